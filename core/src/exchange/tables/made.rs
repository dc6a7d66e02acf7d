//! The records that tables make, and what is wrong with their rows.

use std::io::Read;

use super::{
    given::{Cells, Value},
    json::Json,
    locate::Origins,
    row::{self, Wrong},
    schema::{Rows as Kind, Table},
};
use crate::gather::{AddAll as _, Gather as _};
use crate::{
    Code, Diagnostic, Document, Error, Limits, Report, SectionName, TableFormat,
    csv::{Flaw, Row, Rows},
    json::{push_step, quoted},
    slip,
    sorted::{Arrange as _, SortedMap, SortedSet},
    text::shown,
};

/// Where something stands in a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    pub(super) table: &'static Table,
    /// Of rows as such the first is 1; in a file the header is.
    pub(super) row: usize,
    pub(super) line: Option<usize>,
}

/// What a row made.
pub(super) struct Entry {
    pub(super) at: At,
    /// The field that the body of a claim stands in.
    pub(super) body: String,
    pub(super) json: Json,
    /// The columns that the row fills.
    pub(super) filled: Vec<&'static str>,
    /// What the tables of its lists add, list by list.
    pub(super) lists: Vec<(&'static str, Vec<Item>)>,
}

/// An item of a list.
pub(super) struct Item {
    pub(super) at: At,
    nth: Option<u64>,
    json: Json,
}

#[derive(Default)]
pub(super) struct Made {
    pub(super) findings: Vec<Diagnostic>,
    /// By pointer.
    pub(super) entries: SortedMap<String, Entry>,
    /// The names of columns of files, by table.
    pub(super) headers: SortedMap<&'static str, Vec<String>>,
}

pub(super) fn pointer(steps: &[&str]) -> String {
    let mut pointer = String::new();
    for step in steps {
        push_step(&mut pointer, step);
    }
    pointer
}

impl Made {
    pub(super) fn rows(&mut self, table: &'static Table, rows: Vec<Cells<'_>>) {
        let mut names = SortedMap::new();
        for (index, row) in rows.iter().enumerate() {
            for name in row.keys() {
                names.entry(&**name).or_insert(index + 1);
            }
        }
        for (name, row) in names {
            self.known_column(table, name, row);
        }
        for (index, mut row) in rows.into_iter().enumerate() {
            row.retain(|_, cell| !cell.is_blank());
            if !row.is_empty() {
                let at = At {
                    table,
                    row: index + 1,
                    line: None,
                };
                self.row(at, &row);
            }
        }
    }

    pub(super) fn csv(
        &mut self,
        table: &'static Table,
        from: &mut dyn Read,
        format: TableFormat,
    ) -> Result<(), Error> {
        let mut flaws = Vec::new();
        let mut rows = Rows::new(from, format, &mut flaws)?;
        self.headers.insert(table.name, rows.header().to_vec());
        let head = At {
            table,
            row: 1,
            line: Some(1),
        };
        let is_sound = flaws.is_empty();
        self.flaws(head, &mut flaws);
        for name in rows.header().iter().filter(|name| !name.is_empty()) {
            self.known_column(table, name, 1);
        }
        if !is_sound {
            return Ok(());
        }
        let header = rows.header().to_vec();
        let mut row = Row::default();
        while rows.next(&mut row, &mut flaws)? {
            let at = At {
                table,
                row: row.number,
                line: Some(row.line),
            };
            if !flaws.is_empty() {
                self.flaws(at, &mut flaws);
            } else if !row.is_blank() {
                let named = header.iter().zip(row.cells());
                let filled = named.filter(|(_, cell)| !cell.is_empty());
                let cells =
                    filled.map(|(name, cell)| (name.as_str().into(), Value::Text(cell.into())));
                self.row(at, &cells.collect());
            }
        }
        Ok(())
    }

    fn flaws(&mut self, at: At, flaws: &mut Vec<Flaw>) {
        for flaw in flaws.drain(..) {
            let header = self.headers.get(at.table.name);
            let column = flaw.column.and_then(|index| header?.get(index).cloned());
            let pointer = pointer(&[at.table.name]);
            let finding = Diagnostic::new(flaw.code, pointer, flaw.why).help(flaw.help);
            let finding = self.told(finding, at, column.as_deref());
            self.findings.push(finding);
        }
    }

    fn known_column(&mut self, table: &'static Table, name: &str, row: usize) {
        let takes_ext = table.columns.iter().any(|column| column.name == "ext");
        if table.names().any(|known| known == name) || takes_ext && name.starts_with("ext.") {
            return;
        }
        let shown = shown(name, 100);
        let message = format!("there is no column `{shown}`");
        let finding = Diagnostic::new(Code::UnknownField, pointer(&[table.name]), message);
        let finding = match slip::nearest(name, table.names()) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None if takes_ext => finding.help("rename it, leave it out, or keep it as `ext.…`"),
            None => finding.help("rename it, or leave it out"),
        };
        let line = self.headers.contains_key(table.name).then_some(row);
        let finding = self.told(finding, At { table, row, line }, None);
        self.findings.push(finding.param("column", name));
    }

    fn wrong(&mut self, at: At, pointer: &str, wrong: Vec<Wrong>) {
        for wrong in wrong {
            let finding = Diagnostic::new(wrong.code, pointer, wrong.why).help(wrong.help);
            let finding = self.told(finding, at, Some(&wrong.column));
            self.findings.push(finding);
        }
    }

    /// The text in a column that a row cannot do without.
    fn key<'r>(&mut self, at: At, row: &'r Cells<'_>, column: &str) -> Option<&'r str> {
        let text = row.get(column).and_then(Value::as_text);
        let text = text.filter(|text| !text.trim().is_empty());
        if text.is_none() {
            let message = format!("the row has no `{column}`, or one that is no text");
            let finding = Diagnostic::new(Code::MissingField, pointer(&[at.table.name]), message);
            let finding = self.told(finding, at, Some(column));
            self.findings.push(finding);
        }
        text
    }

    fn row(&mut self, at: At, row: &Cells<'_>) {
        match at.table.rows {
            Kind::About => self.record(at, row, pointer(&["about"])),
            Kind::Lists => {
                if let Some(list) = self.key(at, row, "list") {
                    self.record(at, row, pointer(&["vocabulary", list]));
                }
            }
            Kind::Terms => {
                let keys = self.key(at, row, "list").zip(self.key(at, row, "id"));
                if let Some((list, id)) = keys {
                    self.record(at, row, pointer(&["vocabulary", list, "terms", id]));
                }
            }
            Kind::Records(section) => {
                if let Some(id) = self.key(at, row, "id")
                    && !self.is_taken(at, id)
                {
                    self.record(at, row, pointer(&[section.as_str(), id]));
                }
            }
            Kind::Items(section, lists) => self.item(at, row, section, lists),
        }
    }

    /// Whether a row above has the id, after a finding that says so.
    fn is_taken(&mut self, at: At, id: &str) -> bool {
        let sections = SectionName::ALL.iter();
        let mut entries =
            sections.filter_map(|section| self.entries.get(&pointer(&[section.as_str(), id])));
        let Some(first) = entries.next().map(|entry| entry.at) else {
            return false;
        };
        let (other, row) = (first.table.name, first.row);
        let message = format!("the id stands in the table `{other}`, row {row}, too");
        let finding = Diagnostic::new(Code::DuplicateId, pointer(&[at.table.name, id]), message);
        let finding = finding.help("ids are unique over the whole document");
        let finding = self.told(finding, at, Some("id"));
        self.findings.push(finding);
        true
    }

    fn record(&mut self, at: At, row: &Cells<'_>, pointer: String) {
        let body = body(row);
        let (json, wrong) = row::record(row, at.table.columns, &body);
        self.wrong(at, &pointer, wrong);
        let filled = |name: &&'static str| row.contains_key(*name);
        let filled = at.table.names().filter(filled).gather();
        let entry = Entry {
            at,
            body,
            json,
            filled,
            lists: Vec::new(),
        };
        if let Some(first) = self.entries.get(&pointer).map(|entry| entry.at.row) {
            let message = format!("the same stands in row {first}, too");
            let finding = Diagnostic::new(Code::DuplicateId, pointer, message);
            let finding = self.told(finding.help("leave one of the rows out"), at, None);
            self.findings.push(finding);
        } else {
            self.entries.insert(pointer, entry);
        }
    }

    fn item(
        &mut self,
        at: At,
        row: &Cells<'_>,
        section: SectionName,
        lists: &'static [&'static str],
    ) {
        let Some(id) = self.key(at, row, "id") else {
            return;
        };
        let list = if let [list] = lists {
            Some(*list)
        } else {
            let Some(link) = self.key(at, row, "link") else {
                return;
            };
            lists.iter().copied().find(|list| *list == link)
        };
        let pointer = pointer(&[section.as_str(), id]);
        let Some(list) = list else {
            let finding = Diagnostic::new(Code::UnknownValue, pointer, "this is no such link");
            let finding = finding.help(format!("one of {}", lists.join(", ")));
            let finding = self.told(finding, at, Some("link"));
            self.findings.push(finding);
            return;
        };
        let nth = match row.get("item") {
            None => None,
            Some(cell) => match row::whole(cell) {
                Ok(digits) => digits.parse().ok(),
                Err((code, why, help)) => {
                    let column = "item".to_owned();
                    self.wrong(
                        at,
                        &pointer,
                        vec![Wrong {
                            column,
                            code,
                            why,
                            help,
                        }],
                    );
                    None
                }
            },
        };
        let (json, wrong) = row::record(row, at.table.columns, "");
        self.wrong(at, &pointer, wrong);
        let Some(entry) = self.entries.get_mut(&pointer) else {
            let table = section.as_str();
            let shown = shown(id, 140);
            let message = format!("no row of the table `{table}` has the id `{shown}`");
            let finding = Diagnostic::new(Code::DanglingReference, pointer, message);
            let finding = finding.help("add the row, or mend the id");
            let finding = self.told(finding, at, Some("id"));
            self.findings.push(finding);
            return;
        };
        let known = entry.lists.iter().position(|(name, _)| *name == list);
        let known = known.unwrap_or_else(|| {
            entry.lists.push((list, Vec::new()));
            entry.lists.len() - 1
        });
        let Some((_, items)) = entry.lists.get_mut(known) else {
            return;
        };
        items.push(Item { at, nth, json });
    }

    pub(super) fn into_document(mut self) -> Result<Document, Error> {
        let mut twins = Vec::new();
        for (pointer, entry) in &mut self.entries {
            for (_, items) in &mut entry.lists {
                // Without a number an item comes last.
                items.arrange_by_key(|item| item.nth.unwrap_or(u64::MAX));
                for pair in items.windows(2) {
                    if let [one, two] = pair
                        && one.nth.is_some()
                        && one.nth == two.nth
                    {
                        twins.push((pointer.clone(), one.at.row, two.at));
                    }
                }
            }
        }
        for (pointer, first, at) in twins {
            let message = format!("the item stands in row {first}, too");
            let finding = Diagnostic::new(Code::DuplicateId, pointer, message);
            let finding = finding.help("number the items of one list 1, 2, 3…");
            let finding = self.told(finding, at, Some("item"));
            self.findings.push(finding);
        }
        let text = self.text();
        let limits = Limits {
            bytes: usize::MAX,
            ..Limits::default()
        };
        let read = match Document::load(text.as_bytes(), limits) {
            Ok(document) if self.findings.is_empty() => return Ok(document),
            Ok(_) => Report::default(),
            Err(Error::Unreadable(report)) => report.unlocated(),
            Err(other) => return Err(other),
        };
        let origins = Origins::new(&self);
        // What a cell is to blame for has been said of the cell.
        let cell = |finding: &Diagnostic| {
            let record: Vec<&str> = finding.pointer.split('/').take(3).gather();
            (record.join("/"), finding.params.get("column").cloned())
        };
        let told: SortedSet<_> = self.findings.iter().map(cell).collect();
        let read = read.iter().map(|finding| origins.located(finding.clone()));
        let read: Vec<_> = read
            .filter(|finding| !told.contains(&cell(finding)))
            .gather();
        let mut findings = self.findings;
        findings.add_all(read);
        Err(Report::within(findings, Limits::default().findings).into())
    }

    /// The document as text.
    fn text(&mut self) -> String {
        let mut text = String::from("{\"format\":1");
        let mut open: Vec<&str> = Vec::new();
        for (pointer, entry) in &mut self.entries {
            for (list, items) in &mut entry.lists {
                if let Some(into) = entry.json.list(list) {
                    into.add_all(
                        items.iter_mut().map(|item| {
                            std::mem::replace(&mut item.json, Json::Object(Vec::new()))
                        }),
                    );
                }
            }
            let steps: Vec<&str> = pointer.split('/').skip(1).gather();
            let (name, around) = steps.split_last().map_or(("", &[][..]), |(n, a)| (*n, a));
            let shared = open.iter().zip(around).take_while(|(a, b)| a == b).count();
            while open.len() > shared {
                open.pop();
                text.push('}');
            }
            for step in around.get(shared..).unwrap_or_default() {
                push_member(&mut text, step);
                text.push('{');
                open.push(step);
            }
            push_member(&mut text, name);
            if entry.at.table.rows == Kind::Lists {
                // Its terms come next.
                entry.json.write(&mut text);
                text.pop();
                open.push(name);
            } else {
                entry.json.write(&mut text);
            }
        }
        text.extend(std::iter::repeat_n('}', open.len() + 1));
        text
    }
}

/// The name of a member of the object that `text` is within.
fn push_member(text: &mut String, step: &str) {
    if !text.ends_with('{') {
        text.push(',');
    }
    let name = step.replace("~1", "/").replace("~0", "~");
    text.push_str(&quoted(&name));
    text.push(':');
}

/// The field of a claim that its body stands in.
fn body(row: &Cells<'_>) -> String {
    let kind = row.get("kind").and_then(Value::as_text).unwrap_or("figure");
    kind.replace('-', "_")
}
