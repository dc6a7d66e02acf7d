"""Somebody else's table into a case, by a mapping."""

from __future__ import annotations

import csv
import importlib
import io
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, Unpack

from ._bridge import apply, encode
from ._options import Limits
from ._source import Readable, read
from ._value import Answer
from .answers import RowCounts
from .files import loads
from .graph import Graph
from .report import Finding, Report
from .tables import TableLike, cell_of, rows_of

#: A mapping as a dict, as JSON text, the path of its file, or the name of one that comes with the library.
MappingLike = Mapping[str, Any] | str | os.PathLike[str]


class TableRead(Answer):
    """What a mapping made of a table: the case, what became of the rows, and what is wrong with them."""

    __slots__ = ()
    rows: RowCounts
    findings: tuple[Finding, ...]
    left_out: int
    document: str

    @property
    def report(self) -> Report:
        """The findings as a report, which filters and prints."""
        found = {name: self._json()[name] for name in ("findings", "left_out")}
        return Report(json.dumps(found, ensure_ascii=False, separators=(",", ":")))

    @property
    def graph(self) -> Graph:
        """The case."""
        return loads(self.document)

    def __repr__(self) -> str:
        rows = self.rows
        return (
            f"<TableRead: {rows.read} rows, {rows.mapped} mapped, {rows.with_errors} with errors, "
            f"{rows.blank} blank>"
        )


def read_table(
    source: Readable | TableLike,
    /,
    mapping: MappingLike,
    *,
    delimiter: str | None = None,
    encoding: Literal["unicode", "windows-1252", "iso-8859-1"] | None = None,
    **limits: Unpack[Limits],
) -> TableRead:
    """Makes a case of somebody else's table; ``docs/mapping.md`` says how a mapping is written.

    The table is a CSV file (a path, bytes, an open file), an Excel file (``.xlsx``, its first sheet, with the extra
    ``claimgraph[excel]``), rows as dicts, or a polars, pandas or pyarrow table. Cells are taken as text and nothing
    is guessed. Rows with errors become findings, and nothing of them is in the case.

    >>> import claimgraph as cg
    >>> table = cg.read_table(
    ...     [{"town": "Old Town", "day": "03/04/2031"}, {"town": "Quay", "day": "31/02/2031"}],
    ...     mapping={"mapping": 1, "rows": [{"section": "incidents", "id": "raid-{town|slug}", "record": {
    ...         "title": "Raid on {town}", "kind": "raid", "when": {"take": "{day}", "date": "DD/MM/YYYY"}}}]})
    >>> table
    <TableRead: 2 rows, 1 mapped, 1 with errors, 0 blank>
    >>> table.graph["raid-old-town"].when
    Date('2031-04-03')
    >>> print(table.findings[0].message)
    `31/02/2031` would be `2031-02-31`, which is no day (row 3, column B `day`, line 3)
    """
    data, name = _csv(source)
    options = {"mapping": _mapping(mapping), "delimiter": delimiter, "encoding": encoding, **limits}
    return TableRead(apply(data, "read_table", encode(options), name))


def _mapping(mapping: MappingLike) -> str:
    if isinstance(mapping, Mapping):
        return json.dumps(mapping, ensure_ascii=False)
    if isinstance(mapping, str) and (mapping.lstrip().startswith("{") or not mapping.endswith(".json")):
        return mapping
    return Path(mapping).read_text("utf-8")


def _csv(source: Any) -> tuple[bytes, str]:
    """The bytes of a CSV file, and what it is called."""
    if isinstance(source, str | os.PathLike) and os.fspath(source).lower().endswith(".xlsx"):
        return _written(_excel(source)), os.fspath(source)
    if isinstance(source, str | os.PathLike | bytes | bytearray | memoryview) or hasattr(source, "read"):
        return read(source)
    rows = rows_of(source)
    names = list(dict.fromkeys(name for row in rows for name in row))
    return _written([names, *([row.get(name) for name in names] for row in rows)]), "table"


def _excel(path: str | os.PathLike[str]) -> Iterable[Iterable[Any]]:
    try:
        openpyxl = importlib.import_module("openpyxl")
    except ImportError:
        raise ImportError("to read Excel files: pip install claimgraph[excel]") from None
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        # A midnight is a day, as elsewhere.
        sheet = [[cell_of(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    finally:
        book.close()
    return sheet


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _written(rows: Iterable[Iterable[Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([_text(value) for value in row] for row in rows)
    return out.getvalue().encode()
