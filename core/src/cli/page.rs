//! What is written where: pages of plain text, in colour where a terminal shows it.

use std::io::{self, ErrorKind, Write};

use super::Failure;

/// How wide running text is.
const WIDTH: usize = 96;

/// A stream that somebody may have stopped reading: `| head` is no failure, and what comes after it is
/// written to nobody.
pub(super) struct Page<'w> {
    out: &'w mut dyn Write,
    is_read: bool,
    /// Whether styles are written.
    pub(super) coloured: bool,
}

impl Write for Page<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.is_read {
            return Ok(bytes.len());
        }
        match self.out.write(bytes) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.is_read = false;
                Ok(bytes.len())
            }
            outcome => outcome,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.out.flush() {
            Err(error) if error.kind() == ErrorKind::BrokenPipe || !self.is_read => Ok(()),
            outcome => outcome,
        }
    }
}

impl<'w> Page<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        Self {
            out,
            is_read: true,
            coloured: false,
        }
    }

    /// Text as it is.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Failure> {
        self.write_all(text.as_bytes()).map_err(Failure::Writing)
    }

    /// A line.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.text(text)?;
        self.text("\n")
    }

    fn styled(&self, style: &str, text: &str) -> String {
        if self.coloured {
            format!("\u{1b}[{style}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    /// The title of the whole.
    pub(super) fn title(&mut self, text: &str) -> Result<(), Failure> {
        let text = visible(text);
        self.line(&self.styled("1", &text))?;
        self.line(&"=".repeat(text.chars().count()))
    }

    /// A section begins.
    pub(super) fn heading(&mut self, text: &str) -> Result<(), Failure> {
        let text = visible(text);
        self.line("")?;
        self.line(&self.styled("1;36", &text))?;
        self.line(&"-".repeat(text.chars().count()))?;
        self.line("")
    }

    /// A smaller heading.
    pub(super) fn subheading(&mut self, text: &str) -> Result<(), Failure> {
        self.line(&self.styled("1", &visible(text)))
    }

    /// Running text.
    pub(super) fn paragraph(&mut self, text: &str) -> Result<(), Failure> {
        self.indented("", text)
    }

    /// One of several.
    pub(super) fn item(&mut self, text: &str) -> Result<(), Failure> {
        self.indented("  - ", text)
    }

    /// Something below an item.
    pub(super) fn subitem(&mut self, text: &str) -> Result<(), Failure> {
        self.indented("      ", text)
    }

    fn indented(&mut self, mark: &str, text: &str) -> Result<(), Failure> {
        let text = visible(text);
        let indent = " ".repeat(mark.chars().count());
        let mut line = mark.to_owned();
        let mut is_empty = true;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let wide = line.chars().count() + 1 + word.chars().count();
            if !is_empty && wide > WIDTH {
                self.line(&line)?;
                line.clone_from(&indent);
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
            }
            line.push_str(word);
            is_empty = false;
        }
        self.line(&line)
    }

    /// Columns as wide as they need to be, two spaces apart.
    pub(super) fn table(&mut self, rows: &[Vec<String>]) -> Result<(), Failure> {
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| visible(cell)).collect())
            .collect();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let wide = |cell: Option<&String>| cell.map_or(0, |cell| cell.chars().count());
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                rows.iter()
                    .map(|row| wide(row.get(column)))
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        for row in &rows {
            let mut line = String::from("    ");
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.extend(std::iter::repeat_n(
                    ' ',
                    width.saturating_sub(cell.chars().count()) + 2,
                ));
            }
            self.line(line.trim_end())?;
        }
        Ok(())
    }
}

/// A text of somebody else's without controls, which could move a terminal's cursor.
pub(super) fn visible(text: &str) -> String {
    let shown = text.chars().map(|c| match c {
        '\n' | '\t' => ' ',
        c if c.is_control() => '\u{fffd}',
        // Marks that turn the direction of the whole line around.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c => c,
    });
    shown.collect()
}
