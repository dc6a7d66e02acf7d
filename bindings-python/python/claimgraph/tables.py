"""Spreadsheets into a case: tables in documented columns, what is wrong told by table, row and column."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ._bridge import apply
from ._value import write
from .files import load
from .graph import Graph

#: Rows as dicts, a polars, pandas or pyarrow table, whatever speaks Arrow, the path of a CSV file, or one that is
#: open for reading text.
TableLike = Iterable[Mapping[str, Any]] | str | os.PathLike[str] | Any


def from_tables(
    *,
    places: TableLike | None = None,
    actors: TableLike | None = None,
    incidents: TableLike | None = None,
    sources: TableLike | None = None,
    claims: TableLike | None = None,
    assessments: TableLike | None = None,
    **others: TableLike | None,
) -> Graph:
    """Makes a case of tables, a row a record; ``docs/tables.md`` lists the columns of each.

    ``others`` are the tables of lists and of the document itself, ``claims_reported_in`` and ``vocabulary_terms``
    for example.

    Nothing is guessed: a cell that is empty is not recorded, texts are taken as they are, and
    :class:`claimgraph.GraphError` says everything that is wrong with its table, row and column.

    >>> import claimgraph as cg
    >>> graph = cg.from_tables(
    ...     incidents=[{"id": "fall", "title": "The fall", "kind": "accident"}],
    ...     actors=[{"id": "mayor", "kind": "person", "name": "the mayor"}],
    ...     sources=[{"id": "daily", "kind": "article", "title": "Grief", "published": "2031-03-02"}],
    ...     claims=[{"id": "toll", "kind": "figure", "incident": "fall", "stated_by": "mayor",
    ...              "source": "daily", "measure": "killed", "quantity": "at-least", "value": 41}])
    >>> [(row.claim, row.low, row.high) for row in graph.figures()]
    [('toll', 41, None)]
    >>> try:
    ...     cg.from_tables(sources=[{"id": "daily", "kind": "article", "title": "Grief", "published": "3/3/31"}])
    ... except cg.GraphError as error:
    ...     error.report[0].params["row"], error.report[0].params["column"]
    (1, 'published')
    """
    given = {
        "places": places,
        "actors": actors,
        "incidents": incidents,
        "sources": sources,
        "claims": claims,
        "assessments": assessments,
        **{name.replace("_", "-"): table for name, table in others.items()},
    }
    tables = {name: _table(table) for name, table in given.items() if table is not None}
    return load(
        apply(write(tables).encode(), "from_tables", "").encode(), keep_source=False
    )


def _table(table: TableLike) -> str | list[dict[str, Any]]:
    """The text of a CSV file, which the core reads, or the rows of any other table as dicts."""
    if isinstance(table, str | os.PathLike):
        # Spreadsheets write a byte order mark.
        with Path(table).open(encoding="utf-8-sig", newline="") as file:
            return file.read()
    file_like: Any = table
    if hasattr(file_like, "read"):
        return str(file_like.read())
    return rows_of(table)


def rows_of(table: Any) -> list[dict[str, Any]]:
    """The rows of a table that is no file, as dicts."""
    if hasattr(table, "to_dicts"):
        return [_row(row) for row in table.to_dicts()]
    if hasattr(table, "to_pylist"):
        return [_row(row) for row in table.to_pylist()]
    if hasattr(table, "notna") and hasattr(table, "to_dict"):
        frame: Any = table
        whole = frame.astype(object)
        return [_row(row) for row in whole.where(frame.notna(), None).to_dict("records")]
    if hasattr(table, "__arrow_c_stream__"):
        import pyarrow

        return [_row(row) for row in pyarrow.table(table).to_pylist()]
    return [_row(row) for row in table]


def _row(row: Mapping[Any, Any]) -> dict[str, Any]:
    if None in row:
        raise ValueError(f"a row has more cells than there are columns: {row[None]!r}")
    return {str(name): cell_of(value) for name, value in row.items()}


def cell_of(value: Any) -> Any:
    """A cell as JSON has it: a missing number is nothing, a midnight is a day."""
    if isinstance(value, float) and value != value:
        return None
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time() and value.tzinfo is None
        return value.date().isoformat() if midnight else value.isoformat()
    return value
