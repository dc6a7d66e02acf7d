//! Any bytes as the document form: what is read survives being written, what is refused says why.
#![no_main]

use claimgraph::{Document, Limits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match Document::from_json(bytes) {
        Ok(document) => {
            // What is written here is JSON to the rest of the world.
            let json = document.to_json();
            let theirs: serde_json::Value = serde_json::from_slice(bytes).unwrap();
            let ours: serde_json::Value = serde_json::from_str(&json).unwrap();
            assert!(ours["format"] == theirs["format"]);
            assert_eq!(Document::from_json(json.as_bytes()).unwrap(), document);
            let lines = document.to_lines();
            let again = Document::from_lines(lines.as_bytes()).unwrap();
            assert_eq!(again, document);
            assert_eq!(again.digest(), document.digest());
        }
        Err(error) => {
            let report = error.report().expect("a report");
            assert!(!report.is_empty());
            // Findings are in proportion to the file, and bounded besides.
            assert!(report.to_json().len() < 4_000 * (bytes.len() + 2));
        }
    }
    let few = Limits {
        depth: 8,
        string: 16,
        findings: 2,
        ..Limits::default()
    };
    if let Err(error) = Document::load(bytes, few) {
        assert!(error.report().is_some_and(|report| report.len() <= 2));
    }
});
