//! From JSON to values: every type reads itself and explains what is wrong.

use super::fields::twice;
use super::reader::{Kind, Reader, SAFE, Step, excerpt};
use crate::gather::{AddAll as _, Gather as _};
use crate::{Code, Count, Day, Id, Map, Text, When, hashed::HashedSet, slip, span::ByteSpan};

/// A value that can be read. `None` means that a finding explains why not, and that the value was passed over.
pub(crate) trait Decode: Sized {
    fn decode(reader: &mut Reader<'_>) -> Option<Self>;
}

/// A value that a record can hold.
pub(crate) trait Member: Sized {
    /// Whether it must be there.
    const REQUIRED: bool = true;

    /// What the field holds until it is read. Where it must be there, nobody ever sees this.
    fn blank() -> Self;
}

impl<T> Member for Option<T> {
    const REQUIRED: bool = false;

    fn blank() -> Self {
        None
    }
}

impl<T> Member for Vec<T> {
    const REQUIRED: bool = false;

    fn blank() -> Self {
        Self::new()
    }
}

impl<K, V> Member for Map<K, V> {
    const REQUIRED: bool = false;

    fn blank() -> Self {
        Self::new()
    }
}

impl Member for Id {
    fn blank() -> Self {
        Self::from_valid("")
    }
}

impl Member for Text {
    fn blank() -> Self {
        Self::default()
    }
}

impl Member for Count {
    fn blank() -> Self {
        Self::MAX
    }
}

/// The place of a field, whatever its type: what is done with fields is compiled once.
pub(crate) trait Slot {
    /// Reads the field; whether that went well.
    fn fill(&mut self, reader: &mut Reader<'_>) -> bool;

    fn is_required(&self) -> bool;
}

impl<T: Decode + Member> Slot for T {
    fn fill(&mut self, reader: &mut Reader<'_>) -> bool {
        let Some(value) = T::decode(reader) else {
            return false;
        };
        *self = value;
        true
    }

    fn is_required(&self) -> bool {
        T::REQUIRED
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        T::decode(reader).map(Some)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let mut list = Self::new();
        elements(reader, &mut |reader| {
            let value = T::decode(reader)?;
            // Most lists hold one thing: no room for four, which is what `push` would make.
            if list.is_empty() {
                list.reserve_exact(1);
            }
            list.push(value);
            Some(())
        })?;
        list.shrink_to_fit();
        Some(list)
    }
}

/// Reads a list, every element by `each`, of which none may be amiss.
fn elements(
    reader: &mut Reader<'_>,
    each: &mut dyn FnMut(&mut Reader<'_>) -> Option<()>,
) -> Option<()> {
    let mut sound = true;
    reader.array("a list", |reader, index| {
        sound &= reader.under(Step::Index(index), |reader| each(reader).is_some());
    })?;
    sound.then_some(())
}

impl<V: Decode> Decode for Map<Id, V> {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let mut entries: Vec<(Id, V)> = Vec::new();
        by_id(reader, &mut entries)?;
        // Had an id stood twice, there would be a finding.
        Self::from_unsorted(entries)
    }
}

/// Values by id as they are read.
trait Entries {
    /// Reads a value, and takes it in where there is an id for it; whether it was taken in.
    fn take(&mut self, reader: &mut Reader<'_>, id: Option<Id>) -> bool;

    /// The ids of all that was taken in.
    fn ids(&self) -> Vec<Id>;
}

impl<V: Decode> Entries for Vec<(Id, V)> {
    fn take(&mut self, reader: &mut Reader<'_>, id: Option<Id>) -> bool {
        let entry = V::decode(reader).and_then(|value| Some((id?, value)));
        let taken = entry.is_some();
        self.add_all(entry);
        taken
    }

    fn ids(&self) -> Vec<Id> {
        self.iter().map(|(id, _)| id.clone()).gather()
    }
}

/// Reads an object from id to value; no id may stand twice.
fn by_id(reader: &mut Reader<'_>, entries: &mut dyn Entries) -> Option<()> {
    let mut sound = true;
    let mut last: Option<Id> = None;
    // All ids, once they have not ascended; until then none can have stood before.
    let mut met: Option<HashedSet<Id>> = None;
    reader.object("an object", |reader, key, at| {
        reader.under(Step::Key(key.clone()), |reader| {
            let id = id_of(reader, &key, at);
            let taken = entries.take(reader, id.clone());
            let Some(id) = id.filter(|_| taken) else {
                sound = false;
                return;
            };
            if met.is_none() && last.as_ref().is_none_or(|last| *last < id) {
                last = Some(id);
                return;
            }
            let met = met.get_or_insert_with(|| {
                let mut before = entries.ids();
                before.pop();
                before.into_iter().collect()
            });
            if !met.insert(id) {
                sound = false;
                twice(reader, &key, at);
            }
        });
    })?;
    sound.then_some(())
}

/// A key that must be an id.
pub(crate) fn id_of(reader: &mut Reader<'_>, text: &str, at: ByteSpan) -> Option<Id> {
    match Id::new(text) {
        Ok(id) => Some(id),
        Err(error) => {
            let wanted = format_args!("an id: {error}");
            let help = "ids match `[a-z][a-z0-9-]{0,127}`";
            reader.refuse(at, Code::MalformedId, &excerpt(text, 140), wanted, help);
            None
        }
    }
}

impl Decode for Id {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let start = reader.begin();
        let text = reader.string("an id")?;
        id_of(reader, &text, reader.since(start))
    }
}

impl Decode for Text {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let start = reader.begin();
        let text = reader.string("a string")?;
        if text.is_empty() {
            reader.find(start, Code::EmptyText, "the text is empty", |d| {
                d.help("leave the field out when nothing is recorded")
            });
            return None;
        }
        let sound = reader.is_text(reader.since(start), &text);
        sound.then(|| Self::from(&*text))
    }
}

impl Decode for When {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let start = reader.begin();
        let text = reader.string("a date")?;
        match Self::parse(&text) {
            Ok(when) => Some(when),
            Err(error) => {
                let (at, shown) = (reader.since(start), excerpt(&text, 100));
                let wanted = format_args!("a date: {error}");
                let help = "dates are EDTF (ISO 8601-2), such as `2022-07-13`, `2022-06` or `2022-06-2X/2022-06-30`";
                reader.refuse(at, Code::MalformedDate, &shown, wanted, help);
                None
            }
        }
    }
}

impl Decode for Day {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let start = reader.begin();
        let text = reader.string("a day")?;
        let day = Self::parse(&text);
        if day.is_none() {
            let (at, shown) = (reader.since(start), excerpt(&text, 100));
            let help = "a day is written `2022-07-13`";
            reader.refuse(at, Code::MalformedDate, &shown, format_args!("a day"), help);
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
        let start = reader.begin();
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

/// Reads a string that must be one of these words; which of them it is.
pub(crate) fn one_of(reader: &mut Reader<'_>, what: &str, words: &[&str]) -> Option<usize> {
    let start = reader.begin();
    reader.expect(Kind::String, what)?;
    let text = reader.string(what)?;
    let found = words.iter().position(|word| *word == text);
    if found.is_none() {
        let shown = excerpt(&text, 100);
        let message = format_args!("`{}` is not {what}", shown.escape_debug());
        reader.find(start, Code::UnknownValue, message, |d| {
            let near = slip::nearest(&shown, words.iter().copied());
            let meant = near.map_or(String::new(), |near| {
                format!("did you mean `{near}`? it is ")
            });
            d.param("value", &*shown)
                .help(format!("{meant}one of {}", words.join(", ")))
        });
    }
    found
}

/// Reads the word of one of `all`.
pub(crate) fn one_by_word<T: Copy>(
    reader: &mut Reader<'_>,
    what: &str,
    all: &[T],
    word: fn(T) -> &'static str,
) -> Option<T> {
    let words: Vec<&str> = all.iter().map(|value| word(*value)).gather();
    all.get(one_of(reader, what, &words)?).copied()
}
