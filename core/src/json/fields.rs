//! Objects: known fields, each once, and what is missing or does not belong there.

use std::borrow::Cow;

use super::{
    decode::{Decode, Slot},
    reader::{Reader, Step, excerpt},
};
use crate::{Code, slip, sorted::SortedMap, span::ByteSpan, text::escaped};

/// Reads an object with known fields, refusing duplicates and strangers.
///
/// `take` reads the field it is given the number of; it answers whether that went well.
pub(crate) struct Fields {
    names: &'static [&'static str],
    seen: u64,
    sound: bool,
    start: usize,
}

impl Fields {
    /// Reads all members of an object whose fields are `names`.
    pub(crate) fn read<'a>(
        reader: &mut Reader<'a>,
        what: &str,
        names: &'static [&'static str],
        mut take: impl FnMut(&mut Reader<'a>, &'static str) -> bool,
    ) -> Option<Self> {
        Self::members(reader, what, names, &mut |reader, _, name| {
            take(reader, name)
        })
    }

    /// Like [`Fields::read`], telling also which of `names` it is. Compiled once for all records.
    pub(crate) fn members<'a>(
        reader: &mut Reader<'a>,
        what: &str,
        names: &'static [&'static str],
        take: &mut dyn FnMut(&mut Reader<'a>, usize, &'static str) -> bool,
    ) -> Option<Self> {
        reader.space();
        let mut fields = Self {
            names,
            seen: 0,
            sound: true,
            start: reader.pos(),
        };
        let mut expected = 0;
        reader.object(what, |reader, key, at| {
            // Written files hold fields in table order: look at the next ones first.
            let mut found = None;
            for index in (expected..names.len()).chain(0..expected) {
                if let Some(name) = names.get(index).filter(|name| **name == key) {
                    found = Some((index, *name));
                    break;
                }
            }
            let Some((index, name)) = found else {
                fields.sound = false;
                unknown(reader, &key, at, names);
                return;
            };
            expected = index + 1;
            if fields.has(index) {
                fields.sound = false;
                reader.under(Step::Field(name), |reader| {
                    twice(reader, name, at);
                    reader.skip();
                });
                return;
            }
            fields.seen |= 1 << index;
            if !reader.under(Step::Field(name), |reader| take(reader, index, name)) {
                fields.sound = false;
            }
        })?;
        Some(fields)
    }

    fn has(&self, index: usize) -> bool {
        self.seen & (1 << index) != 0
    }

    /// Where the object begins.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// Whether every member was read.
    pub(crate) fn is_sound(&self) -> bool {
        self.sound
    }

    /// Reads all members of an object, each into its slot; a finding tells of each that must be there and
    /// is not.
    pub(crate) fn fill(
        reader: &mut Reader<'_>,
        what: &str,
        names: &'static [&'static str],
        slots: &mut [&mut dyn Slot],
    ) -> Option<Self> {
        let mut fields = Self::members(reader, what, names, &mut |reader, index, _| {
            slots.get_mut(index).is_some_and(|slot| slot.fill(reader))
        })?;
        for (name, slot) in names.iter().zip(slots) {
            if slot.is_required() && !fields.met(name) {
                fields.sound = false;
                missing(reader, fields.start, name);
            }
        }
        Some(fields)
    }

    /// Whether the field stands there, read or not.
    fn met(&self, name: &str) -> bool {
        let index = self.names.iter().position(|n| *n == name);
        index.is_some_and(|index| self.has(index))
    }

    /// What was read of a field that must be there, or a finding that it is missing.
    pub(crate) fn required<T>(
        &self,
        reader: &mut Reader<'_>,
        name: &str,
        slot: Option<T>,
    ) -> Option<T> {
        if slot.is_none() {
            self.miss(reader, name);
        }
        slot
    }

    /// Tells that a field is missing; one that was met and not read has its finding.
    pub(crate) fn miss(&self, reader: &mut Reader<'_>, name: &str) {
        if !self.met(name) {
            missing(reader, self.start, name);
        }
    }
}

/// A key stands a second time.
pub(crate) fn twice(reader: &mut Reader<'_>, key: &str, at: ByteSpan) {
    let shown = excerpt(key, 140);
    let message = format_args!("`{}` stands twice", escaped(&shown));
    reader.find_at(at, Code::DuplicateKey, message, |d| d.param("key", &*shown));
}

/// Reads an object of any keys, each of which may stand once.
pub(crate) fn by_key<'a, T>(
    reader: &mut Reader<'a>,
    what: &str,
    mut value: impl FnMut(&mut Reader<'a>) -> Option<T>,
) -> Option<SortedMap<Cow<'a, str>, T>> {
    let mut map = SortedMap::new();
    reader.object(what, |reader, key, at| {
        reader.under(Step::Key(key.clone()), |reader| {
            let value = value(reader);
            if map.contains_key(&key) {
                twice(reader, &key, at);
            }
            map.extend(value.map(|value| (key, value)));
        });
    })?;
    Some(map)
}

/// Reads a field into its slot; whether that went well.
pub(crate) fn read<T: Decode>(reader: &mut Reader<'_>, slot: &mut Option<T>) -> bool {
    put(slot, T::decode(reader))
}

/// Puts into its slot what was read of a field; whether that went well.
pub(crate) fn put<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    *slot = value;
    slot.is_some()
}

/// A required field is not there.
pub(crate) fn missing(reader: &mut Reader<'_>, start: usize, name: &str) {
    let message = format_args!("the field `{name}` is missing");
    reader.find_at(opening(start), Code::MissingField, message, |d| {
        let d = d.param("field", name);
        match name {
            "basis" => d.help("`stated` when a text says so, `inferred` when you conclude it"),
            _ => d,
        }
    });
}

/// Of two fields, one of which is required, neither is there.
pub(crate) fn missing_both(reader: &mut Reader<'_>, start: usize, one: &str, other: &str) {
    let message = format_args!("the field `{one}` or `{other}` is missing");
    reader.find_at(opening(start), Code::MissingField, message, |d| {
        d.param("field", vec![one.to_owned(), other.to_owned()])
    });
}

/// The bracket that opens an object, which stands for all of it.
fn opening(start: usize) -> ByteSpan {
    ByteSpan {
        start,
        end: start + 1,
    }
}

/// Reports a field that does not belong here, and passes over it.
fn unknown(reader: &mut Reader<'_>, key: &str, at: ByteSpan, names: &[&str]) {
    let shown = excerpt(key, 140);
    reader.under(Step::Key(key.to_owned().into()), |reader| {
        reader.find_at(
            at,
            Code::UnknownField,
            format_args!("unknown field `{}`", shown.escape_debug()),
            |d| {
                let d = d.param("field", &*shown);
                match slip::nearest(key, names.iter().copied()) {
                    Some(name) => d
                        .param("near", name)
                        .help(format!("did you mean `{name}`?")),
                    None => d.help(format!(
                        "the fields here are {}; data of your own goes into `ext`",
                        names.join(", ")
                    )),
                }
            },
        );
        reader.skip();
    });
}
