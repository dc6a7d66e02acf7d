//! A document as tables.

use super::{
    columns::{Cell, Column, To},
    schema::{Rows, TABLES, Table},
};
use crate::{
    Document, Limits, SectionName,
    csv::Writer,
    json::{Encode, Reader, Writer as Json},
    text::joined,
};

pub(super) fn write(document: &Document) -> Vec<(&'static str, String)> {
    let tables = TABLES.iter();
    tables
        .filter_map(|table| Some((table.name, written(document, table)?)))
        .collect()
}

/// A table as CSV, unless it has no row.
fn written(document: &Document, table: &Table) -> Option<String> {
    let columns: Vec<&Column> = table.columns.iter().filter(|c| !c.to.is_wide()).collect();
    let mut rows = RowsOut {
        columns,
        out: Writer::default(),
        count: 0,
    };
    for key in table.keys() {
        rows.out.cell(key);
    }
    for column in &rows.columns {
        rows.out.cell(column.name);
    }
    rows.out.end_row();
    match table.rows {
        Rows::About => {
            if let Some(about) = &document.about {
                rows.row(&[], &json(about));
            }
        }
        Rows::Lists | Rows::Terms => {
            let vocabulary = json(&document.vocabulary);
            for (list, extension) in members(&vocabulary) {
                let extension = members(extension);
                let terms = extension.iter().find(|(name, _)| name == "terms");
                let terms = terms.map_or("{}", |(_, terms)| *terms);
                let open = extension.iter().find(|(name, _)| name == "open");
                if table.rows == Rows::Terms {
                    for (id, term) in members(terms) {
                        rows.row(&[&list, &id], term);
                    }
                } else if let Some((_, open)) = open {
                    rows.row(&[&list], &format!("{{\"open\":{open}}}"));
                }
            }
        }
        Rows::Records(section) => {
            each(document, section, &mut |id, record| rows.row(&[id], record));
        }
        Rows::Items(section, lists) => each(document, section, &mut |id, record| {
            let record = members(record);
            for list in lists {
                let Some((_, items)) = record.iter().find(|(name, _)| name == list) else {
                    continue;
                };
                for (index, item) in items_of(items).into_iter().enumerate() {
                    let nth = (index + 1).to_string();
                    match lists {
                        [_] => rows.row(&[id, &nth], item),
                        _ => rows.row(&[id, list, &nth], item),
                    }
                }
            }
        }),
    }
    (rows.count > 0).then(|| rows.out.finish())
}

fn each(document: &Document, section: SectionName, with: &mut dyn FnMut(&str, &str)) {
    for id in document.ids(section) {
        let record = document.record_json(section, id).unwrap_or_default();
        with(id, &record);
    }
}

struct RowsOut<'t> {
    columns: Vec<&'t Column>,
    out: Writer,
    count: usize,
}

impl RowsOut<'_> {
    fn row(&mut self, keys: &[&str], record: &str) {
        self.count += 1;
        let record = members(record);
        let kind = record.iter().find(|(name, _)| name == "kind");
        let body = kind.map_or(String::new(), |(_, kind)| string(kind).replace('-', "_"));
        for key in keys {
            self.out.cell(key);
        }
        for column in &self.columns {
            let To::Field(path) = column.to else { continue };
            let text = at(&record, path, &body).map(|value| cell(column.cell, &value));
            self.out.cell(text.as_deref().unwrap_or_default());
        }
        self.out.end_row();
    }
}

/// What stands at a path of an object's members.
fn at(record: &[(String, &str)], path: &[&str], body: &str) -> Option<String> {
    let (step, rest) = path.split_first()?;
    let step = if *step == "$" { body } else { step };
    let (_, value) = record.iter().find(|(name, _)| name == step)?;
    if rest.is_empty() {
        Some((*value).to_owned())
    } else {
        at(&members(value), rest, body)
    }
}

fn cell(kind: Cell, value: &str) -> String {
    match kind {
        Cell::Text => string(value),
        Cell::Whole | Cell::Decimal | Cell::Flag | Cell::Json => value.to_owned(),
        Cell::Texts => joined(items_of(value).into_iter().map(string), "; "),
        Cell::Terms => {
            let terms = members(value).into_iter();
            let terms = terms.map(|(facet, term)| format!("{facet}={}", string(term)));
            joined(terms, "; ")
        }
    }
}

// ---- the text that our own writer wrote, taken apart

fn json(value: &impl Encode) -> String {
    let mut writer = Json::default();
    value.encode(&mut writer);
    writer.finish()
}

fn reader(json: &str) -> Option<Reader<'_>> {
    let limits = Limits {
        bytes: usize::MAX,
        string: usize::MAX,
        depth: Limits::DEEPEST,
        ..Limits::default()
    };
    Reader::new(json.as_bytes(), limits).ok()
}

fn members(json: &str) -> Vec<(String, &str)> {
    let mut members = Vec::new();
    if let Some(mut reader) = reader(json) {
        let _ = reader.object("", |reader, key, _| {
            reader.space();
            let start = reader.pos();
            reader.skip();
            let value = json.get(start..reader.pos()).unwrap_or_default();
            members.push((key.into_owned(), value));
        });
    }
    members
}

fn items_of(json: &str) -> Vec<&str> {
    let mut items = Vec::new();
    if let Some(mut reader) = reader(json) {
        let _ = reader.array("", |reader, _| {
            reader.space();
            let start = reader.pos();
            reader.skip();
            items.push(json.get(start..reader.pos()).unwrap_or_default());
        });
    }
    items
}

fn string(json: &str) -> String {
    let text = reader(json).and_then(|mut reader| reader.string("").map(Into::into));
    text.unwrap_or_default()
}
