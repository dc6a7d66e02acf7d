//! One figure as a row.

use crate::gather::Gather as _;
use serde::Serialize;

use super::Sizes;
use crate::{
    Accumulation, FirstPublished, Id, Item, Map, Modality, Polarity, Quantity, RankLevel, Root,
    Scope, Stage, When,
    json::words,
    model::{Claim, Voice},
    query::{affiliation::Roots, claim_rows::sources, publication},
};

words! {
    /// Whether a number is put forward at all.
    ///
    /// ```
    /// assert_eq!(claimgraph::Standing::Denied.as_str(), "denied");
    /// ```
    pub enum Standing ("a standing") {
        /// It is asserted, however surely.
        Asserted = "asserted",
        /// It is denied.
        Denied = "denied",
        /// It is said for the sake of argument.
        Hypothetical = "hypothetical",
    }
}

impl Standing {
    /// The standing of a claim.
    pub(crate) fn of(claim: &Claim) -> Self {
        if claim.is_denial() {
            Self::Denied
        } else if claim.modality == Some(Modality::Hypothetical) {
            Self::Hypothetical
        } else {
            Self::Asserted
        }
    }
}

/// A figure with what is known about who gave it and when.
///
/// ```
/// use claimgraph::{FigureRow, Standing};
///
/// /// Denials and hypotheses are rows too: they are not to be counted as assertions.
/// fn counts(row: &FigureRow) -> bool {
///     row.standing == Standing::Asserted
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureRow {
    /// The claim.
    pub claim: Id,
    /// About which incident.
    pub incident: Id,
    /// What is counted.
    pub measure: Id,
    /// What one counted thing is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The number as stated.
    pub quantity: Quantity,
    /// The least that it can be, under the answer's policy; absent: it bounds nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<u64>,
    /// The most that it can be; absent: open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<u64>,
    /// The one number that is stated, however it is qualified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nominal: Option<u64>,
    /// Of a comparative, the claims that its bound is taken from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bounded_by: Vec<Id>,
    /// Where, by its own word or the incident's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Id>,
    /// Of whom, facet by facet.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub population: Map<Id, Id>,
    /// By what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Id>,
    /// When the counted things happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<When>,
    /// The day for which is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<When>,
    /// How it accumulates, by its own word or its measure's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accumulation: Option<Accumulation>,
    /// How far proceedings have got.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Who says it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<Id>,
    /// For whom they say it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub on_behalf_of: Vec<Id>,
    /// Whether the sources say it in their own voice.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unattributed: bool,
    /// Who stands behind it in the end: the roots of the speakers' institutions on the day of the
    /// statement, or of the outlets.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roots: Vec<Root>,
    /// Who passed it on, nearest to the speaker first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relayed_by: Vec<Id>,
    /// The reporting verb.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verb: Option<Id>,
    /// When it was stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated_on: Option<When>,
    /// Between which days it was first published.
    pub first_published: FirstPublished,
    /// Where it is found.
    pub sources: Vec<Id>,
    /// Whether it asserts or denies.
    pub polarity: Polarity,
    /// How sure the speaker is, as far as recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// Whether the number is put forward at all.
    pub standing: Standing,
    /// What the curator thinks of using it.
    pub rank: RankLevel,
    /// The claims that it tells again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub restates: Vec<Id>,
}

impl FigureRow {
    pub(super) fn of<'g>(
        claim: &Item<'g, Claim>,
        scope: Scope,
        sizes: &mut Sizes<'g>,
        roots: &mut Roots<'g>,
    ) -> Option<Self> {
        let graph = claim.graph();
        let figure = claim.record().figure()?;
        let (bounds, bounded_by) = sizes.of(claim);
        let record = claim.record();
        let speakers = record.speakers().iter();
        Some(Self {
            claim: claim.id().clone(),
            unit: graph.unit(&scope.measure).map(str::to_owned),
            quantity: figure.quantity.clone(),
            low: bounds.map(|bounds| bounds.low),
            high: bounds.and_then(|bounds| bounds.high),
            nominal: figure.quantity.amount.nominal(),
            bounded_by,
            place: scope.effective_place(graph).cloned(),
            accumulation: scope.effective_accumulation(graph),
            speakers: speakers.clone().map(|s| s.actor.clone()).gather(),
            on_behalf_of: speakers.filter_map(|s| s.on_behalf_of.clone()).gather(),
            unattributed: record.voice == Voice::Unattributed,
            roots: roots.of_claim(claim),
            relayed_by: record.relayed_by.clone(),
            verb: record.verb.clone(),
            stated_on: record.stated_on.clone(),
            first_published: publication::first(claim),
            sources: sources(record),
            polarity: record.polarity.unwrap_or(Polarity::Asserts),
            modality: record.modality,
            standing: Standing::of(record),
            rank: record.rank_level(),
            restates: record.restates.iter().map(|l| l.claim.clone()).gather(),
            incident: scope.incident,
            measure: scope.measure,
            population: scope.population,
            cause: scope.cause,
            window: scope.window,
            as_of: scope.as_of,
            stage: scope.stage,
        })
    }
}
