//! Claims of any kind as rows of a table.

use serde::Serialize;

use crate::gather::Gather as _;
use crate::hashed::HashedSet;
use crate::{
    Body, Error, FirstPublished, Graph, Id, Item, Modality, Polarity, RankLevel, Root, Selection,
    Text, When,
    model::{Claim, ClaimKind, Voice},
    query::{affiliation::Roots, publication},
};

/// Claims, and what they are the answer to.
///
/// ```
/// use claimgraph::{Graph, Selection};
///
/// let graph = Graph::from_json(b"{\"format\":1}")?;
/// assert!(graph.claim_table(&Selection::default())?.rows.is_empty());
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimTable {
    /// The claims asked for.
    pub selection: Selection,
    /// One row a claim, in the order of their ids.
    pub rows: Vec<ClaimRow>,
    /// Those of which it is only possible that a claimant states them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubtful: Vec<Id>,
}

/// One claim as a row: what all kinds of claim share, and of its body what can stand in a column.
///
/// ```
/// use claimgraph::ClaimRow;
///
/// fn is_denied(row: &ClaimRow) -> bool {
///     row.polarity == claimgraph::Polarity::Denies
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimRow {
    /// The claim.
    pub claim: Id,
    /// Which body it has.
    pub kind: ClaimKind,
    /// About which incident.
    pub incident: Id,
    /// The term that its body names: a measure, a role, a characterisation, a kind of event, an action,
    /// a grade.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// The actors that its body names: who takes part or is so called, of whom it is demanded, to whom
    /// it is promised.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Id>,
    /// The curator's paraphrase; of a figure the words of its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Who says it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<Id>,
    /// For whom they say it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub on_behalf_of: Vec<Id>,
    /// Whether the sources say it in their own voice.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unattributed: bool,
    /// Who stands behind it in the end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roots: Vec<Root>,
    /// Who passed it on, nearest to the speaker first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relayed_by: Vec<Id>,
    /// The reporting verb.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verb: Option<Id>,
    /// Whether it asserts or denies.
    pub polarity: Polarity,
    /// How sure the speaker is, as far as recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// When it was stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated_on: Option<When>,
    /// Between which days it was first published.
    pub first_published: FirstPublished,
    /// Where it is found.
    pub sources: Vec<Id>,
    /// What the curator thinks of using it.
    pub rank: RankLevel,
    /// The claims that it tells again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub restates: Vec<Id>,
    /// The claims that it replaces.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supersedes: Vec<Id>,
    /// The claims that it answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub responds_to: Vec<Id>,
}

impl ClaimRow {
    fn of<'g>(claim: &Item<'g, Claim>, roots: &mut Roots<'g>) -> Self {
        let record = claim.record();
        let (term, actors, text) = said(&record.body);
        let speakers = record.speakers().iter();
        let ids = |links: &[crate::Link]| links.iter().map(|link| link.claim.clone()).gather();
        Self {
            claim: claim.id().clone(),
            kind: record.kind(),
            incident: record.incident.clone(),
            term: term.map(str::to_owned),
            actors,
            text: text.cloned(),
            speakers: speakers.clone().map(|s| s.actor.clone()).gather(),
            on_behalf_of: speakers.filter_map(|s| s.on_behalf_of.clone()).gather(),
            unattributed: record.voice == Voice::Unattributed,
            roots: roots.of_claim(claim),
            relayed_by: record.relayed_by.clone(),
            verb: record.verb.clone(),
            polarity: record.polarity.unwrap_or(Polarity::Asserts),
            modality: record.modality,
            stated_on: record.stated_on.clone(),
            first_published: publication::first(claim),
            sources: sources(record),
            rank: record.rank_level(),
            restates: ids(&record.restates),
            supersedes: ids(&record.supersedes),
            responds_to: record.responds_to.iter().map(|r| r.claim.clone()).gather(),
        }
    }
}

/// Where a claim is found, each source once.
pub(super) fn sources(record: &Claim) -> Vec<Id> {
    let mut met: HashedSet<&Id> = HashedSet::new();
    let passages = record.reported_in.iter().map(|passage| &passage.source);
    passages.filter(|id| met.insert(*id)).cloned().gather()
}

/// The term, the actors and the text of a body.
fn said(body: &Body) -> (Option<&str>, Vec<Id>, Option<&Text>) {
    let (term, actors, text) = match body {
        Body::Figure(b) => (Some(&b.measure), Vec::new(), b.quantity.words.as_ref()),
        Body::Participation(b) => (Some(&b.role), vec![b.actor.clone()], b.text.as_ref()),
        Body::Characterisation(b) => {
            let actor = b.actor.iter().cloned().gather();
            (Some(&b.term), actor, b.text.as_ref())
        }
        Body::Occurrence(b) => (b.event.as_ref(), Vec::new(), Some(&b.text)),
        Body::Demand(b) => (b.action.as_ref(), b.addressed_to.clone(), Some(&b.text)),
        Body::Commitment(b) => (b.action.as_ref(), b.made_to.clone(), Some(&b.text)),
        Body::Response(b) => (b.action.as_ref(), Vec::new(), Some(&b.text)),
        Body::EvidenceRemark(b) => return (Some(b.grade.as_str()), Vec::new(), b.text.as_ref()),
    };
    (term.map(Id::as_str), actors, text)
}

impl Graph {
    /// The claims of a selection as rows of a table.
    ///
    /// ```
    /// use claimgraph::{Graph, Selection};
    ///
    /// let graph = Graph::from_json(br#"{"format":1,
    ///   "incidents":{"collapse":{"title":"The bridge","kind":"accident"}},
    ///   "actors":{"mayor":{"kind":"person","names":[{"text":"the mayor"}]}},
    ///   "sources":{"daily":{"kind":"article","title":"News"}},
    ///   "claims":{"call":{"kind":"demand","incident":"collapse","stated_by":[{"actor":"mayor"}],
    ///     "reported_in":[{"source":"daily"}],"demand":{"text":"build it again"}}}}"#)?;
    /// let table = graph.claim_table(&Selection::default())?;
    /// assert_eq!(table.rows[0].text.as_deref(), Some("build it again"));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the selection names what the document does not have.
    pub fn claim_table(&self, selection: &Selection) -> Result<ClaimTable, Error> {
        let selected = self.select_about(selection)?;
        let mut roots = Roots::new(self);
        let rows = selected
            .claims
            .iter()
            .map(|claim| ClaimRow::of(claim, &mut roots));
        Ok(ClaimTable {
            rows: rows.gather(),
            selection: selected.selection,
            doubtful: selected.doubtful,
        })
    }
}
