"""Traces and independent origins."""

from __future__ import annotations

from typing import ClassVar, Literal

from .. import _html
from .._table import Table, columns
from .._value import Listed, Value
from ..chart import Charted
from ..records import Basis, Derivation, RankLevel, Section
from ._figures import KnownBy

StepRole = Literal[
    "source",
    "outlet",
    "author",
    "derived_from",
    "relay",
    "speaker",
    "on_behalf_of",
    "organ_of",
    "member_of",
    "based_on",
]


class TraceStep(Value):
    """One step from a passage towards where it comes from."""

    __slots__ = ()
    role: StepRole
    id: str
    how: Derivation | None
    basis: Basis | None
    certain: bool


class TraceEnd(Value):
    """Where a trace ends."""

    __slots__ = ()
    id: str
    section: Section
    identified: bool


class TracePath(Value):
    """One way from a passage to whoever is behind it."""

    __slots__ = ()
    claim: str
    passage: int | None
    steps: tuple[TraceStep, ...]
    end: TraceEnd | None
    certain: bool

    def __str__(self) -> str:
        return " → ".join([self.claim, *(f"{step.id} ({step.role})" for step in self.steps)])


class CircularDerivation(Value):
    """Records that derive from each other."""

    __slots__ = ()
    section: Section
    ids: tuple[str, ...]


class Trace(Listed[TracePath]):
    """The paths from the passages of a claim to where what it says comes from."""

    __slots__ = ()
    _listed: ClassVar[str] = "paths"
    claim: str
    bases: tuple[Basis, ...]
    paths: tuple[TracePath, ...]
    complete: bool
    circular: tuple[CircularDerivation, ...]

    def __str__(self) -> str:
        return "\n".join(str(path) for path in self.paths)

    def _repr_html_(self) -> str:
        return _paths(f"Trace of {self.claim}", self.paths)


class OriginOptions(Value):
    """What counted on the way to an origin."""

    __slots__ = ()
    bases: tuple[Basis, ...]
    known: KnownBy | None
    ranks: tuple[RankLevel, ...]
    restatements: bool
    traces: int


class TellingJoin(Value):
    """By what a telling belongs to the claims asked about."""

    __slots__ = ()
    to: str
    basis: Basis


class Telling(Value):
    """A claim that tells what was asked about."""

    __slots__ = ()
    claim: str
    joined: TellingJoin | None


class LeftOutTelling(Value):
    """A telling that does not count."""

    __slots__ = ()
    claim: str
    reason: Literal["rank", "not_known"]


class Attribution(Value):
    """To whom it is attributed."""

    __slots__ = ()
    speaker: TraceEnd
    on_behalf_of: str | None


class Independent(Value):
    """How many independent origins there are: not fewer than certain, not more than possible."""

    __slots__ = ()
    certain: int
    possible: int

    def __str__(self) -> str:
        if self.certain == self.possible:
            return str(self.certain)
        return f"{self.certain} to {self.possible}"


class Origin(Value):
    """A voice behind the claims: its ends, and the traces that lead to it."""

    __slots__ = ()
    ends: tuple[TraceEnd, ...]
    group: int | None
    traces: tuple[TracePath, ...]


class Dominator(Value):
    """A record through which every trace passes."""

    __slots__ = ()
    id: str
    section: Section


class Origins(Charted):
    """How many documents, attributions and independent origins stand behind claims."""

    __slots__ = ()
    claims: tuple[str, ...]
    options: OriginOptions
    tellings: tuple[Telling, ...]
    left_out: tuple[LeftOutTelling, ...]
    documents: int
    independent_documents: int
    sources: tuple[str, ...]
    attributions: tuple[Attribution, ...]
    independent: Independent
    origins: tuple[Origin, ...]
    dominators: tuple[Dominator, ...] | None
    circular: tuple[CircularDerivation, ...]
    endless: tuple[TracePath, ...]
    complete: bool

    def __repr__(self) -> str:
        counts = _html.counted(
            [("documents", self.documents), ("attributions", len(self.attributions))]
        )
        return f"Origins({', '.join(self.claims)}: {counts}, independent: {self.independent})"

    def _repr_html_(self) -> str:
        through = ", ".join(_html.code(d.id) for d in self.dominators or ())
        lead = (
            f"<p><b>{self.documents:,}</b> {_html.plural('documents', self.documents)},"
            f" <b>{len(self.attributions):,}</b> {_html.plural('attributions', len(self.attributions))},"
            f" <b>{_html.escape(self.independent)}</b> independent"
            f" {'origin' if str(self.independent) == '1' else 'origins'}"
            + (f"; every trace passes through {through}" if through else "")
            + "</p>"
        )
        paths = tuple(path for origin in self.origins for path in origin.traces)
        return _paths(f"Origins of {', '.join(self.claims)}", paths, lead)


def _paths(title: str, paths: tuple[TracePath, ...], lead: str = "") -> str:
    rows = [
        (
            path.claim,
            " → ".join(f"{step.id} ({step.role.replace('_', ' ')})" for step in path.steps),
            path.end.id if path.end else None,
            "certain" if path.certain else "possible",
        )
        for path in paths[:50]
    ]
    head = ("claim", "from the passage", "ends at", "")
    return _html.table(title, head, rows, total=len(paths), lead=lead)


class OriginCounts(Value):
    """The numbers of one claim."""

    __slots__ = ()
    claim: str
    documents: int
    attributions: int
    certain: int
    possible: int


class OriginTable(Table[OriginCounts]):
    """How many origins stand behind every claim, as a table."""

    __slots__ = ()
    _listed: ClassVar[str] = "claims"
    _columns = columns(("text", "claim"), ("number", "documents attributions certain possible"))
    options: OriginOptions
    claims: tuple[OriginCounts, ...]
