"""A case as a graph: read, asked, changed into another, saved."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, ItemsView, Iterator, Mapping, ValuesView
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from . import _html, _native, networks
from ._bridge import changes, encode, fail
from ._operation import ANSWERS, put
from ._options import PolicyLike
from ._questions import Questions
from ._source import OWN, Kept
from ._value import Answer
from .document import Document
from .records import (
    CLASSES,
    About,
    Actor,
    Assessment,
    Claim,
    Incident,
    Place,
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


class Graph(Questions, Mapping[str, Record]):
    """A case: every record by its id, and the answers to what may be asked of them.

    A graph never changes, so threads may share it; :meth:`edit` makes another. It pickles, compares by
    content, and iterates over ids.

    >>> import claimgraph as cg
    >>> graph = cg.loads('{"format": 1, "places": {"almaty": {"names": [{"text": "Almaty"}]}}}')
    >>> len(graph), "almaty" in graph, graph["almaty"].label
    (1, True, 'Almaty')
    """

    __slots__ = ("__weakref__", "_case", "_options", "_source")

    def __init__(self, case: _native.Case, source: Kept | None = None, options: str = "", /) -> None:
        """Made by :func:`claimgraph.load`, :func:`claimgraph.loads` and :class:`claimgraph.Builder`."""
        self._case = case
        self._source = source
        self._options = options

    # ---- what it is

    def _ask(self, operation: str, options: str) -> str:
        try:
            return self._case.ask(operation, options)
        except _native.Failure as failure:
            fail(failure)

    def ask(self, operation: str, /, **options: Any) -> Answer:
        """Puts any operation of :func:`claimgraph.operations` to the graph, options by their names.

        >>> import claimgraph as cg
        >>> cg.loads('{"format": 1}').ask("summary").to_dict()["links"]
        0
        """
        return put(self, operation, encode(options), ANSWERS.get(operation, Answer))

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
        if self._source is not None and (content := self._source.content()) is not None:
            return _reopened, (Kept(content, self._source.name), self._options)
        return _reopened, (self._case.to_lines().encode(), OWN)

    def __repr__(self) -> str:
        counts = [(name, n) for name, n in self.summary().records.items() if n]
        return f"<Graph: {_html.counted(counts) or 'empty'}>"

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
    def document(self) -> Document:
        """The records by themselves: what a file of this graph says. Nothing is copied."""
        return Document(self._case.draft())

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        places = (cast("Place", place) for place in self.records("places").values())
        features = [place.__geo_interface__ for place in places if place.point]
        return {"type": "FeatureCollection", "features": features}

    # ---- what is in it

    def record(self, id: str) -> Record:
        """One record; :class:`claimgraph.QuestionError` when there is none, ``graph[id]`` KeyError."""
        answer = Answer(self._ask("record", encode({"id": id})))
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
        A finding says which record is meant; ``report.located()`` has the places in the file besides.

        >>> import claimgraph as cg
        >>> cg.loads('{"format": 1}').validate()
        Report(nothing to report)
        """
        asked = {"texts": texts, "policy": policy, "tolerance": tolerance}
        asked["limit_findings"] = limit_findings
        report = Report(self._ask("validate", encode(asked)))
        source, limits = self._source or Kept(self._case), self._options or OWN
        given = {name: value for name, value in asked.items() if value is not None}
        return report._of(source, encode({**json.loads(limits), **given}))

    # ---- for tools that draw

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
        try:
            return Graph(self._case.edit(changes(put, change, remove)))
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


def _every(graph: Graph) -> dict[str, Record]:
    every: dict[str, Record] = {}
    for section in CLASSES:
        every.update(graph.records(cast("Section", section)))
    return every


def _reopened(source: Kept | bytes, options: str) -> Graph:
    if isinstance(source, Kept):
        return Graph(source.open(options), source, options)
    return Graph(_native.Case.open(source, options))
