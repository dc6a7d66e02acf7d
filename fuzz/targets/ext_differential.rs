//! Any text as foreign JSON: judged as `serde_json` judges it, less what the format refuses.
#![no_main]

use claimgraph::Ext;
use libfuzzer_sys::fuzz_target;

#[path = "../../core/tests/properties/oracle.rs"]
mod oracle;

fuzz_target!(|text: &str| {
    match Ext::parse(text) {
        Ok(ext) => {
            assert!(oracle::admits(text), "admitted");
            let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
            assert_eq!(read(ext.as_json()), read(text));
        }
        Err(_) => assert!(!oracle::admits(text), "refused"),
    }
});
