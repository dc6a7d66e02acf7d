"""What accepted figures say together: whether they can all be true, and what they imply."""

from __future__ import annotations

from typing import Literal

from .. import _html
from .._value import Answer, Value
from ..records import Basis
from ._figures import Policy, Scope, Selection, SetAside
from ._origins import CircularDerivation, TracePath
from ._relations import Dimension, SetRelation, Verdict

Ground = Literal["stated", "curated", "definitional"]


class Supposition(Value):
    """What is supposed for one question only."""

    __slots__ = ()
    kind: Literal["part_of", "disjoint", "same", "complete"]
    part: str | None
    whole: str | None
    claims: tuple[str, ...]
    parts: tuple[str, ...]


class Premises(Value):
    """What an answer rests on."""

    __slots__ = ()
    selection: Selection
    assumption: Ground
    policy: Policy
    suppose: tuple[Supposition, ...]


class Weighed(Value):
    """A number, and the side of it that counts."""

    __slots__ = ()
    claim: str
    side: Literal["at_least", "at_most", "larger_than"]
    size: int | None
    exact: bool
    other: str | None


class Joined(Value):
    """How two figures relate, and by what."""

    __slots__ = ()
    a: str
    relation: SetRelation
    b: str
    by: Literal["stated", "curated", "definitional", "supposed"]


class Whole(Value):
    """A figure of which others are all: days of their week, parts that are supposed to be complete."""

    __slots__ = ()
    whole: str
    parts: tuple[str, ...]


class ClaimTrace(Value):
    """Where a claim comes from, as :class:`Trace` tells it."""

    __slots__ = ()
    claim: str
    bases: tuple[Basis, ...]
    paths: tuple[TracePath, ...]
    complete: bool
    circular: tuple[CircularDerivation, ...]


class Clash(Value):
    """Numbers that cannot all hold, while any one less could."""

    __slots__ = ()
    rests_on: tuple[Weighed, ...]
    by_way_of: tuple[str, ...]
    exceeds_by: int | None
    relations: tuple[Joined, ...]
    wholes: tuple[Whole, ...]
    traces: tuple[ClaimTrace, ...]
    in_words: str

    def __str__(self) -> str:
        return self.in_words


class Undecided(Value):
    """Figures that would take too long to weigh, and why."""

    __slots__ = ()
    claims: tuple[str, ...]
    because: str


class Earlier(Value):
    """A running total that does not bind, for a later one does."""

    __slots__ = ()
    claim: str
    by: str


class Undetermined(Value):
    """Dimensions that leave relations open, for how many pairs, and the first of them."""

    __slots__ = ()
    dimensions: tuple[Dimension, ...]
    pairs: int
    such_as: tuple[tuple[str, ...], ...]


class Consistency(Answer):
    """Whether accepted figures can all be true, and which smallest sets of them cannot.

    In a condition it counts as its verdict; undecided is no yes.
    """

    __slots__ = ()
    premises: Premises
    consistent: bool | None
    figures: int
    conflicts: tuple[Clash, ...]
    undecided: tuple[Undecided, ...]
    earlier: tuple[Earlier, ...]
    set_aside: tuple[SetAside, ...]
    undetermined: tuple[Undetermined, ...]
    in_words: str

    def __bool__(self) -> bool:
        return self.consistent is True

    def __str__(self) -> str:
        return self.in_words

    def __repr__(self) -> str:
        return f"Consistency({self.in_words})"

    def _repr_html_(self) -> str:
        rows = [
            (w.claim, w.side.replace("_", " "), w.size, w.other)
            for clash in self.conflicts
            for w in clash.rests_on
        ]
        words = "".join(f"<p>{_html.escape(c.in_words)}</p>" for c in self.conflicts)
        lead = f"<p>{_html.escape(self.in_words)}</p>{words}"
        head = ("claim", "side", "number", "than")
        return _html.table("Consistency", head, rows[:50], total=len(rows), lead=lead)


class Leeway(Value):
    """How far a figure could move before the bound did."""

    __slots__ = ()
    claim: str
    low: int
    high: int | None
    least: int
    most: int | None


class ImpliedRange(Value):
    """The least and the greatest; no greatest is open."""

    __slots__ = ()
    low: int
    high: int | None
    low_rests_on: tuple[Weighed, ...]
    high_rests_on: tuple[Weighed, ...]
    relations: tuple[Joined, ...]
    wholes: tuple[Whole, ...]
    leeway: tuple[Leeway, ...]

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low:,} or more"
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"


class Residual(Value):
    """What is left of a figure after others."""

    __slots__ = ()
    whole: str
    parts: tuple[str, ...]


class Asked(Value):
    """What was asked about: one of these."""

    __slots__ = ()
    scope: Scope | None
    claim: str | None
    union: tuple[str, ...]
    residual: Residual | None


class Implied(Answer):
    """What accepted figures leave for a number: a range, or the conflict that leaves none."""

    __slots__ = ()
    premises: Premises
    asked: Asked
    range: ImpliedRange | None
    conflict: Clash | None
    refused: str | None
    earlier: tuple[Earlier, ...]
    set_aside: tuple[SetAside, ...]
    undetermined: tuple[Undetermined, ...]
    in_words: str

    @property
    def low(self) -> int | None:
        """The least; ``None`` where there is no range."""
        return self.range.low if self.range else None

    @property
    def high(self) -> int | None:
        """The greatest; ``None`` where it is open, or where there is no range."""
        return self.range.high if self.range else None

    def __str__(self) -> str:
        return self.in_words

    def __repr__(self) -> str:
        return f"Implied({self.range if self.range else self.in_words})"

    def _repr_html_(self) -> str:
        found = self.range
        rows = [
            (end, w.claim, w.side.replace("_", " "), w.size)
            for end, tight in (
                ("lowest", found.low_rests_on if found else ()),
                ("highest", found.high_rests_on if found else ()),
            )
            for w in tight
        ]
        shown = f"<p><b>{_html.escape(found)}</b></p>" if found else ""
        lead = f"{shown}<p>{_html.escape(self.in_words)}</p>"
        head = ("end", "rests on", "side", "number")
        return _html.table("Implied", head, rows, total=len(rows), lead=lead)


class Compared(Value):
    """A figure and its bounds."""

    __slots__ = ()
    claim: str
    low: int | None
    high: int | None


class Comparison(Answer):
    """Whether two numbers may be compared, and if so how the one stands to the other."""

    __slots__ = ()
    a: Compared
    b: Compared
    policy: Policy
    may_be_compared: Verdict
    relation: SetRelation
    ground: Ground
    order: Literal["larger", "smaller", "equal", "open"] | None
    in_words: str

    def __str__(self) -> str:
        return self.in_words

    def __repr__(self) -> str:
        return f"Comparison({self.in_words})"

    def _repr_html_(self) -> str:
        rows = [(c.claim, c.low, c.high) for c in (self.a, self.b)]
        lead = f"<p>{_html.escape(self.in_words)}</p>"
        return _html.table("Comparison", ("claim", "low", "high"), rows, total=2, lead=lead)
