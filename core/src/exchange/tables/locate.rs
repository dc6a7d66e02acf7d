//! From a place in the document to the cell that it comes from.

use super::{
    made::{At, Entry, Made},
    schema::Table,
};
use crate::gather::{AddAll as _, Gather as _};
use crate::{Code, Diagnostic, Param, csv::letters};

impl Made {
    /// A finding in a table, told by its row and, where one is meant, its column.
    pub(super) fn told(&self, finding: Diagnostic, at: At, column: Option<&str>) -> Diagnostic {
        told(self, finding, at, column)
    }
}

fn told(made: &Made, mut finding: Diagnostic, at: At, column: Option<&str>) -> Diagnostic {
    let table = at.table.name;
    let header = made.headers.get(table);
    let index =
        header.and_then(|names| names.iter().position(|name| Some(name.as_str()) == column));
    let letters = index.map_or(String::new(), |index| format!("{} ", letters(index)));
    let place = column.map_or(String::new(), |column| {
        format!(", column {letters}`{column}`")
    });
    let line = at
        .line
        .map_or(String::new(), |line| format!(", line {line}"));
    finding.message = format!(
        "{} (table `{table}`, row {}{place}{line})",
        finding.message, at.row
    );
    let finding = finding.param("table", table).param("row", at.row);
    let finding = match at.line {
        Some(line) => finding.param("line", line),
        None => finding,
    };
    match column {
        Some(column) => finding.param("column", column),
        None => finding,
    }
}

/// What made the records.
pub(super) struct Origins<'m> {
    made: &'m Made,
}

impl<'m> Origins<'m> {
    pub(super) fn new(made: &'m Made) -> Self {
        Self { made }
    }

    /// A finding of the strict reader, with the row and the column that it comes from.
    pub(super) fn located(&self, finding: Diagnostic) -> Diagnostic {
        let pointer = finding.pointer.clone();
        let mut end = pointer.len();
        let entry = loop {
            let prefix = pointer.get(..end).unwrap_or_default();
            if let Some(entry) = self.made.entries.get(prefix) {
                break entry;
            }
            match prefix.rfind('/') {
                Some(at) => end = at,
                None => return finding,
            }
        };
        let within = pointer.get(end..).unwrap_or_default();
        let mut steps: Vec<&str> = within.split('/').skip(1).gather();
        // A field that is missing is told at its object: the field itself says which column is.
        let missing = match (finding.code, finding.params.get("field")) {
            (Code::MissingField, Some(Param::Text(field))) => Some(field.clone()),
            _ => None,
        };
        steps.add_all(missing.as_deref());
        if let Some((at, steps)) = item(entry, &steps) {
            let column = column(at.table, steps, "", None);
            return told(self.made, finding, at, column);
        }
        let column = column(entry.at.table, &steps, &entry.body, Some(entry));
        let is_id = steps.is_empty() && finding.code == Code::MalformedId;
        let keys = entry.at.table.keys();
        let column = column.or(keys.last().copied().filter(|_| is_id));
        told(self.made, finding, entry.at, column)
    }
}

/// The row of a list's table that the steps lead into, and the steps within its item.
fn item<'s>(entry: &Entry, steps: &'s [&'s str]) -> Option<(At, &'s [&'s str])> {
    let [list, nth, within @ ..] = steps else {
        return None;
    };
    let (_, items) = entry.lists.iter().find(|(name, _)| name == list)?;
    let nth: usize = nth.parse().ok()?;
    // What the record's own row said of the list stands before it.
    let own = entry.json.get(list).map_or(0, super::json::Json::len);
    let own = own.saturating_sub(items.len());
    let item = items.get(nth.checked_sub(own)?)?;
    Some((item.at, within))
}

fn column(
    table: &'static Table,
    steps: &[&str],
    body: &str,
    entry: Option<&Entry>,
) -> Option<&'static str> {
    // Of equals the last is taken, which is the first here.
    let columns = table.columns.iter().rev();
    columns
        .filter(|column| column.is_at(steps, body))
        // Of several columns that make one list, the one that is filled.
        .max_by_key(|column| entry.is_some_and(|entry| entry.filled.contains(&column.name)))
        .map(|column| column.name)
}
