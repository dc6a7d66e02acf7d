"""How records and scopes relate: names, neighbours, paths, comparisons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from .. import _html
from .._value import Answer, Date, Listed, Value
from ..records import Basis, Section

SetRelation = Literal[
    "equal", "within", "contains", "disjoint", "overlapping", "undetermined", "incomparable"
]
Dimension = Literal[
    "unit",
    "measure",
    "accumulation",
    "stage",
    "incident",
    "place",
    "population",
    "cause",
    "window",
    "as_of",
]


class DimensionRelation(Value):
    """How two scopes relate in one dimension."""

    __slots__ = ()
    dimension: Dimension
    facet: str | None
    relation: SetRelation
    a: str | None
    b: str | None
    assumed: bool


class LinkSays(Value):
    """What a link between two figures says about their sets."""

    __slots__ = ()
    from_: str
    link: str
    to: str
    basis: Basis
    relation: SetRelation


class Contradiction(Value):
    """That a link says otherwise than the scopes, or than another link."""

    __slots__ = ()
    link: LinkSays
    against: Literal["scopes", "link"]
    but: SetRelation


class Verdict(Value):
    """Yes or no, and why. In a condition it counts as what it says."""

    __slots__ = ()
    yes: bool
    because: str

    def __bool__(self) -> bool:
        return self.yes

    def __str__(self) -> str:
        return f"{'yes' if self.yes else 'no'}: {self.because}"


class Relation(Answer):
    """How the things that two figures count relate, and whether they may be added or compared."""

    __slots__ = ()
    a: str
    b: str
    relation: SetRelation
    ground: Literal["stated", "curated", "definitional"]
    reasons: tuple[Dimension, ...]
    by_scopes: SetRelation
    dimensions: tuple[DimensionRelation, ...]
    links: tuple[LinkSays, ...]
    contradictions: tuple[Contradiction, ...]
    may_be_added: Verdict
    may_be_compared: Verdict

    def __repr__(self) -> str:
        return f"Relation({self.a!r} {self.relation} {self.b!r}, {self.ground})"

    def _repr_html_(self) -> str:
        lead = (
            f"<p>{_html.code(self.a)} <b>{_html.escape(self.relation)}</b> {_html.code(self.b)}, on"
            f" {_html.escape(self.ground)} ground.<br>May they be added? {_html.escape(self.may_be_added)}"
            f"<br>May they be compared? {_html.escape(self.may_be_compared)}</p>"
        )
        rows = [(d.facet or d.dimension, d.relation, d.a, d.b) for d in self.dimensions]
        head = ("dimension", "relation", "a", "b")
        return _html.table("Relation", head, rows, total=len(rows), lead=lead)


class ScopeRelation(Answer):
    """How two scopes relate."""

    __slots__ = ()
    relation: SetRelation
    reasons: tuple[Dimension, ...]
    dimensions: tuple[DimensionRelation, ...]


class LookupOptions(Value):
    """Where names were looked for, and how alike they had to be."""

    __slots__ = ()
    sections: tuple[Section, ...]
    limit: int
    at_least: int


class Match(Value):
    """A record whose name is like the one looked up; the score is per mille."""

    __slots__ = ()
    id: str
    section: Section
    display: str
    name: str
    when: Date | None
    score: int


class Lookup(Listed[Match]):
    """Records by name, across spellings and scripts."""

    __slots__ = ()
    _listed: ClassVar[str] = "matches"
    text: str
    options: LookupOptions
    matches: tuple[Match, ...]
    left_out: int

    def _repr_html_(self) -> str:
        rows = [(m.id, m.section, m.display, m.name, m.score) for m in self.matches]
        head = ("id", "section", "display name", "found by", "score")
        total = len(rows) + self.left_out
        return _html.table(f"“{self.text}”", head, rows, total=total)


class WalkOptions(Value):
    """How the graph was walked."""

    __slots__ = ()
    links: tuple[str, ...]
    way: Literal["out", "back", "both"]
    depth: int
    limit: int


class Vertex(Value):
    """A record on the way."""

    __slots__ = ()
    id: str
    section: Section
    kind: str | None
    label: str
    distance: int


class Arc(Value):
    """A link, as the record states it."""

    __slots__ = ()
    from_: str
    to: str
    link: str
    inverse: str
    basis: Basis | None


class Neighbours(Listed[Vertex]):
    """The records around one, and the links between them."""

    __slots__ = ()
    _listed: ClassVar[str] = "nodes"
    id: str
    options: WalkOptions
    nodes: tuple[Vertex, ...]
    links: tuple[Arc, ...]
    complete: bool

    def _repr_html_(self) -> str:
        rows = [(arc.from_, arc.link, arc.to, arc.basis) for arc in self.links[:50]]
        head = ("from", "link", "to", "basis")
        title = f"Around {self.id}: {len(self.nodes)} records"
        return _html.table(title, head, rows, total=len(self.links))


class Paths(Listed[tuple[str, ...]]):
    """The shortest paths from one record to another."""

    __slots__ = ()
    _listed: ClassVar[str] = "paths"
    from_: str
    to: str
    options: WalkOptions
    paths: tuple[tuple[str, ...], ...]
    complete: bool


class Node(Value):
    """A record as a node."""

    __slots__ = ()
    id: str
    section: Section
    kind: str | None
    label: str
    record: Mapping[str, Any]


class Edge(Value):
    """A link as an edge; the key tells apart several between the same two records."""

    __slots__ = ()
    source: str
    target: str
    key: str
    link: str
    inverse: str
    basis: Basis | None


class NodeLink(Answer):
    """The graph as node-link JSON."""

    __slots__ = ()
    directed: bool
    multigraph: bool
    graph: Mapping[str, Any]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def __repr__(self) -> str:
        return f"NodeLink({len(self.nodes)} nodes, {len(self.edges)} edges)"
