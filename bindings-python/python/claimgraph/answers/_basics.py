"""Answers about the library, a file, or what a case holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .. import _html
from .._value import Answer, Date, Listed, Value, day
from ..records import CLASSES, About, Position, Record, Section, SourceText
from ..report import Severity


class OptionInfo(Value):
    """An option of an operation."""

    __slots__ = ()
    name: str
    type: str
    words: tuple[str, ...]
    required: bool
    default: Any
    summary: str


class OperationInfo(Value):
    """An operation: its name, what it is put to, its options."""

    __slots__ = ()
    name: str
    on: str
    summary: str
    options: tuple[OptionInfo, ...]


class Operations(Listed[OperationInfo]):
    """All operations of the core, the same in every language."""

    __slots__ = ()
    _item = OperationInfo


class Explanation(Answer):
    """What a code of a finding means."""

    __slots__ = ()
    code: str
    slug: str
    severity: Severity
    page: str | None

    def __str__(self) -> str:
        return self.page or f"{self.code} {self.slug}"

    def _repr_markdown_(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        page = f'<pre style="white-space:pre-wrap">{_html.escape(self.page or "")}</pre>'
        rows = [("severity", _html.escape(self.severity)), ("page", page)]
        return _html.card(f"{self.code} {self.slug}", rows)


class _Code(Value):
    __slots__ = ()
    code: str
    slug: str
    severity: Severity


class Codes(Listed[_Code]):
    """Every code that a finding can have."""

    __slots__ = ()
    _item = _Code


class DateDays(Answer):
    """The days that a date may mean."""

    __slots__ = ()
    text: Date
    earliest: Date | None
    latest: Date | None
    qualified: bool

    @property
    def bounds(self) -> tuple[Any, Any]:
        """Both ends as :class:`datetime.date`; ``None`` where a side is open."""
        return day(self.earliest), day(self.latest)


class Found(Answer):
    """Where a phrase stands in a text, and by what the text is known again."""

    __slots__ = ()
    text: SourceText
    positions: tuple[Position, ...]


class Digests(Answer):
    """Digests that do not depend on the layout of a file."""

    __slots__ = ()
    document: str
    records: Mapping[str, Mapping[str, str]]


class Summary(Answer):
    """How much a case holds."""

    __slots__ = ()
    about: About | None
    records: Mapping[str, int]
    links: int


class Ids(Listed[str]):
    """The ids of a section, sorted."""

    __slots__ = ()


class Records(Answer, Mapping[str, Record]):
    """The records of a section by id."""

    __slots__ = ()
    section: Section

    def _every(self) -> dict[str, Record]:
        made = object.__getattribute__(self, "_made")
        if "records" not in made:
            kind = CLASSES[self.section]
            found = self._json()["records"]
            made.setdefault("records", {id: kind(id, data) for id, data in found.items()})
        every: dict[str, Record] = made["records"]
        return every

    def __getitem__(self, id: str) -> Record:
        return self._every()[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._every())

    def __len__(self) -> int:
        return len(self._json()["records"])

    def __eq__(self, other: object) -> bool:
        return Answer.__eq__(self, other)

    def __hash__(self) -> int:
        return Answer.__hash__(self)

    def __repr__(self) -> str:
        return f"Records({_html.counted([(self.section, len(self))])})"

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    def _repr_html_(self) -> str:
        rows = ((r.id, r.label, getattr(r, "kind", "")) for r in list(self.values())[:50])
        title = _html.counted([(self.section, len(self))])
        return _html.table(title, ("id", "label", "kind"), rows, total=len(self))


class Term(Value):
    """A term of a vocabulary."""

    __slots__ = ()
    id: str
    path: str
    label: str | None
    unit: str | None
    accumulation: str | None


class Terms(Listed[Term]):
    """The terms of a list, built in and added."""

    __slots__ = ()
    _listed = "terms"
    list: str
    open: bool
    terms: tuple[Term, ...]
