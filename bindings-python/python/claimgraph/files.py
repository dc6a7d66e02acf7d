"""Reading files, and what can be asked of a file without reading it into a graph."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, TypedDict, Unpack

from . import _native
from ._bridge import apply, encode, fail, tell
from .answers import Codes, DateDays, Digests, Explanation, Found, Operations
from .graph import Graph, PolicyLike
from .report import Report

#: A path, the bytes of a file, or a file that is open.
Readable = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes] | IO[str]


class Limits(TypedDict, total=False):
    """What is read at most; a file of a stranger that goes beyond is refused."""

    limit_bytes: int
    limit_depth: int
    limit_string: int
    limit_findings: int


def _read(source: Readable) -> tuple[bytes, str]:
    """The bytes of a file, and what it is called."""
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), "document"
    if isinstance(source, str | os.PathLike):
        return Path(source).read_bytes(), os.fspath(source)
    if not hasattr(source, "read"):
        raise TypeError(f"a path, bytes or an open file is needed, not {type(source).__name__}")
    content = source.read()
    name = getattr(source, "name", "")
    data = content.encode() if isinstance(content, str) else bytes(content)
    return data, name if isinstance(name, str) and name else "document"


def load(
    source: Readable,
    /,
    *,
    keep_source: bool = True,
    **limits: Unpack[Limits],
) -> Graph:
    """Reads a case from a path, bytes or an open file, in either form.

    Raises :class:`claimgraph.GraphError`, whose ``report`` says everything that is wrong and where,
    when the file cannot be read. The bytes are kept, so that findings can be drawn on their lines;
    ``keep_source=False`` lets go of them.

    >>> import claimgraph as cg
    >>> cg.load(b'{"format": 1}')
    <Graph: empty>
    """
    data, name = _read(source)
    options = encode(limits)
    try:
        case = _native.Case.open(data, options)
    except _native.Failure as failure:
        fail(failure, data=data, name=name)
    return Graph(case, data if keep_source else None, name, options)


def loads(text: str | bytes, /, **limits: Unpack[Limits]) -> Graph:
    """Reads a case from text; the limits are those of :func:`load`.

    >>> import claimgraph as cg
    >>> len(cg.loads('{"format": 1}'))
    0
    """
    return load(text.encode() if isinstance(text, str) else text, **limits)


def check(
    source: Readable,
    /,
    *,
    texts: Mapping[str, str] | None = None,
    policy: PolicyLike | None = None,
    tolerance: int | None = None,
    **limits: Unpack[Limits],
) -> Report:
    """Everything worth saying about a file, each finding with its place in it; it never raises for data.

    >>> import claimgraph as cg
    >>> print(cg.check(b'{"format": 2}'))
    error[CG108]: format `2` cannot be read, only 1
     --> document:1:12
      |
    1 | {"format": 2}
      |            ^
      |
    help: the file was written by a newer claimgraph: update this one
    <BLANKLINE>
    1 error
    """
    data, name = _read(source)
    options = {"texts": texts, "policy": policy, "tolerance": tolerance, **limits}
    return Report(apply(data, "check", options))._of(data, name, encode(options))


def _text(operation: str, source: Readable, limits: Mapping[str, Any]) -> str:
    data, name = _read(source)
    return apply(data, operation, limits, name)


def fmt(source: Readable, /, **limits: Unpack[Limits]) -> str:
    """The file in the canonical layout of its form.

    >>> import claimgraph as cg
    >>> cg.fmt(b'{"places": {}, "format": 1}')
    '{"format": 1}\\n'
    """
    return _text("fmt", source, limits)


def to_json(source: Readable, /, **limits: Unpack[Limits]) -> str:
    """The file in the document form."""
    return _text("to_json", source, limits)


def to_lines(source: Readable, /, **limits: Unpack[Limits]) -> str:
    """The file in the line form."""
    return _text("to_lines", source, limits)


def digest(source: Readable, /, *, records: bool | None = None, **limits: Unpack[Limits]) -> Digests:
    """Digests that do not depend on the layout of the file; with ``records`` also of every record."""
    data, name = _read(source)
    return Digests(apply(data, "digest", {"records": records, **limits}, name))


def operations() -> Operations:
    """Every operation of the core, with its options."""
    return Operations(tell("operations", {}))


def codes() -> Codes:
    """Every code that a finding can have."""
    return Codes(tell("codes", {}))


def explain(code: str) -> Explanation:
    """What a code means, with a failing example and its repair.

    >>> import claimgraph as cg
    >>> cg.explain("CG110").slug
    'unknown-field'
    """
    return Explanation(tell("explain", {"code": code}))


def find(text: str, *, quote: str | None = None) -> Found:
    """Where a phrase stands in the text of a source, and by what the text is known again.

    >>> import claimgraph as cg
    >>> found = cg.find("They say 41 people died.", quote="41 people")
    >>> found.positions, found.text.length
    ((Position(start=9, end=18),), 24)
    """
    return Found(tell("find", {"text": text, "quote": quote}))


def date(text: str) -> DateDays:
    """The days that a date may mean.

    >>> import claimgraph as cg
    >>> cg.date("2022-06-2X").bounds
    (datetime.date(2022, 6, 20), datetime.date(2022, 6, 29))
    """
    return DateDays(tell("date", {"text": text}))
