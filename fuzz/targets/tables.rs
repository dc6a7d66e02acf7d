//! Any bytes as CSV files, one after another, each after a line with its name; `%%` stands between two.
//! What is read survives being written as tables, what is refused says why.
#![no_main]

use std::io::Read;

use claimgraph::{CsvTable, Document, Encoding, Error, TableFormat};
use libfuzzer_sys::fuzz_target;

#[path = "../ask/forms.rs"]
mod forms;
#[path = "../ask/split.rs"]
mod split;

fuzz_target!(|bytes: &[u8]| {
    for encoding in Encoding::ALL {
        let mut format = TableFormat::default();
        format.encoding = *encoding;
        format.longest_row = 4_096;
        let mut files: Vec<(String, &[u8])> = split::parts(bytes)
            .map(|file| {
                let end = file.iter().position(|byte| *byte == b'\n');
                let (name, rows) = file.split_at(end.unwrap_or(file.len()));
                let rows = rows.strip_prefix(b"\n").unwrap_or_default();
                (String::from_utf8_lossy(name).into_owned(), rows)
            })
            .collect();
        let tables = files.iter_mut().map(|(name, rows)| CsvTable {
            name: name.clone(),
            from: rows as &mut dyn Read,
            format,
        });
        match Document::from_csv(tables) {
            Ok(document) => forms::as_tables(&document),
            Err(Error::Unreadable(report)) => assert!(!report.is_empty()),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
});
