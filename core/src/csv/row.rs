//! One row.

/// The cells of a row, and where it stands. Used again for the next row, so that a file of any length
/// takes the room of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(super) text: String,
    pub(super) ends: Vec<usize>,
    /// As a spreadsheet numbers it: the header is row 1.
    pub(crate) number: usize,
    /// The line of the file on which it begins, from 1.
    pub(crate) line: usize,
}

impl Row {
    /// The header, of which nothing but the place is wanted.
    pub(crate) fn head() -> Self {
        Self {
            number: 1,
            line: 1,
            ..Self::default()
        }
    }

    /// The cell at this place, from 0.
    pub(crate) fn cell(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).and_then(|i| self.ends.get(i).copied());
        self.text.get(start.unwrap_or(0)..end)
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|index| self.cell(index))
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// The letters by which a spreadsheet names a column: A to Z, AA, AB…
pub(crate) fn letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        let letter = u8::try_from(rest % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
