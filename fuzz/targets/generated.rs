//! Any bytes as choices: a sound document is made of them, so that the rules and answers are reached
//! deeper than by bytes that must first be JSON.
#![no_main]

use claimgraph::{Document, Graph};
use libfuzzer_sys::fuzz_target;

#[path = "../ask/mod.rs"]
mod ask;
#[path = "../../core/tests/properties/choices.rs"]
mod choices;
#[path = "../ask/forms.rs"]
mod forms;
#[path = "../../core/tests/properties/generate/mod.rs"]
mod generate;
#[allow(dead_code)]
#[path = "../../core/tests/properties/oracle.rs"]
mod oracle;

fuzz_target!(|bytes: &[u8]| {
    let document = generate::document(bytes);
    let json = document.to_json();
    assert_eq!(Document::from_json(json.as_bytes()).unwrap(), document);
    forms::as_tables(&document);
    let Ok(graph) = Graph::new(document) else {
        return;
    };
    let report = graph.validate().located(json.as_bytes()).unwrap();
    assert!(report.iter().all(|finding| finding.span.is_some()));
    ask::everything(&graph);
});
