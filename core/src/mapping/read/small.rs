//! Small things that a mapping holds, and how what is wrong with them is told.

use crate::gather::AddAll as _;
use crate::{
    Code,
    hashed::HashedSet,
    json::{Fields, Kind, Reader, Step as At, missing, one_of, put, twice},
    span::ByteSpan,
    text::shown,
};

use super::super::{dates::DatePattern, pieces::Quoting};

pub(super) fn one_version(reader: &mut Reader<'_>) -> Option<()> {
    let start = reader.begin();
    let token = reader.number("the number 1")?;
    if token != "1" {
        reader.find(
            start,
            Code::UnsupportedFormat,
            "only mappings of version 1 can be read",
            |d| d.help("write `\"mapping\": 1`"),
        );
    }
    (token == "1").then_some(())
}

/// Whether a name is met for the first time, after a finding that it is not.
pub(super) fn is_first(
    reader: &mut Reader<'_>,
    seen: &mut HashedSet<String>,
    key: &str,
    at: ByteSpan,
) -> bool {
    let is_first = seen.insert(key.to_owned());
    if !is_first {
        twice(reader, key, at);
    }
    is_first
}

pub(super) fn unknown(
    reader: &mut Reader<'_>,
    start: usize,
    what: &str,
    name: &str,
    known: &[String],
) {
    let shown = shown(name, 100);
    let message = format_args!("the mapping has no {what} `{shown}`");
    reader.find(start, Code::MalformedMapping, message, |d| {
        d.help(format!(
            "it has {}",
            if known.is_empty() {
                "none".to_owned()
            } else {
                known.join(", ")
            }
        ))
    });
}

pub(super) fn elements<T>(
    reader: &mut Reader<'_>,
    mut element: impl FnMut(&mut Reader<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    let mut elements = Vec::new();
    let mut sound = true;
    reader.array("a list", |reader, index| {
        let read = reader.under(At::Index(index), &mut element);
        sound &= read.is_some();
        elements.add_all(read);
    })?;
    sound.then_some(elements)
}

pub(super) fn text(reader: &mut Reader<'_>) -> Option<String> {
    reader.string("a text").map(Into::into)
}

pub(super) fn texts(reader: &mut Reader<'_>) -> Option<Vec<String>> {
    elements(reader, text)
}

pub(super) fn one_or_more(reader: &mut Reader<'_>) -> Option<Vec<String>> {
    match reader.kind()? {
        Kind::Array => texts(reader),
        _ => Some(vec![text(reader)?]),
    }
}

pub(super) fn delimiter(reader: &mut Reader<'_>) -> Option<String> {
    let start = reader.begin();
    let text = text(reader)?;
    if text.is_empty() {
        reader.find(
            start,
            Code::EmptyText,
            "nothing stands between the items",
            |d| d.help("name what does: `;`"),
        );
    }
    Some(text).filter(|text| !text.is_empty())
}

pub(super) fn quoted(reader: &mut Reader<'_>) -> Option<Quoting> {
    if reader.kind()? == Kind::String {
        one_of(reader, "a way of quoting", &["undoubled"]).map(|_| Quoting::Undoubled)
    } else {
        let doubled = reader.boolean()?;
        Some(if doubled {
            Quoting::Doubled
        } else {
            Quoting::None
        })
    }
}

pub(super) fn mark(reader: &mut Reader<'_>) -> Option<char> {
    let start = reader.begin();
    let text = text(reader)?;
    let mut characters = text.chars();
    let mark = characters
        .next()
        .filter(|c| characters.next().is_none() && !c.is_ascii_digit() && *c != '-');
    if mark.is_none() {
        reader.find(
            start,
            Code::MalformedMapping,
            "a mark in a number is one character",
            |d| d.help("`,` for example"),
        );
    }
    mark
}

pub(super) fn thousands_alone(reader: &mut Reader<'_>) -> Option<char> {
    const FIELDS: &[&str] = &["thousands"];
    let mut found = None;
    let fields = Fields::read(reader, "how a count is written", FIELDS, |reader, _| {
        put(&mut found, mark(reader))
    })?;
    if fields.is_sound() && found.is_none() {
        missing(reader, fields.start(), "thousands");
    }
    found.filter(|_| fields.is_sound())
}

pub(super) fn parts_of(reader: &mut Reader<'_>) -> Option<(String, Vec<String>)> {
    const FIELDS: &[&str] = &["split", "names"];
    let (mut by, mut names) = (None, None);
    let fields = Fields::read(reader, "the parts of an item", FIELDS, |reader, name| {
        if name == "split" {
            put(&mut by, delimiter(reader))
        } else {
            put(&mut names, texts(reader))
        }
    })?;
    if fields.is_sound() && (by.is_none() || names.as_ref().is_none_or(Vec::is_empty)) {
        missing(
            reader,
            fields.start(),
            if by.is_none() { "split" } else { "names" },
        );
        return None;
    }
    fields.is_sound().then_some((by?, names?))
}

pub(super) fn date_pattern(reader: &mut Reader<'_>) -> Option<DatePattern> {
    let start = reader.begin();
    let text = reader.string("a pattern of dates")?;
    match DatePattern::parse(&text) {
        Ok(pattern) => Some(pattern),
        Err(why) => {
            let shown = shown(&text, 100);
            let message = format_args!("`{shown}` is no pattern of dates: {why}");
            reader.find(start, Code::MalformedMapping, message, |d| {
                d.help("`DD/MM/YYYY`, or `EDTF`")
            });
            None
        }
    }
}
