//! Which institution somebody speaks for on a date.

use crate::gather::{AddAll as _, Gather as _};
use crate::hashed::HashedMap;
use crate::sorted::{Arrange as _, SortedMap, SortedSet};
use serde::Serialize;

use super::{
    ascent::{ascend, holds},
    knot::Knots,
    publication,
};
use crate::{
    Id, Item, Truth, When,
    graph::{Graph, LinkKind, Node},
    model::{Actor, Claim, Voice},
};

/// An actor at the top of a chain of institutions, and how certainly the chain leads there.
///
/// ```
/// use claimgraph::{Id, Root, Truth};
///
/// let state = Root { actor: Id::new("state")?, holds: Truth::Certainly };
/// assert_eq!(serde_json::to_string(&state)?, r#"{"actor":"state","holds":"certainly"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Root {
    /// The actor.
    pub actor: Id,
    /// Possibly, where an affiliation on the way may not have held when the claim was stated.
    pub holds: Truth,
}

/// The links upwards of one actor, each with whether it holds at a date.
pub(super) fn above<'g>(
    graph: &'g Graph,
    actor: Node,
    at: Option<&'g When>,
) -> impl Iterator<Item = (Node, Truth)> + 'g {
    upward(graph, actor).map(move |(node, valid)| (node, holds(valid, at)))
}

/// The links upwards of one actor, each with its validity.
fn upward(graph: &Graph, actor: Node) -> impl Iterator<Item = (Node, Option<&When>)> {
    let record = graph.item::<Actor>(actor).map(|a| a.record());
    graph
        .index()
        .outgoing(actor)
        .filter_map(move |(kind, slot, to)| {
            let list = match kind {
                LinkKind::OrganOf => &record?.organ_of,
                LinkKind::MemberOf => &record?.member_of,
                _ => return None,
            };
            Some((to, list.get(slot)?.when.as_ref()))
        })
}

/// The day on which a claim was stated: as recorded, else any day up to its first publication.
pub(super) fn stated_at(claim: &Item<'_, Claim>) -> Option<When> {
    if claim.stated_on.is_some() {
        return claim.stated_on.clone();
    }
    let first = publication::first(claim);
    let mark = if first.approximate { "~" } else { "" };
    When::parse(&format!("../{}{mark}", first.latest?)).ok()
}

/// Those in whose name a claim is stated: speakers and the actors spoken for; of an unattributed
/// claim, those whose own voice its sources are.
pub(super) fn voices(claim: &Item<'_, Claim>) -> Vec<Node> {
    let graph = claim.graph();
    let mut voices: Vec<Node> = match claim.voice {
        Voice::Unattributed => claim
            .sources()
            .flat_map(|source| source.own_voice())
            .map(|voice| voice.node())
            .gather(),
        Voice::Speakers(_) | Voice::Missing => graph
            .index()
            .outgoing(claim.node())
            .filter(|(kind, ..)| matches!(kind, LinkKind::StatedBy | LinkKind::OnBehalfOf))
            .map(|(.., actor)| actor)
            .gather(),
    };
    voices.sort_unstable();
    voices.dedup();
    voices
}

/// Those for whom a claim is stated in the end: of each speaker, the actor spoken for or else the
/// speaker; of an unattributed claim, those whose own voice its sources are.
pub(super) fn principals(claim: &Item<'_, Claim>) -> Vec<Node> {
    let graph = claim.graph();
    let find = |id: &Id| graph.actor(id.as_str()).map(|actor| actor.node());
    match &claim.voice {
        Voice::Speakers(speakers) => {
            let mut principals: Vec<Node> = speakers
                .iter()
                .filter_map(|s| {
                    s.on_behalf_of
                        .as_ref()
                        .and_then(find)
                        .or_else(|| find(&s.actor))
                })
                .gather();
            principals.sort_unstable();
            principals.dedup();
            principals
        }
        Voice::Unattributed | Voice::Missing => voices(claim),
    }
}

/// Actors, each with how certainly it is one.
type Standings = Vec<(Node, Truth)>;

/// Finds the roots of many actors.
pub(crate) struct Roots<'g> {
    graph: &'g Graph,
    /// The first actor above each where the way is not plainly one undated step further up.
    forks: HashedMap<Node, Node>,
    known: HashedMap<(Node, Option<When>), Standings>,
}

impl<'g> Roots<'g> {
    pub(crate) fn new(graph: &'g Graph) -> Self {
        Self {
            graph,
            forks: HashedMap::new(),
            known: HashedMap::new(),
        }
    }

    /// The roots of those for whom a claim is stated, in the order of their ids.
    pub(crate) fn of_claim(&mut self, claim: &Item<'g, Claim>) -> Vec<Root> {
        let at = stated_at(claim);
        let mut found: SortedMap<Node, Truth> = SortedMap::new();
        for principal in principals(claim) {
            for (root, holds) in self.of(principal, at.as_ref()) {
                let best = found.entry(*root).or_insert(Truth::No);
                *best = best.or(*holds);
            }
        }
        let named = |(node, holds)| {
            let actor = self
                .graph
                .index()
                .id_at(self.graph.document(), node)?
                .clone();
            Some(Root { actor, holds })
        };
        found.into_iter().filter_map(named).gather()
    }

    /// The roots of an actor at a date.
    pub(super) fn of(&mut self, actor: Node, at: Option<&When>) -> &[(Node, Truth)] {
        let fork = self.fork(actor);
        // Above most actors no affiliation is dated, and then the date does not matter.
        let dated = upward(self.graph, fork).next().is_some();
        let key = (fork, at.filter(|_| dated).cloned());
        let graph = self.graph;
        self.known
            .entry(key)
            .or_insert_with(|| climb(graph, fork, at))
    }

    /// Follows single undated links; every actor on the way is remembered, so that a long chain is
    /// climbed once.
    fn fork(&mut self, actor: Node) -> Node {
        let mut way = Vec::new();
        let mut passed = SortedSet::new();
        let mut at = actor;
        let end = loop {
            if let Some(known) = self.forks.get(&at) {
                break *known;
            }
            if !passed.insert(at) {
                break at;
            }
            way.push(at);
            let mut links = upward(self.graph, at);
            match (links.next(), links.next()) {
                (Some((up, None)), None) => at = up,
                _ => break at,
            }
        };
        for node in way {
            self.forks.insert(node, end);
        }
        end
    }
}

/// The roots above a fork: the actors reached that are under no other.
fn climb(graph: &Graph, fork: Node, at: Option<&When>) -> Standings {
    let ascent = ascend(fork, &mut |node| above(graph, node, at).gather());
    let under = |node: Node| {
        let links = above(graph, node, at).map(|(_, holds)| holds);
        links.fold(Truth::No, Truth::or)
    };
    let roots = ascent.reached.iter().filter_map(|(node, reached)| {
        let root = reached.and(under(*node).not());
        root.is_possible().then_some((*node, root))
    });
    let mut roots: Standings = roots.gather();
    if !ascent.whole {
        // Who knows what is further up.
        roots = vec![(fork, Truth::Possibly)];
    } else if roots.is_empty() {
        // Only a circle has no top. Its least id stands for it, whoever entered it.
        let links: Vec<(Node, Node)> = ascent
            .reached
            .keys()
            .flat_map(|node| above(graph, *node, at).map(|(up, holds)| (*node, up, holds)))
            .filter(|(.., holds)| holds.is_possible())
            .map(|(node, up, _)| (node, up))
            .gather();
        let tops = Knots::of(&links).tops(&links).into_iter();
        roots.add_all(tops.map(|node| (node, Truth::Possibly)));
        roots.arrange();
    }
    roots
}

/// Who speaks for some chosen actors.
pub(super) struct Circle<'g> {
    graph: &'g Graph,
    chosen: SortedSet<Node>,
    /// Those under a chosen one by undated links alone.
    always: SortedSet<Node>,
    /// Those under a chosen one by any links.
    sometimes: SortedSet<Node>,
}

impl<'g> Circle<'g> {
    pub(super) fn around(graph: &'g Graph, chosen: SortedSet<Node>) -> Self {
        let always = descend(graph, &chosen, &|valid| valid.is_none());
        let sometimes = descend(graph, &chosen, &|_| true);
        Self {
            graph,
            chosen,
            always,
            sometimes,
        }
    }

    /// Whether a claim is stated by or for one of the chosen actors, or by or for one who speaks for
    /// them on the day of the statement.
    pub(super) fn states(&self, claim: &Item<'g, Claim>) -> Truth {
        let voices = voices(claim);
        if voices.iter().any(|voice| self.always.contains(voice)) {
            return Truth::Certainly;
        }
        let mut best = Truth::No;
        let mut at = None;
        for voice in voices
            .iter()
            .filter(|voice| self.sometimes.contains(*voice))
        {
            let at = at.get_or_insert_with(|| stated_at(claim)).as_ref();
            let ascent = ascend(*voice, &mut |node| {
                let above = above(self.graph, node, at);
                above.filter(|(up, _)| self.sometimes.contains(up)).gather()
            });
            let chosen = self.chosen.iter().map(|chosen| ascent.reaches(*chosen));
            best = chosen.fold(best, Truth::or);
        }
        best
    }
}

/// All under the chosen actors by links whose validity will do.
fn descend(
    graph: &Graph,
    chosen: &SortedSet<Node>,
    will_do: &dyn Fn(Option<&When>) -> bool,
) -> SortedSet<Node> {
    let mut reached = SortedSet::new();
    let mut next: Vec<Node> = chosen.iter().copied().gather();
    while let Some(node) = next.pop() {
        if !reached.insert(node) {
            continue;
        }
        let below = graph.index().incoming(node).filter(|(kind, slot, from)| {
            let actor = graph.item::<Actor>(*from).map(|a| a.record());
            let list = match kind {
                LinkKind::OrganOf => actor.map(|a| &a.organ_of),
                LinkKind::MemberOf => actor.map(|a| &a.member_of),
                _ => None,
            };
            list.and_then(|list| list.get(*slot))
                .is_some_and(|affiliation| will_do(affiliation.when.as_ref()))
        });
        next.add_all(below.map(|(.., from)| from));
    }
    reached
}
