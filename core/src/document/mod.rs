//! The sections of a case, as people edit them.

mod section;

pub use section::Section;

use std::fmt;

use serde::Serialize;

use crate::{
    Sha256,
    codec::{self, Limits},
    error::Error,
    model::{About, Actor, Assessment, Claim, Incident, Place, Source, VocabularyRecord},
};

/// The kinds of record, in the order of a document's sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SectionName {
    /// Places.
    Places,
    /// Actors.
    Actors,
    /// Incidents.
    Incidents,
    /// Sources.
    Sources,
    /// Claims.
    Claims,
    /// Assessments.
    Assessments,
}

impl SectionName {
    /// All of them, in order.
    pub const ALL: &'static [Self] = &[
        Self::Places,
        Self::Actors,
        Self::Incidents,
        Self::Sources,
        Self::Claims,
        Self::Assessments,
    ];

    /// The member's name in a document.
    ///
    /// ```
    /// assert_eq!(claimgraph::SectionName::Claims.as_str(), "claims");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::Actors => "actors",
            Self::Incidents => "incidents",
            Self::Sources => "sources",
            Self::Claims => "claims",
            Self::Assessments => "assessments",
        }
    }

    /// One record of the section, with its article: "a place".
    pub fn one(self) -> &'static str {
        match self {
            Self::Places => "a place",
            Self::Actors => "an actor",
            Self::Incidents => "an incident",
            Self::Sources => "a source",
            Self::Claims => "a claim",
            Self::Assessments => "an assessment",
        }
    }
}

impl fmt::Display for SectionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A case as people edit it: every record, not yet indexed or checked.
///
/// ```
/// use claimgraph::{Document, Graph, Id, Place};
///
/// let mut document = Document::default();
/// document.places.insert(Id::new("almaty")?, Place::new("Almaty"));
/// let graph = Graph::new(document)?;
/// assert!(graph.place("almaty").is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// What the document says about itself.
    pub about: Option<About>,
    /// Terms it adds to the vocabularies.
    pub vocabulary: VocabularyRecord,
    /// Places.
    pub places: Section<Place>,
    /// Actors.
    pub actors: Section<Actor>,
    /// Incidents.
    pub incidents: Section<Incident>,
    /// Sources.
    pub sources: Section<Source>,
    /// Claims.
    pub claims: Section<Claim>,
    /// Assessments.
    pub assessments: Section<Assessment>,
}

impl Document {
    /// Reads the document form.
    ///
    /// # Errors
    ///
    /// With every problem of syntax and shape in the file, each with its pointer and place.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_json_with(bytes, Limits::default())
    }

    /// Reads the document form within limits of one's own.
    ///
    /// # Errors
    ///
    /// As [`Document::from_json`].
    pub fn from_json_with(bytes: &[u8], limits: Limits) -> Result<Self, Error> {
        codec::read_document(bytes, limits)
    }

    /// Reads the line form, lines in any order after the head.
    ///
    /// ```
    /// use claimgraph::Document;
    ///
    /// let document = Document::from_lines(
    ///     b"{\"format\":1}\n{\"section\":\"places\",\"id\":\"a\",\"record\":{\"names\":[{\"text\":\"A\"}]}}\n",
    /// )?;
    /// assert_eq!(document.places.len(), 1);
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// With every problem of syntax and shape in the file, each with its pointer and place.
    pub fn from_lines(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_lines_with(bytes, Limits::default())
    }

    /// Reads the line form within limits of one's own.
    ///
    /// # Errors
    ///
    /// As [`Document::from_lines`].
    pub fn from_lines_with(bytes: &[u8], limits: Limits) -> Result<Self, Error> {
        codec::read_lines(bytes, limits)
    }

    /// Makes sure that the document, once written, can be read again.
    ///
    /// ```
    /// use claimgraph::{Document, Place, Text, id};
    ///
    /// let mut document = Document::default();
    /// document.places.insert(id!("nowhere"), Place::new(""));
    /// assert!(document.check_shape().is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// With every problem of shape.
    pub fn check_shape(&self) -> Result<(), Error> {
        codec::check_shape(self).map_err(Error::from)
    }

    /// Reads either form, told apart by the file's first object.
    ///
    /// # Errors
    ///
    /// As [`Document::from_json`].
    pub fn load(bytes: &[u8], limits: Limits) -> Result<Self, Error> {
        if codec::is_line_form(bytes, limits) {
            codec::read_lines(bytes, limits)
        } else {
            codec::read_document(bytes, limits)
        }
    }

    /// Writes the canonical document form, readable and ending in a newline.
    ///
    /// ```
    /// let document = claimgraph::Document::from_json(b"{\"places\":{},\"format\":1}")?;
    /// assert_eq!(document.to_json(), "{\"format\": 1}\n");
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn to_json(&self) -> String {
        codec::write_document(self)
    }

    /// Writes the line form, sections in order and records sorted by id.
    ///
    /// ```
    /// assert_eq!(claimgraph::Document::default().to_lines(), "{\"format\":1}\n");
    /// ```
    pub fn to_lines(&self) -> String {
        codec::write_lines(self)
    }

    /// SHA-256 of the RFC 8785 form of the whole document: equal documents have equal digests,
    /// however their files are laid out.
    ///
    /// ```
    /// use claimgraph::Document;
    ///
    /// let one = Document::from_json(b"{\"format\":1,\"about\":{\"title\":\"A\"}}")?;
    /// let two = Document::from_json(b"{ \"about\": {\"title\": \"\\u0041\"}, \"format\": 1 }")?;
    /// assert_eq!(one.digest(), two.digest());
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn digest(&self) -> Sha256 {
        codec::digest_document(self)
    }

    /// SHA-256 of the RFC 8785 form of one record, without its id; `None` when there is no such record.
    pub fn record_digest(&self, section: SectionName, id: &str) -> Option<Sha256> {
        codec::record_json(self, section, id).map(|json| codec::digest_json(&json))
    }

    /// The ids of one section, sorted.
    ///
    /// ```
    /// use claimgraph::{Document, SectionName};
    ///
    /// assert_eq!(Document::default().ids(SectionName::Claims).count(), 0);
    /// ```
    pub fn ids(&self, section: SectionName) -> Box<dyn ExactSizeIterator<Item = &str> + '_> {
        fn ids<T>(section: &Section<T>) -> Box<dyn ExactSizeIterator<Item = &str> + '_> {
            Box::new(section.iter().map(|(id, _)| id.as_str()))
        }
        match section {
            SectionName::Places => ids(&self.places),
            SectionName::Actors => ids(&self.actors),
            SectionName::Incidents => ids(&self.incidents),
            SectionName::Sources => ids(&self.sources),
            SectionName::Claims => ids(&self.claims),
            SectionName::Assessments => ids(&self.assessments),
        }
    }

    /// One record as compact canonical JSON; `None` when there is no such record.
    ///
    /// ```
    /// use claimgraph::{Document, Id, Place, SectionName};
    ///
    /// let mut document = Document::default();
    /// document.places.insert(Id::new("a")?, Place::new("A"));
    /// assert_eq!(
    ///     document.record_json(SectionName::Places, "a").as_deref(),
    ///     Some(r#"{"names":[{"text":"A"}]}"#)
    /// );
    /// # Ok::<(), claimgraph::IdError>(())
    /// ```
    pub fn record_json(&self, section: SectionName, id: &str) -> Option<String> {
        codec::record_json(self, section, id)
    }
}
