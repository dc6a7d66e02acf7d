"""One table of a case's flat form: every cell a text, into polars, pandas, pyarrow and duckdb, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, overload

from . import _html, _native

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow
    from typing_extensions import CapsuleType

#: A cell of a file as the core writes it, and what ends it. Not the module ``csv``, whose limit on the length of
#: a cell is one for the whole program.
CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)')

Row = dict[str, "str | None"]


class FlatTable:
    """The rows of one table as dicts from column to text; a cell that is empty is ``None``.

    ``pl.DataFrame(table)``, ``pa.table(table)``, ``pd.DataFrame.from_arrow(table)`` and duckdb take it through the
    Arrow PyCapsule interface, and :func:`claimgraph.from_tables` reads it, and what they make of it, back.

    >>> import claimgraph as cg
    >>> graph = cg.from_tables(places=[{"id": "quay", "name": "Quay"}])
    >>> graph.to_tables()["places"].columns[:2]
    ('id', 'kind')
    >>> cg.from_tables(**graph.to_tables().keywords()) == graph
    True
    """

    __slots__ = ("_rows", "columns", "name")

    def __init__(self, name: str, text: str) -> None:
        """Takes the text of a CSV file as the core writes it."""
        lines: list[list[str | None]] = [[]]
        for cell in CELL.finditer(text):
            quoted, plain, end = cell.groups()
            lines[-1].append((plain if quoted is None else quoted.replace('""', '"')) or None)
            if end != ",":
                lines.append([])
        head, *rows = lines[:-1]
        #: What the table is called.
        self.name = name
        #: The names of its columns.
        self.columns = tuple(column or "" for column in head)
        self._rows: list[Row] = [dict(zip(self.columns, row, strict=True)) for row in rows]

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        return self._rows[index]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, FlatTable):
            return NotImplemented
        return (self.name, self.columns, self._rows) == (other.name, other.columns, other._rows)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<FlatTable {self.name}: {_html.counted([('rows', len(self))])}>"

    def __arrow_c_stream__(self, requested_schema: object = None) -> CapsuleType:
        """The rows as an Arrow stream of texts (PyCapsule interface)."""
        rows = ({column: cell for column, cell in row.items() if cell is not None} for row in self._rows)
        spec = [(column, "text", [column]) for column in self.columns]
        return _native.arrow(json.dumps(list(rows), ensure_ascii=False), "", spec)

    def to_arrow(self) -> pyarrow.Table:
        """The rows as a pyarrow table."""
        import pyarrow

        return pyarrow.table(self)

    def to_polars(self) -> polars.DataFrame:
        """The rows as a polars frame."""
        import polars

        return polars.DataFrame(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas frame of Arrow texts."""
        import pandas

        return self.to_arrow().to_pandas(types_mapper=pandas.ArrowDtype)

    def to_dicts(self) -> list[Row]:
        """The rows as dicts."""
        return [dict(row) for row in self._rows]
