//! What holds of every document: written as tables and read again it is the same.

use std::io::Read;

use claimgraph::{CsvTable, Document, TableFormat};

pub fn as_tables(document: &Document) {
    let written = document.to_tables();
    let mut files: Vec<(&str, &[u8])> = written.iter().map(|(n, t)| (*n, t.as_bytes())).collect();
    let tables = files.iter_mut().map(|(name, rows)| CsvTable {
        name: (*name).to_owned(),
        from: rows as &mut dyn Read,
        format: TableFormat::default(),
    });
    assert_eq!(&Document::from_csv(tables).unwrap(), document);
}
