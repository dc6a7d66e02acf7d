"""What may be asked of a graph: a method for every operation of the core."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Unpack

from . import _options as options_
from ._operation import operation
from ._options import Day, Ids_, ListName, ScopeLike
from .answers import (
    ClaimTable,
    Comparison,
    Consistency,
    CsvFiles,
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
    ScopeRelation,
    Selected,
    Series,
    SourceTable,
    Summary,
    Terms,
    Trace,
)
from .chart import Chart
from .records import Section


class Questions:
    """The operations; a class that asks them says how in ``_ask``."""

    __slots__ = ()

    def _ask(self, operation: str, options: str) -> str:
        raise NotImplementedError

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

    @operation(Terms)
    def terms(self, list: ListName) -> Terms:
        """The terms of a vocabulary, built in and added."""
        raise NotImplementedError

    @operation(SourceTable)
    def sources(self) -> SourceTable:
        """Sources as rows of a table."""
        raise NotImplementedError

    # ---- what was said

    @operation(Selected)
    def select(self, **options: Unpack[options_.Chosen]) -> Selected:
        """The claims of a selection, and why each of the others is left out."""
        raise NotImplementedError

    @operation(ClaimTable)
    def claims(self, **options: Unpack[options_.Chosen]) -> ClaimTable:
        """Claims of every kind as rows of a table; superseded ones are dropped, unless asked for."""
        raise NotImplementedError

    @operation(Figures)
    def figures(self, **options: Unpack[options_.Filtered]) -> Figures:
        """Figures as rows of a table.

        >>> import claimgraph as cg
        >>> cg.loads('{"format": 1}').figures(measure="killed").to_dicts()
        []
        """
        raise NotImplementedError

    @operation(Series)
    def series(self, **options: Unpack[options_.Lined]) -> Series:
        """Figures over time, by claimant and scope, with their revisions; superseded ones are kept."""
        raise NotImplementedError

    @operation(Known)
    def known_as_of(self, day: Day, **options: Unpack[options_.Reading]) -> Known:
        """What was knowable on a day, to its end."""
        raise NotImplementedError

    # ---- what it implies

    @operation(Relation)
    def relate(self, a: str, b: str) -> Relation:
        """How the things that two figures count relate, and whether they may be added."""
        raise NotImplementedError

    @operation(ScopeRelation)
    def relate_scopes(self, a: ScopeLike, b: ScopeLike) -> ScopeRelation:
        """How two scopes relate, stated by somebody or not."""
        raise NotImplementedError

    @operation(Comparison)
    def compare(self, a: str, b: str, **options: Unpack[options_.Reading]) -> Comparison:
        """Whether two numbers may be compared, and if so how the one stands to the other."""
        raise NotImplementedError

    @operation(Consistency)
    def consistency(self, **options: Unpack[options_.Premises]) -> Consistency:
        """Whether accepted figures can all be true, and which smallest sets of them cannot.

        ``assumption`` is the weakest ground on which figures are taken to relate; ``suppose`` is supposed
        for this question only: ``{"kind": "complete", "whole": "toll", "parts": ["north", "south"]}``.
        """
        raise NotImplementedError

    @operation(Implied)
    def bounds(self, of: str | ScopeLike, **options: Unpack[options_.Premises]) -> Implied:
        """The least and the greatest that accepted figures leave for a scope, or for a figure by its id."""
        raise NotImplementedError

    @operation(Implied)
    def union(self, claims: Ids_, **options: Unpack[options_.Premises]) -> Implied:
        """The least and the greatest number of what at least one of some figures counts."""
        raise NotImplementedError

    @operation(Implied)
    def residual(
        self, whole: str, *, parts: Ids_ | None = None, **options: Unpack[options_.Premises]
    ) -> Implied:
        """The least and the greatest that is left of a figure after others: its parts, or those named."""
        raise NotImplementedError

    # ---- where it comes from

    @operation(Trace)
    def trace(self, claim: str, **options: Unpack[options_.Followed]) -> Trace:
        """The paths from the passages of a claim to where what it says comes from."""
        raise NotImplementedError

    @operation(Origins)
    def origins(self, claim: Ids_, **options: Unpack[options_.Told]) -> Origins:
        """How many independent origins stand behind claims, however many tell them."""
        raise NotImplementedError

    @operation(OriginTable)
    def origins_all(self, **options: Unpack[options_.ToldByAll]) -> OriginTable:
        """How many origins stand behind every claim, each asked about by itself: a table."""
        raise NotImplementedError

    #: The same, named for what it is in a notebook.
    origins_table = origins_all

    # ---- what is near

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
    def neighbours(self, id: str, **options: Unpack[options_.Walk]) -> Neighbours:
        """The records around one, and the links between them."""
        raise NotImplementedError

    @operation(Paths)
    def paths(self, from_: str, to: str, **options: Unpack[options_.Walk]) -> Paths:
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

    @operation(CsvFiles)
    def to_tables(self) -> CsvFiles:
        """The case as CSV files, one for every section and list; :func:`claimgraph.from_tables` reads them."""
        raise NotImplementedError

    @operation(str)
    def dot(
        self, *, sections: Iterable[Section] | None = None, links: Iterable[str] | None = None
    ) -> str:
        """The graph in the language of Graphviz; links that no text states are dashed."""
        raise NotImplementedError

    @operation(Chart)
    def chart_series(self, **options: Unpack[options_.Lined]) -> Chart:
        """Figures over time as a picture: ``graph.series(…).chart()`` in one step."""
        raise NotImplementedError

    @operation(Chart)
    def chart_origins(self, claim: Ids_, **options: Unpack[options_.Told]) -> Chart:
        """The way from passages to origins as a picture: ``graph.origins(…).chart()`` in one step."""
        raise NotImplementedError

    @operation(Chart)
    def chart_parts(self, whole: str, **options: Unpack[options_.Premises]) -> Chart:
        """A whole, its parts and what is left as a picture; ``whole`` is a figure claim."""
        raise NotImplementedError
