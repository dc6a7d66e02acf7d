//! The columns that a stream must have.

use std::fmt;

use crate::{Code, Diagnostic, Report, slip};

/// What the cells of a column are, as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnKind {
    /// Texts.
    Text,
    /// Anything else, by the name that its own world has for it.
    Other(String),
}

impl fmt::Display for ColumnKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("text"),
            Self::Other(name) => f.write_str(name),
        }
    }
}

/// A column of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamColumn {
    /// Its name.
    pub name: String,
    /// What its cells are.
    pub kind: ColumnKind,
}

/// The columns of a line, in the order in which [`stream_columns`] answers where they are.
const WANTED: [&str; 4] = ["incident", "section", "id", "record"];

/// Where the columns of a line are among those of a stream: `incident`, `section`, `id` and `record`, all
/// of text. Others may stand beside them.
///
/// ```
/// use claimgraph::{ColumnKind, StreamColumn, stream_columns};
///
/// let text = |name: &str| StreamColumn { name: name.to_owned(), kind: ColumnKind::Text };
/// let found = stream_columns(&["id", "incident", "record", "section"].map(text))?;
/// assert_eq!(found, [1, 3, 0, 2]);
/// let report = stream_columns(&["id", "incident", "recrod", "section"].map(text)).unwrap_err();
/// assert_eq!(report.iter().next().unwrap().help.as_deref(), Some("did you mean `recrod`? rename it"));
/// # Ok::<(), claimgraph::Report>(())
/// ```
///
/// # Errors
///
/// With a finding for every column that is not there, stands twice or is not of text.
pub fn stream_columns(columns: &[StreamColumn]) -> Result<[usize; 4], Report> {
    let mut found = [0; 4];
    let mut findings = Vec::new();
    for (place, wanted) in found.iter_mut().zip(WANTED) {
        let named = |(_, column): &(usize, &StreamColumn)| column.name == wanted;
        let mut same = columns.iter().enumerate().filter(named);
        match (same.next(), same.next()) {
            (Some((at, column)), None) => match &column.kind {
                ColumnKind::Text => *place = at,
                ColumnKind::Other(kind) => findings.push(
                    finding(
                        wanted,
                        format!("the column `{wanted}` is of {kind}, not of text"),
                    )
                    .param("found", kind.as_str())
                    .param("expected", "text")
                    .help("cast it: the parts of a line are texts, and a record is JSON text"),
                ),
            },
            (Some(_), Some(_)) => findings.push(
                finding(wanted, format!("the column `{wanted}` stands twice"))
                    .help("leave one of them out"),
            ),
            (None, _) => {
                let others = columns.iter().map(|column| column.name.as_str());
                let others = others.filter(|name| !WANTED.contains(name));
                let help = match slip::nearest(wanted, others) {
                    Some(near) => format!("did you mean `{near}`? rename it"),
                    None => "a stream has the columns `incident`, `section`, `id` and `record`"
                        .to_owned(),
                };
                findings.push(
                    finding(wanted, format!("there is no column `{wanted}`"))
                        .param("expected", "text")
                        .help(help),
                );
            }
        }
    }
    if findings.is_empty() {
        Ok(found)
    } else {
        Err(Report::new(findings, 0))
    }
}

fn finding(column: &str, message: String) -> Diagnostic {
    Diagnostic::new(Code::UnfitColumn, "", message).param("column", column)
}
