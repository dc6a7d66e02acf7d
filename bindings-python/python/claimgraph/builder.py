"""Writing a case in Python: every record a call, with the fields that FORMAT.md gives it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, Self, TypedDict, Unpack

from . import _html, _native
from ._bridge import fail, tell
from ._value import write
from .document import Document
from ._options import ListName
from .graph import Graph
from .records import (
    Accumulation,
    ActorKind,
    Basis,
    Confidentiality,
    Modality,
    Polarity,
    QuantityKind,
    SourceKind,
    Stage,
)

#: A date as FORMAT.md has it, EDTF, or a day.
When = str | datetime.date
#: A name, or several: a text, or an object with ``text``, ``lang``, ``script``, ``kind``, ``when``.
Names = str | Mapping[str, Any] | Iterable[str | Mapping[str, Any]]


class Grounded(NamedTuple):
    """A link to a record, and on what ground it is recorded."""

    id: str
    basis: Basis
    fields: Mapping[str, Any]


Links = Grounded | Mapping[str, Any] | Iterable[Grounded | Mapping[str, Any]]


def stated(id: str, /, **fields: Any) -> Grounded:
    """A link that a text states: ``organ_of=stated("city-hall", role="mayor")``."""
    return Grounded(id, "stated", fields)


def inferred(id: str, /, **fields: Any) -> Grounded:
    """A link that the curator concludes: ``supersedes=inferred("toll-1", note="a later count")``."""
    return Grounded(id, "inferred", fields)


def observed(id: str, /, **fields: Any) -> Grounded:
    """A link that was computed."""
    return Grounded(id, "observed", fields)


def speaker(actor: str, /, *, on_behalf_of: str | None = None) -> dict[str, str]:
    """Who states a claim, and for whom."""
    return {"actor": actor} if on_behalf_of is None else {"actor": actor, "on_behalf_of": on_behalf_of}


def passage(
    source: str,
    /,
    *,
    quote: str | Mapping[str, str] | None = None,
    start: int | None = None,
    end: int | None = None,
    note: str | None = None,
) -> dict[str, Any]:
    """Where a claim is found. Positions count code points, as Python's strings do.

    In a :class:`Builder` that was given the text of the source, a quote that stands there once needs
    no position: it is looked up.
    """
    if (start is None) != (end is None):
        raise ValueError("a position has a start and an end")
    made: dict[str, Any] = {"source": source}
    if quote is not None:
        made["quote"] = {"exact": quote} if isinstance(quote, str) else dict(quote)
    if start is not None:
        made["position"] = {"start": start, "end": end}
    return made if note is None else made | {"note": note}


def quantity(
    kind: QuantityKind,
    /,
    value: int | None = None,
    *,
    low: int | None = None,
    high: int | None = None,
    word: Literal["dozens", "hundreds", "thousands"] | None = None,
    words: str | None = None,
) -> dict[str, Any]:
    """A number as stated: ``quantity("at-least", 41, words="at least 41 people")``."""
    made = {"kind": kind, "value": value, "low": low, "high": high, "word": word, "words": words}
    return {name: given for name, given in made.items() if given is not None}


class ClaimOptions(TypedDict, total=False):
    """What claims of all kinds have."""

    stated_by: str | Mapping[str, Any] | Iterable[str | Mapping[str, Any]]
    unattributed: Literal[True]
    relayed_by: str | Iterable[str]
    verb: str
    polarity: Polarity
    modality: Modality
    stated_on: When
    reported_in: str | Mapping[str, Any] | Iterable[str | Mapping[str, Any]]
    supersedes: Links
    restates: Links
    based_on: Links
    part_of: Links
    disjoint_from: Links
    greater_than: Links
    assesses: Links
    responds_to: Links
    rank: Mapping[str, str]
    note: str
    ext: Mapping[str, Any]


class Shared(TypedDict, total=False):
    """What all other records have."""

    external: Iterable[Mapping[str, str]]
    note: str
    ext: Mapping[str, Any]


class Builder:
    """Collects records into a case; :meth:`build` makes the graph, or says everything that is wrong.

    Nothing is filled in: a field that is not given is not recorded. An id that is given twice is
    reported, never replaced.

    >>> import claimgraph as cg
    >>> case = cg.Builder(title="The bridge")
    >>> case = case.actor("city-hall", "state-body", "City Hall")
    >>> case = case.actor("mayor", "person", "the mayor", organ_of=cg.stated("city-hall", role="mayor"))
    >>> case = case.incident("collapse", "The bridge collapses", "accident", when="2031-03-01")
    >>> case = case.source("daily", "article", "Grief", text="They say at least 41 people died.")
    >>> case = case.figure(
    ...     "toll", "collapse", "killed", cg.quantity("at-least", 41, words="at least 41"),
    ...     stated_by=cg.speaker("mayor", on_behalf_of="city-hall"),
    ...     reported_in=cg.passage("daily", quote="at least 41 people"))
    >>> graph = case.build()
    >>> graph["toll"].reported_in[0].position
    Position(start=9, end=27)
    >>> graph.validate().is_sound
    True
    """

    def __init__(
        self,
        *,
        title: str | None = None,
        language: str | None = None,
        licence: str | None = None,
        method: str | None = None,
        note: str | None = None,
        ext: Mapping[str, Any] | None = None,
    ) -> None:
        about = _given(
            title=title, language=language, licence=licence, method=method, note=note, ext=ext
        )
        self._head = {"format": 1, "about": about} if about else {"format": 1}
        self._lists: dict[str, dict[str, Any]] = {}
        self._records: list[dict[str, Any]] = []
        self._texts: dict[str, str] = {}

    def _add(self, section: str, id: str, record: Mapping[str, Any]) -> Self:
        self._records.append({"section": section, "id": id, "record": record})
        return self

    def term(
        self,
        list: ListName,
        id: str,
        path: str,
        *,
        label: str | None = None,
        unit: str | None = None,
        accumulation: Accumulation | None = None,
        note: str | None = None,
        ext: Mapping[str, Any] | None = None,
    ) -> Self:
        """Adds a term to a vocabulary."""
        terms = self._lists.setdefault(list, {}).setdefault("terms", {})
        if id in terms:
            raise ValueError(f"the term `{id}` of `{list}` was given twice")
        terms[id] = _given(
            path=path, label=label, unit=unit, accumulation=accumulation, note=note, ext=ext
        )
        return self

    def open_list(self, list: ListName, open: bool) -> Self:
        """Says whether terms that a vocabulary does not list are errors or only told."""
        self._lists.setdefault(list, {})["open"] = open
        return self

    def place(
        self,
        id: str,
        names: Names,
        *,
        kind: str | None = None,
        within: Links | None = None,
        point: Mapping[str, Any] | None = None,
        **shared: Unpack[Shared],
    ) -> Self:
        """Adds a place."""
        record = _given(names=_names(names), kind=kind, within=_links(within, "place"), point=point)
        return self._add("places", id, record | _given(**shared))

    def actor(
        self,
        id: str,
        kind: ActorKind,
        names: Names,
        *,
        identified: bool | None = None,
        organ_of: Links | None = None,
        member_of: Links | None = None,
        confidentiality: Confidentiality | None = None,
        **shared: Unpack[Shared],
    ) -> Self:
        """Adds an actor; ``identified=False`` is for "rights groups" and "unnamed officials"."""
        record = _given(
            kind=kind,
            names=_names(names),
            identified=identified,
            organ_of=_links(organ_of, "actor"),
            member_of=_links(member_of, "actor"),
            confidentiality=confidentiality,
        )
        return self._add("actors", id, record | _given(**shared))

    def incident(
        self,
        id: str,
        title: str,
        kind: str,
        *,
        when: When | None = None,
        time: Mapping[str, str] | None = None,
        place: str | None = None,
        part_of: Links | None = None,
        causes: Links | None = None,
        precedes: Links | None = None,
        **shared: Unpack[Shared],
    ) -> Self:
        """Adds an incident."""
        record = _given(
            title=title,
            kind=kind,
            when=when,
            time=time,
            place=place,
            part_of=_links(part_of, "incident"),
            causes=_links(causes, "incident"),
            precedes=_links(precedes, "incident"),
        )
        return self._add("incidents", id, record | _given(**shared))

    def source(
        self,
        id: str,
        kind: SourceKind,
        title: str,
        *,
        outlet: str | None = None,
        authors: str | Iterable[str] | None = None,
        published: When | None = None,
        accessed: When | None = None,
        url: str | None = None,
        archive_url: str | None = None,
        language: str | None = None,
        text: str | Mapping[str, Any] | None = None,
        derived_from: Links | None = None,
        custody: Iterable[Mapping[str, Any]] | None = None,
        confidentiality: Confidentiality | None = None,
        **shared: Unpack[Shared],
    ) -> Self:
        """Adds a source.

        ``text`` may be the whole text: of it only the hash and the length are kept, by which it is known
        again, and quotes are looked up in it. ``derived_from=inferred("daily", how="republishes")``.
        """
        if isinstance(text, str):
            self._texts[id] = text
            text = json.loads(tell("find", {"text": text}))["text"]
        record = _given(
            kind=kind,
            title=title,
            outlet=outlet,
            authors=_ids(authors),
            published=published,
            accessed=accessed,
            url=url,
            archive_url=archive_url,
            language=language,
            text=text,
            derived_from=_links(derived_from, "source"),
            custody=custody,
            confidentiality=confidentiality,
        )
        return self._add("sources", id, record | _given(**shared))

    def _claim(
        self, id: str, kind: str, incident: str, body: dict[str, Any], options: ClaimOptions
    ) -> Self:
        fields: dict[str, Any] = dict(options)
        for name in fields.keys() & ClaimOptions.__annotations__.keys():
            if "Links" in str(ClaimOptions.__annotations__[name]):
                fields[name] = _links(fields[name], "claim")
        if "stated_by" in fields:
            fields["stated_by"] = _objects(fields["stated_by"], "actor")
        if "relayed_by" in fields:
            fields["relayed_by"] = _ids(fields["relayed_by"])
        if "reported_in" in fields:
            found = _objects(fields["reported_in"], "source")
            fields["reported_in"] = [self._placed(id, passage) for passage in found]
        record = {"kind": kind, "incident": incident, **_given(**fields)}
        return self._add("claims", id, record | {kind.replace("-", "_"): body})

    def _placed(self, id: str, passage: dict[str, Any]) -> dict[str, Any]:
        """The passage with the position of its quote, where the text is at hand."""
        text, quote = self._texts.get(passage["source"]), passage.get("quote")
        if text is None or quote is None or "position" in passage:
            return passage
        found = json.loads(tell("find", {"text": text, "quote": quote["exact"]}))["positions"]
        if len(found) != 1:
            times = "does not stand" if not found else f"stands {len(found)} times"
            raise ValueError(
                f"the quote of `{id}` {times} in the text of `{passage['source']}`"
                + ("" if not found else "; say which by start and end")
            )
        return passage | {"position": found[0]}

    def figure(
        self,
        id: str,
        incident: str,
        measure: str,
        quantity: int | Mapping[str, Any],
        *,
        place: str | None = None,
        population: Mapping[str, str] | None = None,
        cause: str | None = None,
        window: When | None = None,
        as_of: When | None = None,
        accumulation: Accumulation | None = None,
        stage: Stage | None = None,
        **claim: Unpack[ClaimOptions],
    ) -> Self:
        """Adds a claim of a number; a plain number is stated as it is, :func:`quantity` makes others."""
        number = {"kind": "exact", "value": quantity} if isinstance(quantity, int) else quantity
        body = _given(
            measure=measure,
            quantity=number,
            place=place,
            population=population,
            cause=cause,
            window=window,
            as_of=as_of,
            accumulation=accumulation,
            stage=stage,
        )
        return self._claim(id, "figure", incident, body, claim)

    def participation(
        self,
        id: str,
        incident: str,
        actor: str,
        role: str,
        *,
        text: str | None = None,
        **claim: Unpack[ClaimOptions],
    ) -> Self:
        """Adds a claim of somebody's part in an incident."""
        body = _given(actor=actor, role=role, text=text)
        return self._claim(id, "participation", incident, body, claim)

    def characterisation(
        self,
        id: str,
        incident: str,
        term: str,
        *,
        actor: str | None = None,
        text: str | None = None,
        **claim: Unpack[ClaimOptions],
    ) -> Self:
        """Adds a claim of what somebody or something is."""
        body = _given(term=term, actor=actor, text=text)
        return self._claim(id, "characterisation", incident, body, claim)

    def occurrence(
        self,
        id: str,
        incident: str,
        text: str,
        *,
        event: str | None = None,
        when: When | None = None,
        place: str | None = None,
        **claim: Unpack[ClaimOptions],
    ) -> Self:
        """Adds a claim that something happened."""
        body = _given(text=text, event=event, when=when, place=place)
        return self._claim(id, "occurrence", incident, body, claim)

    def demand(
        self,
        id: str,
        incident: str,
        text: str,
        *,
        addressed_to: str | Iterable[str] | None = None,
        action: str | None = None,
        **claim: Unpack[ClaimOptions],
    ) -> Self:
        """Adds a demand."""
        body = _given(text=text, addressed_to=_ids(addressed_to), action=action)
        return self._claim(id, "demand", incident, body, claim)

    def commitment(
        self,
        id: str,
        incident: str,
        text: str,
        *,
        made_to: str | Iterable[str] | None = None,
        action: str | None = None,
        **claim: Unpack[ClaimOptions],
    ) -> Self:
        """Adds a promise."""
        body = _given(text=text, made_to=_ids(made_to), action=action)
        return self._claim(id, "commitment", incident, body, claim)

    def response(
        self,
        id: str,
        incident: str,
        text: str,
        *,
        action: str | None = None,
        **claim: Unpack[ClaimOptions],
    ) -> Self:
        """Adds an answer; what it answers is ``responds_to=stated("demand", stance="rejects")``."""
        return self._claim(id, "response", incident, _given(text=text, action=action), claim)

    def evidence_remark(
        self,
        id: str,
        incident: str,
        grade: Literal["offered", "none-offered", "absent"],
        *,
        text: str | None = None,
        **claim: Unpack[ClaimOptions],
    ) -> Self:
        """Adds a remark on evidence; what it remarks on is ``assesses``."""
        body = _given(grade=grade, text=text)
        return self._claim(id, "evidence-remark", incident, body, claim)

    def assessment(
        self,
        id: str,
        of: str,
        by: str,
        *,
        on: When | None = None,
        reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None,
        credibility: Literal[1, 2, 3, 4, 5, 6] | None = None,
        reason: str | None = None,
        note: str | None = None,
        ext: Mapping[str, Any] | None = None,
    ) -> Self:
        """Adds what somebody thinks of a source (reliability) or of a claim (credibility)."""
        record = _given(
            of=of,
            by=by,
            on=on,
            reliability=reliability,
            credibility=credibility,
            reason=reason,
            note=note,
            ext=ext,
        )
        return self._add("assessments", id, record)

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of sources that were given, for ``graph.validate(texts=builder.texts)``."""
        return dict(self._texts)

    def build(self) -> Graph:
        """The graph; :class:`claimgraph.GraphError` when it cannot be read. What is wrong among records
        that can be read, such as a reference to nobody, :meth:`claimgraph.Graph.validate` says."""
        try:
            return Graph(_native.Case.open(self._lines(), ""))
        except _native.Failure as failure:
            fail(failure)

    def document(self) -> Document:
        """The records by themselves, which need not be such that a graph can hold them."""
        try:
            return Document(_native.Draft.open(self._lines(), ""))
        except _native.Failure as failure:
            fail(failure)

    def _lines(self) -> bytes:
        lists = [
            {"section": "vocabulary", "id": id, "record": record} for id, record in self._lists.items()
        ]
        return "\n".join(write(line) for line in [self._head, *lists, *self._records]).encode()

    def __len__(self) -> int:
        return len(self._records)

    def __repr__(self) -> str:
        return f"<Builder: {_html.counted([('records', len(self))])}>"


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _several(values: Any) -> list[Any]:
    """One thing, or several, as a list."""
    single = isinstance(values, str | Mapping | Grounded)
    return [values] if single else list(values)


def _names(names: Names) -> list[Any]:
    return [{"text": name} if isinstance(name, str) else name for name in _several(names)]


def _ids(ids: str | Iterable[str] | None) -> list[str] | None:
    return None if ids is None else _several(ids)


def _objects(values: Any, key: str) -> list[dict[str, Any]]:
    return [{key: value} if isinstance(value, str) else dict(value) for value in _several(values)]


def _links(links: Links | None, key: str) -> list[Any] | None:
    if links is None:
        return None
    made = []
    for link in _several(links):
        if isinstance(link, str):
            raise TypeError(f"say on what ground: stated({link!r}) or inferred({link!r})")
        if isinstance(link, Grounded):
            link = {key: link.id, "basis": link.basis, **link.fields}
        made.append(link)
    return made


__all__ = [
    "Builder",
    "Grounded",
    "inferred",
    "observed",
    "passage",
    "quantity",
    "speaker",
    "stated",
]
