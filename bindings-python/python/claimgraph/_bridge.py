"""The way over: options out as JSON text, answers back as JSON text, failures as exceptions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from . import _native


def encode(options: Mapping[str, Any]) -> str:
    """Options as the core reads them; one that is ``None`` was not given."""
    from ._value import write

    given = {name.rstrip("_"): value for name, value in options.items() if value is not None}
    return write(given) if given else ""


def fail(failure: _native.Failure, *, data: bytes | None = None, name: str = "") -> NoReturn:
    """Raises what failed in the core as an exception of this package."""
    from .errors import GraphError, QuestionError
    from .report import Report

    text = str(failure.args[0])
    error = json.loads(text)["error"]
    if error["kind"] == "unreadable":
        report = Report(json.dumps(error["report"], ensure_ascii=False, separators=(",", ":")))
        if data is not None:
            report = report._of(data, name, "")
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


def apply(data: bytes, operation: str, options: Mapping[str, Any], name: str = "") -> str:
    """Asks of a file."""
    try:
        return _native.apply(data, operation, encode(options))
    except _native.Failure as failure:
        fail(failure, data=data, name=name)
