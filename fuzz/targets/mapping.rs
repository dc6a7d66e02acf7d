//! Any bytes as a mapping and a table, `%%` between the two; without it as a table for mappings that are
//! known to be sound. No row is lost count of, and what is made can be written and read.
#![no_main]

use std::sync::LazyLock;

use claimgraph::{Document, Limits, Mapping};
use libfuzzer_sys::fuzz_target;

#[path = "../ask/split.rs"]
mod split;

static SOUND: LazyLock<[Mapping; 2]> = LazyLock::new(|| {
    let raids = include_bytes!("../../examples/bring-your-own/mapping.json");
    [
        Mapping::read(raids).unwrap(),
        Mapping::find("ucdp-ged").unwrap(),
    ]
});

fuzz_target!(|bytes: &[u8]| {
    let mut parts = split::parts(bytes);
    let first = parts.next().unwrap_or_default();
    match parts.next() {
        Some(table) => match Mapping::read(first) {
            Ok(mapping) => apply(&mapping, table),
            Err(error) => assert!(!error.report().expect("a report").is_empty()),
        },
        None => SOUND.iter().for_each(|mapping| apply(mapping, bytes)),
    }
});

fn apply(mapping: &Mapping, mut table: &[u8]) {
    let few = Limits {
        findings: 20,
        ..Limits::default()
    };
    let Ok(mapped) = mapping.apply_with(&mut table, mapping.format(), few) else {
        return;
    };
    let rows = mapped.rows;
    assert_eq!(rows.read, rows.mapped + rows.with_errors + rows.blank);
    assert!(rows.with_errors == 0 || !mapped.report.is_empty());
    let json = mapped.document.to_json();
    assert_eq!(
        Document::from_json(json.as_bytes()).unwrap(),
        mapped.document
    );
}
