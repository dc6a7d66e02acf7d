//! Answers with the figures that they rest on.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Ask, Premises, family::Accepted, words};
use crate::{
    Dimension, Error, Graph, Ground, Id, SetAside, SetRelation, Trace,
    json::words as terms,
    sets::{Conflict, Effort, Reason, Reasons, Set, Solver, Trouble},
};

terms! {
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

/// How two figures of an answer relate, and on what ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Joined {
    /// The first.
    pub a: Id,
    /// The relation of the first to the second.
    pub relation: SetRelation,
    /// The second.
    pub b: Id,
    /// On what ground.
    pub ground: Ground,
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
    /// How the figures relate.
    pub relations: Vec<Joined>,
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
/// let nothing = graph.check(&Premises::default())?;
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

pub(super) fn check(graph: &Graph, premises: &Premises) -> Result<Consistency, Error> {
    let mut accepted = Accepted::new(graph, premises)?;
    let mut solver = Solver::new(&accepted.family, Effort::default());
    let (found, refused) = solver.conflicts();
    let mut conflicts = Vec::new();
    for conflict in &found {
        conflicts.push(clash(graph, &mut accepted, conflict)?);
    }
    let undecided: Vec<Undecided> = refused
        .into_iter()
        .map(|(sets, refusal)| Undecided {
            claims: sets
                .iter()
                .filter_map(|set| claim(&accepted, *set))
                .collect(),
            because: words::refusal(refusal),
        })
        .collect();
    let consistent = match (conflicts.is_empty(), undecided.is_empty()) {
        (false, _) => Some(false),
        (true, true) => Some(true),
        (true, false) => None,
    };
    Ok(Consistency {
        premises: premises.clone(),
        consistent,
        figures: accepted.rows.len() - accepted.earlier.len(),
        in_words: words::consistency(consistent, &conflicts),
        conflicts,
        undecided,
        undetermined: accepted.undetermined(),
        earlier: accepted.earlier,
        set_aside: accepted.set_aside,
    })
}

pub(super) fn bounds(graph: &Graph, ask: &Ask, premises: &Premises) -> Result<Implied, Error> {
    let mut accepted = Accepted::new(graph, premises)?;
    let asked = accepted.ask(ask)?;
    let mut solver = Solver::new(&accepted.family, Effort::default());
    let (mut range, mut conflict, mut refused) = (None, None, None);
    match solver.range(asked) {
        Ok(found) => {
            let low = weigh(&accepted, &found.low.because);
            let none = Reasons::new();
            let above = found.high.as_ref().map_or(&none, |high| &high.because);
            let sets = owners(&accepted, found.low.because.iter().chain(above));
            range = Some(ImpliedRange {
                low: found.low.size,
                high: found.high.as_ref().map(|high| high.size),
                low_rests_on: low,
                high_rests_on: weigh(&accepted, above),
                relations: joined(&mut accepted, &sets),
            });
        }
        Err(Trouble::Conflict(found)) => conflict = Some(clash(graph, &mut accepted, &found)?),
        Err(Trouble::Refused(refusal)) => refused = Some(words::refusal(refusal)),
    }
    Ok(Implied {
        premises: premises.clone(),
        asked: ask.clone(),
        in_words: words::implied(range.as_ref(), conflict.as_ref(), refused.as_deref()),
        range,
        conflict,
        refused,
        undetermined: accepted.undetermined(),
        earlier: accepted.earlier,
        set_aside: accepted.set_aside,
    })
}

fn clash(graph: &Graph, accepted: &mut Accepted<'_>, conflict: &Conflict) -> Result<Clash, Error> {
    let rests_on = weigh(accepted, &conflict.reasons);
    let sets = owners(accepted, &conflict.reasons);
    let relations = joined(accepted, &sets);
    let traces = sets.iter().filter_map(|set| claim(accepted, *set));
    let traces = traces
        .map(|id| graph.trace(id.as_str()))
        .collect::<Result<_, _>>()?;
    Ok(Clash {
        in_words: words::clash(&rests_on, &relations),
        rests_on,
        relations,
        traces,
    })
}

fn claim(accepted: &Accepted<'_>, set: Set) -> Option<Id> {
    accepted.rows.get(set).map(|row| row.claim.clone())
}

/// The figures whose statements these are.
fn owners<'r>(
    accepted: &Accepted<'_>,
    reasons: impl IntoIterator<Item = &'r Reason>,
) -> BTreeSet<Set> {
    let pairs = reasons.into_iter().map(|reason| match reason {
        Reason::Low(set) | Reason::High(set) => [Some(*set), None],
        Reason::Larger(place) => match accepted.family.larger.get(*place) {
            Some((a, b)) => [Some(*a), Some(*b)],
            None => [None, None],
        },
    });
    pairs.flatten().flatten().collect()
}

fn weigh(accepted: &Accepted<'_>, reasons: &Reasons) -> Vec<Weighed> {
    let mut weighed: Vec<Weighed> = reasons
        .iter()
        .filter_map(|reason| {
            let (set, side, other) = match *reason {
                Reason::Low(set) => (set, WeighedSide::AtLeast, None),
                Reason::High(set) => (set, WeighedSide::AtMost, None),
                Reason::Larger(place) => {
                    let (set, other) = accepted.family.larger.get(place)?;
                    (*set, WeighedSide::LargerThan, claim(accepted, *other))
                }
            };
            let bounds = accepted.family.sizes.get(set).copied().flatten();
            Some(Weighed {
                claim: claim(accepted, set)?,
                side,
                size: bounds.and_then(|b| match side {
                    WeighedSide::AtLeast => Some(b.low),
                    WeighedSide::AtMost => b.high,
                    WeighedSide::LargerThan => None,
                }),
                exact: bounds.is_some_and(crate::Bounds::is_exact),
                other,
            })
        })
        .collect();
    // The largest first, as sums are read.
    weighed.sort_by(|a, b| b.size.cmp(&a.size).then_with(|| a.claim.cmp(&b.claim)));
    weighed
}

/// The relations of some figures to each other.
fn joined(accepted: &mut Accepted<'_>, sets: &BTreeSet<Set>) -> Vec<Joined> {
    /// Relations are told of so many figures at most; of more, the answer names the figures alone.
    const MOST: usize = 40;
    let mut found = Vec::new();
    if sets.len() > MOST {
        return found;
    }
    for a in sets {
        for b in sets.range(a + 1..) {
            if let Some((relation, ground)) = accepted.relation(*a, *b)
                && let (Some(a), Some(b)) = (claim(accepted, *a), claim(accepted, *b))
            {
                found.push(Joined {
                    a,
                    relation,
                    b,
                    ground,
                });
            }
        }
    }
    found
}
