//! Writing a case in Rust.

use crate::gather::Gather as _;
use crate::{
    Code, Diagnostic, Document, Error, Graph, Id, Report, Section, SectionName,
    model::{About, Actor, Assessment, Claim, Incident, Place, Source},
};

/// Collects records into a graph; an id that is given twice is reported, never replaced.
///
/// ```
/// use claimgraph::{
///     Actor, ActorKind, Amount, Claim, Figure, Graph, Incident, Passage, Source, SourceKind, id,
/// };
///
/// let graph = Graph::builder()
///     .actor(id!("mayor"), Actor::new(ActorKind::Person, "the mayor"))
///     .actor(id!("city-hall"), Actor::new(ActorKind::StateBody, "city hall"))
///     .incident(id!("collapse"), Incident::new("The bridge collapses", id!("accident")))
///     .source(id!("daily"), Source::new(SourceKind::Article, "Bridge falls"))
///     .claim(
///         id!("toll"),
///         Claim::new(id!("collapse"), Figure::new(id!("killed"), Amount::AtLeast(41.into())))
///             .stated_for(id!("mayor"), id!("city-hall"))
///             .reported_in(Passage::new(id!("daily")).quoting("at least 41 people")),
///     )
///     .build()?;
/// assert_eq!(graph.claims().len(), 1);
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Default)]
#[must_use]
pub struct Builder {
    document: Document,
    twice: Vec<(Id, SectionName)>,
}

impl Builder {
    /// What the document says about itself.
    pub fn about(mut self, about: About) -> Self {
        self.document.about = Some(about);
        self
    }

    /// Adds a place.
    pub fn place(mut self, id: Id, place: Place) -> Self {
        add(
            &mut self.document.places,
            &mut self.twice,
            SectionName::Places,
            id,
            place,
        );
        self
    }

    /// Adds an actor.
    pub fn actor(mut self, id: Id, actor: Actor) -> Self {
        add(
            &mut self.document.actors,
            &mut self.twice,
            SectionName::Actors,
            id,
            actor,
        );
        self
    }

    /// Adds an incident.
    pub fn incident(mut self, id: Id, incident: Incident) -> Self {
        add(
            &mut self.document.incidents,
            &mut self.twice,
            SectionName::Incidents,
            id,
            incident,
        );
        self
    }

    /// Adds a source.
    pub fn source(mut self, id: Id, source: Source) -> Self {
        add(
            &mut self.document.sources,
            &mut self.twice,
            SectionName::Sources,
            id,
            source,
        );
        self
    }

    /// Adds a claim.
    pub fn claim(mut self, id: Id, claim: Claim) -> Self {
        add(
            &mut self.document.claims,
            &mut self.twice,
            SectionName::Claims,
            id,
            claim,
        );
        self
    }

    /// Adds an assessment.
    pub fn assessment(mut self, id: Id, assessment: Assessment) -> Self {
        add(
            &mut self.document.assessments,
            &mut self.twice,
            SectionName::Assessments,
            id,
            assessment,
        );
        self
    }

    /// Indexes what was collected.
    ///
    /// # Errors
    ///
    /// When an id was given twice, and as [`Graph::new`].
    pub fn build(self) -> Result<Graph, Error> {
        if self.twice.is_empty() {
            return Graph::new(self.document);
        }
        let findings = self
            .twice
            .iter()
            .map(|(id, section)| {
                Diagnostic::new(
                    Code::DuplicateId,
                    format!("/{section}/{id}"),
                    format!("the id `{id}` was given twice"),
                )
                .id(id)
                .help("ids are unique over the whole document")
            })
            .gather();
        Err(Report::new(findings, 0).into())
    }
}

fn add<T>(
    section: &mut Section<T>,
    twice: &mut Vec<(Id, SectionName)>,
    name: SectionName,
    id: Id,
    record: T,
) {
    if section.insert(id.clone(), record).is_some() {
        twice.push((id, name));
    }
}

impl Graph {
    /// Starts a case that is written in Rust.
    pub fn builder() -> Builder {
        Builder::default()
    }
}
