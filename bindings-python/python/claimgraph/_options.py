"""Options of operations, by the groups in which the core keeps them. One that is ``None`` was not given."""

# Annotations are evaluated here: the signatures of methods are made of them.

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypedDict

from .answers import Scope, Selection
from .records import Basis, RankLevel

#: One id, or several.
Ids_ = str | Iterable[str]
#: A day: ``"2022-07-13"`` or a :class:`datetime.date`.
Day = str | datetime.date
Ranks = Iterable[RankLevel]
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


class Limits(TypedDict, total=False):
    """What is read at most; a file of a stranger that goes beyond is refused."""

    limit_bytes: int | None
    limit_depth: int | None
    limit_string: int | None
    limit_findings: int | None


class Known(TypedDict, total=False):
    """What was knowable on a day, to its end."""

    known_as_of: Day | None
    possibly_known_as_of: Day | None


class Which(TypedDict, total=False):
    """Which claims: by a selection, and by what narrows it."""

    selection: SelectionLike | None
    measure: Ids_ | None
    measures_below: bool | None
    incident: str | None
    claimant: Ids_ | None
    ranks: Iterable[RankLevel] | None
    superseded: SupersededLike | None


class Chosen(Which, Known, total=False):
    """Which claims, and known when."""


class Reading(TypedDict, total=False):
    """How soft words become bounds."""

    policy: PolicyLike | None
    tolerance: int | None


class Filtered(Chosen, Reading, total=False):
    """Which figures, by what they count."""

    place: str | None
    places_within: bool | None
    population: Mapping[str, str] | None
    whole_population: bool | None


class Lined(Filtered, total=False):
    """How figures become lines over time."""

    clock: Literal["stated", "published", "as_of"] | None
    grouping: Literal["root", "speaker"] | None


class Premises(Chosen, Reading, total=False):
    """What is taken as true: accepted figures, and the weakest ground on which they are taken to relate.

    ``suppose`` is supposed for this question only:
    ``{"kind": "complete", "whole": "toll", "parts": ["north", "south"]}``.
    """

    assumption: Assumption | None
    suppose: Iterable[Mapping[str, Any]] | None


class Followed(Known, total=False):
    """Which links are followed to where a claim comes from."""

    bases: Iterable[Basis] | None
    traces: int | None


class Told(Followed, total=False):
    """Which claims tell the same."""

    ranks: Iterable[RankLevel] | None
    restatements: bool | None


class ToldByAll(Known, total=False):
    """The same, asked of every claim."""

    bases: Iterable[Basis] | None
    ranks: Iterable[RankLevel] | None
    restatements: bool | None


class Walk(TypedDict, total=False):
    """Which links are walked, and how far."""

    links: Iterable[str] | None
    way: Literal["out", "back", "both"] | None
    depth: int | None
    limit: int | None
