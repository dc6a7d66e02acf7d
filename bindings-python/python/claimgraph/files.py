"""Reading files, and what can be asked of a file without reading it into a graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from . import _native
from ._bridge import apply, encode, fail, tell
from ._options import Limits, PolicyLike
from ._source import Kept, Readable, read
from .answers import Codes, DateDays, Digests, Explanation, Found, Operations
from .graph import Graph
from .report import Report

def load(
    source: Readable,
    /,
    *,
    keep_source: bool = True,
    **limits: Unpack[Limits],
) -> Graph:
    """Reads a case from a path, bytes or an open file, in either form.

    Raises :class:`claimgraph.GraphError`, whose ``report`` says everything that is wrong and where,
    when the file cannot be read. A file on disk is read piece by piece and not held; findings are drawn on
    its lines as long as it is there and has not changed. Bytes are kept for that; ``keep_source=False``
    lets go of them.

    >>> import claimgraph as cg
    >>> cg.load(b'{"format": 1}')
    <Graph: empty>
    """
    kept = Kept.of(source)
    options = encode(limits)
    try:
        case = kept.open(options)
    except _native.Failure as failure:
        fail(failure, kept, options)
    return Graph(case, kept if keep_source else None, options)


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
    data, name = read(source)
    asked = {"texts": texts, "policy": policy, "tolerance": tolerance}
    options = encode({**asked, **limits})
    return Report(apply(data, "check", options))._of(Kept(data, name), options)


def _text(operation: str, source: Readable, limits: Mapping[str, Any]) -> str:
    data, name = read(source)
    return apply(data, operation, encode(limits), name)


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
    data, name = read(source)
    return Digests(apply(data, "digest", encode({"records": records, **limits}), name))


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
