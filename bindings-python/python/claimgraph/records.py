"""The records of a case, as FORMAT.md describes them: typed, and never to be changed in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from . import _html
from ._value import Date, Json, Value

Section = Literal["places", "actors", "incidents", "sources", "claims", "assessments"]
Basis = Literal["stated", "inferred", "observed"]
Confidentiality = Literal["open", "restricted", "secret"]
ActorKind = Literal["person", "group", "organisation", "state-body", "media", "unknown"]
SourceKind = Literal[
    "article",
    "statement",
    "report",
    "court-record",
    "dataset",
    "interview",
    "post",
    "video",
    "audio",
    "other",
]
ClaimKind = Literal[
    "figure",
    "participation",
    "characterisation",
    "occurrence",
    "demand",
    "commitment",
    "response",
    "evidence-remark",
]
QuantityKind = Literal[
    "exact",
    "at-least",
    "more-than",
    "at-most",
    "fewer-than",
    "between",
    "about",
    "nearly",
    "vague",
    "comparative",
    "unquantified",
]
Accumulation = Literal["cumulative", "period", "stock"]
Stage = Literal["suspected", "opened", "arrested", "charged", "in-court", "convicted", "closed"]
Polarity = Literal["asserts", "denies"]
Modality = Literal["certain", "likely", "possible", "hypothetical"]
RankLevel = Literal["preferred", "normal", "deprecated"]
Derivation = Literal["republishes", "quotes", "cites", "translates", "revises"]


class Name(Value):
    """A name in one spelling."""

    __slots__ = ()
    text: str
    lang: str | None
    script: str | None
    kind: str | None
    when: Date | None

    def __str__(self) -> str:
        return self.text


class External(Value):
    """An identifier elsewhere, such as Wikidata's."""

    __slots__ = ()
    scheme: str
    id: str


class Record(Value):
    """A record of a case: its id, its section, its fields."""

    __slots__ = ("_id", "_text")

    section: ClassVar[Section]
    external: tuple[External, ...]
    note: str | None
    ext: Mapping[str, Any]

    if TYPE_CHECKING:
        _id: str
        _text: str | None

    def __init__(self, id: str, data: Mapping[str, Json], text: str | None = None, /) -> None:
        super().__init__(data)
        object.__setattr__(self, "_id", id)
        object.__setattr__(self, "_text", text)

    @property
    def id(self) -> str:
        """The id, by which others refer to it."""
        return self._id

    @property
    def label(self) -> str:
        """What to call it: its display name, its title or its id."""
        return self._id

    def to_json(self) -> str:
        """What the core answered about the record, as JSON text."""
        if self._text is None:
            raise ValueError("only a record that was asked for by its id keeps its text")
        return self._text

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        return type(self) is type(other) and self._id == other._id and self._json() == other._json()

    def __hash__(self) -> int:
        return hash((self.section, self._id))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._id, self._json(), self._text)

    def __repr__(self) -> str:
        shown = Value.__repr__(self)
        name, _, members = shown.partition("(")
        return f"{name}({self._id!r}, {members}"

    def _repr_html_(self) -> str:
        title = f"{type(self).__name__} {self.label}"
        rows = [("id", _html.code(self._id)), *((n, _html.cell(v)) for n, v in self._members())]
        return _html.card(title, rows)


class Named(Record):
    """A record with names, of which the first is the display name."""

    __slots__ = ()
    names: tuple[Name, ...]

    @property
    def label(self) -> str:
        """The display name."""
        return self.names[0].text


class GeoPoint(Value):
    """A point, WGS 84; its precision is as in UCDP GED, 1 exact to 7 international waters."""

    __slots__ = ()
    lat: float
    lon: float
    precision: int | None


class Containment(Value):
    """That a place lies in another, and when."""

    __slots__ = ()
    place: str
    when: Date | None
    basis: Basis


class Place(Named):
    """A place. It has ``__geo_interface__``: GeoPandas, Shapely and Folium take it as it is."""

    __slots__ = ()
    section = "places"
    kind: str | None
    within: tuple[Containment, ...]
    point: GeoPoint | None

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        point = self.point
        geometry = point and {"type": "Point", "coordinates": (point.lon, point.lat)}
        properties = {"id": self.id, "name": self.label, "kind": self.kind}
        if point and point.precision is not None:
            properties["precision"] = str(point.precision)
        return {"type": "Feature", "id": self.id, "geometry": geometry, "properties": properties}


class Affiliation(Value):
    """That an actor is an organ or a member of another, and when."""

    __slots__ = ()
    actor: str
    role: str | None
    when: Date | None
    basis: Basis


class Actor(Named):
    """A person, a group, an institution, a medium; perhaps unnamed."""

    __slots__ = ()
    section = "actors"
    kind: ActorKind
    organ_of: tuple[Affiliation, ...]
    member_of: tuple[Affiliation, ...]
    confidentiality: Confidentiality | None

    @property
    def identified(self) -> bool:
        """False for "rights groups" or "unnamed officials"."""
        return bool(self._json().get("identified", True))


class IncidentLink(Value):
    """A link to another incident."""

    __slots__ = ()
    incident: str
    basis: Basis


class TimeBounds(Value):
    """Between which times of the day it happened, RFC 3339."""

    __slots__ = ()
    from_: str | None
    to: str | None


class Titled(Record):
    """A record with a title."""

    __slots__ = ()
    title: str

    @property
    def label(self) -> str:
        """The title."""
        return self.title


class Incident(Titled):
    """Something that happened, or is said to have."""

    __slots__ = ()
    section = "incidents"
    kind: str
    when: Date | None
    time: TimeBounds | None
    place: str | None
    part_of: tuple[IncidentLink, ...]
    causes: tuple[IncidentLink, ...]
    precedes: tuple[IncidentLink, ...]


class SourceText(Value):
    """By what the text of a source is known again."""

    __slots__ = ()
    sha256: str
    length: int


class DerivedFrom(Value):
    """What a source was made from."""

    __slots__ = ()
    source: str
    how: Derivation
    basis: Basis


class Custody(Value):
    """What was done to the copy that is held."""

    __slots__ = ()
    when: Date | None
    by: str | None
    action: str
    sha256: str | None


class Source(Titled):
    """A document in which claims are found."""

    __slots__ = ()
    section = "sources"
    kind: SourceKind
    outlet: str | None
    authors: tuple[str, ...]
    published: Date | None
    accessed: Date | None
    url: str | None
    archive_url: str | None
    language: str | None
    text: SourceText | None
    derived_from: tuple[DerivedFrom, ...]
    custody: tuple[Custody, ...]
    confidentiality: Confidentiality | None


class Speaker(Value):
    """Who states a claim, and for whom."""

    __slots__ = ()
    actor: str
    on_behalf_of: str | None


class Quote(Value):
    """The words of a passage, and those around them."""

    __slots__ = ()
    exact: str
    prefix: str | None
    suffix: str | None


class Position(Value):
    """Where a passage stands: code points from the start of the text, the end exclusive.

    Python's strings count code points too: ``text[position.start:position.end]`` is the passage.
    """

    __slots__ = ()
    start: int
    end: int


class Passage(Value):
    """Where a claim is found."""

    __slots__ = ()
    source: str
    quote: Quote | None
    position: Position | None
    note: str | None


class Link(Value):
    """A link to another claim."""

    __slots__ = ()
    claim: str
    basis: Basis
    note: str | None


class Reply(Value):
    """That a claim answers another, and how."""

    __slots__ = ()
    claim: str
    stance: str | None
    basis: Basis
    note: str | None


class Rank(Value):
    """What the curator thinks of using a claim, and why."""

    __slots__ = ()
    level: RankLevel
    reason: str | None


class Quantity(Value):
    """A number as stated, and the words it was stated in."""

    __slots__ = ()
    kind: QuantityKind
    value: int | None
    low: int | None
    high: int | None
    word: Literal["dozens", "hundreds", "thousands"] | None
    words: str | None

    def __str__(self) -> str:
        if self.words:
            return self.words
        numbers = [n for n in (self.value, self.low, self.high) if n is not None]
        shown = " to ".join(f"{n:,}" for n in numbers) or self.word or ""
        return shown if self.kind == "exact" else f"{self.kind.replace('-', ' ')} {shown}".strip()


class Figure(Value):
    """That there were so many of something, somewhere, of somebody."""

    __slots__ = ()
    measure: str
    quantity: Quantity
    place: str | None
    population: Mapping[str, str]
    cause: str | None
    window: Date | None
    as_of: Date | None
    accumulation: Accumulation | None
    stage: Stage | None


class Participation(Value):
    """Somebody's part in the incident."""

    __slots__ = ()
    actor: str
    role: str
    text: str | None


class Characterisation(Value):
    """What somebody or something is called."""

    __slots__ = ()
    term: str
    actor: str | None
    text: str | None


class Occurrence(Value):
    """That something happened."""

    __slots__ = ()
    text: str
    event: str | None
    when: Date | None
    place: str | None


class Demand(Value):
    """That something be done."""

    __slots__ = ()
    text: str
    addressed_to: tuple[str, ...]
    action: str | None


class Commitment(Value):
    """That something will be done."""

    __slots__ = ()
    text: str
    made_to: tuple[str, ...]
    action: str | None


class Response(Value):
    """An answer; what it answers is a ``responds_to`` link of the claim."""

    __slots__ = ()
    text: str
    action: str | None


class EvidenceRemark(Value):
    """A remark on evidence; what it remarks on is an ``assesses`` link of the claim."""

    __slots__ = ()
    grade: Literal["offered", "none-offered", "absent"]
    text: str | None


Body = (
    Figure
    | Participation
    | Characterisation
    | Occurrence
    | Demand
    | Commitment
    | Response
    | EvidenceRemark
)


class Claim(Record):
    """Somebody's claim, made at a time, found at an exact passage."""

    __slots__ = ()
    section = "claims"
    kind: ClaimKind
    incident: str
    stated_by: tuple[Speaker, ...]
    unattributed: bool
    relayed_by: tuple[str, ...]
    verb: str | None
    modality: Modality | None
    stated_on: Date | None
    reported_in: tuple[Passage, ...]
    supersedes: tuple[Link, ...]
    restates: tuple[Link, ...]
    based_on: tuple[Link, ...]
    part_of: tuple[Link, ...]
    disjoint_from: tuple[Link, ...]
    greater_than: tuple[Link, ...]
    assesses: tuple[Link, ...]
    responds_to: tuple[Reply, ...]
    rank: Rank | None
    figure: Figure | None
    participation: Participation | None
    characterisation: Characterisation | None
    occurrence: Occurrence | None
    demand: Demand | None
    commitment: Commitment | None
    response: Response | None
    evidence_remark: EvidenceRemark | None

    @property
    def polarity(self) -> Polarity:
        """Whether it asserts or denies its body."""
        return "denies" if self._json().get("polarity") == "denies" else "asserts"

    @property
    def body(self) -> Body:
        """What is claimed, whichever kind it is."""
        body: Body = getattr(self, self.kind.replace("-", "_"))
        return body


class Assessment(Record):
    """What somebody thinks of a source or of a claim, on the Admiralty scales."""

    __slots__ = ()
    section = "assessments"
    of: str
    by: str
    on: Date | None
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None
    credibility: Literal[1, 2, 3, 4, 5, 6] | None
    reason: str | None


#: The class of every section's records.
CLASSES: Mapping[str, type[Record]] = {
    kind.section: kind for kind in (Place, Actor, Incident, Source, Claim, Assessment)
}


class About(Value):
    """What a document says about itself."""

    __slots__ = ()
    title: str | None
    language: str | None
    licence: str | None
    method: str | None
    note: str | None
    ext: Mapping[str, Any]
