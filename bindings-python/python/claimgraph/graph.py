"""A case as a graph: read, asked, changed into another, saved."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar, cast, overload

from . import _html, _native, networks
from ._bridge import encode, fail
from ._operation import ANSWERS, alike, operation
from ._value import Answer
from .answers import (
    ClaimTable,
    Comparison,
    Consistency,
    Figures,
    Ids,
    Implied,
    Known,
    Lookup,
    Neighbours,
    NodeLink,
    Origins,
    OriginTable,
    Paths,
    Records,
    Relation,
    Scope,
    ScopeRelation,
    Selected,
    Selection,
    Series,
    SourceTable,
    Summary,
    Terms,
    Trace,
)
from .chart import Chart
from .records import (
    CLASSES,
    About,
    Actor,
    Assessment,
    Basis,
    Claim,
    Incident,
    Place,
    RankLevel,
    Record,
    Section,
    Source,
)
from .report import Report
from .saving import Form, save

if TYPE_CHECKING:
    import networkx
    import rustworkx

R = TypeVar("R", bound=Record)
#: One id, or several.
Ids_ = str | Iterable[str]
#: A day: ``"2022-07-13"`` or a :class:`datetime.date`.
Day = str | datetime.date
#: How soft words become bounds: ``"acled"``, ``"double"``, or three floors.
PolicyLike = Literal["acled", "double"] | Mapping[str, int]
SelectionLike = Selection | Mapping[str, Any]
ScopeLike = Scope | Mapping[str, Any]
SupersededLike = Literal["keep", "drop_stated", "drop_stated_and_inferred"]
Assumption = Literal["stated", "curated", "definitional"]
ListName = Literal[
    "measures",
    "population",
    "causes",
    "incident-kinds",
    "place-kinds",
    "name-kinds",
    "roles",
    "stances",
    "verbs",
    "characterisations",
    "actions",
]


class Graph(Mapping[str, Record]):
    """A case: every record by its id, and the answers to what may be asked of them.

    A graph never changes, so threads may share it; :meth:`edit` makes another. It pickles, compares by
    content, and iterates over ids.

    >>> import claimgraph as cg
    >>> graph = cg.loads('{"format": 1, "places": {"almaty": {"names": [{"text": "Almaty"}]}}}')
    >>> len(graph), "almaty" in graph, graph["almaty"].label
    (1, True, 'Almaty')
    """

    __slots__ = ("__weakref__", "_case", "_name", "_options", "_source")

    def __init__(
        self, case: _native.Case, source: bytes | None = None, name: str = "", options: str = "", /
    ) -> None:
        """Made by :func:`claimgraph.load`, :func:`claimgraph.loads` and :class:`claimgraph.Builder`."""
        self._case = case
        self._source = source
        self._name = name
        self._options = options

    # ---- what it is

    def _ask(self, operation: str, options: dict[str, Any]) -> str:
        try:
            return self._case.ask(operation, encode(options))
        except _native.Failure as failure:
            fail(failure)

    def ask(self, operation: str, /, **options: Any) -> Answer:
        """Puts any operation of :func:`claimgraph.operations` to the graph, options by their names.

        >>> import claimgraph as cg
        >>> cg.loads('{"format": 1}').ask("summary").to_dict()["links"]
        0
        """
        return ANSWERS.get(operation, Answer)(self._ask(operation, options))

    def __len__(self) -> int:
        return len(self._case)

    def __iter__(self) -> Iterator[str]:
        for section in CLASSES:
            yield from self.ids(cast("Section", section))

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._case.section_of(id) is not None

    def __getitem__(self, id: str) -> Record:
        if id not in self:
            raise KeyError(id)
        return self.record(id)

    def values(self) -> ValuesView[Record]:
        """All records, in the order of sections and ids."""
        return _every(self).values()

    def items(self) -> ItemsView[str, Record]:
        """All ids and records."""
        return _every(self).items()

    def __eq__(self, other: object) -> bool:
        return self._case.same(other._case) if isinstance(other, Graph) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        if self._source is None:
            return _reopened, (self._case.to_lines().encode(), None, self._name, "")
        return _reopened, (self._source, True, self._name, self._options)

    def __repr__(self) -> str:
        counts = [f"{n} {name}" for name, n in self.summary().records.items() if n]
        return f"<Graph: {', '.join(counts) or 'empty'}>"

    def _repr_html_(self) -> str:
        summary = self.summary()
        rows = [(name, f"{n:,}") for name, n in summary.records.items() if n]
        rows.append(("links", f"{summary.links:,}"))
        about = summary.about
        if about:
            shown = (("licence", about.licence), ("method", about.method), ("note", about.note))
            rows += [(name, _html.cell(text)) for name, text in shown if text]
        return _html.card(about.title if about and about.title else "A case", rows)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    @property
    def about(self) -> About | None:
        """What the document says about itself."""
        return self.summary().about

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        places = (cast("Place", place) for place in self.records("places").values())
        features = [place.__geo_interface__ for place in places if place.point]
        return {"type": "FeatureCollection", "features": features}

    # ---- what is in it

    @operation(Summary)
    def summary(self) -> Summary:
        """How many records of each kind there are, and how many links."""
        raise NotImplementedError

    @operation(Ids)
    def ids(self, section: Section) -> Ids:
        """The ids of a section, sorted."""
        raise NotImplementedError

    @operation(Records)
    def records(self, section: Section) -> Records:
        """The records of a section, by id.

        >>> import claimgraph as cg
        >>> cg.loads('{"format": 1}').records("claims")
        Records(0 claims)
        """
        raise NotImplementedError

    def record(self, id: str) -> Record:
        """One record; :class:`claimgraph.QuestionError` when there is none, ``graph[id]`` KeyError."""
        answer = Answer(self._ask("record", {"id": id}))
        found = answer._json()
        return CLASSES[found["section"]](id, found["record"], answer.to_json())

    def _one(self, id: str, kind: type[R]) -> R:
        found = self.record(id)
        if not isinstance(found, kind):
            raise TypeError(f"`{id}` is of {found.section}, not of {kind.section}")
        return found

    def place(self, id: str) -> Place:
        """The place of this id; :class:`TypeError` when the id is of another kind of record."""
        return self._one(id, Place)

    def actor(self, id: str) -> Actor:
        """The actor of this id; :class:`TypeError` when the id is of another kind of record."""
        return self._one(id, Actor)

    def incident(self, id: str) -> Incident:
        """The incident of this id; :class:`TypeError` when the id is of another kind of record."""
        return self._one(id, Incident)

    def source(self, id: str) -> Source:
        """The source of this id; :class:`TypeError` when the id is of another kind of record."""
        return self._one(id, Source)

    def claim(self, id: str) -> Claim:
        """The claim of this id; :class:`TypeError` when the id is of another kind of record."""
        return self._one(id, Claim)

    def assessment(self, id: str) -> Assessment:
        """The assessment of this id; :class:`TypeError` when the id is of another kind of record."""
        return self._one(id, Assessment)

    @operation(Terms)
    def terms(self, list: ListName) -> Terms:
        """The terms of a vocabulary, built in and added."""
        raise NotImplementedError

    @operation(SourceTable)
    def sources(self) -> SourceTable:
        """Sources as rows of a table."""
        raise NotImplementedError

    # ---- what is wrong with it

    def validate(
        self,
        *,
        texts: Mapping[str, str] | None = None,
        limit_findings: int | None = None,
        policy: PolicyLike | None = None,
        tolerance: int | None = None,
    ) -> Report:
        """Everything worth saying about the data; it never fails.

        ``texts`` holds texts of sources by their ids: passages are looked up in those that are given.

        >>> import claimgraph as cg
        >>> cg.loads('{"format": 1}').validate()
        Report(nothing to report)
        """
        options = {
            "texts": texts,
            "limit_findings": limit_findings,
            "policy": policy,
            "tolerance": tolerance,
        }
        report = Report(self._ask("validate", options))
        source, name = self._source, self._name
        if source is None:
            source, name = self._case.to_json().encode(), "document"
        return report._of(source, name, encode(options))

    # ---- what it answers

    @operation(Selected)
    def select(
        self,
        *,
        selection: SelectionLike | None = None,
        measure: Ids_ | None = None,
        measures_below: bool | None = None,
        incident: str | None = None,
        claimant: Ids_ | None = None,
        ranks: Iterable[RankLevel] | None = None,
        superseded: SupersededLike | None = None,
        known_as_of: Day | None = None,
        possibly_known_as_of: Day | None = None,
    ) -> Selected:
        """The claims of a selection, and why each of the others is left out."""
        raise NotImplementedError

    @operation(ClaimTable)
    def claims(
        self,
        *,
        selection: SelectionLike | None = None,
        measure: Ids_ | None = None,
        measures_below: bool | None = None,
        incident: str | None = None,
        claimant: Ids_ | None = None,
        ranks: Iterable[RankLevel] | None = None,
        superseded: SupersededLike | None = None,
        known_as_of: Day | None = None,
        possibly_known_as_of: Day | None = None,
    ) -> ClaimTable:
        """Claims of every kind as rows of a table; superseded ones are dropped, unless asked for."""
        raise NotImplementedError

    @operation(Figures)
    def figures(
        self,
        *,
        selection: SelectionLike | None = None,
        measure: Ids_ | None = None,
        measures_below: bool | None = None,
        incident: str | None = None,
        claimant: Ids_ | None = None,
        ranks: Iterable[RankLevel] | None = None,
        superseded: SupersededLike | None = None,
        known_as_of: Day | None = None,
        possibly_known_as_of: Day | None = None,
        place: str | None = None,
        places_within: bool | None = None,
        population: Mapping[str, str] | None = None,
        whole_population: bool | None = None,
        policy: PolicyLike | None = None,
        tolerance: int | None = None,
    ) -> Figures:
        """Figures as rows of a table.

        >>> import claimgraph as cg
        >>> cg.loads('{"format": 1}').figures(measure="killed").to_dicts()
        []
        """
        raise NotImplementedError

    @operation(Series)
    def series(
        self,
        *,
        selection: SelectionLike | None = None,
        measure: Ids_ | None = None,
        measures_below: bool | None = None,
        incident: str | None = None,
        claimant: Ids_ | None = None,
        ranks: Iterable[RankLevel] | None = None,
        superseded: SupersededLike | None = None,
        known_as_of: Day | None = None,
        possibly_known_as_of: Day | None = None,
        place: str | None = None,
        places_within: bool | None = None,
        population: Mapping[str, str] | None = None,
        whole_population: bool | None = None,
        policy: PolicyLike | None = None,
        tolerance: int | None = None,
        clock: Literal["stated", "published", "as_of"] | None = None,
        grouping: Literal["root", "speaker"] | None = None,
    ) -> Series:
        """Figures over time, by claimant and scope, with their revisions; superseded ones are kept."""
        raise NotImplementedError

    @operation(Known)
    def known_as_of(
        self, day: Day, *, policy: PolicyLike | None = None, tolerance: int | None = None
    ) -> Known:
        """What was knowable on a day, to its end."""
        raise NotImplementedError

    @operation(Relation)
    def relate(self, a: str, b: str) -> Relation:
        """How the things that two figures count relate, and whether they may be added."""
        raise NotImplementedError

    @operation(ScopeRelation)
    def relate_scopes(self, a: ScopeLike, b: ScopeLike) -> ScopeRelation:
        """How two scopes relate, stated by somebody or not."""
        raise NotImplementedError

    @operation(Comparison)
    def compare(
        self, a: str, b: str, *, policy: PolicyLike | None = None, tolerance: int | None = None
    ) -> Comparison:
        """Whether two numbers may be compared, and if so how the one stands to the other."""
        raise NotImplementedError

    @operation(Consistency)
    def consistency(
        self,
        *,
        selection: SelectionLike | None = None,
        measure: Ids_ | None = None,
        measures_below: bool | None = None,
        incident: str | None = None,
        claimant: Ids_ | None = None,
        ranks: Iterable[RankLevel] | None = None,
        superseded: SupersededLike | None = None,
        known_as_of: Day | None = None,
        possibly_known_as_of: Day | None = None,
        policy: PolicyLike | None = None,
        tolerance: int | None = None,
        assumption: Assumption | None = None,
        suppose: Iterable[Mapping[str, Any]] | None = None,
    ) -> Consistency:
        """Whether accepted figures can all be true, and which smallest sets of them cannot.

        ``assumption`` is the weakest ground on which figures are taken to relate; ``suppose`` is supposed
        for this question only: ``{"kind": "complete", "whole": "toll", "parts": ["north", "south"]}``.
        """
        raise NotImplementedError

    @operation(Implied)
    def bounds(
        self,
        of: str | ScopeLike,
        *,
        selection: SelectionLike | None = None,
        measure: Ids_ | None = None,
        measures_below: bool | None = None,
        incident: str | None = None,
        claimant: Ids_ | None = None,
        ranks: Iterable[RankLevel] | None = None,
        superseded: SupersededLike | None = None,
        known_as_of: Day | None = None,
        possibly_known_as_of: Day | None = None,
        policy: PolicyLike | None = None,
        tolerance: int | None = None,
        assumption: Assumption | None = None,
        suppose: Iterable[Mapping[str, Any]] | None = None,
    ) -> Implied:
        """The least and the greatest that accepted figures leave for a scope, or for a figure by its id."""
        raise NotImplementedError

    @operation(Implied)
    def union(
        self,
        claims: Ids_,
        *,
        selection: SelectionLike | None = None,
        measure: Ids_ | None = None,
        measures_below: bool | None = None,
        incident: str | None = None,
        claimant: Ids_ | None = None,
        ranks: Iterable[RankLevel] | None = None,
        superseded: SupersededLike | None = None,
        known_as_of: Day | None = None,
        possibly_known_as_of: Day | None = None,
        policy: PolicyLike | None = None,
        tolerance: int | None = None,
        assumption: Assumption | None = None,
        suppose: Iterable[Mapping[str, Any]] | None = None,
    ) -> Implied:
        """The least and the greatest number of what at least one of some figures counts."""
        raise NotImplementedError

    @operation(Implied)
    def residual(
        self,
        whole: str,
        *,
        parts: Ids_ | None = None,
        selection: SelectionLike | None = None,
        measure: Ids_ | None = None,
        measures_below: bool | None = None,
        incident: str | None = None,
        claimant: Ids_ | None = None,
        ranks: Iterable[RankLevel] | None = None,
        superseded: SupersededLike | None = None,
        known_as_of: Day | None = None,
        possibly_known_as_of: Day | None = None,
        policy: PolicyLike | None = None,
        tolerance: int | None = None,
        assumption: Assumption | None = None,
        suppose: Iterable[Mapping[str, Any]] | None = None,
    ) -> Implied:
        """The least and the greatest that is left of a figure after others: its parts, or those named."""
        raise NotImplementedError

    @operation(Trace)
    def trace(
        self,
        claim: str,
        *,
        bases: Iterable[Basis] | None = None,
        traces: int | None = None,
        known_as_of: Day | None = None,
        possibly_known_as_of: Day | None = None,
    ) -> Trace:
        """The paths from the passages of a claim to where what it says comes from."""
        raise NotImplementedError

    @operation(Origins)
    def origins(
        self,
        claim: Ids_,
        *,
        bases: Iterable[Basis] | None = None,
        traces: int | None = None,
        ranks: Iterable[RankLevel] | None = None,
        restatements: bool | None = None,
        known_as_of: Day | None = None,
        possibly_known_as_of: Day | None = None,
    ) -> Origins:
        """How many independent origins stand behind claims, however many tell them."""
        raise NotImplementedError

    @operation(OriginTable)
    def origins_all(
        self,
        *,
        bases: Iterable[Basis] | None = None,
        ranks: Iterable[RankLevel] | None = None,
        restatements: bool | None = None,
        known_as_of: Day | None = None,
        possibly_known_as_of: Day | None = None,
    ) -> OriginTable:
        """How many origins stand behind every claim, each asked about by itself: a table."""
        raise NotImplementedError

    #: The same, named for what it is in a notebook.
    origins_table = origins_all

    @operation(Lookup)
    def lookup(
        self,
        text: str,
        *,
        sections: Iterable[Literal["places", "actors", "incidents", "sources"]] | None = None,
        limit: int | None = None,
        at_least: int | None = None,
    ) -> Lookup:
        """Records by name, across spellings and scripts; ``at_least`` is a likeness in per mille."""
        raise NotImplementedError

    @operation(Neighbours)
    def neighbours(
        self,
        id: str,
        *,
        links: Iterable[str] | None = None,
        way: Literal["out", "back", "both"] | None = None,
        depth: int | None = None,
        limit: int | None = None,
    ) -> Neighbours:
        """The records around one, and the links between them."""
        raise NotImplementedError

    @operation(Paths)
    def paths(
        self,
        from_: str,
        to: str,
        *,
        links: Iterable[str] | None = None,
        way: Literal["out", "back", "both"] | None = None,
        depth: int | None = None,
        limit: int | None = None,
    ) -> Paths:
        """The shortest paths from one record to another, of at most ``depth`` links."""
        raise NotImplementedError

    # ---- for tools that draw

    @operation(NodeLink)
    def node_link(
        self,
        *,
        sections: Iterable[Section] | None = None,
        links: Iterable[str] | None = None,
        records: bool | None = None,
    ) -> NodeLink:
        """The graph as node-link JSON, which networkx and many pages read."""
        raise NotImplementedError

    @operation(str)
    def dot(
        self, *, sections: Iterable[Section] | None = None, links: Iterable[str] | None = None
    ) -> str:
        """The graph in the language of Graphviz; links that no text states are dashed."""
        raise NotImplementedError

    @alike(series)
    def chart_series(self) -> Chart:
        """Figures over time as a picture: ``graph.series(…).chart()`` in one step."""
        raise NotImplementedError

    @alike(origins)
    def chart_origins(self) -> Chart:
        """The way from passages to origins as a picture: ``graph.origins(…).chart()`` in one step."""
        raise NotImplementedError

    @operation(Chart)
    def chart_parts(
        self,
        whole: str,
        *,
        selection: SelectionLike | None = None,
        measure: Ids_ | None = None,
        measures_below: bool | None = None,
        incident: str | None = None,
        claimant: Ids_ | None = None,
        ranks: Iterable[RankLevel] | None = None,
        superseded: SupersededLike | None = None,
        known_as_of: Day | None = None,
        possibly_known_as_of: Day | None = None,
        policy: PolicyLike | None = None,
        tolerance: int | None = None,
        assumption: Assumption | None = None,
        suppose: Iterable[Mapping[str, Any]] | None = None,
    ) -> Chart:
        """A whole, its parts and what is left as a picture; ``whole`` is a figure claim."""
        raise NotImplementedError

    def to_networkx(
        self, *, sections: Iterable[Section] | None = None, links: Iterable[str] | None = None
    ) -> networkx.MultiDiGraph[str]:
        """A ``networkx.MultiDiGraph``: nodes are ids, with ``section``, ``kind`` and ``label``.

        Edges have their ``link``, its ``inverse`` and its ``basis``. Needs the extra ``networkx``.
        """
        return networks.to_networkx(self.node_link(sections=sections, links=links))

    def to_rustworkx(
        self, *, sections: Iterable[Section] | None = None, links: Iterable[str] | None = None
    ) -> rustworkx.PyDiGraph[dict[str, Any], dict[str, Any]]:
        """A ``rustworkx.PyDiGraph`` whose nodes and edges are dicts, a node with its ``id``.

        Needs the extra ``rustworkx``.
        """
        return networks.to_rustworkx(self.node_link(sections=sections, links=links))

    # ---- another one, and a file

    def edit(
        self,
        *,
        put: Mapping[str, Mapping[str, Any]] | None = None,
        change: Mapping[str, Mapping[str, Any]] | None = None,
        remove: Iterable[str] | None = None,
    ) -> Graph:
        """Another graph with changes; this one stays as it is.

        ``put`` adds records or replaces them, as a part of a document; ``change`` sets fields of records
        that are there, and takes out those that are ``None``; ``remove`` takes out records.

        >>> import claimgraph as cg
        >>> old = cg.loads('{"format": 1, "places": {"almaty": {"names": [{"text": "Almaty"}]}}}')
        >>> new = old.edit(change={"almaty": {"kind": "city"}})
        >>> new["almaty"].kind, old["almaty"].kind
        ('city', None)
        """
        changes = {"put": put, "change": change, "remove": _list(remove)}
        try:
            return Graph(self._case.edit(encode(changes) or "{}"), None, self._name)
        except _native.Failure as failure:
            fail(failure)

    def to_json(self) -> str:
        """The document form, canonical: readable, and the same bytes for the same records."""
        return self._case.to_json()

    def to_lines(self) -> str:
        """The line form: one record a line, for streaming and merging."""
        return self._case.to_lines()

    def save(self, path: str | os.PathLike[str], *, form: Form | None = None) -> None:
        """Writes a file, the line form where its name ends in ``.jsonl``, else the document form.

        The file is whole or as it was before: it is written beside its place, then put there.
        """
        save(path, form, self._case)


@overload
def _list(values: None) -> None: ...
@overload
def _list(values: Iterable[str]) -> list[str]: ...
def _list(values: Iterable[str] | None) -> Sequence[str] | None:
    if isinstance(values, str):
        return [values]
    return None if values is None else list(values)


def _every(graph: Graph) -> dict[str, Record]:
    every: dict[str, Record] = {}
    for section in CLASSES:
        every.update(graph.records(cast("Section", section)))
    return every


def _reopened(data: bytes, is_source: bool | None, name: str, options: str) -> Graph:
    return Graph(_native.Case.open(data, options), data if is_source else None, name, options)
