//! Every code's page is true: its failing example gives the code, its repaired example does not.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::expect_used)]
#![allow(clippy::string_slice, clippy::format_push_string)]

use std::collections::{BTreeMap, BTreeSet};

use claimgraph::{
    Carry, Code, ColumnKind, CsvTable, Document, Graph, Id, Limits, Mapping, Report, StreamColumn,
    StreamLine, TableFormat, Validation, stream_columns,
};
use serde_json::value::RawValue;

/// The fenced blocks of one section of a page: info string and content.
fn blocks<'p>(page: &'p str, section: &str) -> Vec<(&'p str, &'p str)> {
    let start = page.find(&format!("## {section}")).expect("the section");
    let rest = &page[start + 3..];
    let rest = &rest[..rest.find("\n## ").unwrap_or(rest.len())];
    rest.split("```")
        .skip(1)
        .step_by(2)
        .map(|block| block.split_once('\n').expect("a block of lines"))
        .collect()
}

/// Reads and validates an example as a person would, collecting whatever is found.
fn findings(example: &[(&str, &str)]) -> Report {
    let mut limits = Limits::default();
    let mut validation = Validation::default();
    let mut bytes = Vec::new();
    let mut mapping = None;
    let mut tables: Vec<(&str, Vec<u8>)> = Vec::new();
    for (info, content) in example {
        match info.split_once(' ').unwrap_or((info, "")) {
            ("json" | "lines", _) => bytes = content.trim_end().as_bytes().to_vec(),
            ("bytes", _) => bytes = hexadecimal(content),
            ("mapping", _) => mapping = Some(content),
            ("table", _) => bytes = content.as_bytes().to_vec(),
            ("csv", name) => tables.push((name, content.as_bytes().to_vec())),
            ("stream", columns) => return from_stream(columns, content),
            ("table-bytes", name) => tables.push((name, hexadecimal(content))),
            ("text", id) => {
                let text = content.strip_suffix('\n').unwrap();
                validation
                    .texts
                    .insert(Id::new(id).unwrap(), text.to_owned());
            }
            ("limits", _) => {
                let (name, value) = content.trim().split_once(' ').unwrap();
                assert_eq!(name, "bytes");
                limits.bytes = value.parse().unwrap();
            }
            (other, _) => panic!("unknown block `{other}`"),
        }
    }
    if let Some(mapping) = mapping {
        return match Mapping::read(mapping.as_bytes()).and_then(|m| m.apply(&mut bytes.as_slice()))
        {
            Ok(mapped) => mapped.report,
            Err(error) => error.report().expect("a report").clone(),
        };
    }
    if !tables.is_empty() {
        return from_tables(&tables);
    }
    match Graph::load(&bytes, limits) {
        Ok(graph) => graph.validate_with(&validation).located(&bytes).unwrap(),
        Err(error) => error.report().expect("a report").clone(),
    }
}

fn hexadecimal(content: &str) -> Vec<u8> {
    let bytes = content.split_whitespace();
    bytes.map(|b| u8::from_str_radix(b, 16).unwrap()).collect()
}

/// What is found in a stream: in its columns, its order, and its incidents.
fn from_stream(columns: &str, lines: &str) -> Report {
    let columns: Vec<StreamColumn> = columns
        .split(' ')
        .map(|column| {
            let (name, kind) = column.split_once(':').unwrap_or((column, ""));
            let kind = match kind {
                "" => ColumnKind::Text,
                other => ColumnKind::Other(other.to_owned()),
            };
            let name = name.to_owned();
            StreamColumn { name, kind }
        })
        .collect();
    if let Err(report) = stream_columns(&columns) {
        return report;
    }
    let mut carry = Carry::new(Document::default(), Limits::default());
    let mut all = Vec::new();
    for line in lines.lines() {
        let line: BTreeMap<&str, &RawValue> = serde_json::from_str(line).unwrap();
        let word = |name: &str| Some(serde_json::from_str::<&str>(line.get(name)?.get()).unwrap());
        let pushed = carry.push(StreamLine {
            incident: word("incident"),
            section: word("section").unwrap(),
            id: word("id").unwrap(),
            record: line.get("record").unwrap().get(),
        });
        match pushed {
            Ok(incident) => all.extend(incident),
            Err(error) => return error.report().unwrap().clone(),
        }
    }
    all.extend(carry.finish().unwrap());
    let mut reports = all
        .iter()
        .map(|i| carry.validate(i, &Validation::default()));
    // An example has one incident that there is something to say about.
    reports
        .find(|report| report.errors().next().is_some())
        .unwrap_or_default()
}

/// What is found in tables.
fn from_tables(tables: &[(&str, Vec<u8>)]) -> Report {
    let mut files: Vec<&[u8]> = tables.iter().map(|(_, bytes)| bytes.as_slice()).collect();
    let files = tables
        .iter()
        .zip(&mut files)
        .map(|((name, _), from)| CsvTable {
            name: (*name).to_owned(),
            from,
            format: TableFormat::default(),
        });
    match Document::from_csv(files) {
        Ok(_) => Report::default(),
        Err(error) => error.report().expect("a report").clone(),
    }
}

#[test]
fn pages_are_true() {
    for code in Code::ALL {
        let page = code.page();
        let path = format!("{}/codes/{code}.md", env!("CARGO_MANIFEST_DIR"));
        assert!(
            std::fs::read_to_string(path).is_ok_and(|written| written == page),
            "the page of {code} is headed by another code: {:?}",
            page.lines().next()
        );
        let failing = findings(&blocks(page, "Fails"));
        let found = failing.iter().find(|d| d.code == *code);
        let found = found.unwrap_or_else(|| panic!("{code} is not found: {failing:#?}"));
        assert!(!found.message.ends_with('.'), "{code}: {}", found.message);
        assert!(
            found.message.starts_with(|c: char| !c.is_uppercase()),
            "{code}: {}",
            found.message
        );
        // Syntax explains itself; what the data say does not.
        assert!(
            found.help.is_some() || code.as_str() < "CG200",
            "{code} gives no advice"
        );
        let repaired = findings(&blocks(page, "Repaired"));
        assert!(
            repaired.errors().next().is_none() && repaired.iter().all(|d| d.code != *code),
            "{code} is not repaired: {repaired:#?}"
        );
    }
}

#[test]
fn codes_are_unique_and_in_order() {
    let codes: Vec<&str> = Code::ALL.iter().map(|c| c.as_str()).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    let slugs: BTreeSet<&str> = Code::ALL.iter().map(|c| c.slug()).collect();
    assert_eq!(slugs.len(), codes.len());
}

/// The index of the pages: code, name, severity and the first sentence.
fn index() -> String {
    let mut page = String::from(
        "# The codes of findings\n\n\
         <!-- Generated from the pages beside this file; do not edit. To write it anew:\n     \
         CLAIMGRAPH_BLESS=1 cargo test -p claimgraph --test codes -->\n\n\
         Codes are permanent: one is never given another meaning. The severity is the usual one; where a\n\
         rule can be broken certainly or only possibly, the page says which is which. Every page holds a\n\
         smallest failing example and its repair, and both are run as tests.\n\n\
         | Code | Name | Usually | Meaning |\n|---|---|---|---|\n",
    );
    for code in Code::ALL {
        let text = code.page().split("\n\n").nth(1).unwrap().replace('\n', " ");
        let sentence = text.split_inclusive(". ").next().unwrap().trim_end();
        page.push_str(&format!(
            "| [{code}]({code}.md) | {} | {} | {sentence} |\n",
            code.slug(),
            code.severity()
        ));
    }
    page
}

#[test]
fn the_index_of_codes_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/codes/README.md");
    let index = index();
    if std::env::var_os("CLAIMGRAPH_BLESS").is_some() {
        std::fs::write(path, &index).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == index,
        "CLAIMGRAPH_BLESS=1 cargo test -p claimgraph --test codes writes it anew"
    );
}
