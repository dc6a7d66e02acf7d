"""Findings about the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, overload

from . import _html, _native
from ._bridge import apply
from ._source import Kept
from ._value import Listed, Value

Severity = Literal["error", "warning", "info"]


class Point(Value):
    """A place in a file: line and column count from 1, in code points; the offset from 0."""

    __slots__ = ()
    line: int
    column: int
    offset: int


class Span(Value):
    """A stretch of a file, its end exclusive."""

    __slots__ = ()
    start: Point
    end: Point


class Related(Value):
    """Another place that a finding speaks of."""

    __slots__ = ()
    pointer: str
    message: str
    span: Span | None


class Fix(Value):
    """A repair on offer, never made unasked."""

    __slots__ = ()
    title: str
    pointer: str
    replacement: str


class Finding(Value):
    """One thing worth saying about the data; ``claimgraph.explain(finding.code)`` says more.

    >>> import claimgraph as cg
    >>> finding = cg.check(b'{"format": 1, "planes": {}}')[0]
    >>> finding.code, finding.severity, finding.pointer, finding.span.start.column
    ('CG110', 'error', '/planes', 15)
    """

    __slots__ = ()
    code: str
    slug: str
    severity: Severity
    pointer: str
    id: str | None
    message: str
    params: Mapping[str, Any]
    help: str | None
    related: tuple[Related, ...]
    span: Span | None
    fix: Fix | None

    def __str__(self) -> str:
        return f"{self.severity}[{self.code}]: {self.message} at {self.pointer or 'the document'}"


class Report(Listed[Finding]):
    """All findings of one look at the data, sorted by pointer, then code.

    It iterates, has a length, takes slices and filters, and prints with the lines of the file.

    >>> import claimgraph as cg
    >>> report = cg.loads('{"format": 1, "places": {"here": {"names": [{"text": "Here"}]}}}').validate()
    >>> len(report), report.is_sound
    (1, True)
    >>> print(report.filter(severity="info")[0].message)
    no other record points at `here`
    """

    __slots__ = ("_picked", "_source")

    _listed: ClassVar[str] = "findings"
    findings: tuple[Finding, ...]
    left_out: int

    if TYPE_CHECKING:
        _source: tuple[Kept, str] | None
        _picked: tuple[int, ...] | None

    def __init__(self, text: str, /) -> None:
        super().__init__(text)
        object.__setattr__(self, "_source", None)
        object.__setattr__(self, "_picked", None)

    def _of(self, source: Kept, options: str) -> Self:
        """The same findings, with the file that they are about and the options that `check` makes them by."""
        object.__setattr__(self, "_source", (source, options))
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        kept = self._source if self.has_source else None
        return _restored, (self.to_json(), kept, self._picked)

    def _items(self) -> tuple[Finding, ...]:
        every = super()._items()
        return every if self._picked is None else tuple(every[index] for index in self._picked)

    def _pick(self, wanted: list[int]) -> Report:
        """A report of some of these findings, by their places among these."""
        picked = wanted if self._picked is None else [self._picked[index] for index in wanted]
        return _restored(self.to_json(), self._source, tuple(picked))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        return self._items() == other._items() and self.left_out == other.left_out

    def __hash__(self) -> int:
        return hash((self.to_json(), self._picked))

    # A report of some findings takes the place of a sequence of them.
    @overload  # type: ignore[override]
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Report: ...
    def __getitem__(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, index: int | slice
    ) -> Finding | Report:
        if isinstance(index, slice):
            return self._pick(list(range(len(self)))[index])
        return self._items()[index]

    def filter(
        self,
        *,
        severity: Severity | None = None,
        code: str | None = None,
        id: str | None = None,
        under: str | None = None,
    ) -> Report:
        """The findings of a severity, of a code (``CG201`` or its name), of a record, under a pointer."""
        return self._pick(
            [
                index
                for index, finding in enumerate(self._items())
                if (severity is None or finding.severity == severity)
                and (code is None or code in (finding.code, finding.slug))
                and (id is None or finding.id == id)
                and (under is None or f"{finding.pointer}/".startswith(f"{under.rstrip('/')}/"))
            ]
        )

    @property
    def errors(self) -> Report:
        """The errors."""
        return self.filter(severity="error")

    @property
    def warnings(self) -> Report:
        """The warnings."""
        return self.filter(severity="warning")

    @property
    def infos(self) -> Report:
        """What is worth knowing."""
        return self.filter(severity="info")

    @property
    def is_sound(self) -> bool:
        """Whether there is no error among the findings, and none can be among those left out."""
        return not self.errors and not self.left_out

    @property
    def has_source(self) -> bool:
        """Whether the file is at hand, so that the findings can be drawn on its lines."""
        return self._source is not None and self._source[0].is_there()

    def _content(self) -> bytes | None:
        return None if self._source is None else self._source[0].content()

    def located(self) -> Report:
        """The same findings, each with its place in the file, as :func:`claimgraph.check` gives them.

        ``graph.validate()`` says which record is meant; the file is looked at again for the line. The
        report itself comes back where the file is gone, or is another by now.

        >>> import claimgraph as cg
        >>> report = cg.loads('{"format": 1, "places": {"here": {"names": [{"text": "H"}]}}}').validate()
        >>> report[0].span, report.located()[0].span.start.line
        (None, 1)
        """
        content = self._content()
        if content is None or self._source is None:
            return self
        source, options = self._source
        found = Report(apply(content, "check", options))._of(source, options)
        if len(found.findings) != len(self.findings):
            return self
        return found if self._picked is None else found._pick(list(self._picked))

    def snippets(self, *, coloured: bool = False) -> list[str]:
        """Every finding, drawn on the lines of the file that it is in; without the file, as a line."""
        content = self._content()
        if content is not None and self._source is not None:
            source, options = self._source
            drawn = _native.draw(content, options, source.name, coloured)
            if len(drawn) == len(self.findings):
                picked = range(len(drawn)) if self._picked is None else self._picked
                return [drawn[index] for index in picked]
        return [str(finding) for finding in self._items()]

    def counts(self) -> dict[Severity, int]:
        """How many findings there are of every severity."""
        every: tuple[Severity, ...] = ("error", "warning", "info")
        return {kind: sum(f.severity == kind for f in self._items()) for kind in every}

    def _headline(self) -> str:
        counts = [(n, kind) for kind, n in self.counts().items() if n]
        words = {"error": "error", "warning": "warning", "info": "piece of information"}
        plural = {"error": "errors", "warning": "warnings", "info": "pieces of information"}
        parts = [f"{n} {words[k] if n == 1 else plural[k]}" for n, k in counts]
        if self.left_out:
            parts.append(f"{self.left_out} more left out")
        return ", ".join(parts) or "nothing to report"

    def __repr__(self) -> str:
        return f"Report({self._headline()})"

    def __str__(self) -> str:
        most = 20
        shown = self[:most].snippets()
        if len(self) > most:
            shown.append(f"… {len(self) - most} more findings: see report.snippets()")
        return "\n\n".join([*shown, self._headline()])

    def _repr_html_(self) -> str:
        rows = []
        for finding in self._items()[:100]:
            advice = finding.help
            where = finding.id or finding.pointer
            rows.append(
                f'<tr><td class="cg-{_html.escape(finding.severity)}">{_html.escape(finding.severity)}</td>'
                f"<td>{_html.code(finding.code)}</td><td>{_html.code(where)}</td>"
                f"<td>{_html.escape(finding.message)}"
                + (f'<br><span class="cg-dim">{_html.escape(advice)}</span>' if advice else "")
                + "</td></tr>"
            )
        more = len(self) - len(rows)
        note = f'<p class="cg-dim">{more:,} more are not shown</p>' if more else ""
        return (
            f'{_html.STYLE}<div class="cg-card"><h4>{_html.escape(self._headline())}</h4>'
            f"<table><tbody>{''.join(rows)}</tbody></table>{note}</div>"
        )


def _restored(
    text: str, source: tuple[Kept, str] | None, picked: tuple[int, ...] | None
) -> Report:
    report = Report(text)
    object.__setattr__(report, "_source", source)
    object.__setattr__(report, "_picked", picked)
    return report
