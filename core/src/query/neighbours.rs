//! What is linked to a record, and how two records are connected: for pages that draw it.

use crate::gather::Gather as _;
use crate::sorted::{Arrange as _, SortedMap, SortedSet};
use std::collections::VecDeque;

use serde::Serialize;

use crate::{
    AnyItem, Basis, Error, Graph, Id, Item, LinkKind, SectionName, Text,
    graph::Node,
    json::words,
    model::{Claim, Link},
};

words! {
    /// Which way links are followed.
    pub enum Way ("a way") {
        /// From the record that holds the link.
        Out = "out",
        /// From the record that is pointed at.
        Back = "back",
        /// Both.
        Both = "both",
    }
}

/// Which links are followed, how far, and how much is listed.
///
/// ```
/// let options = claimgraph::WalkOptions::default();
/// assert_eq!((options.depth, options.limit), (1, 1_000));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WalkOptions {
    /// The kinds of link; none: all.
    pub links: Vec<LinkKind>,
    /// Which way.
    pub way: Way,
    /// How many links away: the most steps of a path.
    pub depth: usize,
    /// How many records are listed at most.
    pub limit: usize,
}

impl Default for WalkOptions {
    fn default() -> Self {
        Self {
            links: Vec::new(),
            way: Way::Both,
            depth: 1,
            limit: 1_000,
        }
    }
}

impl WalkOptions {
    fn follows(&self, kind: LinkKind) -> bool {
        self.links.is_empty() || self.links.contains(&kind)
    }
}

/// A record in a drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Vertex {
    /// Its id.
    pub id: Id,
    /// Its section.
    pub section: SectionName,
    /// What kind of such a record it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Its display name, title or the like.
    pub label: Text,
    /// How many links away it is.
    pub distance: usize,
}

/// A link in a drawing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Arc {
    /// The record that holds the link.
    pub from: Id,
    /// The record that is pointed at.
    pub to: Id,
    /// The link.
    pub link: LinkKind,
    /// Its name from the other end.
    pub inverse: &'static str,
    /// On what ground it stands, where links of the kind have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

/// The records around one, and all links that were followed between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Neighbours {
    /// The record asked about.
    pub id: Id,
    /// What was followed.
    pub options: WalkOptions,
    /// The records, by distance and then by id; the one asked about first.
    pub nodes: Vec<Vertex>,
    /// The links between them.
    pub links: Vec<Arc>,
    /// Whether the limit left none out.
    pub complete: bool,
}

/// The shortest paths between two records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paths {
    /// Where they begin.
    pub from: Id,
    /// Where they end.
    pub to: Id,
    /// What was followed.
    pub options: WalkOptions,
    /// The paths, each the ids from the first record to the last; none when they are not connected
    /// within the depth.
    pub paths: Vec<Vec<Id>>,
    /// Whether all shortest paths are listed.
    pub complete: bool,
}

impl Graph {
    /// The records around one.
    ///
    /// ```
    /// use claimgraph::{Graph, WalkOptions};
    ///
    /// let graph = Graph::from_json(&std::fs::read("../examples/january-2022/case.json")?)?;
    /// let around = graph.neighbours("pl-almaty", &WalkOptions::default())?;
    /// assert!(around.nodes.iter().any(|n| n.id.as_str() == "pl-kazakhstan"));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When there is no such record.
    pub fn neighbours(&self, id: &str, options: &WalkOptions) -> Result<Neighbours, Error> {
        let start = self.node(id)?;
        let mut distance: SortedMap<Node, usize> = SortedMap::from([(start, 0)]);
        let mut waiting = VecDeque::from([start]);
        let mut complete = true;
        while let Some(node) = waiting.pop_front() {
            let away = distance.get(&node).copied().unwrap_or(0);
            if away == options.depth {
                continue;
            }
            for next in self.steps(node, options) {
                if distance.contains_key(&next) {
                    continue;
                }
                if distance.len() >= options.limit.max(1) {
                    complete = false;
                    break;
                }
                distance.insert(next, away + 1);
                waiting.push_back(next);
            }
        }
        let mut links = SortedSet::new();
        for node in distance.keys() {
            for (kind, slot, to) in self.index().outgoing(*node) {
                if options.follows(kind) && distance.contains_key(&to) {
                    links.extend(self.arc(*node, kind, slot, to));
                }
            }
        }
        let mut nodes: Vec<Vertex> = distance
            .iter()
            .filter_map(|(node, away)| Some(vertex(AnyItem::at(self, *node)?, *away)))
            .gather();
        nodes.arrange_by(|a, b| (a.distance, &a.id).cmp(&(b.distance, &b.id)));
        Ok(Neighbours {
            id: self.id_of(start)?,
            options: options.clone(),
            nodes,
            links: links.into_iter().gather(),
            complete,
        })
    }

    /// The shortest paths from one record to another, in the order of their ids. The limit is that on
    /// paths.
    ///
    /// ```
    /// use claimgraph::{Graph, WalkOptions};
    ///
    /// let graph = Graph::from_json(&std::fs::read("../examples/january-2022/case.json")?)?;
    /// let options = WalkOptions { depth: 4, ..WalkOptions::default() };
    /// let answer = graph.paths("a-shyndaliev", "a-kazakhstan", &options)?;
    /// assert!(answer.paths.iter().all(|path| path.len() <= 5));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When there is no such record.
    pub fn paths(&self, from: &str, to: &str, options: &WalkOptions) -> Result<Paths, Error> {
        let (start, end) = (self.node(from)?, self.node(to)?);
        let mut before: SortedMap<Node, (usize, SortedSet<Node>)> =
            SortedMap::from([(start, (0, SortedSet::new()))]);
        let mut waiting = VecDeque::from([start]);
        while let Some(node) = waiting.pop_front() {
            let away = before.get(&node).map_or(0, |(away, _)| *away);
            if node == end || away == options.depth {
                continue;
            }
            for next in self.steps(node, options) {
                match before.get_mut(&next) {
                    Some((known, by)) if *known == away + 1 => {
                        by.insert(node);
                    }
                    Some(_) => {}
                    None => {
                        before.insert(next, (away + 1, SortedSet::from([node])));
                        waiting.push_back(next);
                    }
                }
            }
        }
        let mut paths: Vec<Vec<Id>> = Vec::new();
        let mut complete = true;
        let mut open: Vec<Vec<Node>> = Vec::new();
        if before.contains_key(&end) {
            open.push(vec![end]);
        }
        while let Some(path) = open.pop() {
            let Some(first) = path.last().copied() else {
                continue;
            };
            if first == start {
                if paths.len() == options.limit {
                    complete = false;
                    break;
                }
                let ids: Result<Vec<Id>, Error> =
                    path.iter().rev().map(|node| self.id_of(*node)).collect();
                paths.push(ids?);
                continue;
            }
            let by = before.get(&first).map(|(_, by)| by);
            for previous in by.into_iter().flatten() {
                let mut longer = path.clone();
                longer.push(*previous);
                open.push(longer);
            }
        }
        paths.arrange();
        Ok(Paths {
            from: self.id_of(start)?,
            to: self.id_of(end)?,
            options: options.clone(),
            paths,
            complete,
        })
    }

    fn node(&self, id: &str) -> Result<Node, Error> {
        self.index()
            .find(self.document(), id)
            .ok_or_else(|| Error::Question(format!("there is no record `{id}`")))
    }

    fn id_of(&self, node: Node) -> Result<Id, Error> {
        let id = self.index().id_at(self.document(), node);
        id.cloned()
            .ok_or_else(|| Error::Question("there is no such record".to_owned()))
    }

    /// The records one link away, each once, in the order of sections and ids.
    fn steps(&self, node: Node, options: &WalkOptions) -> SortedSet<Node> {
        let mut steps = SortedSet::new();
        let mut add = |(kind, _, other): (LinkKind, usize, Node)| {
            if options.follows(kind) {
                steps.insert(other);
            }
        };
        if options.way != Way::Back {
            self.index().outgoing(node).for_each(&mut add);
        }
        if options.way != Way::Out {
            self.index().incoming(node).for_each(&mut add);
        }
        steps
    }

    pub(crate) fn arc(&self, from: Node, link: LinkKind, slot: usize, to: Node) -> Option<Arc> {
        Some(Arc {
            from: self.id_of(from).ok()?,
            to: self.id_of(to).ok()?,
            link,
            inverse: link.inverse(),
            basis: AnyItem::at(self, from).and_then(|item| basis(item, link, slot)),
        })
    }
}

/// The ground of a link, by its place in the list that holds it.
fn basis(item: AnyItem<'_>, kind: LinkKind, slot: usize) -> Option<Basis> {
    match item {
        AnyItem::Place(place) => place.within.get(slot).map(|w| w.basis),
        AnyItem::Actor(actor) => match kind {
            LinkKind::OrganOf => actor.organ_of.get(slot),
            LinkKind::MemberOf => actor.member_of.get(slot),
            _ => None,
        }
        .map(|a| a.basis),
        AnyItem::Incident(incident) => match kind {
            LinkKind::IncidentPartOf => incident.part_of.get(slot),
            LinkKind::Causes => incident.record().causes.get(slot),
            LinkKind::Precedes => incident.record().precedes.get(slot),
            _ => None,
        }
        .map(|l| l.basis),
        AnyItem::Source(source) if kind == LinkKind::DerivedFrom => {
            source.record().derived_from.get(slot).map(|d| d.basis)
        }
        AnyItem::Claim(claim) => claim_basis(claim, kind, slot),
        AnyItem::Source(_) | AnyItem::Assessment(_) => None,
    }
}

fn claim_basis(claim: Item<'_, Claim>, kind: LinkKind, slot: usize) -> Option<Basis> {
    let claim = claim.record();
    let links: &[Link] = match kind {
        LinkKind::Supersedes => &claim.supersedes,
        LinkKind::Restates => &claim.restates,
        LinkKind::BasedOn => &claim.based_on,
        LinkKind::PartOf => &claim.part_of,
        LinkKind::DisjointFrom => &claim.disjoint_from,
        LinkKind::GreaterThan => &claim.greater_than,
        LinkKind::Assesses => &claim.assesses,
        LinkKind::RespondsTo => return claim.responds_to.get(slot).map(|r| r.basis),
        _ => return None,
    };
    links.get(slot).map(|l| l.basis)
}

pub(crate) fn vertex(item: AnyItem<'_>, distance: usize) -> Vertex {
    let (kind, label) = match item {
        AnyItem::Place(p) => (
            p.kind.as_ref().map(ToString::to_string),
            p.names.display().text.clone(),
        ),
        AnyItem::Actor(a) => (Some(a.kind.to_string()), a.names.display().text.clone()),
        AnyItem::Incident(i) => (Some(i.kind.to_string()), i.title.clone()),
        AnyItem::Source(s) => (Some(s.kind.to_string()), s.title.clone()),
        AnyItem::Claim(c) => (Some(c.kind().to_string()), Text::from(c.id().as_str())),
        AnyItem::Assessment(a) => (None, Text::from(a.id().as_str())),
    };
    Vertex {
        id: item.id().clone(),
        section: item.section(),
        kind,
        label,
        distance,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::query::sample::january;

    #[test]
    fn only_the_links_asked_for_are_followed() {
        let graph = january();
        let options = WalkOptions {
            links: vec![LinkKind::Supersedes],
            way: Way::Out,
            depth: 5,
            ..WalkOptions::default()
        };
        let around = graph.neighbours("c-04-toll-238", &options).unwrap();
        let ids: Vec<&str> = around.nodes.iter().map(|n| n.id.as_str()).collect();
        assert_eq!(ids, ["c-04-toll-238", "c-00-toll-232", "c-02-toll-227"]);
        assert!(
            around
                .links
                .iter()
                .all(|l| l.basis == Some(Basis::Inferred))
        );
        assert!(around.complete);
    }

    #[test]
    fn the_limit_is_told() {
        let graph = january();
        let options = WalkOptions {
            limit: 3,
            ..WalkOptions::default()
        };
        let around = graph.neighbours("i-january-unrest", &options).unwrap();
        assert_eq!((around.nodes.len(), around.complete), (3, false));
        assert!(graph.neighbours("nobody", &options).is_err());
    }

    #[test]
    fn shortest_paths_lead_from_a_passage_to_the_state() {
        let graph = january();
        let options = WalkOptions {
            depth: 6,
            way: Way::Out,
            ..WalkOptions::default()
        };
        let answer = graph
            .paths("c-00-tortured-to-death-6", "a-kazakhstan", &options)
            .unwrap();
        let ids = |path: &Vec<Id>| path.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert!(answer.paths.iter().map(ids).any(|path| path
            == [
                "c-00-tortured-to-death-6",
                "a-prosecutor-general",
                "a-kazakhstan"
            ]));
        assert!(answer.paths.iter().all(|path| path.len() == 3));
        let none = WalkOptions {
            depth: 1,
            ..options
        };
        assert!(
            graph
                .paths("c-00-tortured-to-death-6", "a-kazakhstan", &none)
                .unwrap()
                .paths
                .is_empty()
        );
    }
}
