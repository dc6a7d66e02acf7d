//! Questions as JSON text, read as strictly as documents.

use std::fmt::Write as _;

use crate::{
    Claim, Error, Graph, Item, Limits,
    json::{Decode, Reader},
    text::escaped,
};

/// Reads the options of a question; everything that is wrong with them is said at once.
pub(super) fn read<T: Decode>(what: &str, json: &str) -> Result<T, Error> {
    read_by(what, json, T::decode)
}

/// As [`read`], by a way of reading of one's own.
pub(crate) fn read_by<'j, T>(
    what: &str,
    json: &'j str,
    decode: impl FnOnce(&mut Reader<'j>) -> Option<T>,
) -> Result<T, Error> {
    let limits = Limits {
        bytes: 1 << 24,
        findings: 20,
        ..Limits::default()
    };
    read_within(what, json, limits, decode)
}

/// As [`read_by`], within limits of one's own.
pub(crate) fn read_within<'j, T>(
    what: &str,
    json: &'j str,
    limits: Limits,
    decode: impl FnOnce(&mut Reader<'j>) -> Option<T>,
) -> Result<T, Error> {
    let mut reader = Reader::new(json.as_bytes(), limits).map_err(Error::from)?;
    let value = decode(&mut reader);
    reader.end();
    if let Some(value) = value.filter(|_| reader.is_clean()) {
        return Ok(value);
    }
    Err(refused(what, reader))
}

/// That something cannot be read, with everything that was found.
fn refused(what: &str, reader: Reader<'_>) -> Error {
    let mut why = format!("{what} cannot be read");
    for (number, finding) in reader.into_report().iter().enumerate() {
        why.push_str(if number == 0 { ": " } else { "; " });
        if !finding.pointer.is_empty() {
            // Writing to a String cannot fail.
            let _ = write!(why, "at {}: ", escaped(&finding.pointer));
        }
        why.push_str(&finding.message);
        if let Some(help) = &finding.help {
            let _ = write!(why, " ({help})");
        }
    }
    Error::Question(why)
}

/// The claim with this id.
pub(super) fn claim<'g>(graph: &'g Graph, id: &str) -> Result<Item<'g, Claim>, Error> {
    graph.claim(id).ok_or_else(|| match graph.get(id) {
        Some(other) => Error::Question(format!("`{id}` is {}, not a claim", other.section().one())),
        None => Error::Question(format!("there is no claim `{id}`")),
    })
}
