//! Whom everything has passed through.

use super::voices::Voices;
use crate::gather::{AddAll as _, Gather as _};
use crate::hashed::{HashedMap, HashedSet};
use crate::{
    SectionName,
    graph::{Node, on_every_path},
    query::trace::Spot,
};

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
        let Some(passed) = on_every_path(ways.nodes.len() + 2, &steps, START, FINISH) else {
            return Some(Vec::new());
        };
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
