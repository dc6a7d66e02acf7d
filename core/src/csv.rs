//! Comma-separated values (RFC 4180): read strictly, row by row, and written.
//!
//! Its own, because the `csv` crate reads past a quote that is never closed and past what follows a
//! closing one; a test holds the two to the same judgement of what is well-formed.

mod cells;
mod input;
mod reader;
mod row;
#[cfg(test)]
mod tests;
mod writer;

pub(crate) use reader::{Flaw, Rows};
pub(crate) use row::{Row, letters};
pub(crate) use writer::Writer;

use crate::{Error, text::shown};

/// How the bytes of a table stand for characters.
///
/// ```
/// use claimgraph::Encoding;
///
/// assert_eq!(Encoding::find("windows-1252"), Some(Encoding::Windows1252));
/// assert_eq!(Encoding::find("ansi"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark; UTF-16 where a byte order mark says so.
    #[default]
    Unicode,
    /// Windows code page 1252, as older spreadsheets of Western languages have it.
    Windows1252,
    /// ISO 8859-1.
    Latin1,
}

impl Encoding {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Unicode, Self::Windows1252, Self::Latin1];

    /// The word for it: `unicode`, `windows-1252`, `iso-8859-1`.
    ///
    /// ```
    /// assert_eq!(claimgraph::Encoding::Latin1.as_str(), "iso-8859-1");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unicode => "unicode",
            Self::Windows1252 => "windows-1252",
            Self::Latin1 => "iso-8859-1",
        }
    }

    /// The encoding of that word.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|e| e.as_str() == word)
    }
}

/// How a table is written in a file.
///
/// ```
/// use claimgraph::TableFormat;
///
/// let format = TableFormat::default().delimited_by(";")?;
/// assert_eq!(format.delimiter(), ';');
/// assert!(TableFormat::default().delimited_by("and").is_err());
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableFormat {
    delimiter: u8,
    /// How bytes stand for characters.
    pub encoding: Encoding,
    /// Bytes of one row; 16 MiB by default.
    pub longest_row: usize,
}

impl Default for TableFormat {
    fn default() -> Self {
        Self {
            delimiter: b',',
            encoding: Encoding::Unicode,
            longest_row: 1 << 24,
        }
    }
}

impl TableFormat {
    /// What stands between cells: one character of ASCII, such as `,`, `;`, `|` or a tab (also written
    /// `tab`).
    ///
    /// # Errors
    ///
    /// When it is none, or one that means something else in a table.
    pub fn delimited_by(mut self, delimiter: &str) -> Result<Self, Error> {
        let byte = match delimiter.as_bytes() {
            b"tab" => Some(b'\t'),
            [byte] if byte.is_ascii_punctuation() || *byte == b'\t' => Some(*byte),
            _ => None,
        };
        self.delimiter = byte.filter(|byte| *byte != b'"').ok_or_else(|| {
            let shown = shown(delimiter, 20);
            Error::Question(format!(
                "`{shown}` cannot stand between cells: `,`, `;`, `|` and `tab` can"
            ))
        })?;
        Ok(self)
    }

    /// What stands between cells.
    pub fn delimiter(self) -> char {
        char::from(self.delimiter)
    }
}
