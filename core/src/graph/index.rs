//! The index behind a graph: ids to nodes, and the links between nodes. The one file that names petgraph.

use petgraph::{
    Direction,
    algo::kosaraju_scc,
    graph::{DiGraph, EdgeIndex, NodeIndex},
};

use super::{
    LinkKind,
    reference::{At, References},
};
use crate::gather::Gather as _;
use crate::sorted::Arrange as _;
use crate::{Document, Id, Section, SectionName, hashed::Slots};

/// A record's number: its place in the order of sections, then of ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Node(pub(crate) u32);

/// A reference that leads nowhere, or to a record of the wrong kind.
#[derive(Debug)]
pub(crate) struct Unresolved<'d> {
    pub(crate) from: Node,
    pub(crate) kind: LinkKind,
    pub(crate) at: At,
    pub(crate) target: &'d Id,
    /// The section of the record that has the id, when one has.
    pub(crate) found: Option<SectionName>,
}

/// A link as the index keeps it: its kind, and its place in the list that holds it.
#[derive(Debug, Clone, Copy)]
struct Edge {
    kind: LinkKind,
    slot: u32,
}

/// Ids that stand in two sections, each with both.
pub(crate) type Twice = Vec<(Id, SectionName, SectionName)>;

#[derive(Debug)]
pub(crate) struct Index {
    /// Where the nodes of each section begin, in the order of [`SectionName::ALL`].
    starts: [u32; 6],
    /// The numbers of nodes by their ids.
    ids: Slots,
    graph: DiGraph<(), Edge, u32>,
    /// References that cannot be followed: the record's node, and the place among its references. No
    /// more is kept, since a stranger's file may hold millions.
    unresolved: Vec<(Node, u32)>,
    figures: usize,
}

impl Index {
    pub(crate) fn new(document: &Document) -> Result<Self, Twice> {
        let lengths = SectionName::ALL.iter().map(|s| document.ids(*s).len());
        let mut starts = [0; 6];
        let mut total = 0_u32;
        for (start, length) in starts.iter_mut().zip(lengths) {
            *start = total;
            total = total.saturating_add(u32::try_from(length).unwrap_or(u32::MAX));
        }
        let mut index = Self {
            starts,
            ids: Slots::with_capacity(total as usize),
            graph: DiGraph::with_capacity(total as usize, total as usize * 4),
            unresolved: Vec::new(),
            figures: document
                .claims
                .iter()
                .filter(|(_, claim)| claim.figure().is_some())
                .count(),
        };
        let twice = index.number(document, total);
        if !twice.is_empty() {
            return Err(twice);
        }
        for _ in 0..total {
            index.graph.add_node(());
        }
        // petgraph hands out links newest first: adding them backwards makes every walk ascend.
        index.link(document, SectionName::Assessments, &document.assessments);
        index.link(document, SectionName::Claims, &document.claims);
        index.link(document, SectionName::Sources, &document.sources);
        index.link(document, SectionName::Incidents, &document.incidents);
        index.link(document, SectionName::Actors, &document.actors);
        index.link(document, SectionName::Places, &document.places);
        index.graph.shrink_to_fit();
        index.unresolved.reverse();
        Ok(index)
    }

    fn number(&mut self, document: &Document, total: u32) -> Twice {
        let mut twice = Twice::new();
        for number in 0..total {
            let Some(id) = self.id_at(document, Node(number)) else {
                continue;
            };
            if let Some(other) = self.find(document, id.as_str()) {
                let (first, second) = (self.section(other), self.section(Node(number)));
                twice.push((id.clone(), first, second));
            }
            self.ids.add(self.ids.hash(id.as_str()));
        }
        twice
    }

    fn link<T: References>(
        &mut self,
        document: &Document,
        section: SectionName,
        records: &Section<T>,
    ) {
        let mut found: Vec<(Edge, Option<Node>)> = Vec::new();
        for (rank, (_, record)) in records.iter().enumerate().rev() {
            let from = self.node_of(section, rank);
            found.clear();
            record.references(&mut |kind, at, id| {
                let target = self.find(document, id.as_str());
                let target = target.filter(|t| kind.to().contains(&self.section(*t)));
                let slot = u32::try_from(at.slot()).unwrap_or(u32::MAX);
                found.push((Edge { kind, slot }, target));
            });
            for (place, (edge, target)) in found.iter().enumerate().rev() {
                if let Some(target) = target {
                    let (from, to) = (from.0 as usize, target.0 as usize);
                    let (from, to) = (NodeIndex::new(from), NodeIndex::new(to));
                    self.graph.add_edge(from, to, *edge);
                } else {
                    let place = u32::try_from(place).unwrap_or(u32::MAX);
                    self.unresolved.push((from, place));
                }
            }
        }
    }

    // ---- nodes

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.graph.node_count()
    }

    /// How many of the claims are figures.
    pub(crate) fn figures(&self) -> usize {
        self.figures
    }

    /// How many links there are.
    pub(crate) fn links(&self) -> usize {
        self.graph.edge_count()
    }

    /// The references that cannot be followed, in the order of the records that hold them.
    pub(crate) fn unresolved<'d>(
        &self,
        document: &'d Document,
        f: &mut impl FnMut(Unresolved<'d>),
    ) {
        for of_one in self.unresolved.chunk_by(|a, b| a.0 == b.0) {
            let Some((from, _)) = of_one.first().copied() else {
                continue;
            };
            let mut wanted = of_one.iter().map(|(_, place)| *place).peekable();
            let mut place = 0_u32;
            let mut each = |kind: LinkKind, at: At, target: &'d Id| {
                if wanted.next_if_eq(&place).is_some() {
                    let found = self.find(document, target.as_str());
                    let found = found.map(|node| self.section(node));
                    f(Unresolved {
                        from,
                        kind,
                        at,
                        target,
                        found,
                    });
                }
                place = place.saturating_add(1);
            };
            let (section, rank) = self.place(from);
            match section {
                SectionName::Places => references(&document.places, rank, &mut each),
                SectionName::Actors => references(&document.actors, rank, &mut each),
                SectionName::Incidents => references(&document.incidents, rank, &mut each),
                SectionName::Sources => references(&document.sources, rank, &mut each),
                SectionName::Claims => references(&document.claims, rank, &mut each),
                SectionName::Assessments => references(&document.assessments, rank, &mut each),
            }
        }
    }

    pub(crate) fn section(&self, node: Node) -> SectionName {
        self.place(node).0
    }

    /// The rank of a node within its section.
    pub(crate) fn rank(&self, node: Node) -> usize {
        self.place(node).1
    }

    /// The section of a node, and its rank there.
    pub(crate) fn place(&self, node: Node) -> (SectionName, usize) {
        place(self.starts, node)
    }

    pub(crate) fn node_of(&self, section: SectionName, rank: usize) -> Node {
        let start = self.starts.get(section as usize).copied();
        Node(start.unwrap_or_default() + u32::try_from(rank).unwrap_or(u32::MAX))
    }

    pub(crate) fn find(&self, document: &Document, id: &str) -> Option<Node> {
        let node = |number: usize| Node(u32::try_from(number).unwrap_or(u32::MAX));
        let hash = self.ids.hash(id);
        let found = self.ids.find(hash, &mut |number| {
            let there = self.id_at(document, node(number));
            there.is_some_and(|there| there.as_str() == id)
        });
        found.map(node)
    }

    pub(crate) fn id_at<'d>(&self, document: &'d Document, node: Node) -> Option<&'d Id> {
        id_at(document, self.starts, node)
    }

    // ---- links

    /// The links that leave a node, in the order of its record: kind, place in its list, target.
    pub(crate) fn outgoing(&self, node: Node) -> Links<'_> {
        self.links_of(node, Direction::Outgoing)
    }

    /// The links that reach a node, in the order of the records that hold them.
    pub(crate) fn incoming(&self, node: Node) -> Links<'_> {
        self.links_of(node, Direction::Incoming)
    }

    fn links_of(&self, node: Node, direction: Direction) -> Links<'_> {
        let node = NodeIndex::new(node.0 as usize);
        Links {
            graph: &self.graph,
            direction,
            next: self.graph.first_edge(node, direction),
        }
    }

    /// The circles that links of these kinds make, each sorted, and sorted among themselves: sets of
    /// records from each of which every other can be reached.
    pub(crate) fn circles(&self, kinds: &[LinkKind]) -> Vec<Vec<Node>> {
        // Such links are few among all: a graph of them alone is searched in a fraction of the time.
        let links: Vec<(u32, u32)> = self
            .graph
            .raw_edges()
            .iter()
            .filter(|e| kinds.contains(&e.weight.kind))
            .map(|e| (to_node(e.source()).0, to_node(e.target()).0))
            .gather();
        let mut nodes: Vec<u32> = links.iter().flat_map(|(a, b)| [*a, *b]).gather();
        nodes.sort_unstable();
        nodes.dedup();
        let place = |node: u32| NodeIndex::new(nodes.partition_point(|n| *n < node));
        let mut small: DiGraph<u32, (), u32> = DiGraph::with_capacity(nodes.len(), links.len());
        for node in &nodes {
            small.add_node(*node);
        }
        for (from, to) in &links {
            small.add_edge(place(*from), place(*to), ());
        }
        // Not Tarjan's: petgraph's recurses, and a chain may be as long as the file.
        let mut circles: Vec<Vec<Node>> = kosaraju_scc(&small)
            .into_iter()
            .filter(|circle| match circle.as_slice() {
                [alone] => small.contains_edge(*alone, *alone),
                _ => true,
            })
            .map(|circle| {
                let nodes = circle.iter().filter_map(|n| small.node_weight(*n));
                let mut nodes: Vec<Node> = nodes.copied().map(Node).gather();
                nodes.sort_unstable();
                nodes
            })
            .gather();
        circles.arrange();
        circles
    }
}

/// The links that leave or reach a node: kind, place in its list, and the node at the other end.
#[derive(Clone)]
pub(crate) struct Links<'g> {
    graph: &'g DiGraph<(), Edge, u32>,
    direction: Direction,
    next: Option<EdgeIndex<u32>>,
}

impl Iterator for Links<'_> {
    type Item = (LinkKind, usize, Node);

    // Links are walked at dozens of places.
    #[inline(never)]
    fn next(&mut self) -> Option<Self::Item> {
        let at = self.next?;
        self.next = self.graph.next_edge(at, self.direction);
        let link = self.graph.raw_edges().get(at.index())?;
        let other = match self.direction {
            Direction::Outgoing => link.target(),
            Direction::Incoming => link.source(),
        };
        let Edge { kind, slot } = link.weight;
        Some((kind, slot as usize, to_node(other)))
    }
}

fn references<'d, T: References>(
    records: &'d Section<T>,
    rank: usize,
    f: &mut dyn FnMut(LinkKind, At, &'d Id),
) {
    if let Some((_, record)) = records.at(rank) {
        record.references(f);
    }
}

fn to_node(index: NodeIndex<u32>) -> Node {
    Node(u32::try_from(index.index()).unwrap_or(u32::MAX))
}

fn place(starts: [u32; 6], node: Node) -> (SectionName, usize) {
    let [places, actors, incidents, sources, claims, assessments] = starts;
    let (section, start) = match node.0 {
        n if n >= assessments => (SectionName::Assessments, assessments),
        n if n >= claims => (SectionName::Claims, claims),
        n if n >= sources => (SectionName::Sources, sources),
        n if n >= incidents => (SectionName::Incidents, incidents),
        n if n >= actors => (SectionName::Actors, actors),
        _ => (SectionName::Places, places),
    };
    (section, node.0.saturating_sub(start) as usize)
}

fn id_at(document: &Document, starts: [u32; 6], node: Node) -> Option<&Id> {
    let (section, rank) = place(starts, node);
    match section {
        SectionName::Places => document.places.at(rank).map(|(id, _)| id),
        SectionName::Actors => document.actors.at(rank).map(|(id, _)| id),
        SectionName::Incidents => document.incidents.at(rank).map(|(id, _)| id),
        SectionName::Sources => document.sources.at(rank).map(|(id, _)| id),
        SectionName::Claims => document.claims.at(rank).map(|(id, _)| id),
        SectionName::Assessments => document.assessments.at(rank).map(|(id, _)| id),
    }
}
