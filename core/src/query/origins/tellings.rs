//! The tellings of a figure: the claim asked about, and those that tell it again.

use crate::gather::AddAll as _;
use crate::hashed::HashedSet;
use crate::sorted::SortedMap;
use std::collections::VecDeque;

use super::{speech::ClaimLinks, voices::Voices};
use crate::{
    Basis,
    graph::{LinkKind, Node},
    model::Claim,
};

/// How a telling came to be one: the telling beside it, and the ground of the link between them.
pub(super) type Joined = Option<(Node, Basis)>;

impl Voices<'_> {
    /// Every claim that `restates` joins to those asked about, in either direction and over any
    /// number of steps, each by way of stated links as far as there are any.
    pub(super) fn tellings(&self, asked: &[Node]) -> SortedMap<Node, Joined> {
        let mut found: SortedMap<Node, Joined> = SortedMap::new();
        let mut stated: VecDeque<(Node, Joined)> = asked.iter().map(|n| (*n, None)).collect();
        let mut concluded: VecDeque<(Node, Joined)> = VecDeque::new();
        while let Some((claim, joined)) = stated.pop_front().or_else(|| concluded.pop_front()) {
            if found.contains_key(&claim) {
                continue;
            }
            found.insert(claim, joined);
            for (other, basis) in self.retellings(claim) {
                let next = match basis {
                    Basis::Stated => &mut stated,
                    Basis::Inferred | Basis::Observed => &mut concluded,
                };
                next.push_back((other, Some((claim, basis))));
            }
        }
        found
    }

    /// The claims that a claim restates, then those that restate it.
    fn retellings(&self, claim: Node) -> Vec<(Node, Basis)> {
        let mut found = Vec::new();
        let Some(record) = self.claim(claim).map(|c| c.record()) else {
            return found;
        };
        let basis = |holder: &Claim, slot: usize| holder.restates.get(slot).map(|l| l.basis);
        let index = self.graph.index();
        for (kind, slot, to) in index.outgoing(claim) {
            if kind == LinkKind::Restates {
                found.add_all(basis(record, slot).map(|b| (to, b)));
            }
        }
        for (kind, slot, from) in index.incoming(claim) {
            if kind == LinkKind::Restates {
                let holder = self.claim(from).map(|c| c.record());
                found.add_all(holder.and_then(|h| basis(h, slot)).map(|b| (from, b)));
            }
        }
        found.retain(|(other, b)| {
            self.options.bases.contains(b) && self.same_polarity(record, *other)
        });
        found
    }

    /// The claims that these rest on in the end and those on the way, themselves included, in the
    /// order in which they are met.
    pub(in crate::query) fn resting_on(
        &self,
        tellings: impl IntoIterator<Item = Node>,
    ) -> Vec<Node> {
        let mut met: HashedSet<Node> = HashedSet::new();
        let mut order = Vec::new();
        let mut next: VecDeque<Node> = tellings.into_iter().collect();
        let mut links = ClaimLinks::default();
        while let Some(claim) = next.pop_front() {
            if met.insert(claim) {
                order.push(claim);
                self.links(claim, &mut links);
                next.extend(links.based_on.iter().map(|(to, _)| *to));
            }
        }
        order
    }
}
