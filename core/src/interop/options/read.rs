//! Reading the value of an option, by its kind.

use std::borrow::Cow;

use super::{Kind, OptionSpec, Value};
use crate::gather::{AddAll as _, Gather as _};
use crate::{
    Code, Count, Day, Floors, Id, Map, Policy, Scope, Selection, Supposition, Text,
    json::{Decode, Fields, Kind as Json, Reader, Slot, Step, excerpt, id_of, one_of, twice},
    slip,
    sorted::SortedMap,
    text::escaped,
};

pub(super) fn unknown(
    reader: &mut Reader<'_>,
    operation: &str,
    key: &str,
    specs: &[&[OptionSpec]],
) {
    let names = || specs.iter().copied().flatten().map(|spec| spec.name);
    let help = match (slip::nearest(key, names()), names().next()) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, None) => format!("`{operation}` has no options"),
        (None, Some(_)) => {
            let all: Vec<&str> = names().gather();
            format!("the options of `{operation}` are {}", all.join(", "))
        }
    };
    let message = format!("unknown option `{}`", escaped(&excerpt(key, 100)));
    let start = reader.pos();
    reader.find(start, Code::UnknownField, message, |d| d.help(help));
}

impl Kind {
    pub(super) fn read(self, reader: &mut Reader<'_>) -> Option<Value> {
        match self {
            Self::Id => Id::decode(reader).map(|id| Value::Text(id.into())),
            Self::Ids if reader.kind()? == Json::String => {
                Id::decode(reader).map(|id| Value::Ids(vec![id]))
            }
            Self::Ids => some(reader, Id::decode).map(Value::Ids),
            Self::Day => Day::decode(reader).map(|day| Value::Text(day.to_string())),
            Self::Flag => bool::decode(reader).map(Value::Flag),
            Self::Count => Count::decode(reader).map(|count| Value::Count(count.get())),
            Self::Text => Text::decode(reader).map(|text| Value::Text(text.as_str().to_owned())),
            Self::Word(words) => {
                known_word(reader, &words()).map(|word| Value::Text(word.to_owned()))
            }
            Self::Words(words) => {
                some(reader, |reader| known_word(reader, &words())).map(Value::Words)
            }
            Self::Terms => Map::decode(reader).map(Value::Terms),
            Self::Texts => texts(reader).map(Value::Texts),
            Self::Policy => policy(reader).map(Value::Policy),
            Self::Selection => {
                Selection::decode(reader).map(|value| Value::Selection(Box::new(value)))
            }
            Self::Scope => Scope::decode(reader).map(|value| Value::Scope(Box::new(value))),
            Self::Countable if reader.kind()? == Json::String => Self::Id.read(reader),
            Self::Countable => Self::Scope.read(reader),
            Self::Suppositions => some(reader, Supposition::decode).map(Value::Suppositions),
        }
    }
}

fn known_word(reader: &mut Reader<'_>, words: &[&'static str]) -> Option<&'static str> {
    let which = one_of(reader, "a word that is known here", words)?;
    words.get(which).copied()
}

/// A list that is not empty: to leave an option out is to say nothing, an empty list is a slip.
fn some<T>(
    reader: &mut Reader<'_>,
    mut each: impl FnMut(&mut Reader<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    let start = reader.begin();
    let mut all = Vec::new();
    reader.array("a list", |reader, index| {
        all.add_all(reader.under(Step::Index(index), &mut each));
    })?;
    if all.is_empty() && reader.is_clean() {
        reader.find(start, Code::EmptyText, "the list is empty", |d| {
            d.help("leave the option out for its default")
        });
    }
    Some(all)
}

fn texts(reader: &mut Reader<'_>) -> Option<Map<Id, String>> {
    let mut texts: SortedMap<Id, String> = SortedMap::new();
    reader.object("an object from source id to text", |reader, key, at| {
        let id = id_of(reader, &key, at);
        reader.under(Step::Key(key.clone()), |reader| {
            let text = reader.string("a text").map(Cow::into_owned);
            if let Some((id, text)) = id.zip(text)
                && texts.insert(id, text).is_some()
            {
                twice(reader, &key, at);
            }
        });
    })?;
    Some(texts.into_iter().collect())
}

fn policy(reader: &mut Reader<'_>) -> Option<Policy> {
    const FLOORS: &[&str] = &["dozens", "hundreds", "thousands"];
    let start = reader.begin();
    if reader.kind()? == Json::String {
        let which = one_of(reader, "a policy", &["acled", "double"])?;
        return Some(match which {
            0 => Policy::acled(),
            _ => Policy::double(),
        });
    }
    let (mut dozens, mut hundreds, mut thousands) = (None, None, None);
    let slots: &mut [&mut dyn Slot] = &mut [&mut dozens, &mut hundreds, &mut thousands];
    let fields = Fields::fill(reader, "three floors", FLOORS, slots)?;
    let floors = Floors {
        dozens: fields.required(reader, "dozens", dozens)?,
        hundreds: fields.required(reader, "hundreds", hundreds)?,
        thousands: fields.required(reader, "thousands", thousands)?,
    };
    match Policy::new(floors) {
        Ok(policy) => Some(policy),
        Err(error) => {
            reader.find(start, Code::BoundsOutOfOrder, error.to_string(), |d| d);
            None
        }
    }
}
