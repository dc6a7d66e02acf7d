//! On what an answer rests beside the numbers: how the figures relate, and by way of which others.

use super::{Joined, JoinedBy, Whole, family::Accepted, infer::claim, relate::relate};
use crate::gather::Gather as _;
use crate::sorted::{SortedMap, SortedSet};
use crate::{
    Bounds, SetRelation,
    sets::{Effort, Family, Reason, Reasons, Set, Solver},
};

/// Relations are told of so many figures at most; of more, the answer names the figures alone.
const MOST: usize = 40;

/// Figures of which it is tried, at most, whether their numbers simply add up.
const MOST_ADDED: usize = 200;

/// Figures that are tried, at most, where the relations of others run by way of them.
const MOST_BETWEEN: usize = 300;

/// The relations of some figures to each other, supposed ones after those that are not.
pub(super) fn joined(accepted: &mut Accepted<'_>, sets: &SortedSet<Set>) -> Vec<Joined> {
    let mut found = Vec::new();
    if sets.len() > MOST {
        return found;
    }
    for a in sets {
        for b in sets.since(&(a + 1)) {
            let known = accepted.relation(*a, *b);
            let known = known.map(|(relation, ground)| (relation, JoinedBy::from(ground)));
            let supposed = accepted.supposed.get(&(*a, *b));
            let supposed = supposed.map(|relation| (*relation, JoinedBy::Supposed));
            for (relation, by) in known.into_iter().chain(supposed) {
                if let (Some(a), Some(b)) = (claim(accepted, *a), claim(accepted, *b)) {
                    found.push(Joined { a, relation, b, by });
                }
            }
        }
    }
    found
}

/// Those wholes among some figures of which others among them are all.
pub(super) fn wholes(accepted: &Accepted<'_>, sets: &SortedSet<Set>) -> Vec<Whole> {
    let among = accepted.family.covered.iter().filter(|(whole, parts)| {
        sets.contains(whole) && parts.iter().all(|part| sets.contains(part))
    });
    let told = among.filter_map(|(whole, parts)| {
        Some(Whole {
            whole: claim(accepted, *whole)?,
            parts: parts
                .iter()
                .map(|part| claim(accepted, *part))
                .collect::<Option<_>>()?,
        })
    });
    told.gather()
}

/// The fewest other figures by way of which the relations run that make a conflict of some reasons.
/// `None` where there are some, but it takes too long to find out which.
pub(super) fn by_way_of(
    accepted: &mut Accepted<'_>,
    reasons: &Reasons,
    owners: &SortedSet<Set>,
) -> Option<SortedSet<Set>> {
    if owners.len() > MOST || is_conflict(accepted, reasons, owners, &SortedSet::new()) {
        return Some(SortedSet::new());
    }
    if accepted.trials == 0 {
        return None;
    }
    let mut between: SortedSet<Set> = accepted.tied().difference(owners).copied().collect();
    if between.len() > MOST_BETWEEN || !is_conflict(accepted, reasons, owners, &between) {
        return None;
    }
    let candidates: Vec<Set> = between.iter().copied().gather();
    let (mut at, mut many) = (0, candidates.len().div_ceil(2));
    while at < candidates.len() {
        let chunk = candidates.iter().skip(at).take(many);
        let fewer: SortedSet<Set> = {
            let chunk: SortedSet<Set> = chunk.copied().collect();
            between.difference(&chunk).copied().collect()
        };
        if is_conflict(accepted, reasons, owners, &fewer) {
            between = fewer;
            at += many;
        } else if many == 1 {
            at += 1;
        } else {
            many = many.div_ceil(2);
        }
        accepted.trials = accepted.trials.checked_sub(1)?;
    }
    Some(between)
}

/// Whether some reasons contradict each other because their numbers do when added up, each once: then
/// any one of them could give way by all but one of what they are too many, and it would not help.
pub(super) fn adds_up(
    accepted: &mut Accepted<'_>,
    reasons: &Reasons,
    sets: &SortedSet<Set>,
) -> bool {
    let size = |set: &Set| accepted.family.sizes.get(*set).copied().flatten();
    let mut over = 0_i128;
    for reason in reasons {
        match reason {
            Reason::Low(set) => over += size(set).map_or(0, |size| i128::from(size.low)),
            Reason::High(set) => {
                over -= size(set).and_then(|size| size.high).map_or(0, i128::from);
            }
            Reason::Larger(_) => return false,
        }
    }
    if sets.len() > MOST_ADDED {
        return false;
    }
    let Ok(less) = u64::try_from(over - 1) else {
        return false;
    };
    if less == 0 {
        return true;
    }
    let mut family = by_themselves(accepted, reasons, sets, &SortedSet::new());
    let local: SortedMap<Set, Set> = sets.iter().copied().zip(0..).collect();
    reasons.iter().all(|reason| {
        let (Reason::Low(set) | Reason::High(set)) = reason else {
            return false;
        };
        let slot = local.get(set).and_then(|at| family.sizes.get_mut(*at));
        let Some(slot) = slot else { return false };
        let stated = *slot;
        *slot = stated.map(|size| match reason {
            Reason::Low(_) => Bounds {
                low: size.low.saturating_sub(less),
                ..size
            },
            _ => Bounds {
                high: size.high.map(|high| high.saturating_add(less)),
                ..size
            },
        });
        let still = contradicts(&family);
        if let Some(slot) = local.get(set).and_then(|at| family.sizes.get_mut(*at)) {
            *slot = stated;
        }
        still
    })
}

/// Whether some reasons are a conflict where there are no other figures than these.
fn is_conflict(
    accepted: &mut Accepted<'_>,
    reasons: &Reasons,
    owners: &SortedSet<Set>,
    between: &SortedSet<Set>,
) -> bool {
    contradicts(&by_themselves(accepted, reasons, owners, between))
}

fn contradicts(family: &Family) -> bool {
    let effort = Effort {
        steps: 200_000,
        ..Effort::default()
    };
    !Solver::new(family, effort).conflicts().0.is_empty()
}

/// The figures of some reasons, and those between them, by themselves.
fn by_themselves(
    accepted: &mut Accepted<'_>,
    reasons: &Reasons,
    owners: &SortedSet<Set>,
    between: &SortedSet<Set>,
) -> Family {
    let mut family = among(&accepted.family, reasons, &owners.union(between));
    let local: SortedMap<Set, Set> = owners.union(between).into_iter().zip(0..).collect();
    // Figures of one scope are one set there, whichever of them stands for it.
    for a in owners {
        for b in owners.since(&(a + 1)) {
            if let (Some((relation, _)), Some(x), Some(y)) =
                (accepted.relation(*a, *b), local.get(a), local.get(b))
            {
                relate(&mut family, *x, *y, relation);
            }
        }
    }
    family
}

/// A family of some sets alone, with the sizes that some reasons state.
fn among(family: &Family, reasons: &Reasons, sets: &SortedSet<Set>) -> Family {
    let local: SortedMap<Set, Set> = sets.iter().copied().zip(0..).collect();
    let at = |set: &Set| local.get(set).copied();
    let pair = |(a, b): (Set, Set)| Some((at(&a)?, at(&b)?));
    let all = |sets: &Vec<Set>| sets.iter().map(at).collect::<Option<Vec<Set>>>();
    let mut few = Family::default();
    for set in sets {
        let stated = family.sizes.get(*set).copied().flatten();
        few.add(stated.map(|size| Bounds {
            low: if reasons.contains(&Reason::Low(*set)) {
                size.low
            } else {
                0
            },
            high: size.high.filter(|_| reasons.contains(&Reason::High(*set))),
        }));
        for outer in sets {
            if family.within.contains(*set, *outer)
                && let Some((a, b)) = pair((*set, *outer))
            {
                few.within.add(a, b);
            }
            if family.beside.contains(*set, *outer)
                && let Some((a, b)) = pair((*set, *outer))
            {
                few.beside.add(a, b);
            }
        }
    }
    few.equal = family.equal.iter().filter_map(|both| pair(*both)).gather();
    let groups = family
        .apart
        .iter()
        .map(|group| group.iter().filter_map(at).gather());
    few.apart = groups.filter(|group: &Vec<Set>| group.len() > 1).gather();
    let covers = family.covered.iter();
    few.covered = covers
        .filter_map(|(whole, parts)| Some((at(whole)?, all(parts)?)))
        .gather();
    let meets = family.meets.iter();
    few.meets = meets
        .filter_map(|(a, b, c)| Some((at(a)?, at(b)?, at(c)?)))
        .gather();
    let larger = family.larger.iter().enumerate();
    let larger = larger.filter(|(place, _)| reasons.contains(&Reason::Larger(*place)));
    few.larger = larger.filter_map(|(_, both)| pair(*both)).gather();
    few
}

impl Accepted<'_> {
    /// The figures that relations other than those of their scopes join.
    fn tied(&self) -> SortedSet<Set> {
        let linked = self.said.keys().flat_map(|(a, b)| [*a, *b]);
        let supposed = self.supposed.keys().flat_map(|(a, b)| [*a, *b]);
        let covered = self.family.covered.iter();
        let covered = covered.flat_map(|(whole, parts)| parts.iter().chain([whole]).copied());
        let met = self.family.meets.iter().flat_map(|(a, b, c)| [*a, *b, *c]);
        let rows = self.rows.len();
        let all = linked.chain(supposed).chain(covered).chain(met);
        all.filter(|set| *set < rows).collect()
    }

    /// Notes that a relation of two figures is supposed.
    pub(super) fn note_supposed(&mut self, a: Set, b: Set, relation: SetRelation) {
        let (pair, relation) = if a <= b {
            ((a, b), relation)
        } else {
            ((b, a), relation.converse())
        };
        self.supposed.insert(pair, relation);
    }
}
