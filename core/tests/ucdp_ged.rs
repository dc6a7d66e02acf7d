//! The published UCDP GED events for Syria through the mapping that comes with the library: nothing is
//! lost, and what is known to be wrong with them is found.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::{
    collections::BTreeMap,
    path::PathBuf,
    process::{Command, Stdio},
};

use claimgraph::{Amount, Code, Graph, Ground, Mapping, Premises, Selection, Supposition};

/// The table, unpacked on the way.
fn table() -> Option<PathBuf> {
    let root = std::env::var_os("CLAIMGRAPH_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
        PathBuf::from,
    );
    let path = root.join("data/ucdp-ged-syria-19.1.csv.gz");
    path.exists().then_some(path)
}

fn value(graph: &Graph, id: &str) -> u64 {
    let claim = graph.claim(id).unwrap_or_else(|| panic!("no claim `{id}`"));
    match claim.record().figure().unwrap().quantity.amount {
        Amount::Exact(n) | Amount::AtLeast(n) | Amount::AtMost(n) => n.get(),
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn the_syria_events() {
    let Some(path) = table() else {
        println!("skipped: ucdp_ged: the data are not in ../shared");
        return;
    };
    let mut unpacked = Command::new("gzip")
        .args(["-dc"])
        .arg(path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mapping = Mapping::find("ucdp-ged").unwrap();
    let mapped = mapping.apply(unpacked.stdout.as_mut().unwrap()).unwrap();
    assert!(unpacked.wait().unwrap().success());
    assert_eq!(mapped.report.len(), 0, "{:?}", mapped.report.iter().next());
    let rows = mapped.rows;
    assert_eq!(
        (rows.read, rows.mapped, rows.with_errors, rows.blank),
        (16_566, 16_566, 0, 0)
    );
    let graph = Graph::new(mapped.document).unwrap();

    let report = graph.validate();
    let mut found: BTreeMap<Code, Vec<&str>> = BTreeMap::new();
    for finding in report.errors() {
        let id = finding.id.as_ref().unwrap().as_str();
        found.entry(finding.code).or_default().push(id);
    }
    assert_eq!(
        found.keys().copied().collect::<Vec<_>>(),
        [Code::ContradictsItself]
    );
    let out_of_order = found.remove(&Code::ContradictsItself).unwrap();
    assert_eq!(out_of_order.len(), 101);

    let mut events = 0;
    let mut disordered = 0;
    for incident in graph
        .incidents()
        .filter(|i| i.id().as_str().starts_with("ged-"))
    {
        let event = incident.id();
        let of = |what: &str| value(&graph, &format!("{event}-{what}"));
        let (low, best, high) = (of("low"), of("best"), of("high"));
        let is_disordered = low > best || best > high;
        let is_found = out_of_order
            .iter()
            .any(|id| id.starts_with(&format!("{event}-")));
        assert_eq!(is_disordered, is_found, "{event}");
        let parts = ["side-a", "side-b", "civilians", "unknown"].map(of);
        assert_eq!(parts.iter().sum::<u64>(), best, "{event}");
        disordered += usize::from(is_disordered);
        events += 1;
    }
    assert_eq!((events, disordered), (16_566, 101));

    // The engine agrees, put to some of them: the parts may be all of the best, but where estimates of one
    // scope are out of order no numbers will do.
    let sample = graph
        .incidents()
        .filter(|i| i.id().as_str().starts_with("ged-"))
        .step_by(2_000);
    let ids: Vec<String> = sample.map(|i| i.id().to_string()).collect();
    let first = out_of_order
        .first()
        .unwrap()
        .rsplit_once('-')
        .unwrap()
        .0
        .to_owned();
    for event in ids.iter().chain([&first]) {
        let name = |what: &str| claimgraph::Id::new(&format!("{event}-{what}")).unwrap();
        let parts = ["side-a", "side-b", "civilians", "unknown"].map(name);
        let complete = Supposition::Complete {
            whole: name("best"),
            parts: parts.into_iter().collect(),
        };
        let selection = Selection {
            incident: Some(claimgraph::Id::new(event).unwrap()),
            ..Selection::default()
        };
        let premises = Premises {
            selection,
            suppose: vec![complete],
            ..Premises::new(Ground::Definitional)
        };
        let answer = graph.consistency(&premises).unwrap();
        let is_sound = !out_of_order
            .iter()
            .any(|id| id.starts_with(&format!("{event}-")));
        assert_eq!(answer.consistent, Some(is_sound), "{event}");
    }
}
