//! Who is answerable for a claim.

use crate::gather::Gather as _;
use crate::hashed::HashedMap;
use crate::{Claim, Graph, Id, Item, graph::Node, query::Roots};

/// Who is certainly answerable for the claims asked about so far.
pub(in crate::validate) struct Claimants<'g> {
    graph: &'g Graph,
    roots: Roots<'g>,
    known: HashedMap<Node, Vec<Id>>,
}

impl<'g> Claimants<'g> {
    pub(in crate::validate) fn new(graph: &'g Graph) -> Self {
        Self {
            graph,
            roots: Roots::new(graph),
            known: HashedMap::new(),
        }
    }

    /// An identified institution or person for whom certainly all of these claims are stated.
    pub(super) fn of_all(&mut self, claims: &[Item<'_, Claim>]) -> Option<Id> {
        let (first, others) = claims.split_first()?;
        let mut shared = self.of(first.node()).to_vec();
        for other in others {
            let here = self.of(other.node());
            shared.retain(|id| here.contains(id));
        }
        shared.into_iter().min()
    }

    /// Once for each claim: it may be a part of many.
    fn of(&mut self, claim: Node) -> &[Id] {
        let (graph, roots) = (self.graph, &mut self.roots);
        self.known.entry(claim).or_insert_with(|| {
            let claim = graph.item::<Claim>(claim);
            let roots = claim.map_or_else(Vec::new, |claim| roots.of_claim(&claim));
            let identified = |id: &Id| {
                let actor = graph.actor(id.as_str());
                actor.is_some_and(|actor| actor.is_identified())
            };
            let certain = roots.into_iter().filter(|root| root.holds.is_certain());
            certain.map(|root| root.actor).filter(identified).gather()
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::{
        Graph,
        validate::sample::{case, figure, killed},
    };

    fn claimant(a: &str, b: &str) -> Option<String> {
        let claims = [
            figure("one", a, &killed(1, ""), ""),
            figure("two", b, &killed(1, ""), ""),
        ];
        let graph = Graph::from_json(case(&claims).as_bytes()).unwrap();
        let claims: Vec<_> = graph.claims().collect();
        Claimants::new(&graph)
            .of_all(&claims)
            .map(|id| id.to_string())
    }

    #[test]
    fn organs_of_one_state_are_one_claimant_and_officials_at_large_are_none() {
        assert_eq!(claimant("ministry", "prosecutor").as_deref(), Some("state"));
        assert_eq!(claimant("ministry", "watch"), None);
        assert_eq!(claimant("officials", "officials"), None);
        assert_eq!(claimant("watch", "watch").as_deref(), Some("watch"));
    }
}
