//! What a figure's number bounds, comparatives included.

use crate::gather::{AddAll as _, Gather as _};
use crate::hashed::HashedMap;
use crate::sorted::SortedSet;

use crate::{
    Amount, Bounds, Count, Graph, Id, Item, Policy,
    graph::{LinkKind, Node},
    model::Claim,
    query::knot::Knots,
};

/// Bounds of figures under a policy. A comparative is larger than the least that the figures it is
/// larger than can be.
pub(crate) struct Sizes<'g> {
    graph: &'g Graph,
    policy: Policy,
    lows: HashedMap<Node, Option<u64>>,
    /// Comparatives that refer to each other in a circle, for each comparative met and all that it leads to:
    /// whoever asks of a few figures must not pay for all.
    circles: Vec<Knots>,
    met: HashedMap<Node, usize>,
}

impl<'g> Sizes<'g> {
    pub(crate) fn new(graph: &'g Graph, policy: Policy) -> Self {
        Self {
            graph,
            policy,
            lows: HashedMap::new(),
            circles: Vec::new(),
            met: HashedMap::new(),
        }
    }

    /// The bounds of a figure, and the claims whose numbers they are taken from.
    pub(crate) fn of(&mut self, claim: &Item<'g, Claim>) -> (Option<Bounds>, Vec<Id>) {
        let Some(figure) = claim.figure() else {
            return (None, Vec::new());
        };
        if figure.quantity.amount != Amount::Comparative {
            return (figure.quantity.amount.bounds(&self.policy), Vec::new());
        }
        let low = self.low(claim.node());
        let tight = low.and_then(|low| low.checked_sub(1));
        let mut from = SortedSet::new();
        for other in claim.greater_than() {
            if tight.is_some() && self.low(other.node()) == tight {
                from.insert(other.id().clone());
            }
        }
        (low.map(Bounds::at_least), from.into_iter().gather())
    }

    /// The least that a figure can be.
    fn low(&mut self, claim: Node) -> Option<u64> {
        let mut next = vec![claim];
        while let Some(node) = next.last().copied() {
            if self.lows.contains_key(&node) {
                next.pop();
                continue;
            }
            let Some(amount) = self.amount(node) else {
                self.lows.insert(node, None);
                continue;
            };
            if amount != Amount::Comparative {
                let bounds = amount.bounds(&self.policy);
                self.lows.insert(node, bounds.map(|bounds| bounds.low));
                continue;
            }
            let smaller = self.smaller(node);
            let before = next.len();
            next.extend(
                smaller
                    .iter()
                    .filter(|other| !self.lows.contains_key(*other)),
            );
            if next.len() == before {
                let lows = smaller.iter().filter_map(|other| *self.lows.get(other)?);
                let low = lows.max().map(|low| low + 1);
                self.lows
                    .insert(node, low.filter(|low| *low <= Count::MAX.get()));
            }
        }
        self.lows.get(&claim).copied().flatten()
    }

    fn amount(&self, claim: Node) -> Option<Amount> {
        let claim = self.graph.item::<Claim>(claim)?;
        Some(claim.figure()?.quantity.amount)
    }

    /// What a comparative is larger than, itself excepted however far round.
    fn smaller(&mut self, claim: Node) -> Vec<Node> {
        let graph = self.graph;
        let others = |node: Node| {
            let links = graph.index().outgoing(node);
            links
                .filter(|(kind, ..)| *kind == LinkKind::GreaterThan)
                .map(|(.., other)| other)
        };
        if !self.met.contains_key(&claim) {
            // A circle through what was met before would have led here.
            let mut links = Vec::new();
            let mut next = vec![claim];
            while let Some(node) = next.pop() {
                if !self.met.contains_key(&node) {
                    self.met.insert(node, self.circles.len());
                    links.add_all(others(node).map(|other| (node, other)));
                    next.add_all(others(node));
                }
            }
            self.circles.push(Knots::of(&links));
        }
        let circles = self.met.get(&claim).and_then(|at| self.circles.get(*at));
        let ties = |other: Node| circles.is_some_and(|circles| circles.tie(claim, other));
        others(claim).filter(|other| !ties(*other)).gather()
    }
}
