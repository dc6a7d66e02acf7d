//! Any bytes as a case: whatever can be read can be validated and asked anything.
#![no_main]

use claimgraph::{Graph, Limits};
use libfuzzer_sys::fuzz_target;

#[path = "../ask/mod.rs"]
mod ask;

fuzz_target!(|bytes: &[u8]| {
    let Ok(graph) = Graph::load(bytes, Limits::default()) else {
        return;
    };
    let report = graph.validate().located(bytes).unwrap();
    assert!(report.iter().all(|finding| finding.span.is_some()));
    ask::everything(&graph);
});
