//! From answers, which serialise, to JSON text.
//!
//! A serializer of our own: it writes to memory and cannot fail, so that what is compiled anew for every
//! answer is little.

use std::fmt::{self, Display, Write as _};

use serde::{
    Serialize, Serializer,
    ser::{
        Error, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
        SerializeTupleStruct, SerializeTupleVariant,
    },
};

use super::{Writer, written::WRITTEN};

/// An answer as JSON text, as `serde_json` writes it.
///
/// Answers are words, numbers and lists with keys that are strings: nothing that could fail.
pub(crate) fn to_text(answer: &(impl Serialize + ?Sized)) -> String {
    let mut writer = Writer::default();
    match answer.serialize(Answer::to(&mut writer)) {
        Ok(()) => writer.finish(),
        Err(Refused) => String::new(),
    }
}

/// What a value says that refuses to be serialised: none of ours does.
#[derive(Debug)]
struct Refused;

impl Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value refuses to be written")
    }
}

impl std::error::Error for Refused {}

impl Error for Refused {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Done = Result<(), Refused>;

struct Answer<'w> {
    writer: &'w mut Writer,
    /// Whether texts are JSON already.
    written: bool,
}

impl<'w> Answer<'w> {
    fn to(writer: &'w mut Writer) -> Self {
        Self {
            writer,
            written: false,
        }
    }

    #[inline(never)]
    fn plain(self, value: &dyn Display) {
        // Writing to memory cannot fail.
        let _ = write!(self.writer, "{value}");
    }

    fn open(self, bracket: &str, end: &'static str) -> Parts<'w> {
        self.writer.raw(bracket);
        Parts {
            writer: self.writer,
            first: true,
            end,
        }
    }

    #[inline(never)]
    fn under(self, variant: &str, bracket: &str, end: &'static str) -> Parts<'w> {
        self.writer.raw("{");
        self.writer.string(variant);
        self.writer.raw(":");
        self.open(bracket, end)
    }
}

/// The elements or members of what was opened.
struct Parts<'w> {
    writer: &'w mut Writer,
    first: bool,
    end: &'static str,
}

impl Parts<'_> {
    #[inline(never)]
    fn next(&mut self) -> Answer<'_> {
        if !std::mem::take(&mut self.first) {
            self.writer.raw(",");
        }
        Answer::to(self.writer)
    }

    #[inline(never)]
    fn member(&mut self, name: &str) -> Answer<'_> {
        let answer = self.next();
        answer.writer.string(name);
        answer.writer.raw(":");
        answer
    }

    #[inline(never)]
    fn close(self) {
        self.writer.raw(self.end);
    }
}

macro_rules! plain {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, value: $type) -> Done {
            self.plain(&value);
            Ok(())
        })*
    };
}

impl<'w> Serializer for Answer<'w> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Parts<'w>;
    type SerializeTuple = Parts<'w>;
    type SerializeTupleStruct = Parts<'w>;
    type SerializeTupleVariant = Parts<'w>;
    type SerializeMap = Parts<'w>;
    type SerializeStruct = Parts<'w>;
    type SerializeStructVariant = Parts<'w>;

    plain! {
        serialize_bool: bool,
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_i128: i128, serialize_u128: u128,
    }

    fn serialize_f32(self, value: f32) -> Done {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Done {
        // No answer holds fractions: what would write them is large.
        let _ = value;
        Err(Refused)
    }

    fn serialize_char(self, value: char) -> Done {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Done {
        if self.written {
            self.writer.raw(value);
        } else {
            self.writer.string(value);
        }
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Done {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.writer.raw("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        mut self,
        name: &'static str,
        value: &T,
    ) -> Done {
        self.written = name == WRITTEN;
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Done {
        let parts = self.under(variant, "", "}");
        value.serialize(Answer::to(parts.writer))?;
        parts.close();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'w>, Refused> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'w>, Refused> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'w>, Refused> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'w>, Refused> {
        Ok(self.under(variant, "[", "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'w>, Refused> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'w>, Refused> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'w>, Refused> {
        Ok(self.under(variant, "{", "}}"))
    }

    /// So that what is JSON text already is given as a text.
    fn is_human_readable(&self) -> bool {
        false
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Done {
        self.serialize_str(&value.to_string())
    }
}

macro_rules! elements {
    ($($trait:ident: $method:ident),* $(,)?) => {
        $(impl $trait for Parts<'_> {
            type Ok = ();
            type Error = Refused;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
                value.serialize(self.next())
            }

            fn end(self) -> Done {
                self.close();
                Ok(())
            }
        })*
    };
}

elements! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field,
}

macro_rules! members {
    ($($trait:ident),* $(,)?) => {
        $(impl $trait for Parts<'_> {
            type Ok = ();
            type Error = Refused;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
                value.serialize(self.member(name))
            }

            fn end(self) -> Done {
                self.close();
                Ok(())
            }
        })*
    };
}

members! { SerializeStruct, SerializeStructVariant }

impl SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Refused;

    // Keys are texts in all that we answer.
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        key.serialize(self.next())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.writer.raw(":");
        value.serialize(Answer::to(self.writer))
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::to_text;
    use crate::json::Written;

    #[derive(Serialize)]
    struct All<'a> {
        text: &'a str,
        numbers: (u8, i64),
        #[serde(skip_serializing_if = "Option::is_none")]
        absent: Option<u8>,
        null: Option<u8>,
        flags: [bool; 2],
        written: Written<'static>,
        map: BTreeMap<String, Vec<Kind>>,
        #[serde(flatten)]
        more: More,
        unit: (),
    }

    #[derive(Serialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Word,
        Newtype(char),
        Pair(u8, u8),
        Fields { a: u8 },
    }

    #[derive(Serialize)]
    struct More {
        one: Tagged,
        two: Vec<u8>,
    }

    #[derive(Serialize)]
    #[serde(tag = "kind")]
    enum Tagged {
        Some { deep: BTreeMap<&'static str, u8> },
    }

    #[test]
    fn writes_what_serde_json_writes() {
        let kinds = vec![
            Kind::Word,
            Kind::Newtype('"'),
            Kind::Pair(1, 2),
            Kind::Fields { a: 3 },
        ];
        let all = All {
            text: "a\"\\\n\r\t\u{8}\u{c}\u{1f}\u{7f}/é🕯",
            numbers: (7, -1),
            absent: None,
            null: None,
            flags: [true, false],
            written: Written(r#"{"x":[1.5]}"#.into()),
            map: BTreeMap::from([("k\n".to_owned(), kinds), (String::new(), Vec::new())]),
            more: More {
                one: Tagged::Some {
                    deep: BTreeMap::from([("d", 1)]),
                },
                two: vec![1, 2],
            },
            unit: (),
        };
        assert_eq!(to_text(&all), serde_json::to_string(&all).unwrap());
    }
}
