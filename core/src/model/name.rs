//! Names, link grounds and other small things that several records hold.

use crate::{
    Code, Id, Text, When,
    json::{Decode, Encode, Member, Reader, Writer, record, words},
};

record! {
    /// One spelling of a name, and when it was in use.
    ///
    /// ```
    /// use claimgraph::Name;
    ///
    /// let name = Name::new("Nur-Sultan");
    /// assert_eq!(name.text, "Nur-Sultan");
    /// ```
    pub struct Name ("a name") {
        /// The name as written.
        text: Text,
        /// Its language, BCP 47.
        lang: Option<Text>,
        /// Its script, ISO 15924.
        script: Option<Text>,
        /// A term of the list `name-kinds`.
        kind: Option<Id>,
        /// When it was in use.
        when: Option<When>,
    }
}

impl Name {
    /// A name of which only the text is known.
    pub fn new(text: impl Into<Text>) -> Self {
        Self {
            text: text.into(),
            lang: None,
            script: None,
            kind: None,
            when: None,
        }
    }
}

/// One or more names; the first is the display name.
///
/// ```
/// use claimgraph::{Name, Names};
///
/// let names = Names::from("Astana").and(Name::new("Nur-Sultan"));
/// assert_eq!(names.display().text, "Astana");
/// assert_eq!(names.iter().count(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names(Vec<Name>);

impl Names {
    /// The name to show.
    pub fn display(&self) -> &Name {
        // A list of names is never empty: it is made from one name, or read with a check.
        static NOBODY: std::sync::LazyLock<Name> = std::sync::LazyLock::new(|| Name::new("?"));
        self.0.first().unwrap_or(&NOBODY)
    }

    /// All names, the display name first.
    pub fn iter(&self) -> std::slice::Iter<'_, Name> {
        self.0.iter()
    }

    /// The same names and one more.
    #[must_use]
    pub fn and(mut self, name: Name) -> Self {
        self.0.push(name);
        self
    }
}

impl<'a> IntoIterator for &'a Names {
    type Item = &'a Name;
    type IntoIter = std::slice::Iter<'a, Name>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Name> for Names {
    fn from(name: Name) -> Self {
        Self(vec![name])
    }
}

impl From<&str> for Names {
    fn from(text: &str) -> Self {
        Name::new(text).into()
    }
}

impl Member for Names {
    fn blank() -> Self {
        Self(Vec::new())
    }
}

impl Decode for Names {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let start = reader.begin();
        let names = Vec::<Name>::decode(reader)?;
        if names.is_empty() {
            reader.find(start, Code::MissingField, "no name is given", |d| {
                d.param("field", "names")
                    .help("at least one name is required, if only a description")
            });
            return None;
        }
        Some(Self(names))
    }
}

impl Encode for Names {
    fn encode(&self, writer: &mut Writer) {
        self.0.encode(writer);
    }
}

impl serde::Serialize for Names {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::json::serialize(self, serializer)
    }
}

words! {
    /// On what ground a link stands.
    pub enum Basis ("a basis") {
        /// The text says so.
        Stated = "stated",
        /// The curator concludes it.
        Inferred = "inferred",
        /// A computation found it.
        Observed = "observed",
    }
}

words! {
    /// Who may see a record.
    pub enum Confidentiality ("a confidentiality") {
        /// Anybody.
        Open = "open",
        /// Those who work on the case.
        Restricted = "restricted",
        /// Those who hold the key.
        Secret = "secret",
    }
}

record! {
    /// An identifier in somebody else's scheme, such as `wikidata` and `Q232`.
    pub struct External ("an external identifier") {
        /// The scheme.
        scheme: Text,
        /// The identifier in it.
        id: Text,
    }
}
