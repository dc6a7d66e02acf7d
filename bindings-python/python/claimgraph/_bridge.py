"""The way over: options out as JSON text, answers back as JSON text, failures as exceptions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from . import _native

if TYPE_CHECKING:
    from ._source import Kept


def encode(options: Mapping[str, Any]) -> str:
    """Options as the core reads them; one that is ``None`` was not given."""
    from ._value import write

    given = {name.rstrip("_"): value for name, value in options.items() if value is not None}
    return write(given) if given else ""


def fail(failure: _native.Failure, source: Kept | None = None, options: str = "") -> NoReturn:
    """Raises what failed in the core as an exception of this package."""
    from .errors import GraphError, QuestionError
    from .report import Report

    text = str(failure.args[0])
    error = json.loads(text)["error"]
    if error["kind"] == "unreadable":
        report = Report(json.dumps(error["report"], ensure_ascii=False, separators=(",", ":")))
        if source is not None:
            report = report._of(source, options)
        raise GraphError(error["message"], report, text) from None
    if error["kind"] == "io":
        raise OSError(error["message"]) from None
    raise QuestionError(error["message"], text) from None


def tell(operation: str, options: Mapping[str, Any]) -> str:
    """Asks what needs no data."""
    try:
        return _native.tell(operation, encode(options))
    except _native.Failure as failure:
        fail(failure)


def apply(data: bytes, operation: str, options: str, name: str = "document") -> str:
    """Asks of a file."""
    from ._source import Kept

    try:
        return _native.apply(data, operation, options)
    except _native.Failure as failure:
        fail(failure, Kept(data, name), options)


def changes(
    put: Mapping[str, Mapping[str, Any]] | None,
    change: Mapping[str, Mapping[str, Any]] | None,
    remove: Iterable[str] | None,
) -> str:
    """Changes to records as the core reads them."""
    gone = [remove] if isinstance(remove, str) else remove
    return encode({"put": put, "change": change, "remove": gone}) or "{}"
