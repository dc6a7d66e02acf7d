//! Files that a stranger might send: nothing panics, hangs, recurses without limit, or answers with
//! more than it was given. The bounds are on processor time, whatever else the machine does, and so
//! generous that only a different order of growth breaks them.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod asking;
mod reading;

use std::time::Duration;

use claimgraph::{Error, Graph, Limits, Report, SectionName, interop};
use cpu_time::ThreadTime;

/// Does something within some seconds, on a stack as small as any that a host would give.
fn within<T: Send>(seconds: u64, act: impl FnOnce() -> T + Send) -> T {
    let timed = || {
        let begun = ThreadTime::now();
        (act(), begun.elapsed())
    };
    let (result, taken) = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(512 << 10);
        thread.spawn_scoped(scope, timed).unwrap().join().unwrap()
    });
    assert!(taken < Duration::from_secs(seconds), "it took {taken:?}");
    result
}

/// Reads and validates either form as a tool would; whatever is found comes back with its place.
fn check(bytes: &[u8]) -> Report {
    let report = match Graph::load(bytes, Limits::default()) {
        Ok(graph) => {
            ask(&graph);
            graph.validate().located(bytes).unwrap()
        }
        Err(Error::Unreadable(report)) => *report,
        Err(other) => panic!("{other}"),
    };
    for finding in &report {
        assert!(
            finding.span.is_some() || finding.pointer.is_empty(),
            "{finding}"
        );
        let size = serde_json::to_string(finding).unwrap().len();
        assert!(size < 4_000, "a finding of {size} bytes: {finding}");
    }
    assert!(report.len() <= Limits::default().findings);
    report
}

/// Puts the questions that walk far to a graph.
fn ask(graph: &Graph) {
    let ids: Vec<&str> = graph.document().ids(SectionName::Claims).collect();
    let (Some(first), Some(last)) = (ids.first(), ids.last()) else {
        return;
    };
    for (operation, options) in [
        ("select", "{}".to_owned()),
        ("figures", "{}".to_owned()),
        ("series", "{}".to_owned()),
        ("known_as_of", r#"{"day":"2022-07-13"}"#.to_owned()),
        ("trace", format!(r#"{{"claim":"{first}","traces":100}}"#)),
        ("origins", format!(r#"{{"claim":"{first}","traces":100}}"#)),
        ("origins", format!(r#"{{"claim":"{last}","traces":100}}"#)),
        ("origins_all", "{}".to_owned()),
        ("relate", format!(r#"{{"a":"{first}","b":"{last}"}}"#)),
        (
            "neighbours",
            format!(r#"{{"id":"{first}","depth":100000}}"#),
        ),
        (
            "paths",
            format!(r#"{{"from":"{first}","to":"{last}","depth":100000}}"#),
        ),
        ("lookup", r#"{"text":"somebody"}"#.to_owned()),
    ] {
        let begun = ThreadTime::now();
        let answer = interop::ask(graph, operation, &options);
        let taken = begun.elapsed();
        assert!(
            taken < Duration::from_secs(20),
            "{operation} took {taken:?}"
        );
        if let Err(error) = answer {
            assert!(error.report().is_none(), "{operation}: {error}");
        }
    }
}

fn slug(report: &Report) -> &'static str {
    report.iter().next().map_or("", |finding| finding.slug)
}

/// A document with one section.
fn document(section: &str, records: impl Iterator<Item = String>) -> String {
    let records: Vec<String> = records.collect();
    format!("{{\"format\":1,\"{section}\":{{{}}}}}", records.join(","))
}

const PLACE: &str = r#"{"names":[{"text":"A"}]}"#;
