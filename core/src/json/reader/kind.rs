//! What kind of value stands in a file, and what is said where another should.

use super::Reader;
use crate::Code;

/// What a value is, told from its first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

impl Kind {
    pub(super) fn of(first: u8) -> Option<Self> {
        Some(match first {
            b'{' => Self::Object,
            b'[' => Self::Array,
            b'"' => Self::String,
            b'-' | b'0'..=b'9' => Self::Number,
            b't' | b'f' => Self::Boolean,
            b'n' => Self::Null,
            _ => return None,
        })
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Array => "array",
            Self::String => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Null => "null",
        }
    }
}

impl Reader<'_> {
    /// Makes sure of the next value's kind, or reports what is there and skips it.
    pub(crate) fn expect(&mut self, wanted: Kind, what: &str) -> Option<()> {
        let kind = self.kind()?;
        if kind == wanted {
            return Some(());
        }
        let start = self.pos;
        self.skip();
        if self.broken {
            return None;
        }
        if kind == Kind::Null {
            self.find(start, Code::NullValue, "null is not a value", |d| {
                d.help("leave the field out when nothing is recorded")
            });
        } else {
            self.find(
                start,
                Code::WrongType,
                format_args!("expected {what}, found {}", article(kind)),
                |d| {
                    let d = d.param("expected", what).param("found", kind.as_str());
                    match shape(what) {
                        Some(shape) => d.help(format!("it is written as `{shape}`")),
                        None => d,
                    }
                },
            );
        }
        None
    }
}

/// How to write what people write as a bare word or number when they begin.
fn shape(what: &str) -> Option<&'static str> {
    Some(match what {
        "a list" => "[…]",
        "a name" => r#"{ "text": "…" }"#,
        "a quote" => r#"{ "exact": "…" }"#,
        "a passage" => r#"{ "source": "…" }"#,
        "a speaker" => r#"{ "actor": "…" }"#,
        "a link to a claim" => r#"{ "claim": "…", "basis": "stated" }"#,
        "a quantity" => r#"{ "kind": "exact", "value": 41 }"#,
        _ => return None,
    })
}

/// A kind of value with its article, for messages.
fn article(kind: Kind) -> &'static str {
    match kind {
        Kind::Object => "an object",
        Kind::Array => "a list",
        Kind::String => "a string",
        Kind::Number => "a number",
        Kind::Boolean => "true or false",
        Kind::Null => "null",
    }
}
