"""Figures, series, tables of claims and sources, and what they were selected by."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import ClassVar, Literal

from .. import _html
from .._table import Table, columns
from .._value import Answer, Date, Json, Listed, Value
from ..chart import Charted
from ..records import (
    Accumulation,
    Basis,
    ClaimKind,
    Confidentiality,
    Modality,
    Polarity,
    Quantity,
    RankLevel,
    SourceKind,
    Stage,
)

Truth = Literal["certainly", "possibly"]
Standing = Literal["asserted", "denied", "hypothetical"]


class KnownBy(Value):
    """By which day something must have been public, and how certainly."""

    __slots__ = ()
    by: Date
    degree: Truth


class Selection(Value):
    """Which claims an answer is made from; give it back as the option ``selection``."""

    __slots__ = ()
    claimants: tuple[str, ...]
    incident: str | None
    measures: tuple[str, ...]
    measures_below: bool
    known: KnownBy | None
    ranks: tuple[RankLevel, ...]
    superseded: Literal["keep", "drop_stated", "drop_stated_and_inferred"]


class FigureFilter(Value):
    """Which places and populations were asked of."""

    __slots__ = ()
    place: str | None
    places_within: bool
    population: Mapping[str, str]
    whole_population: bool


class Floors(Value):
    """What soft words are at least."""

    __slots__ = ()
    dozens: int
    hundreds: int
    thousands: int


class Policy(Value):
    """How soft words became bounds."""

    __slots__ = ()
    name: str
    floors: Floors
    tolerance_per_mille: int | None


class Root(Value):
    """Who stands behind a claim in the end."""

    __slots__ = ()
    actor: str
    holds: Truth


class FirstPublished(Value):
    """Between which days something was first published."""

    __slots__ = ()
    earliest: Date | None
    latest: Date | None
    approximate: bool


class FigureRow(Value):
    """One figure, and what is known about who gave it and when."""

    __slots__ = ()
    claim: str
    incident: str
    measure: str
    unit: str | None
    quantity: Quantity
    low: int | None
    high: int | None
    nominal: int | None
    bounded_by: tuple[str, ...]
    place: str | None
    population: Mapping[str, str]
    cause: str | None
    window: Date | None
    as_of: Date | None
    accumulation: Accumulation | None
    stage: Stage | None
    speakers: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    unattributed: bool
    roots: tuple[Root, ...]
    relayed_by: tuple[str, ...]
    verb: str | None
    stated_on: Date | None
    first_published: FirstPublished
    sources: tuple[str, ...]
    polarity: Polarity
    modality: Modality | None
    standing: Standing
    rank: RankLevel
    restates: tuple[str, ...]


_FIGURE = columns(
    ("text", "claim incident measure unit kind=quantity/kind words=quantity/words"),
    ("number", "low high nominal"),
    ("text", "place"),
    ("json", "population"),
    ("text", "cause"),
    ("date", "window as_of"),
    ("text", "accumulation stage"),
    ("texts", "speakers on_behalf_of roots=roots/*/actor relayed_by"),
    ("flag", "unattributed"),
    ("text", "verb"),
    ("date", "stated_on"),
    ("day", "first_published_earliest=first_published/earliest"),
    ("day", "first_published_latest=first_published/latest"),
    ("texts", "sources"),
    ("text", "polarity modality standing rank"),
    ("texts", "restates bounded_by"),
)


class Figures(Table[FigureRow]):
    """Figures as rows of a table."""

    __slots__ = ()
    _columns = _FIGURE
    _shown = ("claim", "measure", "words", "low", "high", "place", "population", "roots", "stated_on")
    selection: Selection
    filter: FigureFilter | None
    policy: Policy
    rows: tuple[FigureRow, ...]
    doubtful: tuple[str, ...]
    left_out: Mapping[str, int]


class ClaimRow(Value):
    """One claim of any kind."""

    __slots__ = ()
    claim: str
    kind: ClaimKind
    incident: str
    term: str | None
    actors: tuple[str, ...]
    text: str | None
    speakers: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    unattributed: bool
    roots: tuple[Root, ...]
    relayed_by: tuple[str, ...]
    verb: str | None
    polarity: Polarity
    modality: Modality | None
    stated_on: Date | None
    first_published: FirstPublished
    sources: tuple[str, ...]
    rank: RankLevel
    restates: tuple[str, ...]
    supersedes: tuple[str, ...]
    responds_to: tuple[str, ...]


class ClaimTable(Table[ClaimRow]):
    """Claims of every kind as rows of a table."""

    __slots__ = ()
    _columns = columns(
        ("text", "claim kind incident term"),
        ("texts", "actors"),
        ("text", "text"),
        ("texts", "speakers on_behalf_of roots=roots/*/actor relayed_by"),
        ("flag", "unattributed"),
        ("text", "verb polarity modality"),
        ("date", "stated_on"),
        ("day", "first_published_earliest=first_published/earliest"),
        ("day", "first_published_latest=first_published/latest"),
        ("texts", "sources"),
        ("text", "rank"),
        ("texts", "restates supersedes responds_to"),
    )
    _shown = ("claim", "kind", "term", "actors", "text", "speakers", "verb", "polarity", "stated_on")
    selection: Selection
    rows: tuple[ClaimRow, ...]
    doubtful: tuple[str, ...]


class SourceRow(Value):
    """One source."""

    __slots__ = ()
    source: str
    kind: SourceKind
    title: str
    outlet: str | None
    authors: tuple[str, ...]
    published: Date | None
    accessed: Date | None
    language: str | None
    url: str | None
    archive_url: str | None
    derived_from: tuple[str, ...]
    confidentiality: Confidentiality | None
    claims: int


class SourceTable(Table[SourceRow]):
    """Sources as rows of a table."""

    __slots__ = ()
    _columns = columns(
        ("text", "source kind title outlet"),
        ("texts", "authors"),
        ("date", "published accessed"),
        ("text", "language url archive_url"),
        ("texts", "derived_from"),
        ("text", "confidentiality"),
        ("number", "claims"),
    )
    _shown = ("source", "kind", "title", "outlet", "published", "derived_from", "claims")
    rows: tuple[SourceRow, ...]


class Scope(Value):
    """What a figure counts: everything about it but the number."""

    __slots__ = ()
    measure: str
    incident: str
    place: str | None
    population: Mapping[str, str]
    cause: str | None
    window: Date | None
    as_of: Date | None
    accumulation: Accumulation | None
    stage: Stage | None


class Claimant(Value):
    """Whose line it is."""

    __slots__ = ()
    actors: tuple[str, ...]
    sources: tuple[str, ...]
    identified: bool


class Moment(Value):
    """Between which days a point stands, and what tells so."""

    __slots__ = ()
    earliest: Date | None
    latest: Date | None
    approximate: bool
    by: Literal["stated_on", "published", "as_of", "nothing"]


class SupersededBy(Value):
    """The claim that replaces another, and on what ground."""

    __slots__ = ()
    claim: str
    basis: Basis


class SeriesPoint(Value):
    """One figure on a line."""

    __slots__ = ()
    moment: Moment
    figure: FigureRow
    superseded_by: SupersededBy | None


class Step(Value):
    """By how much a number moved: bounds, and the step between the stated numbers."""

    __slots__ = ()
    low: int | None
    high: int | None
    nominal: int | None


class Revision(Value):
    """That one figure of a series replaces another."""

    __slots__ = ()
    from_: str
    to: str
    basis: Basis
    direction: Literal["up", "down", "unchanged", "unclear"]
    step: Step
    across_lines: bool


class Line(Value):
    """The figures of one claimant that count the same things."""

    __slots__ = ()
    claimant: Claimant
    scope: Scope
    points: tuple[SeriesPoint, ...]
    revisions: tuple[Revision, ...]


class SetAside(Value):
    """A denial or a hypothesis: it is on no line."""

    __slots__ = ()
    claim: str
    standing: Standing


class Series(Charted, Table[Line]):
    """Figures over time, by claimant and scope, with their revisions.

    It iterates over its lines; as a table it has a row for every point, with the number of its line.
    """

    __slots__ = ()
    _listed: ClassVar[str] = "lines"
    _columns = columns(
        ("number", "line"),
        ("texts", "claimant"),
        ("flag", "identified"),
        ("day", "earliest latest"),
        ("text", "by superseded_by"),
    ) + tuple(column for column in _FIGURE if column.name != "bounded_by")
    _shown = ("line", "claimant", "earliest", "latest", "words", "low", "high", "superseded_by", "claim")
    selection: Selection
    filter: FigureFilter | None
    policy: Policy
    clock: Literal["stated", "published", "as_of"]
    grouping: Literal["root", "speaker"]
    lines: tuple[Line, ...]
    set_aside: tuple[SetAside, ...]
    doubtful: tuple[str, ...]
    left_out: Mapping[str, int]

    def _rows_data(self) -> list[dict[str, Json]]:
        rows = []
        for number, line in enumerate(self._json()["lines"]):
            claimant = line["claimant"]
            whose = {
                "line": number,
                "claimant": claimant.get("actors") or claimant.get("sources", []),
                "identified": claimant["identified"],
            }
            for point in line["points"]:
                moment = point["moment"]
                days = {name: moment[name] for name in ("earliest", "latest", "by") if name in moment}
                replaced = point.get("superseded_by")
                by = {"superseded_by": replaced["claim"]} if replaced else {}
                rows.append(whose | days | by | point["figure"])
        return rows

    def _rows_json(self) -> tuple[str, str]:
        return json.dumps(self._rows_data(), ensure_ascii=False), ""

    def __repr__(self) -> str:
        points = sum(len(line["points"]) for line in self._json()["lines"])
        return f"Series({_html.counted([('lines', len(self)), ('points', points)])})"


class Latest(Value):
    """The latest figures of a claimant and a scope."""

    __slots__ = ()
    claimant: Claimant
    scope: Scope
    figures: tuple[FigureRow, ...]


class Known(Answer):
    """What was knowable on a day."""

    __slots__ = ()
    day: Date
    certainly: tuple[str, ...]
    possibly: tuple[str, ...]
    not_yet: tuple[str, ...]
    selection: Selection
    policy: Policy
    latest: tuple[Latest, ...]

    def __repr__(self) -> str:
        counts = f"{len(self.certainly)} certainly, {len(self.possibly)} possibly"
        return f"Known({self.day}: {counts}, {len(self.not_yet)} not yet)"

    def _repr_html_(self) -> str:
        rows = [
            (
                ", ".join(latest.claimant.actors or latest.claimant.sources),
                latest.scope.measure,
                latest.scope.place,
                str(figure.quantity),
                figure.low,
                _html.bound(figure.low, figure.high),
                figure.claim,
            )
            for latest in self.latest
            for figure in latest.figures
        ]
        head = ("claimant", "measure", "place", "stated", "low", "high", "claim")
        title = f"Known by {self.day}"
        lead = (
            f"<p>{len(self.certainly):,} claims were public for certain, {len(self.possibly):,} possibly,"
            f" {len(self.not_yet):,} were not yet. The latest figures:</p>"
        )
        return _html.table(title, head, rows[:50], total=len(rows), lead=lead)


class LeftOut(Value):
    """A claim that was left out of a selection, and why."""

    __slots__ = ()
    claim: str
    reason: str
    rank: RankLevel | None
    by: str | None
    basis: Basis | None


class Selected(Listed[str]):
    """The claims of a selection, and why each of the others is left out."""

    __slots__ = ()
    _listed: ClassVar[str] = "claims"
    selection: Selection
    claims: tuple[str, ...]
    doubtful: tuple[str, ...]
    left_out: tuple[LeftOut, ...]

    def why_not(self, claim: str) -> LeftOut | None:
        """Why a claim is left out; ``None`` when it is not."""
        return next((left for left in self.left_out if left.claim == claim), None)

    def __repr__(self) -> str:
        return f"Selected({len(self):,} claims, {len(self.left_out):,} left out)"


