//! Answers with the figures that they rest on.

use serde::Serialize;

use super::{Ask, Premises};
use crate::{Dimension, Ground, Id, SetAside, SetRelation, Trace, json::words};

words! {
    /// Which side of a number counts.
    ///
    /// ```
    /// assert_eq!(claimgraph::WeighedSide::AtMost.as_str(), "at_most");
    /// ```
    pub enum WeighedSide ("a side of a number") {
        /// That it is at least so many.
        AtLeast = "at_least",
        /// That it is at most so many.
        AtMost = "at_most",
        /// That it is larger than another.
        LargerThan = "larger_than",
    }
}

/// A number that an answer rests on, and the side of it that counts.
///
/// ```
/// use claimgraph::{Id, Weighed, WeighedSide};
///
/// let toll = Weighed {
///     claim: Id::new("toll")?, side: WeighedSide::AtMost, size: Some(238), exact: true, other: None,
/// };
/// assert_eq!(
///     serde_json::to_string(&toll)?,
///     r#"{"claim":"toll","side":"at_most","size":238,"exact":true}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Weighed {
    /// The figure.
    pub claim: Id,
    /// Which side of its number.
    pub side: WeighedSide,
    /// The number on that side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// Whether the figure allows this number only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub exact: bool,
    /// The figure that it is larger than.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<Id>,
}

words! {
    /// By what it is known how two figures relate.
    ///
    /// ```
    /// assert_eq!(claimgraph::JoinedBy::from(claimgraph::Ground::Stated).as_str(), "stated");
    /// ```
    pub enum JoinedBy ("a ground of an answer") {
        /// A text says so.
        Stated = "stated",
        /// The curator concludes it, or a computation found it.
        Curated = "curated",
        /// Only the scopes permit it.
        Definitional = "definitional",
        /// It is supposed for the question.
        Supposed = "supposed",
    }
}

impl From<Ground> for JoinedBy {
    fn from(ground: Ground) -> Self {
        match ground {
            Ground::Stated => Self::Stated,
            Ground::Curated => Self::Curated,
            Ground::Definitional => Self::Definitional,
        }
    }
}

/// A figure of an answer of which other figures of it are all: days that make up their week, parts that
/// are supposed to be complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Whole {
    /// The whole.
    pub whole: Id,
    /// All of it.
    pub parts: Vec<Id>,
}

/// How two figures of an answer relate, and by what that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Joined {
    /// The first.
    pub a: Id,
    /// The relation of the first to the second.
    pub relation: SetRelation,
    /// The second.
    pub b: Id,
    /// By what.
    pub by: JoinedBy,
}

/// Figures that cannot all be true, while any one less could.
///
/// ```
/// use claimgraph::Clash;
///
/// fn claims(clash: &Clash) -> Vec<&str> {
///     clash.rests_on.iter().map(|weighed| weighed.claim.as_str()).collect()
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clash {
    /// The numbers, each with the side that counts.
    pub rests_on: Vec<Weighed>,
    /// Figures by way of which these relate, where they do not do so directly: without them, or their
    /// links, there is no conflict.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by_way_of: Vec<Id>,
    /// By how much the numbers that are at least so many exceed those that are at most so many, added up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exceeds_by: Option<u64>,
    /// How the figures relate.
    pub relations: Vec<Joined>,
    /// Figures of which others here are all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wholes: Vec<Whole>,
    /// Where each figure comes from.
    pub traces: Vec<Trace>,
    /// The same in a sentence.
    pub in_words: String,
}

/// Figures of which it was not worked out whether they can all be true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Undecided {
    /// The figures.
    pub claims: Vec<Id>,
    /// Why not.
    pub because: String,
}

/// A running total that does not bind, because its claimant has since given another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Earlier {
    /// The total.
    pub claim: Id,
    /// The last one.
    pub by: Id,
}

/// Pairs of figures whose relation is left open, and is therefore not taken to be any.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Undetermined {
    /// What leaves it open.
    pub dimensions: Vec<Dimension>,
    /// How many pairs; of a scope that is asked about, how many figures.
    pub pairs: usize,
    /// The first of them.
    pub such_as: Vec<Vec<Id>>,
}

/// Whether accepted figures can all be true.
///
/// ```
/// use claimgraph::{Graph, Premises};
///
/// let graph = Graph::from_json(b"{\"format\":1}")?;
/// let nothing = graph.consistency(&Premises::default())?;
/// assert_eq!((nothing.consistent, nothing.figures), (Some(true), 0));
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Consistency {
    /// From what it follows.
    pub premises: Premises,
    /// Whether they can; `None` where nothing excludes it but not all was worked out.
    pub consistent: Option<bool>,
    /// How many figures were weighed.
    pub figures: usize,
    /// Smallest sets of figures that cannot all be true, of which no two share a figure.
    pub conflicts: Vec<Clash>,
    /// What was not worked out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub undecided: Vec<Undecided>,
    /// Running totals that a later one of the same claimant replaces.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Earlier>,
    /// Figures that nobody puts forward.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub set_aside: Vec<SetAside>,
    /// Relations that are left open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub undetermined: Vec<Undetermined>,
    /// The same in a sentence.
    pub in_words: String,
}

/// The numbers that something can be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImpliedRange {
    /// The least.
    pub low: u64,
    /// The greatest; absent: there is no end to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<u64>,
    /// The numbers that keep it from being less. Any one left out, and it could be.
    pub low_rests_on: Vec<Weighed>,
    /// The numbers that keep it from being more. Any one left out, and it could be.
    pub high_rests_on: Vec<Weighed>,
    /// How these figures relate.
    pub relations: Vec<Joined>,
    /// Figures of which others here are all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wholes: Vec<Whole>,
    /// The figures that have to do with it, each with the room that the others leave; of more than
    /// 40 the first.
    pub leeway: Vec<Leeway>,
}

/// How much room the others leave to a figure that a range was worked out from.
///
/// ```
/// use claimgraph::{Id, Leeway};
///
/// // 238 are stated, and the parts that are known come to 198.
/// let toll = Leeway {
///     claim: Id::new("toll")?, low: 238, high: Some(238), least: 198, most: None,
/// };
/// assert_eq!(toll.low - toll.least, 40);
/// # Ok::<(), claimgraph::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Leeway {
    /// The figure.
    pub claim: Id,
    /// The least that it allows.
    pub low: u64,
    /// The greatest that it allows, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<u64>,
    /// The least that it could be as far as the others go.
    pub least: u64,
    /// The greatest that it could be as far as the others go, if there is an end to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<u64>,
}

/// What accepted figures imply about a number.
///
/// ```
/// use claimgraph::{Ask, Graph, Premises, Scope};
///
/// let graph = Graph::from_json(br#"{"format":1,
///   "incidents":{"unrest":{"title":"Unrest","kind":"unrest"}}}"#)?;
/// let killed = Scope::from_json(r#"{"measure":"killed","incident":"unrest"}"#)?;
/// let unknown = graph.bounds(&Ask::Scope(killed), &Premises::default())?;
/// assert_eq!(unknown.in_words, "at least 0: nothing limits it");
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Implied {
    /// From what it follows.
    pub premises: Premises,
    /// What was asked about.
    pub asked: Ask,
    /// What it can be; absent where the figures contradict each other, or nothing was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<ImpliedRange>,
    /// Figures bearing on it that cannot all be true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conflict: Option<Clash>,
    /// Why nothing was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    /// Running totals that a later one of the same claimant replaces.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Earlier>,
    /// Figures that nobody puts forward.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub set_aside: Vec<SetAside>,
    /// Relations that are left open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub undetermined: Vec<Undetermined>,
    /// The same in a sentence.
    pub in_words: String,
}
