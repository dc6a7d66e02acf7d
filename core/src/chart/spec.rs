//! A specification as a tree whose members keep the order in which they are written.

use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeSeq},
};

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Spec {
    Nothing,
    Flag(bool),
    Number(i64),
    Share(f64),
    Text(String),
    List(Vec<Spec>),
    Object(Vec<(&'static str, Spec)>),
}

impl Serialize for Spec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Share(share) => serializer.serialize_f64(*share),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => {
                let mut out = serializer.serialize_seq(Some(list.len()))?;
                for value in list {
                    out.serialize_element(value)?;
                }
                out.end()
            }
            Self::Object(members) => {
                let mut out = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    out.serialize_entry(name, value)?;
                }
                out.end()
            }
        }
    }
}

impl Spec {
    /// The members of one object, followed by those of another.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Object(mut members), Self::Object(more)) => {
                members.extend(more);
                Self::Object(members)
            }
            (one, _) => one,
        }
    }

    /// An object without the members that hold nothing.
    pub(super) fn present(self) -> Self {
        match self {
            Self::Object(mut members) => {
                members.retain(|(_, value)| *value != Self::Nothing);
                Self::Object(members)
            }
            other => other,
        }
    }

    /// The specification as text.
    pub(super) fn into_json(self) -> String {
        // Texts, finite numbers and lists: serialisation has nothing to fail on.
        crate::json::to_text(&self)
    }
}

impl From<bool> for Spec {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<i32> for Spec {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<i64> for Spec {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Spec {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Spec {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Spec {
    fn from(share: f64) -> Self {
        Self::Share(share)
    }
}

impl From<&str> for Spec {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Spec {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<Spec>> From<Option<T>> for Spec {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

impl<T: Into<Spec>> From<Vec<T>> for Spec {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

/// Writes a specification as JSON is written; an expression of Rust stands in parentheses.
macro_rules! spec {
    ({ $( $name:literal : $value:tt ),* $(,)? }) => {
        $crate::chart::spec::Spec::Object(vec![ $( ($name, $crate::chart::spec::spec!($value)) ),* ])
    };
    ([ $( $value:tt ),* $(,)? ]) => {
        $crate::chart::spec::Spec::List(vec![ $( $crate::chart::spec::spec!($value) ),* ])
    };
    ($value:tt) => {
        $crate::chart::spec::Spec::from($value)
    };
}

pub(super) use spec;
