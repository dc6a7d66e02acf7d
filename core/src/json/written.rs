//! JSON text that is sound: handed on as it is written, or taken apart.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::{Kind, Limits, Reader, Writer};

/// How a value calls itself that holds JSON text, so that [`super::to_text`] writes it as it is.
pub(super) const WRITTEN: &str = "claimgraph::Written";

/// Sound JSON text, which answers hold as it is written.
///
/// A serializer that is not our own is told what the text says, in its own terms; one of a binary
/// form, which has none for values of any shape, is given the text.
#[derive(Debug, Clone)]
pub(crate) struct Written<'t>(pub(crate) Cow<'t, str>);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(WRITTEN, &Tree(&self.0))
    }
}

struct Tree<'t>(&'t str);

impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(json) = self;
        if !serializer.is_human_readable() {
            return serializer.serialize_str(json);
        }
        match reader(json).kind() {
            Some(Kind::Object) => {
                let members = members(json).into_iter();
                serializer.collect_map(members.map(|(name, value)| (name, Self(value))))
            }
            Some(Kind::Array) => serializer.collect_seq(items_of(json).into_iter().map(Tree)),
            Some(Kind::String) => serializer.serialize_str(&string(json).unwrap_or_default()),
            Some(Kind::Number) => match (json.parse::<u64>(), json.parse::<i64>()) {
                (Ok(whole), _) => serializer.serialize_u64(whole),
                (_, Ok(whole)) => serializer.serialize_i64(whole),
                _ => serializer.serialize_f64(json.parse().unwrap_or_default()),
            },
            Some(Kind::Boolean) => serializer.serialize_bool(*json == "true"),
            Some(Kind::Null) | None => serializer.serialize_unit(),
        }
    }
}

/// A text as JSON.
pub(crate) fn quoted(text: &str) -> String {
    let mut writer = Writer::default();
    writer.string(text);
    writer.finish()
}

/// A reader of text that was read before, or that this crate has written.
fn reader(json: &str) -> Reader<'_> {
    Reader::over(json, Limits::NONE)
}

/// The members of an object, their values as they are written.
pub(crate) fn members(json: &str) -> Vec<(Cow<'_, str>, &str)> {
    let mut members = Vec::new();
    let _ = reader(json).object("", |reader, key, _| {
        members.push((key, reader.passed_over()));
    });
    members
}

/// The items of a list, as they are written.
pub(crate) fn items_of(json: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let _ = reader(json).array("", |reader, _| items.push(reader.passed_over()));
    items
}

/// The text of a string; nothing of any other value.
pub(crate) fn string(json: &str) -> Option<Cow<'_, str>> {
    reader(json).string("")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::borrow::Cow;

    use super::Written;
    use crate::json::to_text;

    #[test]
    fn others_are_told_what_it_says() {
        let text = r#"{"b":[1,-2,18446744073709551615,1.50,1E2,-0],"a\n":{"":null,"t":[true,false]},"c":"\u00e9\/"}"#;
        let written = Written(Cow::Borrowed(text));
        assert_eq!(to_text(&[&written, &written]), format!("[{text},{text}]"));
        assert_eq!(
            serde_json::to_string(&written).unwrap(),
            r#"{"b":[1,-2,18446744073709551615,1.5,100.0,0],"a\n":{"":null,"t":[true,false]},"c":"é/"}"#
        );
    }
}
