//! Which selected claims are replaced by which.
//!
//! Claims that restate one another are tellings of one statement, and a statement is replaced as a
//! whole: whoever replaces one telling replaces them all. What replaces a replacement replaces what
//! that replaced, selected or not.

use crate::gather::{AddAll as _, Gather as _};
use crate::hashed::{HashedMap, HashedSet};
use crate::sorted::{SortedMap, SortedSet};

use super::Superseded;
use crate::{
    Basis, Graph, Id, Item, Modality,
    graph::{LinkKind, Node},
    model::{Claim, Link},
    query::knot::Knots,
};

/// The claims among `taken` that others among them replace, each with one that does and the ground.
pub(in crate::query) fn among<'g>(
    graph: &'g Graph,
    taken: &[Item<'g, Claim>],
    superseded: Superseded,
) -> SortedMap<Node, (Id, Basis)> {
    let counts: fn(Basis) -> bool = match superseded {
        Superseded::Keep => return SortedMap::new(),
        Superseded::DropStated => |basis| basis == Basis::Stated,
        Superseded::DropStatedAndInferred => |_| true,
    };
    let statements = Statements::new(connected(graph, taken), counts);
    if statements.replaces.is_empty() {
        return SortedMap::new();
    }
    // What is said for the sake of argument replaces nothing that is meant.
    let meant = |claim: &&Item<'_, Claim>| claim.modality != Some(Modality::Hypothetical);
    let replaced = statements.replaced_by(taken.iter().filter(meant));
    let standing: HashedSet<Node> = taken.iter().filter(meant).map(Item::node).collect();
    let ground = |claim: &Item<'g, Claim>| {
        let statement = statements.of(claim.node());
        let by = replaced.get(&statement)?;
        let links = graph.index().incoming(claim.node());
        let links = links.filter_map(|(kind, slot, from)| {
            let direct = kind == LinkKind::Supersedes
                && standing.contains(&from)
                && statements.replaces(statements.of(from), statement);
            let other = graph.item::<Claim>(from).filter(|_| direct)?;
            let link = other.record().supersedes.get(slot)?;
            let basis = Some(link.basis).filter(|basis| counts(*basis))?;
            Some((basis != Basis::Stated, other.id().clone(), basis))
        });
        let indirect = match superseded {
            Superseded::DropStated => Basis::Stated,
            _ => Basis::Inferred,
        };
        let (_, id, basis) = links.min().unwrap_or_else(|| (true, by.clone(), indirect));
        Some((claim.node(), (id, basis)))
    };
    taken.iter().filter_map(ground).collect()
}

/// The claims that restating and superseding connect with these, in the order of their ids: nothing else
/// has a say, and whoever asks of a few must not pay for all.
fn connected<'g>(graph: &'g Graph, taken: &[Item<'g, Claim>]) -> Vec<Item<'g, Claim>> {
    if taken.len() > graph.claims().len() / 2 {
        return graph.claims().gather();
    }
    let mut met: HashedSet<Node> = taken.iter().map(Item::node).collect();
    let mut next: Vec<Node> = met.iter().copied().gather();
    let connects = |kind| matches!(kind, LinkKind::Restates | LinkKind::Supersedes);
    while let Some(node) = next.pop() {
        let there = graph.index().outgoing(node);
        let links = there.chain(graph.index().incoming(node));
        let links = links.filter(|(kind, ..)| connects(*kind));
        next.add_all(links.map(|(.., node)| node).filter(|n| met.insert(*n)));
    }
    let mut met: Vec<Node> = met.into_iter().gather();
    met.sort_unstable();
    met.into_iter().filter_map(|n| graph.item(n)).gather()
}

/// Statements, each with the others that it replaces.
struct Statements {
    /// A claim that restates others, and the one that stands for all tellings.
    tellings: HashedMap<Node, Node>,
    replaces: SortedMap<Node, SortedSet<Node>>,
}

impl Statements {
    fn new(claims: Vec<Item<'_, Claim>>, counts: impl Fn(Basis) -> bool) -> Self {
        let mut statements = Self {
            tellings: HashedMap::new(),
            replaces: SortedMap::new(),
        };
        let mut links = Vec::new();
        for claim in claims {
            let graph = claim.graph();
            for to in targets(
                &claim,
                LinkKind::Restates,
                &claim.record().restates,
                &counts,
            ) {
                // A denial tells nothing again but a denial.
                let other = graph.item::<Claim>(to);
                if other.is_some_and(|other| other.is_denial() == claim.is_denial()) {
                    statements.join(claim.node(), to);
                }
            }
            let supersedes = &claim.record().supersedes;
            for to in targets(&claim, LinkKind::Supersedes, supersedes, &counts) {
                links.push((claim.node(), to));
            }
        }
        let joined: Vec<Node> = statements.tellings.keys().copied().gather();
        for claim in joined {
            statements.stands_for(claim);
        }
        for link in &mut links {
            *link = (statements.of(link.0), statements.of(link.1));
        }
        // Within a circle each would replace the other, and nothing would be left of either.
        let knots = Knots::of(&links);
        for (from, to) in links {
            if !knots.tie(from, to) {
                statements.replaces.entry(from).or_default().insert(to);
            }
        }
        statements
    }

    /// The claim that stands for all tellings of a claim's statement, once all are joined.
    fn of(&self, claim: Node) -> Node {
        self.tellings.get(&claim).copied().unwrap_or(claim)
    }

    /// The claim that stands for those joined so far; the way to it is shortened.
    fn stands_for(&mut self, claim: Node) -> Node {
        let mut way = Vec::new();
        let mut at = claim;
        while let Some(next) = self.tellings.get(&at).filter(|next| **next != at) {
            way.push(at);
            at = *next;
        }
        for node in way {
            self.tellings.insert(node, at);
        }
        at
    }

    /// The least claim comes to stand for both.
    fn join(&mut self, a: Node, b: Node) {
        let (a, b) = (self.stands_for(a), self.stands_for(b));
        self.tellings.insert(a, a.min(b));
        self.tellings.insert(b, a.min(b));
    }

    fn replaces(&self, statement: Node, other: Node) -> bool {
        let replaced = self.replaces.get(&statement);
        replaced.is_some_and(|replaced| replaced.contains(&other))
    }

    /// The statements that the statements of selected claims replace, each with a selected claim.
    fn replaced_by<'g: 't, 't>(
        &self,
        taken: impl Iterator<Item = &'t Item<'g, Claim>>,
    ) -> HashedMap<Node, Id> {
        let mut replaced = HashedMap::new();
        for claim in taken {
            let mut next = vec![self.of(claim.node())];
            while let Some(statement) = next.pop() {
                for other in self.replaces.get(&statement).into_iter().flatten() {
                    if !replaced.contains_key(other) {
                        replaced.insert(*other, claim.id().clone());
                        next.push(*other);
                    }
                }
            }
        }
        replaced
    }
}

/// The claims that links of one kind and of a ground that counts lead to.
fn targets<'g>(
    claim: &Item<'g, Claim>,
    kind: LinkKind,
    links: &'g [Link],
    counts: impl Fn(Basis) -> bool,
) -> impl Iterator<Item = Node> {
    let outgoing = (!links.is_empty()).then(|| claim.graph().index().outgoing(claim.node()));
    outgoing
        .into_iter()
        .flatten()
        .filter(move |(k, slot, _)| {
            *k == kind && links.get(*slot).is_some_and(|link| counts(link.basis))
        })
        .map(|(.., to)| to)
}
