"""Answers about tables."""

from __future__ import annotations

from collections.abc import Mapping

from .._value import Answer, Value


class RowCounts(Value):
    """What became of the rows of a table; ``read`` is the sum of the others."""

    __slots__ = ()
    read: int
    mapped: int
    with_errors: int
    blank: int


class CsvFiles(Answer):
    """A case as CSV files, by the names of their tables."""

    __slots__ = ()
    tables: Mapping[str, str]
