//! Any bytes as the line form: what is read survives being written in either form.
#![no_main]

use claimgraph::Document;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match Document::from_lines(bytes) {
        Ok(document) => {
            assert_eq!(
                Document::from_lines(document.to_lines().as_bytes()).unwrap(),
                document
            );
            assert_eq!(
                Document::from_json(document.to_json().as_bytes()).unwrap(),
                document
            );
        }
        Err(error) => assert!(!error.report().expect("a report").is_empty()),
    }
});
