//! Tables of records, a row a record, as spreadsheets have them. `docs/tables.md` lists the columns.

mod columns;
mod row;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use self::columns::Column;
use crate::{Code, Diagnostic, Document, Error, Limits, Report, SectionName, slip};

impl Document {
    /// Makes a document of tables: an object from section to its rows, each row an object from column to
    /// cell. What is wrong is found with its table, row and column.
    ///
    /// ```
    /// use claimgraph::Document;
    ///
    /// let document = Document::from_tables(r#"{"places":[{"id":"almaty","name":"Almaty","lat":"43.25","lon":76.9}]}"#)?;
    /// assert_eq!(document.places.get("almaty").unwrap().names.display().text, "Almaty");
    ///
    /// let error = Document::from_tables(r#"{"sources":[{"id":"daily","kind":"article","title":"News","published":"3/3/2031"}]}"#);
    /// let finding = error.unwrap_err().report().unwrap().iter().next().unwrap().to_string();
    /// assert!(finding.contains("table `sources`, row 1, column `published`"));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the text is not of this shape, and with everything that is wrong with the rows.
    pub fn from_tables(json: &str) -> Result<Self, Error> {
        let tables: BTreeMap<String, Vec<Map<String, Value>>> = serde_json::from_str(json)
            .map_err(|why| Error::Question(format!("the tables cannot be read: {why}")))?;
        let mut made = Made::default();
        for (name, rows) in &tables {
            match SectionName::ALL
                .iter()
                .find(|section| section.as_str() == name)
            {
                Some(section) => made.table(*section, rows),
                None => made.unknown_table(name),
            }
        }
        made.into_document(&tables)
    }
}

/// Where a record came from.
#[derive(Clone, Copy)]
struct Origin {
    section: SectionName,
    row: usize,
}

#[derive(Default)]
struct Made {
    findings: Vec<Diagnostic>,
    rows: BTreeMap<String, Origin>,
    /// Records as text, by section.
    records: BTreeMap<SectionName, String>,
}

/// A finding in a table, told by its row and, where one is meant, its column.
fn at(
    mut finding: Diagnostic,
    section: SectionName,
    row: usize,
    column: Option<&str>,
) -> Diagnostic {
    let table = section.as_str();
    let place = column.map_or(String::new(), |column| format!(", column `{column}`"));
    finding.message = format!("{} (table `{table}`, row {row}{place})", finding.message);
    let finding = finding.param("table", table).param("row", row);
    match column {
        Some(column) => finding.param("column", column),
        None => finding,
    }
}

impl Made {
    fn table(&mut self, section: SectionName, rows: &[Map<String, Value>]) {
        let columns = columns::of(section);
        self.unknown_columns(section, columns, rows);
        let mut text = String::new();
        for (index, row) in rows.iter().enumerate() {
            self.row(section, columns, index + 1, row, &mut text);
        }
        self.records.insert(section, text);
    }

    fn row(
        &mut self,
        section: SectionName,
        columns: &[Column],
        number: usize,
        row: &Map<String, Value>,
        out: &mut String,
    ) {
        if row.values().all(row::is_blank) {
            return;
        }
        let table = section.as_str();
        let Some(id) = row
            .get("id")
            .and_then(Value::as_str)
            .filter(|id| !id.trim().is_empty())
        else {
            let message = "the row has no `id`, or one that is no text";
            let finding = Diagnostic::new(Code::MissingField, format!("/{table}"), message);
            self.findings.push(at(finding, section, number, Some("id")));
            return;
        };
        let pointer = format!("/{table}/{}", id.replace('~', "~0").replace('/', "~1"));
        if let Some(first) = self.rows.get(id) {
            let (other, first) = (first.section.as_str(), first.row);
            let message = format!("the id stands in the table `{other}`, row {first}, too");
            let finding = Diagnostic::new(Code::DuplicateId, pointer, message);
            let finding = finding.help("ids are unique over the whole document");
            self.findings.push(at(finding, section, number, Some("id")));
            return;
        }
        let (record, wrong) = row::record(row, columns, &body(row));
        for wrong in wrong {
            let finding = Diagnostic::new(wrong.code, pointer.clone(), wrong.why).help(wrong.help);
            self.findings
                .push(at(finding, section, number, Some(&wrong.column)));
        }
        self.rows.insert(
            id.to_owned(),
            Origin {
                section,
                row: number,
            },
        );
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(&Value::from(id).to_string());
        out.push(':');
        record.write(out);
    }

    fn unknown_table(&mut self, name: &str) {
        let known = || SectionName::ALL.iter().map(|section| section.as_str());
        let shown: String = name.chars().take(100).collect();
        let message = format!("there is no table `{}`", shown.escape_debug());
        let finding = Diagnostic::new(Code::UnknownField, "", message);
        self.findings.push(match slip::nearest(name, known()) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help(format!(
                "tables are {}",
                known().collect::<Vec<_>>().join(", ")
            )),
        });
    }

    /// Says each unknown column once, at the first row that fills it.
    fn unknown_columns(
        &mut self,
        section: SectionName,
        columns: &[Column],
        rows: &[Map<String, Value>],
    ) {
        let known = || columns.iter().map(|column| column.name).chain(["id"]);
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, row) in rows.iter().enumerate() {
            for name in row.keys().filter(|name| !name.starts_with("ext.")) {
                if !seen.contains_key(name.as_str()) && !known().any(|column| column == name) {
                    seen.insert(name, index + 1);
                }
            }
        }
        for (name, row) in seen {
            let shown: String = name.chars().take(100).collect();
            let message = format!("there is no column `{}`", shown.escape_debug());
            let pointer = format!("/{}", section.as_str());
            let finding = Diagnostic::new(Code::UnknownField, pointer, message);
            let finding = match slip::nearest(name, known()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("rename it, leave it out, or keep it as `ext.…`"),
            };
            self.findings
                .push(at(finding, section, row, None).param("column", name));
        }
    }

    fn into_document(
        self,
        tables: &BTreeMap<String, Vec<Map<String, Value>>>,
    ) -> Result<Document, Error> {
        let mut text = String::from("{\"format\":1");
        for (section, records) in &self.records {
            text.push_str(",\"");
            text.push_str(section.as_str());
            text.push_str("\":{");
            text.push_str(records);
            text.push('}');
        }
        text.push('}');
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
        let mut findings = self.findings;
        // What a cell is to blame for has been said of the cell.
        let cell = |finding: &Diagnostic| {
            let column = finding.params.get("column").cloned();
            (pointer_of_record(&finding.pointer), column)
        };
        let told: BTreeSet<_> = findings.iter().map(cell).collect();
        let read = read
            .iter()
            .map(|finding| located(finding.clone(), &self.rows, tables));
        findings.extend(read.filter(|finding| !told.contains(&cell(finding))));
        Err(Report::within(findings, Limits::default().findings).into())
    }
}

/// The field of a claim that its body stands in.
fn body(row: &Map<String, Value>) -> String {
    let kind = row.get("kind").and_then(Value::as_str).unwrap_or("figure");
    kind.replace('-', "_")
}

fn pointer_of_record(pointer: &str) -> String {
    pointer.split('/').take(3).collect::<Vec<_>>().join("/")
}

/// A finding of the strict reader, with the row and the column that it comes from.
fn located(
    finding: Diagnostic,
    rows: &BTreeMap<String, Origin>,
    tables: &BTreeMap<String, Vec<Map<String, Value>>>,
) -> Diagnostic {
    let pointer = finding.pointer.clone();
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let id = steps
        .get(1)
        .map(|id| id.replace("~1", "/").replace("~0", "~"));
    let Some(origin) = id.and_then(|id| rows.get(&id)) else {
        return finding;
    };
    let table = tables.get(origin.section.as_str());
    let row = table.and_then(|rows| rows.get(origin.row - 1));
    let body = row.map(body).unwrap_or_default();
    let within = steps.get(2..).unwrap_or_default();
    // A field that is missing is told at its object: the field itself says which column is.
    let missing = match (finding.code, finding.params.get("field")) {
        (Code::MissingField, Some(crate::Param::Text(field))) => Some(field.clone()),
        _ => None,
    };
    let within: Vec<&str> = within.iter().copied().chain(missing.as_deref()).collect();
    // Of equals the last is taken, which is the first here.
    let columns = columns::of(origin.section).iter().rev();
    let column = columns
        .filter(|column| column.is_at(&within, &body))
        .max_by_key(|column| {
            // Of several columns that make one list, the one that is filled.
            row.is_some_and(|row| {
                row.get(column.name)
                    .is_some_and(|cell| !row::is_blank(cell))
            })
        })
        .map(|column| column.name);
    let column =
        column.or((within.is_empty() && finding.code == Code::MalformedId).then_some("id"));
    at(finding, origin.section, origin.row, column)
}
