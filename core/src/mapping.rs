//! Somebody else's tables as records, by a mapping: a small JSON file that says what each column means.
//! `docs/mapping.md` is its specification.

mod ast;
mod dates;
mod fill;
mod fitted;
mod keep;
mod numbers;
mod pieces;
mod reach;
mod read;
mod run;
mod scope;
mod shipped;
mod template;
#[cfg(test)]
mod tests;

use std::io::Read;

use serde::Serialize;

use self::read::Maker;
use crate::{Document, Error, Limits, Report, TableFormat, json::Reader};

/// What turns somebody else's table into records.
///
/// ```
/// use claimgraph::Mapping;
///
/// let mapping = Mapping::read(br#"{"mapping": 1, "rows": [
///   {"section": "places", "id": "{town|slug}", "record": {"names": [{"text": "{town}"}]}}]}"#)?;
/// let mut table: &[u8] = b"town\nOld Town\nQuay\nOld Town\n";
/// let mapped = mapping.apply(&mut table)?;
/// assert_eq!(mapped.document.places.len(), 2);
/// assert_eq!((mapped.rows.read, mapped.rows.mapped), (3, 3));
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug)]
pub struct Mapping {
    text: String,
    made: Maker,
}

/// What became of the rows of a table: `read` is the sum of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct RowCounts {
    /// Rows below the header.
    pub read: u64,
    /// Rows that became records.
    pub mapped: u64,
    /// Rows with an error, of which nothing became a record.
    pub with_errors: u64,
    /// Rows with nothing in them.
    pub blank: u64,
}

/// What a mapping made of a table.
#[derive(Debug)]
pub struct Mapped {
    /// The records.
    pub document: Document,
    /// What became of the rows.
    pub rows: RowCounts,
    /// What is wrong with the rows, and what the mapping leaves out.
    pub report: Report,
}

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    ///
    /// With everything that is wrong with it, each finding with its place in the file.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let limits = Limits {
            bytes: 1 << 24,
            ..Limits::default()
        };
        let mut reader = Reader::new(bytes, limits)?;
        let mut made = Maker::default();
        made.read(&mut reader);
        reader.end();
        if reader.is_clean() {
            made.check(&mut reader);
            reach::check(&made, &mut reader);
        }
        if !reader.is_clean() {
            return Err(reader.into_report().into());
        }
        let text = reader.text().to_owned();
        Ok(Self { text, made })
    }

    /// How the mapping says that its table is written.
    pub fn format(&self) -> TableFormat {
        self.made.format
    }

    /// Makes records of a table's rows, one row at a time.
    ///
    /// # Errors
    ///
    /// When reading fails, and when the mapping does not fit the table's header. What is wrong with rows
    /// is in the report.
    pub fn apply(&self, table: &mut dyn Read) -> Result<Mapped, Error> {
        self.apply_with(table, self.format(), Limits::default())
    }

    /// As [`Mapping::apply`], of a table that is written otherwise than the mapping says. The limits are
    /// those on findings.
    ///
    /// ```
    /// use claimgraph::{Limits, Mapping};
    ///
    /// let mapping = Mapping::read(br#"{"mapping": 1, "rows": [
    ///   {"section": "places", "id": "{town|slug}", "record": {"names": [{"text": "{town}"}]}}]}"#)?;
    /// let mut table: &[u8] = b"town;people\nOld Town;900\n";
    /// let format = mapping.format().delimited_by(";")?;
    /// let mapped = mapping.apply_with(&mut table, format, Limits::default())?;
    /// assert!(mapped.report.warnings().any(|f| f.code.slug() == "unmapped-column"));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Mapping::apply`].
    pub fn apply_with(
        &self,
        table: &mut dyn Read,
        format: TableFormat,
        limits: Limits,
    ) -> Result<Mapped, Error> {
        run::run(self, table, format, limits)
    }
}
