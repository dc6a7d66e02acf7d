//! What a column of a table says of a record.

/// What stands in the cells of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Cell {
    Text,
    /// A whole number.
    Whole,
    Decimal,
    Flag,
    /// Texts, as a list or with `;` between them.
    Texts,
    /// Terms by facet: `age=child; role=law-enforcement`.
    Terms,
    /// A JSON object.
    Json,
}

/// Where in a record a cell goes. `$` stands for the body that the claim's kind names.
#[derive(Clone, Copy, Debug)]
pub(super) enum To {
    /// Here.
    Field(&'static [&'static str]),
    /// Each text makes an object of this list, as this field.
    Each(&'static str, &'static str),
    /// In every object of this list, here.
    Every(&'static str, &'static [&'static str]),
}

impl To {
    /// Whether the column is for convenience: what it says has a table of its own.
    pub(super) fn is_wide(self) -> bool {
        !matches!(self, Self::Field(_))
    }
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) cell: Cell,
    pub(super) to: To,
}

impl Column {
    /// Whether a pointer within the record, its steps, is about this column.
    pub(super) fn is_at(&self, steps: &[&str], body: &str) -> bool {
        let same = |path: &[&str], steps: &[&str]| {
            !steps.is_empty()
                && path
                    .iter()
                    .zip(steps)
                    .all(|(step, found)| step == found || (*step == "$" && body == *found))
        };
        match self.to {
            // What is said of an object is said of the columns that make it.
            To::Field(path) => same(path, steps),
            To::Each(list, key) => {
                steps.first() == Some(&list) && steps.get(2).is_none_or(|found| *found == key)
            }
            To::Every(list, path) => {
                let within = steps.get(2..).unwrap_or_default();
                steps.first() == Some(&list) && path.len() <= within.len() && same(path, within)
            }
        }
    }
}

pub(super) const fn field(name: &'static str, cell: Cell, path: &'static [&'static str]) -> Column {
    let to = To::Field(path);
    Column { name, cell, to }
}

pub(super) const fn each(
    name: &'static str,
    cell: Cell,
    list: &'static str,
    key: &'static str,
) -> Column {
    let to = To::Each(list, key);
    Column { name, cell, to }
}

pub(super) const fn every(
    name: &'static str,
    cell: Cell,
    list: &'static str,
    path: &'static [&'static str],
) -> Column {
    let to = To::Every(list, path);
    Column { name, cell, to }
}
