"""Answers about tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .._value import Answer, Value
from ..flat import FlatTable


class RowCounts(Value):
    """What became of the rows of a table; ``read`` is the sum of the others."""

    __slots__ = ()
    read: int
    mapped: int
    with_errors: int
    blank: int


class CsvFiles(Answer):
    """A case as tables that lose nothing: the text of a CSV file for each, and its rows.

    ``files.tables["claims"]`` is the text; ``files["claims"]`` is the table, for polars, pandas and pyarrow.
    """

    __slots__ = ()
    tables: Mapping[str, str]

    def __getitem__(self, name: str) -> FlatTable:
        return FlatTable(name, self.tables[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)

    def __contains__(self, name: object) -> bool:
        return name in self.tables

    def keywords(self) -> dict[str, FlatTable]:
        """The tables by the names that :func:`claimgraph.from_tables` has for them."""
        return {name.replace("-", "_"): self[name] for name in self.tables}
