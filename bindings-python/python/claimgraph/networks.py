"""A case as a graph of other libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .answers import NodeLink

if TYPE_CHECKING:
    import networkx
    import rustworkx


def to_networkx(drawn: NodeLink) -> networkx.MultiDiGraph[str]:
    """A multigraph of networkx."""
    import networkx

    return networkx.node_link_graph(drawn.to_dict(), edges="edges")


def to_rustworkx(drawn: NodeLink) -> rustworkx.PyDiGraph[dict[str, Any], dict[str, Any]]:
    """A multigraph of rustworkx."""
    import rustworkx

    data = drawn.to_dict()
    graph: rustworkx.PyDiGraph[dict[str, Any], dict[str, Any]] = rustworkx.PyDiGraph(
        attrs=data["graph"]
    )
    nodes = data["nodes"]
    places = dict(zip((n["id"] for n in nodes), graph.add_nodes_from(nodes), strict=True))
    graph.add_edges_from(
        [
            (
                places[edge["source"]],
                places[edge["target"]],
                {name: edge[name] for name in ("key", "link", "inverse", "basis") if name in edge},
            )
            for edge in data["edges"]
        ]
    )
    return graph
