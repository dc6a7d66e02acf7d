"""Answers that are tables: Arrow, polars, pandas, plain dicts, and a table in a notebook."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple, TypeVar

from . import _html, _native
from ._value import Date, Json, Listed, Value, day

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow
    from typing_extensions import CapsuleType

Row_co = TypeVar("Row_co", bound=Value, covariant=True)
Kind = Literal["text", "number", "flag", "day", "earliest", "texts", "json"]


class Column(NamedTuple):
    """A column: its name, what is in it, the path to its value in a row."""

    name: str
    kind: Kind
    path: tuple[str, ...]


def columns(*kinds: tuple[Kind | Literal["date"], str]) -> tuple[Column, ...]:
    """Columns by kind and names, a blank between them.

    A name may say where its value is, ``first_published=first_published/earliest``. A date makes two
    columns: the text as written, and its earliest day.
    """
    made: list[Column] = []
    for kind, names in kinds:
        for spec in names.split():
            name, _, path = spec.partition("=")
            steps = tuple((path or name).split("/"))
            if kind == "date":
                made += [Column(name, "text", steps), Column(f"{name}_earliest", "earliest", steps)]
            else:
                made.append(Column(name, kind, steps))
    return tuple(made)


class Table(Listed[Row_co]):
    """An answer with rows: it goes into polars, pandas, pyarrow and duckdb as it is.

    ``pl.DataFrame(table)``, ``pa.table(table)``, ``pd.DataFrame.from_arrow(table)`` and
    ``duckdb.sql("from figures")`` take it through the Arrow PyCapsule interface. An upper bound that is
    null is open, and never equal to the lower. A date stands in two columns: its text, and the earliest
    day that it may mean.
    """

    __slots__ = ()

    _listed: ClassVar[str] = "rows"
    _columns: ClassVar[tuple[Column, ...]] = ()
    #: The columns that a notebook shows.
    _shown: ClassVar[tuple[str, ...]] = ()

    def _rows_json(self) -> tuple[str, str]:
        """The text that holds the rows, and the member of it that they are."""
        return self.to_json(), self._listed

    def _rows_data(self) -> list[dict[str, Json]]:
        """The rows as plain JSON."""
        rows: list[dict[str, Json]] = self._json()[self._listed]
        return rows

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self._columns)

    def __arrow_c_stream__(self, requested_schema: object = None) -> CapsuleType:
        """The rows as an Arrow stream (PyCapsule interface)."""
        text, member = self._rows_json()
        spec = [(column.name, str(column.kind), list(column.path)) for column in self._columns]
        return _native.arrow(text, member, spec)

    def to_arrow(self) -> pyarrow.Table:
        """The rows as a pyarrow table."""
        import pyarrow

        return pyarrow.table(self)

    def to_polars(self) -> polars.DataFrame:
        """The rows as a polars frame."""
        import polars

        return polars.DataFrame(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas frame of Arrow types, so that a number that is missing stays missing."""
        import pandas

        return self.to_arrow().to_pandas(types_mapper=pandas.ArrowDtype)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dicts, by the names of the columns, days as :class:`datetime.date`."""
        return list(self._cells(self._columns))

    def _cells(self, wanted: tuple[Column, ...]) -> Iterator[dict[str, Any]]:
        for row in self._rows_data():
            yield {column.name: _cell(row, column) for column in wanted}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({_html.counted([('rows', len(self))])})"

    def _repr_html_(self) -> str:
        wanted = tuple(c for c in self._columns if not self._shown or c.name in self._shown)
        rows = self._rows_data()
        shown = ([_seen(row, column) for column in wanted] for row in rows[:50])
        head = [column.name for column in wanted]
        title = f"{type(self).__name__}: {_html.counted([('rows', len(rows))])}"
        return _html.table(title, head, shown, total=len(rows), lead=self._lead())

    def _lead(self) -> str:
        return ""


def _cell(row: Json, column: Column) -> Any:
    """The value of a column in a row, as Python has it."""
    if column.kind == "texts":
        return _all(row, column.path)
    value = row
    for step in column.path:
        if step not in value:
            return False if column.kind == "flag" else None
        value = value[step]
    if column.kind == "day":
        return day(value)
    if column.kind == "earliest":
        earliest: datetime.date | None = Date(value).earliest
        return earliest
    if column.kind == "json":
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value


def _seen(row: Json, column: Column) -> Any:
    """The value of a column as a notebook shows it."""
    if column.name == "high":
        return _html.bound(row.get("low"), row.get("high"))
    return row.get(column.path[0]) if column.kind == "json" else _cell(row, column)


def _all(value: Json, path: tuple[str, ...]) -> list[str]:
    """Every value at a path in which ``*`` stands for each item of a list."""
    if not path:
        return value if isinstance(value, list) else [value]
    if path[0] == "*":
        return [found for item in value for found in _all(item, path[1:])]
    return _all(value[path[0]], path[1:]) if path[0] in value else []
