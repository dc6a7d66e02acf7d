//! Reading the value of an option, by its kind.

use std::collections::BTreeMap;

use super::{Kind, OptionSpec, Value};
use crate::{
    Code, Count, Day, Floors, Id, Policy, Scope, Selection, Supposition, Text,
    json::{Decode, Fields, Kind as Json, Reader, Step, excerpt, id_of, one_of, read},
    slip,
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
            let all: Vec<&str> = names().collect();
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
            Self::Word(words) => one_of(reader, "a word that is known here", &words(), |word| word)
                .map(|word| Value::Text(word.to_owned())),
            Self::Words(words) => some(reader, |reader| {
                one_of(reader, "a word that is known here", &words(), |word| word)
            })
            .map(Value::Words),
            Self::Terms => BTreeMap::decode(reader).map(Value::Terms),
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

/// A list that is not empty: to leave an option out is to say nothing, an empty list is a slip.
fn some<T>(
    reader: &mut Reader<'_>,
    mut each: impl FnMut(&mut Reader<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    reader.space();
    let start = reader.pos();
    let mut all = Vec::new();
    reader.array("a list", |reader, index| {
        all.extend(reader.under(Step::Index(index), &mut each));
    })?;
    if all.is_empty() && reader.is_clean() {
        reader.find(start, Code::EmptyText, "the list is empty", |d| {
            d.help("leave the option out for its default")
        });
    }
    Some(all)
}

fn texts(reader: &mut Reader<'_>) -> Option<BTreeMap<Id, String>> {
    let mut texts = BTreeMap::new();
    reader.object("an object from source id to text", |reader, key, at| {
        let id = id_of(reader, &key, at);
        let text = reader.under(Step::Key(key), |reader| reader.string("a text"));
        if let (Some(id), Some(text)) = (id, text) {
            texts.insert(id, text.into_owned());
        }
    })?;
    Some(texts)
}

fn policy(reader: &mut Reader<'_>) -> Option<Policy> {
    const FLOORS: &[&str] = &["dozens", "hundreds", "thousands"];
    reader.space();
    let start = reader.pos();
    if reader.kind()? == Json::String {
        let known = [("acled", Policy::acled()), ("double", Policy::double())];
        return one_of(reader, "a policy", &known, |(name, _)| name).map(|(_, policy)| policy);
    }
    let (mut dozens, mut hundreds, mut thousands) = (None, None, None);
    let fields = Fields::read(reader, "three floors", FLOORS, |reader, name| match name {
        "dozens" => read(reader, &mut dozens),
        "hundreds" => read(reader, &mut hundreds),
        _ => read(reader, &mut thousands),
    })?;
    let floors = Floors {
        dozens: fields.settle(reader, FLOORS, "dozens", dozens)?,
        hundreds: fields.settle(reader, FLOORS, "hundreds", hundreds)?,
        thousands: fields.settle(reader, FLOORS, "thousands", thousands)?,
    };
    match Policy::new(floors) {
        Ok(policy) => Some(policy),
        Err(error) => {
            reader.find(start, Code::BoundsOutOfOrder, error.to_string(), |d| d);
            None
        }
    }
}
