//! From the passages of a claim back to where what it says comes from.

mod moves;
mod paths;

use serde::Serialize;

pub use moves::StepRole;

pub(super) use moves::Spot;
pub(super) use paths::Way;

use super::{
    OriginOptions,
    asked::claim,
    origins::{CircularDerivation, Voices},
};
use crate::gather::Gather as _;
use crate::{Basis, DerivationKind, Error, Graph, Id, SectionName, Set, graph::Node};

/// Where the passages of a claim lead.
///
/// ```
/// use claimgraph::{Graph, StepRole};
///
/// let graph = Graph::from_json(br#"{"format":1,
///   "incidents":{"collapse":{"title":"The bridge","kind":"accident"}},
///   "actors":{"city":{"kind":"state-body","names":[{"text":"the city"}]},
///     "mayor":{"kind":"person","names":[{"text":"the mayor"}]},
///     "daily":{"kind":"media","names":[{"text":"The Daily"}]}},
///   "sources":{"news":{"kind":"article","title":"News","outlet":"daily"}},
///   "claims":{"toll":{"kind":"occurrence","incident":"collapse",
///     "stated_by":[{"actor":"mayor","on_behalf_of":"city"}],
///     "reported_in":[{"source":"news"}],"occurrence":{"text":"the bridge fell"}}}}"#)?;
/// let trace = graph.trace("toll")?;
/// let roles: Vec<StepRole> = trace.paths[0].steps.iter().map(|step| step.role).collect();
/// assert_eq!(roles, [StepRole::Source, StepRole::Outlet, StepRole::Speaker, StepRole::OnBehalfOf]);
/// assert_eq!(trace.paths[0].end.as_ref().map(|end| end.id.as_str()), Some("city"));
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trace {
    /// The claim.
    pub claim: Id,
    /// The grounds on which links were followed.
    pub bases: Set<Basis>,
    /// The paths, by passage.
    pub paths: Vec<TracePath>,
    /// Whether these are all.
    pub complete: bool,
    /// Derivations met on the way that lead back to where they began.
    pub circular: Vec<CircularDerivation>,
}

/// One way from a passage to where what it says comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TracePath {
    /// The claim that it starts from.
    pub claim: Id,
    /// The place of its passage among those of the claim; absent for a claim without any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passage: Option<usize>,
    /// The records on the way.
    pub steps: Vec<TraceStep>,
    /// Where it ends; absent when it comes back to where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<TraceEnd>,
    /// Whether what the passage says certainly came this way.
    pub certain: bool,
}

/// A record on a trace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TraceStep {
    /// What it is to the step before.
    pub role: StepRole,
    /// The record.
    pub id: Id,
    /// How a source derives from the one before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<DerivationKind>,
    /// The ground of the link followed, where links of the kind have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Whether this step was certainly to be taken.
    pub certain: bool,
}

/// Where a trace ends: an actor; a source that nobody is recorded to have published; or a claim that
/// nobody is recorded to have stated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TraceEnd {
    /// The record.
    pub id: Id,
    /// Its section: actors, sources or claims.
    pub section: SectionName,
    /// Whether it is known who this is.
    pub identified: bool,
}

impl Graph {
    /// Every path from the passages of a claim to where what it says comes from: the source, what it
    /// derives from, outlets, relays, the speaker, whom the speaker speaks for, the institutions above.
    ///
    /// # Errors
    ///
    /// When there is no claim with this id.
    pub fn trace(&self, claim: &str) -> Result<Trace, Error> {
        self.trace_with(claim, &OriginOptions::default())
    }

    /// As [`Graph::trace`], with a choice of links, and of how many paths are listed.
    ///
    /// # Errors
    ///
    /// As [`Graph::trace`].
    pub fn trace_with(&self, id: &str, options: &OriginOptions) -> Result<Trace, Error> {
        let claim = claim(self, id)?;
        let mut voices = Voices::new(self, options);
        let ways = voices.ways([claim.node()], options.traces);
        let reached = voices.resting_on([claim.node()]);
        Ok(Trace {
            claim: claim.id().clone(),
            bases: options.bases.clone(),
            paths: ways
                .found
                .iter()
                .filter_map(|way| voices.path(way))
                .gather(),
            complete: ways.complete,
            circular: voices.circles(&reached),
        })
    }
}

impl Voices<'_> {
    pub(super) fn path(&self, way: &Way) -> Option<TracePath> {
        let steps = way.steps.iter().map(|step| {
            Some(TraceStep {
                role: step.role,
                id: self.id(step.node)?,
                how: step.how,
                basis: step.basis,
                certain: step.certain,
            })
        });
        Some(TracePath {
            claim: self.id(way.claim)?,
            passage: way.passage,
            steps: steps.collect::<Option<_>>()?,
            end: way.end.and_then(|node| self.end(node)),
            certain: way.certain,
        })
    }

    pub(super) fn end(&self, node: Node) -> Option<TraceEnd> {
        Some(TraceEnd {
            id: self.id(node)?,
            section: self.graph.index().section(node),
            identified: self.is_identified(node),
        })
    }

    pub(super) fn id(&self, node: Node) -> Option<Id> {
        self.graph
            .index()
            .id_at(self.graph.document(), node)
            .cloned()
    }
}
