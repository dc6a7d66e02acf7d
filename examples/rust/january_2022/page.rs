//! A page of plain text: headings, paragraphs and tables, in colour where a terminal shows it.

use std::io::{self, Write as _};

use anstyle::{AnsiColor, Style};

const WIDTH: usize = 96;

/// Ids hold hyphens and are never broken.
fn options<'t>() -> textwrap::Options<'t> {
    textwrap::Options::new(WIDTH).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// Where the report is written.
pub(crate) struct Page {
    out: anstream::AutoStream<io::Stdout>,
}

impl Page {
    /// Standard output; plain when piped or when `NO_COLOR` is set.
    pub(crate) fn stdout() -> Self {
        Self {
            out: anstream::stdout(),
        }
    }

    /// Whether colour is shown.
    pub(crate) fn is_coloured(&self) -> bool {
        !matches!(self.out.current_choice(), anstream::ColorChoice::Never)
    }

    /// The title of the whole.
    pub(crate) fn title(&mut self, text: &str) -> io::Result<()> {
        let style = Style::new().bold();
        writeln!(self.out, "{style}{text}{style:#}")?;
        writeln!(self.out, "{}", "=".repeat(text.chars().count()))
    }

    /// A section begins.
    pub(crate) fn heading(&mut self, text: &str) -> io::Result<()> {
        let style = AnsiColor::Cyan.on_default().bold();
        writeln!(self.out, "\n{style}{text}{style:#}")?;
        writeln!(self.out, "{}\n", "-".repeat(text.chars().count()))
    }

    /// A smaller heading.
    pub(crate) fn subheading(&mut self, text: &str) -> io::Result<()> {
        let style = Style::new().bold();
        writeln!(self.out, "\n{style}{text}{style:#}")
    }

    /// Running text.
    pub(crate) fn paragraph(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", textwrap::fill(text, options()))
    }

    /// One of several.
    pub(crate) fn item(&mut self, text: &str) -> io::Result<()> {
        self.indented("  - ", text)
    }

    /// Something below an item.
    pub(crate) fn subitem(&mut self, text: &str) -> io::Result<()> {
        self.indented("      ", text)
    }

    fn indented(&mut self, mark: &str, text: &str) -> io::Result<()> {
        let indent = " ".repeat(mark.len());
        let options = options().initial_indent(mark).subsequent_indent(&indent);
        writeln!(self.out, "{}", textwrap::fill(text, options))
    }

    /// Text that is laid out already.
    pub(crate) fn verbatim(&mut self, text: &str) -> io::Result<()> {
        write!(self.out, "{text}")
    }

    /// Columns as wide as they need to be, two spaces apart; the last is not padded.
    pub(crate) fn table(&mut self, rows: &[Vec<String>]) -> io::Result<()> {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for row in rows {
            let mut line = String::from("  ");
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                let gap = width + 2 - cell.chars().count();
                line.extend(std::iter::repeat_n(' ', gap));
            }
            writeln!(self.out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}
