//! Identifiers of records and terms.

use std::borrow::Borrow;
use std::error::Error;
use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use smol_str::SmolStr;

/// The most bytes an id may have.
pub(crate) const MAX_LENGTH: usize = 128;

/// An identifier: `[a-z][a-z0-9-]{0,127}`.
///
/// Ids are chosen by the curator and safe in file names, XML, RDF and `FollowTheMoney` without
/// escaping. They order bytewise, hash as their text does and clone without copying it.
///
/// ```
/// use claimgraph::Id;
///
/// let id = Id::new("bridge-toll-2")?;
/// assert_eq!(id.as_str(), "bridge-toll-2");
/// assert!(Id::new("Bridge").is_err());
/// # Ok::<(), claimgraph::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Id(SmolStr);

impl Id {
    /// Checks `text` and keeps it.
    ///
    /// ```
    /// use claimgraph::{Id, IdError};
    ///
    /// assert_eq!(Id::new("old town"), Err(IdError::Character { found: ' ', position: 3 }));
    /// ```
    ///
    /// # Errors
    ///
    /// The first rule that `text` breaks, and where.
    pub fn new(text: &str) -> Result<Self, IdError> {
        check(text)?;
        Ok(Self(SmolStr::new(text)))
    }

    /// The id as text.
    ///
    /// ```
    /// # use claimgraph::Id;
    /// assert_eq!(Id::new("c36")?.as_str(), "c36");
    /// # Ok::<(), claimgraph::IdError>(())
    /// ```
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// An [`Id`] from a literal, checked when the program is compiled.
///
/// ```
/// use claimgraph::id;
///
/// assert_eq!(id!("old-town").as_str(), "old-town");
/// ```
///
/// ```compile_fail
/// let id = claimgraph::id!("Old Town");
/// ```
#[macro_export]
macro_rules! id {
    ($text:literal) => {{
        const {
            assert!(
                $crate::Id::is_valid($text),
                "an id matches [a-z][a-z0-9-]{{0,127}}"
            );
        }
        $crate::Id::from_valid($text)
    }};
}

impl Id {
    /// Whether `text` is an id.
    ///
    /// ```
    /// # use claimgraph::Id;
    /// const { assert!(Id::is_valid("old-town") && !Id::is_valid("old town")) }
    /// ```
    pub const fn is_valid(text: &str) -> bool {
        let mut bytes = text.as_bytes();
        if bytes.len() > MAX_LENGTH || !matches!(bytes, [b'a'..=b'z', ..]) {
            return false;
        }
        while let [first, rest @ ..] = bytes {
            if !matches!(first, b'a'..=b'z' | b'0'..=b'9' | b'-') {
                return false;
            }
            bytes = rest;
        }
        true
    }

    /// For the macro `id!`, which has checked the text.
    #[doc(hidden)]
    pub fn from_valid(text: &'static str) -> Self {
        Self(SmolStr::new_static(text))
    }
}

fn check(text: &str) -> Result<(), IdError> {
    let Some(start) = text.chars().next() else {
        return Err(IdError::Empty);
    };
    if !start.is_ascii_lowercase() {
        return Err(IdError::Start { found: start });
    }
    let bad = |c: &char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-');
    if !text.bytes().all(|byte| !bad(&char::from(byte)))
        && let Some((position, found)) = text.chars().enumerate().find(|(_, c)| bad(c))
    {
        return Err(IdError::Character { found, position });
    }
    if text.len() > MAX_LENGTH {
        return Err(IdError::TooLong { length: text.len() });
    }
    Ok(())
}

/// Why a text is no [`Id`].
///
/// ```
/// use claimgraph::{Id, IdError};
///
/// let error = Id::new("7-bridges").unwrap_err();
/// assert_eq!(error, IdError::Start { found: '7' });
/// assert_eq!(error.to_string(), "an id starts with a lower-case letter a to z, not with '7'");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
    /// Nothing is written.
    Empty,
    /// The first character is no letter `a` to `z`.
    Start {
        /// The first character.
        found: char,
    },
    /// A later character is none of `a` to `z`, `0` to `9` and `-`.
    Character {
        /// The first such character.
        found: char,
        /// Where it stands, in code points from 0.
        position: usize,
    },
    /// More than 128 characters.
    TooLong {
        /// How many there are.
        length: usize,
    },
}

impl IdError {
    /// Where the text stops being an id, in code points from 0.
    ///
    /// ```
    /// # use claimgraph::Id;
    /// assert_eq!(Id::new("über").unwrap_err().position(), 0);
    /// assert_eq!(Id::new("old_town").unwrap_err().position(), 3);
    /// ```
    pub fn position(&self) -> usize {
        match self {
            Self::Empty | Self::Start { .. } => 0,
            Self::Character { position, .. } => *position,
            Self::TooLong { .. } => MAX_LENGTH,
        }
    }
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("an id is not empty"),
            Self::Start { found } => {
                write!(
                    f,
                    "an id starts with a lower-case letter a to z, not with {found:?}"
                )
            }
            Self::Character { found, position } => write!(
                f,
                "an id holds a to z, 0 to 9 and hyphens only, not {found:?} (at character {position})"
            ),
            Self::TooLong { length } => {
                write!(f, "an id has at most {MAX_LENGTH} characters, not {length}")
            }
        }
    }
}

impl Error for IdError {}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Id {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::new(text)
    }
}

impl TryFrom<&str> for Id {
    type Error = IdError;

    fn try_from(text: &str) -> Result<Self, IdError> {
        Self::new(text)
    }
}

impl TryFrom<String> for Id {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        Self::new(&text)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0.into()
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::{BTreeMap, HashMap};

    use super::*;

    #[test]
    fn the_longest_id_has_128_characters() {
        assert!(Id::new(&"a".repeat(128)).is_ok());
        assert_eq!(
            Id::new(&"a".repeat(129)),
            Err(IdError::TooLong { length: 129 })
        );
    }

    #[test]
    fn the_first_broken_rule_is_named() {
        assert_eq!(Id::new(""), Err(IdError::Empty));
        assert_eq!(Id::new("-a"), Err(IdError::Start { found: '-' }));
        assert_eq!(
            Id::new("aé-B"),
            Err(IdError::Character {
                found: 'é',
                position: 1
            })
        );
        assert_eq!(
            Id::new("a-\u{0}"),
            Err(IdError::Character {
                found: '\0',
                position: 2
            })
        );
        let long = format!("{}É", "a".repeat(200));
        assert_eq!(
            Id::new(&long),
            Err(IdError::Character {
                found: 'É',
                position: 200
            })
        );
    }

    #[test]
    fn order_is_bytewise_and_maps_answer_to_text() {
        let id = |text: &str| Id::new(text).unwrap();
        assert!(id("a-b") < id("a0") && id("a0") < id("aa") && id("a") < id("a-"));
        let hashed: HashMap<Id, u8> = [(id("a"), 1)].into();
        let sorted: BTreeMap<Id, u8> = [(id("a"), 1)].into();
        assert_eq!(hashed.get("a"), sorted.get("a"));
        assert_eq!(serde_json::to_string(&id("a-1")).unwrap(), "\"a-1\"");
    }

    #[test]
    fn an_id_is_three_words() {
        assert_eq!(size_of::<Id>(), 24);
        assert_eq!(size_of::<Option<Id>>(), 24);
    }
}
