//! The sections of a case, as people edit them.

use std::fmt;

use serde::Serialize;

use crate::gather::Gather as _;
use crate::{
    Id, Map,
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

    /// So many records of the section: "1 place", "2 places".
    ///
    /// ```
    /// assert_eq!(claimgraph::SectionName::Places.counted(1), "1 place");
    /// ```
    pub fn counted(self, number: usize) -> String {
        let many = self.as_str();
        match number {
            1 => format!("1 {}", many.strip_suffix('s').unwrap_or(many)),
            _ => format!("{number} {many}"),
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

/// The ids of records: what is asked of them alone is compiled once, and not for every kind of record.
pub(crate) fn ids<T>(entries: &[(Id, T)]) -> Vec<&Id> {
    entries.iter().map(|(id, _)| id).gather()
}

/// Records by id, in the order of their ids.
///
/// ```
/// use claimgraph::{Id, Place, Section};
///
/// let mut places = Section::default();
/// places.insert(Id::new("almaty")?, Place::new("Almaty"));
/// assert_eq!(places.len(), 1);
/// assert!(places.get("taraz").is_none());
/// # Ok::<(), claimgraph::IdError>(())
/// ```
pub type Section<T> = Map<Id, T>;

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

    /// The sections that have a record of this id: one at most, in a document that a graph can hold.
    ///
    /// ```
    /// use claimgraph::{Document, Place, SectionName, id};
    ///
    /// let mut document = Document::default();
    /// document.places.insert(id!("almaty"), Place::new("Almaty"));
    /// assert_eq!(document.sections_of("almaty"), [SectionName::Places]);
    /// ```
    pub fn sections_of(&self, id: &str) -> Vec<SectionName> {
        let has = |section: &SectionName| match section {
            SectionName::Places => self.places.rank(id),
            SectionName::Actors => self.actors.rank(id),
            SectionName::Incidents => self.incidents.rank(id),
            SectionName::Sources => self.sources.rank(id),
            SectionName::Claims => self.claims.rank(id),
            SectionName::Assessments => self.assessments.rank(id),
        };
        let all = SectionName::ALL.iter().copied();
        all.filter(|section| has(section).is_some()).gather()
    }

    /// How many records there are.
    ///
    /// ```
    /// assert_eq!(claimgraph::Document::default().len(), 0);
    /// ```
    pub fn len(&self) -> usize {
        let lengths = SectionName::ALL
            .iter()
            .map(|section| self.ids(*section).len());
        lengths.sum()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
