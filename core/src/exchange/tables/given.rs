//! Tables as JSON has them.

use std::borrow::Cow;

use crate::gather::AddAll as _;
use crate::{
    Error, Limits,
    json::{Decimal, Kind, Reader, Step, by_key, items_of, quoted},
    query::asked,
    sorted::SortedMap,
};

/// A table: rows of cells, or the text of a file.
pub(super) enum Given<'t> {
    Rows(Vec<Cells<'t>>),
    File(Cow<'t, str>),
}

/// The cells of a row, by column.
pub(super) type Cells<'t> = SortedMap<Cow<'t, str>, Value<'t>>;

/// What stands in a cell.
pub(super) enum Value<'t> {
    Text(Cow<'t, str>),
    /// Anything else, as it is written in JSON.
    Other(Kind, &'t str),
}

/// Reads tables by their names.
pub(super) fn read(json: &str) -> Result<SortedMap<Cow<'_, str>, Given<'_>>, Error> {
    let limits = Limits {
        findings: 20,
        ..Limits::NONE
    };
    asked::read_within("the tables", json, limits, |reader| {
        by_key(reader, "an object from table to rows", table)
    })
}

fn table<'t>(reader: &mut Reader<'t>) -> Option<Given<'t>> {
    if reader.kind()? == Kind::String {
        return reader.string("").map(Given::File);
    }
    let mut rows = Vec::new();
    reader.array("a list of rows, or a text", |reader, index| {
        let row = reader.under(Step::Index(index), |reader| {
            by_key(reader, "an object from column to cell", Value::read)
        });
        rows.add_all(row);
    })?;
    Some(Given::Rows(rows))
}

impl<'t> Value<'t> {
    fn read(reader: &mut Reader<'t>) -> Option<Self> {
        match reader.kind()? {
            Kind::String => reader.string("").map(Self::Text),
            kind => Some(Self::Other(kind, reader.passed_over())),
        }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Other(..) => None,
        }
    }

    /// A number: without an exponent, unless it is beyond all that a table is to hold. What is less than
    /// nothing by its sign alone is as written, too: it is no stated zero.
    pub(super) fn as_number(&self) -> Option<String> {
        let Self::Other(Kind::Number, written) = self else {
            return None;
        };
        let plain = Decimal::read(written).to_string();
        let is_signed_zero = plain == "0" && written.starts_with('-');
        Some(if is_signed_zero || plain.contains('e') {
            (*written).to_owned()
        } else {
            plain
        })
    }

    /// The items of a list.
    pub(super) fn as_list(&self) -> Option<impl Iterator<Item = Value<'t>>> {
        match self {
            Self::Other(Kind::Array, list) => {
                let items = items_of(list).into_iter();
                Some(items.filter_map(|item| Self::read(&mut Reader::over(item, Limits::NONE))))
            }
            _ => None,
        }
    }

    /// Whether the cell says nothing.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Other(kind, _) => {
                *kind == Kind::Null
                    || self
                        .as_list()
                        .is_some_and(|mut items| items.all(|item| item.is_blank()))
            }
        }
    }

    pub(super) fn to_json(&self) -> Cow<'t, str> {
        match self {
            Self::Text(text) => quoted(text).into(),
            Self::Other(_, json) => Cow::Borrowed(json),
        }
    }
}
