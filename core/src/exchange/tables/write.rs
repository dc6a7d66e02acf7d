//! A document as tables.

use std::borrow::Cow;

use super::{
    columns::{Cell, Column, To},
    schema::{Rows, TABLES, Table},
};
use crate::gather::Gather as _;
use crate::{
    Document, SectionName,
    csv::Writer,
    json::{Encode, Writer as Json, items_of, members, string},
    text::joined,
};

pub(super) fn write(document: &Document) -> Vec<(&'static str, String)> {
    let tables = TABLES.iter();
    tables
        .filter_map(|table| Some((table.name, written(document, table)?)))
        .gather()
}

/// A table as CSV, unless it has no row.
fn written(document: &Document, table: &Table) -> Option<String> {
    let columns: Vec<&Column> = table.columns.iter().filter(|c| !c.to.is_wide()).gather();
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
        let body = kind.map_or(String::new(), |(_, kind)| text(kind).replace('-', "_"));
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
fn at(record: &[(Cow<'_, str>, &str)], path: &[&str], body: &str) -> Option<String> {
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
        Cell::Text => text(value),
        Cell::Whole | Cell::Decimal | Cell::Flag | Cell::Json => value.to_owned(),
        Cell::Texts => joined(items_of(value).into_iter().map(text), "; "),
        Cell::Terms => {
            let terms = members(value).into_iter();
            let terms = terms.map(|(facet, term)| format!("{facet}={}", text(term)));
            joined(terms, "; ")
        }
    }
}

fn json(value: &impl Encode) -> String {
    let mut writer = Json::default();
    value.encode(&mut writer);
    writer.finish()
}

fn text(json: &str) -> String {
    string(json).map(Into::into).unwrap_or_default()
}
