//! Whom everything has passed through.

use super::voices::Voices;
use crate::gather::{AddAll as _, Gather as _};
use crate::hashed::{HashedMap, HashedSet};
use crate::{SectionName, graph::Node, query::trace::Spot};

/// Steps looked at before the ways are too many to be searched.
const MOST_STEPS: usize = 1 << 18;

/// Every passage leaves from here.
const START: usize = 0;
/// Every end leads here.
const FINISH: usize = 1;

#[derive(Default)]
struct Ways {
    numbers: HashedMap<(Node, bool), usize>,
    /// The record at each place; none where a claim's grounds are gone to, which is no step.
    nodes: Vec<Option<Node>>,
    steps: HashedSet<(usize, usize)>,
    ends: HashedSet<Node>,
}

impl Ways {
    fn number(&mut self, node: Node, is_step: bool) -> usize {
        *self.numbers.entry((node, is_step)).or_insert_with(|| {
            self.nodes.push(is_step.then_some(node));
            self.nodes.len() + FINISH
        })
    }
}

impl Voices<'_> {
    /// The actors and sources through which every trace of these claims passes, from the passages on;
    /// where traces end is left out. `None` when there are too many ways to tell.
    ///
    /// A record is one place here, whatever its part on a trace, so that the same speaker in two
    /// articles is the same. That may join ways that no trace joins, never part ways that one does: who
    /// is named is on every trace.
    pub(super) fn dominators(&mut self, claims: &[Node]) -> Option<Vec<Node>> {
        let mut ways = Ways::default();
        let mut met: HashedSet<(Spot, usize)> = HashedSet::new();
        let mut next: Vec<(Spot, usize)> = Vec::new();
        let mut moves = Vec::new();
        for claim in claims {
            moves.add_all(self.entries(*claim).into_iter().map(|entry| (START, entry)));
        }
        loop {
            for (from, step) in moves.drain(..) {
                let mut at = from;
                for node in step.steps.iter().map(|s| s.node) {
                    let to = ways.number(node, true);
                    ways.steps.insert((at, to));
                    at = to;
                }
                if let Spot::Grounds { claim } = step.to {
                    let to = ways.number(claim, false);
                    ways.steps.insert((at, to));
                    at = to;
                }
                if let Spot::End(node) = step.to {
                    ways.steps.insert((at, FINISH));
                    ways.ends.insert(node);
                } else if met.insert((step.to, at)) {
                    next.push((step.to, at));
                }
            }
            if ways.steps.len().max(met.len()) > MOST_STEPS {
                return None;
            }
            let Some((spot, at)) = next.pop() else {
                break;
            };
            moves.add_all(self.moves(spot).into_iter().map(|step| (at, step)));
        }
        let mut steps: Vec<(usize, usize)> = ways.steps.into_iter().gather();
        steps.sort_unstable();
        let passed = on_every_way(ways.nodes.len() + 2, &steps);
        let nodes = passed
            .iter()
            .filter_map(|n| *ways.nodes.get(n.checked_sub(2)?)?);
        let section = |node| self.graph.index().section(node);
        let named = |node: &Node| {
            matches!(section(*node), SectionName::Actors | SectionName::Sources)
                && !ways.ends.contains(node)
        };
        Some(nodes.filter(named).gather())
    }
}

/// The places that lie on every way from [`START`] to [`FINISH`], both included, in order from the start;
/// none where no way leads there. The steps are sorted.
fn on_every_way(places: usize, steps: &[(usize, usize)]) -> Vec<usize> {
    let onward = |from: usize| {
        let first = steps.partition_point(|(a, _)| *a < from);
        let here = steps.iter().skip(first);
        here.take_while(move |(a, _)| *a == from).map(|(_, to)| *to)
    };
    let mut before = vec![None; places];
    let mut next = vec![START];
    while let Some(at) = next.pop() {
        for to in onward(at).filter(|to| *to != START) {
            if let Some(before @ None) = before.get_mut(to) {
                *before = Some(at);
                next.push(to);
            }
        }
    }
    let one_way = std::iter::successors(Some(FINISH), |at| before.get(*at).copied().flatten());
    let mut one_way: Vec<usize> = one_way.gather();
    one_way.reverse();
    if one_way.first() != Some(&START) {
        return Vec::new();
    }
    // How far on that way one comes by each place. What lies beside it is gone to once, and leads no
    // further when it is met again.
    let mut comes: Vec<Option<usize>> = vec![None; places];
    for (far, at) in one_way.iter().enumerate() {
        if let Some(comes) = comes.get_mut(*at) {
            *comes = Some(far);
        }
    }
    let mut furthest = 0;
    let mut passed = Vec::new();
    for (far, at) in one_way.iter().enumerate() {
        // Nothing before it leads past it.
        if furthest == far {
            passed.push(*at);
        }
        next.push(*at);
        while let Some(at) = next.pop() {
            for to in onward(at) {
                match comes.get_mut(to) {
                    Some(Some(far)) => furthest = furthest.max(*far),
                    Some(beside) => {
                        *beside = Some(0);
                        next.push(to);
                    }
                    None => {}
                }
            }
        }
    }
    passed
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{FINISH, START, on_every_way};

    fn leads(steps: &[(usize, usize)], without: Option<usize>) -> bool {
        let mut met = vec![START];
        let mut at = 0;
        while let Some(from) = met.get(at).copied() {
            for (_, to) in steps.iter().filter(|(a, _)| *a == from) {
                if Some(*to) != without && !met.contains(to) {
                    met.push(*to);
                }
            }
            at += 1;
        }
        met.contains(&FINISH)
    }

    #[test]
    fn a_place_is_on_every_way_when_none_leads_without_it() {
        let mut state = 1_u64;
        let mut random = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            usize::try_from((state >> 33) % below).unwrap()
        };
        let mut most = 0;
        for _ in 0..2_000 {
            let places = 3 + random(7);
            let mut steps: Vec<(usize, usize)> = (0..=random(14))
                .map(|_| (random(places as u64), random(places as u64)))
                .filter(|(from, to)| *from != FINISH && *to != START)
                .collect();
            steps.sort_unstable();
            steps.dedup();
            let mut passed = on_every_way(places, &steps);
            most = most.max(passed.len());
            passed.sort_unstable();
            let needed = (0..places).filter(|place| match *place {
                START | FINISH => leads(&steps, None),
                other => leads(&steps, None) && !leads(&steps, Some(other)),
            });
            assert_eq!(passed, needed.collect::<Vec<_>>(), "{steps:?}");
        }
        assert!(most > 4);
    }
}
