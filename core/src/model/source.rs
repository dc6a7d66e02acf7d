//! Sources: where claims are found.

use std::fmt;

use super::{Basis, Confidentiality, External};
use crate::{
    Code, Count, Id, Text, When,
    json::{Decode, Encode, Ext, Member, Reader, Writer, record, words},
};

words! {
    /// What a source is.
    pub enum SourceKind ("a kind of source") {
        /// An article of a newspaper, agency or site.
        Article = "article",
        /// A statement by an institution or person.
        Statement = "statement",
        /// A report.
        Report = "report",
        /// A judgment, an indictment, a record of a hearing.
        CourtRecord = "court-record",
        /// A dataset.
        Dataset = "dataset",
        /// An interview.
        Interview = "interview",
        /// A post on a social network.
        Post = "post",
        /// A video.
        Video = "video",
        /// An audio recording.
        Audio = "audio",
        /// Anything else.
        Other = "other",
    }
}

record! {
    /// A document, recording or dataset in which claims are found.
    ///
    /// ```
    /// use claimgraph::{Source, SourceKind};
    ///
    /// let source = Source::new(SourceKind::Article, "Relatives wait at the palace");
    /// assert!(source.published.is_none());
    /// ```
    pub struct Source ("a source") {
        /// What it is.
        kind: SourceKind,
        /// Its title, or what to call it.
        title: Text,
        /// The actor who published it.
        outlet: Option<Id>,
        /// The actors who wrote it.
        authors: Vec<Id>,
        /// When it was published.
        published: Option<When>,
        /// When it was seen.
        accessed: Option<When>,
        /// Where it is.
        url: Option<Url>,
        /// Where a copy is kept.
        archive_url: Option<Url>,
        /// Its language, BCP 47.
        language: Option<Text>,
        /// What is needed to recognise its text again.
        text: Option<SourceText>,
        /// What it was made from.
        derived_from: Vec<Derivation>,
        /// What was done to the copy that is held, in order.
        custody: Vec<Custody>,
        /// Who may see this.
        confidentiality: Option<Confidentiality>,
        /// Identifiers elsewhere.
        external: Vec<External>,
        /// Anything else.
        note: Option<Text>,
        /// Data of somebody else's.
        ext: Ext,
    }
}

impl Source {
    /// A source of which only kind and title are known.
    pub fn new(kind: SourceKind, title: impl Into<Text>) -> Self {
        Self {
            kind,
            title: title.into(),
            outlet: None,
            authors: Vec::new(),
            published: None,
            accessed: None,
            url: None,
            archive_url: None,
            language: None,
            text: None,
            derived_from: Vec::new(),
            custody: Vec::new(),
            confidentiality: None,
            external: Vec::new(),
            note: None,
            ext: Ext::default(),
        }
    }
}

record! {
    /// A text by which passages can be checked, without the text itself.
    pub struct SourceText ("a text") {
        /// SHA-256 of its UTF-8 bytes.
        sha256: Sha256,
        /// Its length in Unicode code points.
        length: Count,
    }
}

impl SourceText {
    /// Describes a text.
    ///
    /// ```
    /// let text = claimgraph::SourceText::of("Five people.");
    /// assert_eq!(text.length.get(), 12);
    /// ```
    pub fn of(text: &str) -> Self {
        Self {
            sha256: Sha256::of(text.as_bytes()),
            length: Count::new(text.chars().count() as u64).unwrap_or(Count::MAX),
        }
    }
}

words! {
    /// How one source came from another.
    pub enum DerivationKind ("a kind of derivation") {
        /// The same text again.
        Republishes = "republishes",
        /// Takes passages over word for word.
        Quotes = "quotes",
        /// Reports what it says.
        Cites = "cites",
        /// The same in another language.
        Translates = "translates",
        /// A later version of the same.
        Revises = "revises",
    }
}

record! {
    /// That a source came from another.
    pub struct Derivation ("a derivation") {
        /// The source it came from.
        source: Id,
        /// How.
        how: DerivationKind,
        /// On what ground this is recorded.
        basis: Basis,
    }
}

record! {
    /// One step in the custody of a copy.
    pub struct Custody ("a step of custody") {
        /// When.
        when: Option<When>,
        /// By whom.
        by: Option<Id>,
        /// What was done.
        action: Text,
        /// SHA-256 of the copy after it.
        sha256: Option<Sha256>,
    }
}

/// A SHA-256 digest, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256([u8; 32]);

impl Sha256 {
    /// The digest of some bytes.
    ///
    /// ```
    /// let digest = claimgraph::Sha256::of(b"");
    /// assert!(digest.to_string().starts_with("e3b0c442"));
    /// ```
    pub fn of(bytes: &[u8]) -> Self {
        use sha2::Digest as _;
        Self(sha2::Sha256::digest(bytes).into())
    }

    /// Reads 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let sound = text.len() == 64
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if !sound {
            return None;
        }
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sha256({self})")
    }
}

impl serde::Serialize for Sha256 {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Member for Sha256 {
    fn blank() -> Self {
        Self([0; 32])
    }
}

impl Decode for Sha256 {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let start = reader.begin();
        let text = reader.string("a SHA-256 digest")?;
        let digest = Self::parse(&text);
        if digest.is_none() {
            reader.find(start, Code::MalformedValue, "not a SHA-256 digest", |d| {
                d.help("64 lower-case hexadecimal digits")
            });
        }
        digest
    }
}

impl Encode for Sha256 {
    fn encode(&self, writer: &mut Writer) {
        writer.string(&self.to_string());
    }
}

/// An absolute URL, as written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Url(Text);

impl Url {
    /// Checks for a scheme, something after it, and no white space or control characters (RFC 3986, 3).
    ///
    /// ```
    /// use claimgraph::Url;
    ///
    /// assert!(Url::parse("https://example.org/a").is_some());
    /// assert!(Url::parse("example.org").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once(':')?;
        let sound = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
            && !rest.is_empty()
            && !text.chars().any(|c| c.is_whitespace() || c.is_control());
        sound.then(|| Self(Text::from(text)))
    }

    /// The text as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for Url {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let start = reader.begin();
        let text = reader.string("a URL")?;
        if !reader.is_text(reader.since(start), &text) {
            return None;
        }
        let url = Self::parse(&text);
        if url.is_none() {
            reader.find(start, Code::MalformedValue, "not an absolute URL", |d| {
                d.help("such as `https://example.org/article`")
            });
        }
        url
    }
}

impl Encode for Url {
    fn encode(&self, writer: &mut Writer) {
        writer.string(&self.0);
    }
}
