//! From premises to answers.

use super::{
    Ask, Clash, Consistency, Implied, ImpliedRange, Leeway, Premises, Undecided, Weighed,
    WeighedSide,
    family::Accepted,
    grounds::{adds_up, by_way_of, joined, wholes},
    words,
};
use crate::gather::{AddAll as _, Gather as _};
use crate::sorted::{Arrange as _, SortedSet};
use crate::{
    Count, Error, Graph, Id,
    sets::{Conflict, Effort, Family, Range, Reason, Reasons, Set, Solver, Trouble},
};

pub(super) fn consistency(graph: &Graph, premises: &Premises) -> Result<Consistency, Error> {
    let mut accepted = Accepted::new(graph, premises, None)?;
    let (found, mut refused) = match accepted.refused {
        Some(_) => (Vec::new(), Vec::new()),
        None => Solver::new(&accepted.family, Effort::default()).conflicts(),
    };
    let rows = 0..accepted.rows.len();
    refused.add_all(accepted.refused.map(|refusal| (rows.gather(), refusal)));
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
                .gather(),
            because: words::refusal(refusal),
        })
        .gather();
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
    let mut accepted = Accepted::new(graph, premises, Some(ask))?;
    let (asked, ask) = accepted.ask(ask)?;
    let nothing = Family::default();
    let family = match accepted.refused {
        Some(_) => &nothing,
        None => &accepted.family,
    };
    let mut solver = Solver::new(family, Effort::default());
    let (mut range, mut conflict, mut refused) = (None, None, None);
    let found = match accepted.refused {
        Some(refusal) => Err(Trouble::Refused(refusal)),
        None => solver.range(asked),
    };
    match found {
        Ok(found) if beyond_exact(&found) => refused = Some(words::too_large()),
        Ok(found) => {
            let low = weigh(&accepted, &found.low.because);
            let none = Reasons::new();
            let above = found.high.as_ref().map_or(&none, |high| &high.because);
            let mut sets = owners(&accepted, found.low.because.iter().chain(above));
            sets.extend(Some(asked).filter(|set| *set < accepted.rows.len()));
            let leeway = leeway(&accepted, &mut solver, asked);
            range = Some(ImpliedRange {
                leeway,
                low: found.low.size,
                high: found.high.as_ref().map(|high| high.size),
                low_rests_on: low,
                high_rests_on: weigh(&accepted, above),
                relations: joined(&mut accepted, &sets),
                wholes: wholes(&accepted, &sets),
            });
        }
        Err(Trouble::Conflict(found)) => conflict = Some(clash(graph, &mut accepted, &found)?),
        Err(Trouble::Refused(refusal)) => refused = Some(words::refusal(refusal)),
    }
    Ok(Implied {
        premises: premises.clone(),
        asked: ask,
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
    let between = by_way_of(accepted, &conflict.reasons, &sets);
    let untold = between.is_none();
    let between = between.unwrap_or_default();
    let all = sets.union(&between);
    let relations = joined(accepted, &all);
    let traces = all.iter().filter_map(|set| claim(accepted, *set));
    let traces = traces
        .map(|id| graph.trace(id.as_str()))
        .collect::<Result<_, _>>()?;
    let sums = adds_up(accepted, &conflict.reasons, &all);
    let by_way_of: Vec<Id> = between
        .iter()
        .filter_map(|set| claim(accepted, *set))
        .gather();
    Ok(Clash {
        in_words: words::clash(&rests_on, &relations, (&by_way_of, untold), sums),
        exceeds_by: words::exceeds_by(&rests_on).filter(|_| sums),
        rests_on,
        by_way_of,
        wholes: wholes(accepted, &all),
        relations,
        traces,
    })
}

pub(super) fn claim(accepted: &Accepted<'_>, set: Set) -> Option<Id> {
    accepted.rows.get(set).map(|row| row.claim.clone())
}

/// Whether a range goes beyond the numbers that every language holds exactly.
fn beyond_exact(range: &Range) -> bool {
    let most = Count::MAX.get();
    range.low.size > most || range.high.as_ref().is_some_and(|high| high.size > most)
}

/// The room that each figure which has to do with a set is left by the others.
fn leeway(accepted: &Accepted<'_>, solver: &mut Solver, asked: Set) -> Vec<Leeway> {
    const MOST: usize = 40;
    let bounded = solver.beside(asked).into_iter().filter_map(|set| {
        let bounds = accepted.family.sizes.get(set).copied().flatten()?;
        Some((set, bounds, claim(accepted, set)?))
    });
    let bounded: Vec<_> = bounded.take(MOST).gather();
    let left = bounded.into_iter().filter_map(|(set, bounds, claim)| {
        let (least, most) = solver.leeway(set).ok().flatten()?;
        let exact = least <= Count::MAX.get() && most.is_none_or(|most| most <= Count::MAX.get());
        if !exact {
            return None;
        }
        Some(Leeway {
            claim,
            low: bounds.low,
            high: bounds.high,
            least,
            most,
        })
    });
    left.gather()
}

/// The figures whose statements these are.
fn owners<'r>(
    accepted: &Accepted<'_>,
    reasons: impl IntoIterator<Item = &'r Reason>,
) -> SortedSet<Set> {
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
        .gather();
    // The largest first, as sums are read.
    weighed.arrange_by(|a, b| b.size.cmp(&a.size).then_with(|| a.claim.cmp(&b.claim)));
    weighed
}
