"""The file that records were read from, and how it is found again."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import IO, Any

from . import _native
from ._bridge import encode

#: A path, the bytes of a file, or a file that is open.
Readable = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes] | IO[str]

#: Limits for what this package wrote itself.
OWN = encode(
    {
        "limit_bytes": 2**53 - 1,
        "limit_depth": 2**53 - 1,
        "limit_string": 2**53 - 1,
    }
)
Stamp = tuple[int, int, int, int]


class Kept:
    """What findings are drawn on: bytes at hand, a file that has not changed since, or what a graph writes."""

    __slots__ = ("_found", "_stamp", "name")

    def __init__(
        self, found: bytes | Path | _native.Case, name: str = "document", stamp: Stamp | None = None
    ) -> None:
        self._found = found
        self._stamp = stamp
        self.name = name

    @classmethod
    def of(cls, readable: Readable) -> Kept:
        """The source of what is read, which is not read yet where it is a file on disk."""
        if isinstance(readable, str | os.PathLike):
            path = Path(readable)
            stamp = _stamp(path)
            # A pipe has nothing to come back to.
            found = path.read_bytes() if stamp is None else path.absolute()
            return cls(found, os.fspath(readable), stamp)
        data, name = read(readable)
        return cls(data, name)

    def open(self, options: str) -> _native.Case:
        """The graph of the file, which is not held where it is on disk."""
        if isinstance(self._found, Path):
            # What keeps it from being opened is told as Python tells it.
            self._found.open("rb").close()
            return _native.Case.read(os.fspath(self._found), options)
        return _native.Case.open(self.content() or b"", options)

    def is_there(self) -> bool:
        """Whether the file is still the one that was read."""
        try:
            return not isinstance(self._found, Path) or _stamp(self._found) == self._stamp
        except OSError:
            return False

    def content(self) -> bytes | None:
        """The bytes; none where the file is gone, or is another by now."""
        if isinstance(self._found, bytes):
            return self._found
        if isinstance(self._found, _native.Case):
            return self._found.to_json().encode()
        try:
            content = self._found.read_bytes()
        except OSError:
            return None
        return content if self.is_there() else None

    def __reduce__(self) -> tuple[Any, ...]:
        # A file on this machine is not one on another.
        return Kept, (self.content(), self.name)


def _stamp(path: Path) -> Stamp | None:
    """By what a file is known again."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def read(source: Readable) -> tuple[bytes, str]:
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
