//! Rows from bytes, one at a time, with whatever is wrong with each.

use std::io::{self, Read};

use super::{Row, TableFormat, cells, input::Input, letters};
use crate::gather::Gather as _;
use crate::{Code, hashed::HashedSet, text::shown};

/// What is wrong with a row, or with one of its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// The place of the cell in the row, from 0.
    pub(crate) column: Option<usize>,
    pub(crate) code: Code,
    pub(crate) why: String,
    pub(crate) help: &'static str,
}

/// The rows of a table after its header.
pub(crate) struct Rows<'r> {
    input: Input<'r>,
    format: TableFormat,
    header: Vec<String>,
    number: usize,
    line: usize,
    /// The cell being read.
    cell: Vec<u8>,
    /// Whether the end came in the middle of a row that was too long.
    is_broken: bool,
}

/// How a cell ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Cell,
    Row,
    Input,
}

/// Cells of one row, as in spreadsheets.
const MOST_CELLS: usize = 16_384;

const UNCLOSED: &str = "double the quotes within a cell, and close the cell with one";

impl<'r> Rows<'r> {
    /// Reads the header.
    pub(crate) fn new(
        from: &'r mut dyn Read,
        format: TableFormat,
        flaws: &mut Vec<Flaw>,
    ) -> io::Result<Self> {
        let mut rows = Self {
            input: Input::new(from),
            format,
            header: Vec::new(),
            number: 0,
            line: 1,
            cell: Vec::new(),
            is_broken: false,
        };
        let mut row = Row::default();
        if rows.read(&mut row, flaws)? {
            rows.header = row.cells().map(|cell| cell.trim().to_owned()).gather();
        }
        if rows.header.iter().all(String::is_empty) && flaws.is_empty() {
            flaws.push(Flaw {
                column: None,
                code: Code::MalformedTable,
                why: "the table has no header".to_owned(),
                help: "the first row names the columns",
            });
        }
        let mut seen = HashedSet::new();
        for (index, name) in rows.header.iter().enumerate() {
            if !name.is_empty() && !seen.insert(name) {
                let shown = shown(name, 100);
                flaws.push(Flaw {
                    column: Some(index),
                    code: Code::DuplicateColumn,
                    why: format!("two columns are named `{shown}`"),
                    help: "give each column a name of its own",
                });
            }
        }
        Ok(rows)
    }

    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// Reads the next row, and tells what is wrong with it; false at the end.
    pub(crate) fn next(&mut self, row: &mut Row, flaws: &mut Vec<Flaw>) -> io::Result<bool> {
        if self.is_broken || !self.read(row, flaws)? {
            return Ok(false);
        }
        if !row.is_blank() && flaws.is_empty() {
            self.ragged(row, flaws);
        }
        Ok(true)
    }

    fn ragged(&self, row: &Row, flaws: &mut Vec<Flaw>) {
        let (cells, columns) = (row.len(), self.header.len());
        let filled = |index: &usize| row.cell(*index).is_some_and(|cell| !cell.is_empty());
        let nameless = |index: &usize| self.header.get(*index).is_none_or(String::is_empty);
        if cells < columns {
            flaws.push(Flaw {
                column: None,
                code: Code::RaggedRow,
                why: format!("the row has {cells} cells, the header {columns}"),
                help: "look for a missing delimiter, or a row broken in two",
            });
        } else if let Some(index) = (0..cells).filter(nameless).find(filled) {
            flaws.push(Flaw {
                column: Some(index),
                code: Code::RaggedRow,
                why: format!("the cell in column {} stands under no name", letters(index)),
                help: "look for a delimiter within a cell that is not quoted, or name the column",
            });
        }
    }

    fn read(&mut self, row: &mut Row, flaws: &mut Vec<Flaw>) -> io::Result<bool> {
        row.text.clear();
        row.ends.clear();
        self.number += 1;
        row.number = self.number;
        row.line = self.line;
        if self.input.peek()?.is_none() {
            return Ok(false);
        }
        let mut bytes = 0;
        loop {
            let column = row.ends.len();
            self.cell.clear();
            let mut flaw = |code, why: String, help| {
                let column = Some(column);
                flaws.push(Flaw {
                    column,
                    code,
                    why,
                    help,
                });
            };
            let end = if self.input.peek()? == Some(b'"') {
                let opened = self.line;
                self.input.pass(1);
                if !self.quoted(self.format.longest_row.saturating_sub(bytes))? {
                    let why = format!("the quote that opens on line {opened} is not closed");
                    flaw(Code::MalformedTable, why, UNCLOSED);
                }
                let before = self.cell.len();
                let end = self.plain(self.format.longest_row.saturating_sub(bytes))?;
                if self.cell.len() > before {
                    let why = "something follows the closing quote of a cell".to_owned();
                    flaw(Code::MalformedTable, why, UNCLOSED);
                }
                end
            } else {
                self.plain(self.format.longest_row.saturating_sub(bytes))?
            };
            if self.is_broken {
                let most = self.format.longest_row;
                let why = format!("the row is longer than {most} bytes: nothing below it is read");
                flaw(
                    Code::MalformedTable,
                    why,
                    "look for a quote that is not closed",
                );
                return Ok(true);
            }
            bytes += self.cell.len();
            if let Err(byte) = cells::decode(self.format.encoding, &self.cell, &mut row.text) {
                let encoding = self.format.encoding.as_str();
                let why = format!("the byte {byte:#04X} is no character of `{encoding}`");
                let help = "name the encoding that the file is in, or save it as UTF-8";
                flaw(Code::UndecodableCell, why, help);
            }
            row.ends.push(row.text.len());
            if row.ends.len() > MOST_CELLS {
                self.is_broken = true;
                let why =
                    format!("the row has more than {MOST_CELLS} cells: nothing below it is read");
                flaw(
                    Code::MalformedTable,
                    why,
                    "name the delimiter that stands between the cells",
                );
                return Ok(true);
            }
            match end {
                End::Cell => {}
                End::Row | End::Input => return Ok(true),
            }
        }
    }

    /// Reads to the closing quote; whether there is one.
    fn quoted(&mut self, room: usize) -> io::Result<bool> {
        loop {
            let ready = self.input.ready()?;
            if ready.is_empty() {
                return Ok(false);
            }
            let run = ready.iter().position(|b| *b == b'"');
            let run = ready.get(..run.unwrap_or(ready.len())).unwrap_or_default();
            self.cell.extend_from_slice(run);
            self.line += run.split(|b| *b == b'\n').count() - 1;
            let length = run.len();
            self.input.pass(length);
            if self.cell.len() > room {
                self.is_broken = true;
                return Ok(true);
            }
            if self.input.peek()? == Some(b'"') {
                self.input.pass(1);
                if self.input.peek()? != Some(b'"') {
                    return Ok(true);
                }
                self.input.pass(1);
                self.cell.push(b'"');
            }
        }
    }

    /// Reads to the end of a cell, and beyond what ends it.
    fn plain(&mut self, room: usize) -> io::Result<End> {
        let delimiter = self.format.delimiter;
        loop {
            if self.is_broken || self.cell.len() > room {
                self.is_broken = true;
                return Ok(End::Input);
            }
            let ready = self.input.ready()?;
            if ready.is_empty() {
                return Ok(End::Input);
            }
            let ends = |b: &u8| *b == delimiter || *b == b'\n' || *b == b'\r';
            let found = ready.iter().position(ends);
            let run = ready
                .get(..found.unwrap_or(ready.len()))
                .unwrap_or_default();
            self.cell.extend_from_slice(run);
            let length = run.len();
            self.input.pass(length);
            if found.is_none() {
                continue;
            }
            let by = self.input.peek()?;
            self.input.pass(1);
            if by == Some(delimiter) {
                return Ok(End::Cell);
            }
            if by == Some(b'\r') && self.input.peek()? == Some(b'\n') {
                self.input.pass(1);
            }
            self.line += 1;
            return Ok(End::Row);
        }
    }
}
