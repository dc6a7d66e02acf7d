//! Selecting: every claim is taken, or left out for a reason that is told.

use crate::gather::{AddAll as _, Gather as _};
use crate::hashed::HashedMap;

use serde::{Serialize, Serializer};

use super::{KnownBy, Publication, Selection, supersession};
use crate::{
    Basis, Error, Graph, Id, Item, List, Map, RankLevel, Truth,
    graph::{LinkKind, Node},
    model::Claim,
    query::{affiliation::Circle, publication},
    sorted::SortedSet,
};

/// Why a claim was left out: the first of these that applies.
///
/// ```
/// use claimgraph::{LeftOutReason, RankLevel};
///
/// let reason = LeftOutReason::Rank { rank: RankLevel::Deprecated };
/// assert_eq!(serde_json::to_string(&reason)?, r#"{"reason":"rank","rank":"deprecated"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum LeftOutReason {
    /// It is about another incident.
    OtherIncident,
    /// Measures are asked for, and it is no figure.
    NoFigure,
    /// It counts something else.
    OtherMeasure,
    /// Its rank is not asked for.
    Rank {
        /// The rank that it has.
        rank: RankLevel,
    },
    /// None of the claimants states it, and nobody who speaks for them.
    OtherClaimant,
    /// It certainly was not public by the day.
    NotYetPublished,
    /// It may have been public by the day, which is not certain.
    PossiblyPublished,
    /// A selected claim replaces it.
    Superseded {
        /// The claim that does.
        by: Id,
        /// Stated where a text says so; inferred where a link on the way is.
        basis: Basis,
    },
}

impl LeftOutReason {
    /// The reason's name in answers.
    ///
    /// ```
    /// use claimgraph::LeftOutReason;
    ///
    /// assert_eq!(LeftOutReason::OtherClaimant.as_str(), "other_claimant");
    /// ```
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::OtherIncident => "other_incident",
            Self::NoFigure => "no_figure",
            Self::OtherMeasure => "other_measure",
            Self::Rank { .. } => "rank",
            Self::OtherClaimant => "other_claimant",
            Self::NotYetPublished => "not_yet_published",
            Self::PossiblyPublished => "possibly_published",
            Self::Superseded { .. } => "superseded",
        }
    }
}

/// A claim that was left out, and why.
///
/// ```
/// use claimgraph::{Id, LeftOut, LeftOutReason};
///
/// let left = LeftOut { claim: Id::new("c36")?, reason: LeftOutReason::OtherMeasure };
/// assert_eq!(serde_json::to_string(&left)?, r#"{"claim":"c36","reason":"other_measure"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The claim.
    pub claim: Id,
    /// Why.
    #[serde(flatten)]
    pub reason: LeftOutReason,
}

/// The claims of a selection. Serialised, claims are their ids.
///
/// ```
/// use claimgraph::{Graph, Selection};
///
/// let graph = Graph::from_json(b"{\"format\":1}")?;
/// let selected = graph.select(&Selection::default())?;
/// assert_eq!(
///     serde_json::to_string(&selected).unwrap(),
///     r#"{"selection":{"ranks":["preferred","normal"],"superseded":"drop_stated_and_inferred"},"claims":[],"left_out":[]}"#
/// );
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Serialize)]
pub struct Selected<'g> {
    /// What was asked for.
    pub selection: Selection,
    /// The claims, in the order of their ids.
    #[serde(serialize_with = "ids")]
    pub claims: Vec<Item<'g, Claim>>,
    /// Those among them of whom it is only possible that a claimant states them, because an
    /// affiliation may not have held on the day of the statement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubtful: Vec<Id>,
    /// The claims that were left out, in the order of their ids.
    pub left_out: Vec<LeftOut>,
}

fn ids<S: Serializer>(claims: &[Item<'_, Claim>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(claims.iter().map(Item::id))
}

impl Selected<'_> {
    /// How many claims were left out for each reason.
    ///
    /// ```
    /// # let graph = claimgraph::Graph::from_json(b"{\"format\":1}")?;
    /// let selected = graph.select(&claimgraph::Selection::default())?;
    /// assert!(selected.left_out_counts().is_empty());
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn left_out_counts(&self) -> Map<&'static str, usize> {
        let mut counts = Map::new();
        for left in &self.left_out {
            count(&mut counts, left.reason.as_str());
        }
        counts
    }
}

/// Counts one more for a reason.
pub(in crate::query) fn count(counts: &mut Map<&'static str, usize>, reason: &'static str) {
    if let Some(count) = counts.get_mut(reason) {
        *count += 1;
    } else {
        counts.insert(reason, 1);
    }
}

impl Graph {
    /// The claims that a selection takes, and why it leaves out each of the others.
    ///
    /// ```
    /// use claimgraph::{Graph, Selection};
    ///
    /// let graph = Graph::from_json(br#"{"format":1,
    ///   "incidents":{"collapse":{"title":"The bridge","kind":"accident"}},
    ///   "actors":{"mayor":{"kind":"person","names":[{"text":"the mayor"}]}},
    ///   "sources":{"daily":{"kind":"article","title":"News","published":"2031-03-03"}},
    ///   "claims":{
    ///     "toll-1":{"kind":"figure","incident":"collapse","stated_by":[{"actor":"mayor"}],
    ///       "reported_in":[{"source":"daily"}],
    ///       "figure":{"measure":"killed","quantity":{"kind":"exact","value":38}}},
    ///     "toll-2":{"kind":"figure","incident":"collapse","stated_by":[{"actor":"mayor"}],
    ///       "reported_in":[{"source":"daily"}],"supersedes":[{"claim":"toll-1","basis":"stated"}],
    ///       "figure":{"measure":"killed","quantity":{"kind":"exact","value":41}}}}}"#)?;
    /// let selected = graph.select(&Selection::default())?;
    /// assert_eq!(selected.claims.len(), 1);
    /// assert_eq!(
    ///     serde_json::to_string(&selected.left_out).unwrap(),
    ///     r#"[{"claim":"toll-1","reason":"superseded","by":"toll-2","basis":"stated"}]"#
    /// );
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the selection names an actor, an incident or a measure that there is not.
    pub fn select(&self, selection: &Selection) -> Result<Selected<'_>, Error> {
        self.select_among(selection, |_| self.claims().gather())
    }

    /// As [`Graph::select`], but claims about other incidents are not even looked at: whoever asks of one
    /// incident after the other must not pay for all of them each time.
    pub(in crate::query) fn select_about(
        &self,
        selection: &Selection,
    ) -> Result<Selected<'_>, Error> {
        self.select_among(selection, |incidents| match incidents {
            None => self.claims().gather(),
            Some(incidents) => {
                let about = incidents
                    .iter()
                    .flat_map(|incident| self.index().incoming(*incident))
                    .filter(|(kind, ..)| *kind == LinkKind::About)
                    .map(|(.., claim)| claim)
                    .collect::<SortedSet<Node>>();
                about.into_iter().filter_map(|n| self.item(n)).gather()
            }
        })
    }

    fn select_among<'g>(
        &'g self,
        selection: &Selection,
        among: impl FnOnce(Option<&SortedSet<Node>>) -> Vec<Item<'g, Claim>>,
    ) -> Result<Selected<'g>, Error> {
        let mut judge = Judge::new(self, selection)?;
        let all = among(judge.incidents.as_ref());
        let mut reasons: Vec<Option<LeftOutReason>> = Vec::with_capacity(all.len());
        let mut doubtful = SortedSet::new();
        for claim in &all {
            let (reason, holds) = judge.judge(claim);
            if reason.is_none() && !holds.is_certain() {
                doubtful.insert(claim.node());
            }
            reasons.push(reason);
        }
        if let Some(measure) = judge.unused_measures().next() {
            return Err(no_measure(self, measure));
        }
        let taken = all.iter().zip(&reasons);
        let taken: Vec<_> = taken.filter(|(_, r)| r.is_none()).map(|(c, _)| *c).gather();
        let mut replaced = supersession::among(self, &taken, selection.superseded);
        let mut selected = Selected {
            selection: selection.clone(),
            claims: Vec::new(),
            doubtful: Vec::new(),
            left_out: Vec::new(),
        };
        for (claim, reason) in all.into_iter().zip(reasons) {
            let replaced = || {
                let (by, basis) = replaced.remove(&claim.node())?;
                Some(LeftOutReason::Superseded { by, basis })
            };
            if let Some(reason) = reason.or_else(replaced) {
                let claim = claim.id().clone();
                selected.left_out.push(LeftOut { claim, reason });
                continue;
            }
            if doubtful.contains(&claim.node()) {
                selected.doubtful.push(claim.id().clone());
            }
            selected.claims.push(claim);
        }
        Ok(selected)
    }
}

fn no_measure(graph: &Graph, measure: &str) -> Error {
    let near = graph.vocabulary().nearest(List::Measures, measure);
    let hint = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    Error::Question(format!("there is no measure `{measure}`{hint}"))
}

/// Everything but supersession, which depends on what else is selected.
struct Judge<'g, 's> {
    graph: &'g Graph,
    selection: &'s Selection,
    incidents: Option<SortedSet<Node>>,
    claimants: Option<Circle<'g>>,
    measures: HashedMap<&'g str, bool>,
}

impl<'g, 's> Judge<'g, 's> {
    fn new(graph: &'g Graph, selection: &'s Selection) -> Result<Self, Error> {
        let incidents = match &selection.incident {
            None => None,
            Some(id) => {
                let incident = graph.incident(id.as_str());
                let whole = incident
                    .ok_or_else(|| Error::Question(format!("there is no incident `{id}`")))?;
                Some(parts(graph, whole.node()))
            }
        };
        let mut chosen = SortedSet::new();
        for id in &selection.claimants {
            let actor = graph
                .actor(id.as_str())
                .ok_or_else(|| Error::Question(format!("there is no actor `{id}`")))?;
            chosen.insert(actor.node());
        }
        Ok(Self {
            graph,
            selection,
            incidents,
            claimants: (!chosen.is_empty()).then(|| Circle::around(graph, chosen)),
            measures: HashedMap::new(),
        })
    }

    /// Why a claim is left out, if it is, and how certainly a claimant states it.
    fn judge(&mut self, claim: &Item<'g, Claim>) -> (Option<LeftOutReason>, Truth) {
        let mut holds = Truth::Certainly;
        let reason = self.refuse(claim, &mut holds);
        (reason, holds)
    }

    fn refuse(&mut self, claim: &Item<'g, Claim>, states: &mut Truth) -> Option<LeftOutReason> {
        use LeftOutReason as R;
        if let Some(incidents) = &self.incidents
            && !claim.incidents().any(|i| incidents.contains(&i.node()))
        {
            return Some(R::OtherIncident);
        }
        if !self.selection.measures.is_empty() {
            let Some(figure) = claim.record().figure() else {
                return Some(R::NoFigure);
            };
            if !self.counts(figure.measure.as_str()) {
                return Some(R::OtherMeasure);
            }
        }
        let rank = claim.rank_level();
        if !self.selection.ranks.contains(&rank) {
            return Some(R::Rank { rank });
        }
        if let Some(claimants) = &self.claimants {
            *states = claimants.states(claim);
            if !states.is_possible() {
                return Some(R::OtherClaimant);
            }
        }
        let KnownBy { by, degree } = self.selection.known?;
        match (publication::known_by(claim, by), degree) {
            (Truth::No, _) => Some(R::NotYetPublished),
            (Truth::Possibly, Publication::Certainly) => Some(R::PossiblyPublished),
            _ => None,
        }
    }

    fn counts(&mut self, measure: &'g str) -> bool {
        let (graph, selection) = (self.graph, self.selection);
        *self.measures.entry(measure).or_insert_with(|| {
            let under = |above: &Id| {
                let vocabulary = graph.vocabulary();
                vocabulary.is_under(List::Measures, measure, above.as_str())
            };
            selection.measures.contains(measure)
                || (selection.measures_below && selection.measures.iter().any(under))
        })
    }

    /// The measures asked for that neither the vocabulary lists nor any claim met uses.
    fn unused_measures(&self) -> impl Iterator<Item = &'s str> {
        let asked = self.selection.measures.iter().map(Id::as_str);
        asked.filter(|measure| {
            let listed = self.graph.vocabulary().term(List::Measures, measure);
            listed.is_none() && !self.measures.contains_key(measure)
        })
    }
}

/// An incident with all its parts.
fn parts(graph: &Graph, whole: Node) -> SortedSet<Node> {
    let mut found = SortedSet::new();
    let mut next = vec![whole];
    while let Some(node) = next.pop() {
        if found.insert(node) {
            let parts = graph.index().incoming(node);
            let parts = parts.filter(|(kind, ..)| *kind == LinkKind::IncidentPartOf);
            next.add_all(parts.map(|(.., part)| part));
        }
    }
    found
}
