//! Node-link JSON, the form of networkx's `node_link_data`.

use serde::Serialize;

use super::Drawing;
use crate::gather::Gather as _;
use crate::{Basis, Graph, Id, LinkKind, SectionName, Text, json::Written};

#[derive(Serialize)]
struct NodeLink<'g> {
    directed: bool,
    multigraph: bool,
    graph: About<'g>,
    nodes: Vec<NodeData>,
    edges: Vec<EdgeData>,
}

/// What is said of the graph as a whole.
#[derive(Serialize)]
struct About<'g> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'g str>,
}

#[derive(Serialize)]
struct NodeData {
    id: Id,
    section: SectionName,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    label: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<Written<'static>>,
}

#[derive(Serialize)]
struct EdgeData {
    source: Id,
    target: Id,
    key: String,
    link: LinkKind,
    inverse: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<Basis>,
}

pub(super) fn write(graph: &Graph, drawing: &Drawing) -> String {
    let drawn = graph.drawn(drawing);
    let edges = graph
        .edges(drawing, &drawn)
        .into_iter()
        .map(|edge| EdgeData {
            source: edge.arc.from,
            target: edge.arc.to,
            key: edge.key,
            link: edge.arc.link,
            inverse: edge.arc.inverse,
            basis: edge.arc.basis,
        });
    let edges = edges.gather();
    let record = |section: SectionName, id: &Id| {
        let json = graph.document().record_json(section, id.as_str())?;
        Some(Written(json.into()))
    };
    let nodes = drawn.into_iter().map(|(_, vertex)| NodeData {
        record: drawing
            .records
            .then(|| record(vertex.section, &vertex.id))
            .flatten(),
        id: vertex.id,
        section: vertex.section,
        kind: vertex.kind,
        label: vertex.label,
    });
    let about = graph.document().about.as_ref();
    let data = NodeLink {
        directed: true,
        multigraph: true,
        graph: About {
            title: about.and_then(|about| about.title.as_deref()),
            licence: about.and_then(|about| about.licence.as_deref()),
        },
        nodes: nodes.gather(),
        edges,
    };
    // Strings and lists only: serialisation has nothing to fail on.
    crate::json::to_text(&data)
}
