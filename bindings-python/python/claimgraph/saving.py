"""Writing a file so that it is whole, or as it was before."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from typing import Literal

from . import _native

Form = Literal["document", "lines"]


def save(path: str | os.PathLike[str], form: Form | None, case: _native.Case | _native.Draft) -> None:
    """Writes a case to a file."""
    target = Path(path)
    if form is None:
        form = "lines" if target.suffix in (".jsonl", ".ndjson") else "document"
    if form not in ("document", "lines"):
        raise ValueError(f"form is 'document' or 'lines', not {form!r}")
    replace(target, (case.to_lines() if form == "lines" else case.to_json()).encode())


def replace(path: str | os.PathLike[str], content: bytes) -> None:
    """Puts a file in place of another, all of it or nothing: also when the disk is full."""
    # A link is written through, not replaced by a file.
    target = Path(path).resolve()
    descriptor, beside = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, _mode(target))
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
    _sync_folder(target.parent)


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, or those of any new file."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Makes the new name last; where a folder cannot be opened (Windows), the system sees to it."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
