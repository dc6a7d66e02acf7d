//! Text as somebody wrote it.

use std::fmt;

use serde::Serialize;
use smol_str::SmolStr;

/// A piece of text, kept exactly as written; short texts need no allocation and clones are cheap.
///
/// ```
/// use claimgraph::Text;
///
/// let words = Text::from("at least 41 people");
/// assert!(words.starts_with("at least"));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Text(SmolStr);

impl Text {
    /// The text as a string slice.
    ///
    /// ```
    /// assert_eq!(claimgraph::Text::from("six").as_str(), "six");
    /// ```
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// The beginning of a stranger's text, as a message shows it.
pub(crate) fn shown(text: &str, most: usize) -> String {
    let end = text.char_indices().nth(most);
    let end = end.map_or(text.len(), |(end, _)| end);
    escaped(text.get(..end).unwrap_or_default())
}

/// A stranger's text without what nobody would see: it stands there by its escape.
pub(crate) fn escaped(text: &str) -> String {
    text.escape_debug().to_string()
}

/// Texts one after another, with a sign between each two.
pub(crate) fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>, sign: &str) -> String {
    let (mut all, mut between) = (String::new(), "");
    for text in texts {
        all.push_str(between);
        all.push_str(text.as_ref());
        between = sign;
    }
    all
}

impl std::ops::Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(SmolStr::new(text))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(SmolStr::from(text))
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}
