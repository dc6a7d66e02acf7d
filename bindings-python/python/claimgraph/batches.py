"""Streams of lines too large for one machine's memory: judged incident by incident, tables out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypedDict, Unpack

from . import _native, _options
from ._bridge import encode, fail
from ._table import Column, columns
from .answers import Series
from .document import Document

if TYPE_CHECKING:
    import polars
    import pyarrow
    from typing_extensions import CapsuleType

    from .graph import Graph

_FINDING = columns(
    ("text", "incident code slug severity pointer id message help"),
    ("json", "params"),
)


class Streaming(Protocol):
    """Whatever speaks the Arrow stream interface: a DuckDB relation, a pyarrow reader, a polars frame."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


class Asked(_options.Known, _options.Reading, total=False):
    """The options of ``graph.series``, but for those that name an incident."""

    measure: _options.Ids_ | None
    measures_below: bool | None
    claimant: _options.Ids_ | None
    ranks: _options.Ranks | None
    superseded: _options.SupersededLike | None
    place: str | None
    places_within: bool | None
    population: Mapping[str, str] | None
    whole_population: bool | None
    clock: Literal["stated", "published", "as_of"] | None
    grouping: Literal["root", "speaker"] | None


class Checked(_options.Reading, total=False):
    """The options of ``graph.validate``."""

    texts: Mapping[str, str] | None
    limit_findings: int | None


class Batch:
    """Some rows of an answer; it goes into polars, pandas, pyarrow and duckdb as it is, once."""

    __slots__ = ("_capsule", "_rows")

    def __init__(self, capsule: CapsuleType, rows: int, /) -> None:
        self._capsule = capsule
        self._rows = rows

    def __len__(self) -> int:
        return self._rows

    def __arrow_c_stream__(self, requested_schema: object = None) -> CapsuleType:
        """The rows as an Arrow stream (PyCapsule interface)."""
        return self._capsule

    def __repr__(self) -> str:
        return f"Batch({self._rows:,} rows)"


class Batches:
    """The answers to a stream, made as they are asked for: iterate over them, or hand all of them on.

    ``for batch in answers`` gives :class:`Batch` after :class:`Batch`; ``pl.DataFrame(answers)``,
    ``pa.RecordBatchReader.from_stream(answers)`` and ``duckdb.sql("from answers")`` take what is left. What
    refuses the stream midway is a :class:`claimgraph.GraphError` for who iterates; other libraries tell
    the same message in an error of their own.
    """

    __slots__ = ("__weakref__", "_stream", "columns")

    #: The names of the columns.
    columns: tuple[str, ...]

    def __init__(
        self,
        question: str,
        stream: Streaming,
        base: Document | Graph | None,
        options: Mapping[str, Any],
        columns: tuple[Column, ...],
        /,
    ) -> None:
        """Made by :func:`claimgraph.validate_batches` and :func:`claimgraph.series_batches`."""
        lines = getattr(stream, "__arrow_c_stream__", None)
        if lines is None:
            raise TypeError(f"{type(stream).__name__} is no Arrow stream: it has no __arrow_c_stream__")
        shared = base if base is None or isinstance(base, Document) else base.document
        self.columns = tuple(column.name for column in columns)
        wanted = [(column.name, str(column.kind), list(column.path)) for column in columns]
        draft = None if shared is None else shared._draft
        try:
            self._stream = _native.Stream(question, lines(), draft, encode(options), wanted)
        except _native.Failure as failure:
            fail(failure)

    def __iter__(self) -> Iterator[Batch]:
        while True:
            try:
                batch = self._stream.next_batch()
            except _native.Failure as failure:
                fail(failure)
            if batch is None:
                return
            yield Batch(*batch)

    def __arrow_c_stream__(self, requested_schema: object = None) -> CapsuleType:
        """What is left as an Arrow stream (PyCapsule interface)."""
        return self._stream.rest()

    def to_arrow(self) -> pyarrow.Table:
        """What is left as a pyarrow table."""
        import pyarrow

        made = [pyarrow.table(batch) for batch in self]
        return pyarrow.concat_tables(made) if made else pyarrow.table(self)

    def to_polars(self) -> polars.DataFrame:
        """What is left as a polars frame."""
        import polars

        made = [polars.DataFrame(batch) for batch in self]
        return polars.concat(made) if made else polars.DataFrame(self)

    def __repr__(self) -> str:
        return f"<Batches: {', '.join(self.columns)}>"


def validate_batches(
    stream: Streaming, /, *, base: Document | Graph | None = None, **options: Unpack[Checked]
) -> Batches:
    """Everything worth saying about incidents that come one after the other: a row a finding.

    The stream has the columns ``incident``, ``section``, ``id`` and ``record`` (the record as JSON text, as
    in the line form), all of text, and the lines of an incident stand together. What incidents share
    is given as ``base``, or comes first with no incident. ``docs/scale.md`` says what is not judged so.

    :class:`claimgraph.GraphError` refuses a stream without these columns, and one where an incident
    comes back.

    >>> import claimgraph as cg
    >>> import pyarrow as pa
    >>> lines = pa.table({"incident": ["fall"], "section": ["incidents"], "id": ["fall"],
    ...                   "record": ['{"title": "The fall", "kind": "accident"}']})
    >>> cg.validate_batches(lines).to_arrow().to_pylist()[0]["message"]
    'no claim is about the incident `fall` or a part of it'
    >>> try:
    ...     cg.validate_batches(lines.drop(["record"]))
    ... except cg.GraphError as error:
    ...     print(error.report[0])
    error[CG140]: there is no column `record` at the document
    """
    return Batches("validate", stream, base, options, _FINDING)


def series_batches(
    stream: Streaming, /, *, base: Document | Graph | None = None, **options: Unpack[Asked]
) -> Batches:
    """Figures over time of incidents that come one after the other: a row a point, as a series has it.

    The stream is that of :func:`validate_batches`. A line counts within its incident: ``incident`` and
    ``line`` together name it. Places and actors that are asked about are in ``base``. An incident
    that cannot be read is a :class:`claimgraph.GraphError`; :func:`validate_batches` passes over it and
    says why.
    """
    return Batches("series", stream, base, options, Series._columns)
