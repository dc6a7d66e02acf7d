//! The graph in the forms that other tools read, one file each.

mod dot;
mod node_link;
mod tables;

pub use tables::CsvTable;

use crate::gather::{AddAll as _, Gather as _};
use crate::sorted::{Arrange as _, SortedSet};
use crate::{
    AnyItem, Graph, LinkKind, SectionName,
    graph::Node,
    query::{Arc, Vertex, vertex},
};

/// What of a graph is handed to a tool that draws or walks graphs.
///
/// ```
/// use claimgraph::{Drawing, Graph, SectionName};
///
/// let graph = Graph::from_json(&std::fs::read("../examples/january-2022/case.json")?)?;
/// let actors = Drawing { sections: vec![SectionName::Actors], ..Drawing::default() };
/// assert!(graph.to_dot(&actors).starts_with("digraph claimgraph {"));
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawing {
    /// Records of these sections; none: all.
    pub sections: Vec<SectionName>,
    /// Links of these kinds; none: all.
    pub links: Vec<LinkKind>,
    /// Whether each node carries its whole record, where the form has room for it.
    pub records: bool,
}

/// A link, with a name that no other link between the same two records has.
struct Edge {
    arc: Arc,
    /// Which it is of the links of its kind between the two, from 1.
    nth: usize,
    key: String,
}

impl Graph {
    /// The graph as node-link JSON, as `networkx.node_link_graph(data, edges="edges")` reads it:
    /// a directed multigraph of records and links.
    ///
    /// ```
    /// use claimgraph::{Drawing, Graph};
    ///
    /// let graph = Graph::from_json(br#"{"format":1,"places":{"quay":{"names":[{"text":"Quay"}]}}}"#)?;
    /// assert_eq!(
    ///     graph.to_node_link(&Drawing::default()),
    ///     r#"{"directed":true,"multigraph":true,"graph":{},"nodes":[{"id":"quay","section":"places","label":"Quay"}],"edges":[]}"#
    /// );
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn to_node_link(&self, drawing: &Drawing) -> String {
        node_link::write(self, drawing)
    }

    /// The graph in the language of Graphviz.
    ///
    /// ```
    /// use claimgraph::{Drawing, Graph};
    ///
    /// let graph = Graph::from_json(br#"{"format":1,"places":{"quay":{"names":[{"text":"Quay"}]}}}"#)?;
    /// assert!(graph.to_dot(&Drawing::default()).contains(r#""quay" [label="Quay""#));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn to_dot(&self, drawing: &Drawing) -> String {
        dot::write(self, drawing)
    }

    /// The records that a drawing shows, by section and id.
    fn drawn(&self, drawing: &Drawing) -> Vec<(Node, Vertex)> {
        let all = SectionName::ALL.iter().copied();
        let sections = all.filter(|s| drawing.sections.is_empty() || drawing.sections.contains(s));
        let ids = sections.flat_map(|section| self.document().ids(section));
        ids.filter_map(|id| {
            let node = self.index().find(self.document(), id)?;
            Some((node, vertex(AnyItem::at(self, node)?, 0)))
        })
        .gather()
    }

    /// The links between them, by the record that holds them and in its order.
    fn edges(&self, drawing: &Drawing, drawn: &[(Node, Vertex)]) -> Vec<Edge> {
        let is_drawn: SortedSet<Node> = drawn.iter().map(|(n, _)| *n).collect();
        let mut edges = Vec::new();
        for (node, _) in drawn {
            let mut arcs: Vec<Arc> = Vec::new();
            for (kind, slot, to) in self.index().outgoing(*node) {
                let wanted = drawing.links.is_empty() || drawing.links.contains(&kind);
                if wanted && is_drawn.contains(&to) {
                    arcs.add_all(self.arc(*node, kind, slot, to));
                }
            }
            arcs.arrange();
            for arc in arcs {
                // Links of one kind between the same two stand together.
                let is_same = |edge: &&Edge| {
                    let other = &edge.arc;
                    (&other.from, &other.to, other.link) == (&arc.from, &arc.to, arc.link)
                };
                let nth = edges.last().filter(is_same).map_or(1, |edge| edge.nth + 1);
                let word = arc.link.as_str();
                let key = match nth {
                    1 => word.to_owned(),
                    nth => format!("{word}/{nth}"),
                };
                edges.push(Edge { arc, nth, key });
            }
        }
        edges
    }
}
