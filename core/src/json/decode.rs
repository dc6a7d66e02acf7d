//! From JSON to values: every type reads itself and explains what is wrong.

use std::borrow::Cow;

use super::reader::{Kind, Reader, SAFE, Step, excerpt};
use crate::{
    Code, Count, Day, Id, Map, Text, When, slip,
    sorted::{SortedMap, SortedSet},
    span::ByteSpan,
};

/// A value that can be read. `None` means that a finding explains why not, and that the value was passed over.
pub(crate) trait Decode: Sized {
    fn decode(reader: &mut Reader<'_>) -> Option<Self>;
}

/// What a record holds when the field is not there; `None` for a required field.
pub(crate) trait Member: Sized {
    fn absent() -> Option<Self> {
        None
    }
}

impl<T> Member for Option<T> {
    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T> Member for Vec<T> {
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<K, V> Member for Map<K, V> {
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl Member for Id {}
impl Member for Text {}
impl Member for When {}
impl Member for Count {}

impl<T: Decode> Decode for Option<T> {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        T::decode(reader).map(Some)
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        T::decode(reader).map(Box::new)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let mut list = Self::new();
        let mut sound = true;
        reader.array("a list", |reader, index| {
            match reader.under(Step::Index(index), T::decode) {
                Some(value) => {
                    // Most lists hold one thing: no room for four, which is what `push` would make.
                    if list.is_empty() {
                        list.reserve_exact(1);
                    }
                    list.push(value);
                }
                None => sound = false,
            }
        })?;
        list.shrink_to_fit();
        sound.then_some(list)
    }
}

impl<V: Decode> Decode for Map<Id, V> {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let mut entries: Vec<(Id, V)> = Vec::new();
        let mut sound = true;
        // All ids, once they have not ascended; until then none can have stood before.
        let mut met: SortedSet<Id> = SortedSet::new();
        reader.object("an object", |reader, key, at| {
            let id = reader.under(Step::Key(key.clone()), |reader| id_of(reader, &key, at));
            let value = reader.under(Step::Key(key.clone()), V::decode);
            match (id, value) {
                (Some(id), Some(value)) => {
                    if met.is_empty() && entries.last().is_some_and(|(last, _)| *last >= id) {
                        met.extend(entries.iter().map(|(id, _)| id.clone()));
                    }
                    if !met.is_empty() && !met.insert(id.clone()) {
                        sound = false;
                        reader.under(Step::Key(key.clone()), |reader| twice(reader, &key, at));
                    }
                    entries.push((id, value));
                }
                _ => sound = false,
            }
        })?;
        // Had an id stood twice, there would be a finding.
        Self::from_unsorted(entries).filter(|_| sound)
    }
}

/// A key that must be an id.
pub(crate) fn id_of(reader: &mut Reader<'_>, text: &str, at: ByteSpan) -> Option<Id> {
    match Id::new(text) {
        Ok(id) => Some(id),
        Err(error) => {
            let shown = excerpt(text, 140);
            reader.find_at(
                at,
                Code::MalformedId,
                format_args!("`{}` is not an id: {error}", shown.escape_debug()),
                |d| {
                    d.param("value", &*shown)
                        .help("ids match `[a-z][a-z0-9-]{0,127}`")
                },
            );
            None
        }
    }
}

impl Decode for Id {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        reader.space();
        let start = reader.pos();
        let text = reader.string("an id")?;
        let end = reader.pos();
        id_of(reader, &text, ByteSpan { start, end })
    }
}

impl Decode for Text {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        reader.space();
        let start = reader.pos();
        let text = reader.string("a string")?;
        if text.is_empty() {
            reader.find(start, Code::EmptyText, "the text is empty", |d| {
                d.help("leave the field out when nothing is recorded")
            });
            return None;
        }
        let end = reader.pos();
        let sound = reader.is_text(ByteSpan { start, end }, &text);
        sound.then(|| Self::from(&*text))
    }
}

impl Decode for When {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        reader.space();
        let start = reader.pos();
        let text = reader.string("a date")?;
        match Self::parse(&text) {
            Ok(when) => Some(when),
            Err(error) => {
                let shown = excerpt(&text, 100);
                let message = format_args!("`{}` is not a date: {error}", shown.escape_debug());
                reader.find(start, Code::MalformedDate, message, |d| {
                    d.param("value", &*shown)
                        .help("dates are EDTF (ISO 8601-2), such as `2022-07-13`, `2022-06` or `2022-06-2X/2022-06-30`")
                });
                None
            }
        }
    }
}

impl Decode for Day {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        reader.space();
        let start = reader.pos();
        let text = reader.string("a day")?;
        let day = Self::parse(&text);
        if day.is_none() {
            let shown = excerpt(&text, 100);
            let message = format_args!("`{}` is not a day", shown.escape_debug());
            reader.find(start, Code::MalformedDate, message, |d| {
                d.param("value", &*shown)
                    .help("a day is written `2022-07-13`")
            });
        }
        day
    }
}

impl Decode for bool {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        reader.boolean()
    }
}

impl Decode for Count {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        reader.space();
        let start = reader.pos();
        let token = reader.number("a whole number")?;
        let plain = token.bytes().all(|b| b.is_ascii_digit());
        let count = token
            .parse::<u64>()
            .ok()
            .filter(|_| plain)
            .and_then(|n| Self::new(n).ok());
        if count.is_none() {
            let shown = excerpt(token, 40);
            if plain {
                let message = format_args!("`{shown}` is beyond {SAFE}, the largest count");
                reader.find(start, Code::UnsafeNumber, message, |d| {
                    d.param("number", &*shown).param("limit", SAFE)
                });
            } else {
                let message = format_args!("`{shown}` is not a count");
                reader.find(start, Code::MalformedNumber, message, |d| {
                    d.param("number", &*shown)
                        .help("counts are whole numbers without sign, point or exponent")
                });
            }
        }
        count
    }
}

/// Reads an object with known fields, refusing duplicates and strangers.
///
/// `take` reads the field it is given the number of; it answers whether that went well.
pub(crate) struct Fields {
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

    /// The value of a field: what was read, or what absence means, or a finding that it is missing.
    pub(crate) fn settle<T: Member>(
        &self,
        reader: &mut Reader<'_>,
        names: &'static [&'static str],
        name: &'static str,
        slot: Option<T>,
    ) -> Option<T> {
        let index = names.iter().position(|n| *n == name);
        self.settle_numbered(reader, index.unwrap_or(names.len()), name, slot)
    }

    /// Like [`Fields::settle`] of the field of that number.
    pub(crate) fn settle_numbered<T: Member>(
        &self,
        reader: &mut Reader<'_>,
        index: usize,
        name: &'static str,
        slot: Option<T>,
    ) -> Option<T> {
        // A field that was met and not read has its finding.
        if slot.is_some() || self.has(index) {
            return slot;
        }
        let absent = T::absent();
        if absent.is_none() {
            missing(reader, self.start, name);
        }
        absent
    }
}

/// A key stands a second time.
pub(super) fn twice(reader: &mut Reader<'_>, key: &str, at: ByteSpan) {
    let shown = excerpt(key, 140);
    let message = format_args!("`{shown}` stands twice");
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
    *slot = T::decode(reader);
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

/// Reads a string that must be one of a fixed list.
pub(crate) fn one_of<T: Copy>(
    reader: &mut Reader<'_>,
    what: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
) -> Option<T> {
    reader.space();
    let start = reader.pos();
    reader.expect(Kind::String, what)?;
    let text = reader.string(what)?;
    let found = all.iter().copied().find(|v| name(*v) == text);
    if found.is_none() {
        let shown = excerpt(&text, 100);
        let message = format_args!("`{}` is not {what}", shown.escape_debug());
        reader.find(start, Code::UnknownValue, message, |d| {
            let names: Vec<&str> = all.iter().map(|v| name(*v)).collect();
            let near = slip::nearest(&shown, names.iter().copied());
            let meant = near.map_or(String::new(), |near| {
                format!("did you mean `{near}`? it is ")
            });
            d.param("value", &*shown)
                .help(format!("{meant}one of {}", names.join(", ")))
        });
    }
    found
}
