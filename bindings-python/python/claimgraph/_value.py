"""What comes over the bridge, as typed objects that cannot be changed.

An answer is JSON text. A class says with its annotations which members the object has; a member that is
absent is ``None``, an empty tuple, an empty mapping or ``False``, as its annotation says. Nothing is
computed here: what an answer says was said by the core.
"""

from __future__ import annotations

import datetime
import functools
import json
import math
import operator
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Self, TypeVar, overload

from . import _html
from ._bridge import tell

T_co = TypeVar("T_co", covariant=True)

#: JSON as Python has it.
Json = Any


class Date(str):
    """A date as somebody wrote it: an EDTF string that knows which days it may mean.

    >>> import claimgraph as cg
    >>> june = cg.Date("2022-06-2X")
    >>> june.earliest, june.latest
    (datetime.date(2022, 6, 20), datetime.date(2022, 6, 29))
    >>> june == "2022-06-2X"
    True
    >>> cg.Date("2022-01/..").latest is None
    True
    """

    __slots__ = ()

    @property
    def earliest(self) -> datetime.date | None:
        """The earliest day it may mean; ``None`` when that side is open or unknown."""
        return _days(str(self))[0]

    @property
    def latest(self) -> datetime.date | None:
        """The latest day it may mean; ``None`` when that side is open or unknown."""
        return _days(str(self))[1]

    @property
    def is_qualified(self) -> bool:
        """Whether it is marked approximate (``~``) or uncertain (``?``)."""
        return _days(str(self))[2]

    def __repr__(self) -> str:
        return f"Date({str(self)!r})"

    def __reduce__(self) -> tuple[type[Date], tuple[str]]:
        return Date, (str(self),)


@functools.lru_cache(maxsize=4096)
def _days(text: str) -> tuple[datetime.date | None, datetime.date | None, bool]:
    answer = json.loads(tell("date", {"text": text}))
    return day(answer.get("earliest")), day(answer.get("latest")), answer["qualified"]


def day(text: str | None) -> datetime.date | None:
    """A day as answers write it."""
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise OverflowError(f"{text} lies beyond the years of datetime.date") from None


def write(value: object) -> str:
    """A value as JSON text. Numbers have no exponent, which coordinates may not have."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{value} cannot be written as JSON")
        return format(Decimal(repr(float(value))), "f")
    if isinstance(value, Value):
        return write(value._json())
    if isinstance(value, datetime.date):
        return encode_basestring(value.isoformat())
    if isinstance(value, Mapping):
        members = (f"{encode_basestring(str(k))}:{write(inner)}" for k, inner in value.items())
        return f"{{{','.join(members)}}}"
    if isinstance(value, set | frozenset):
        return f"[{','.join(sorted(write(inner) for inner in value))}]"
    if isinstance(value, Iterable) and not isinstance(value, bytes | bytearray):
        return f"[{','.join(write(inner) for inner in value)}]"
    if hasattr(value, "__index__"):
        return write(operator.index(typing.cast("typing.SupportsIndex", value)))
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


Made = Callable[[Json], Any]


def _same(value: Json) -> Any:
    return value


def _maker(annotation: Any) -> tuple[Made, Callable[[], Any] | None]:
    """How a member is made of JSON, and what stands where it is absent."""
    origin = typing.get_origin(annotation)
    arguments = typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        inner = [argument for argument in arguments if argument is not type(None)]
        make = _maker(inner[0])[0] if len(inner) == 1 else _same
        if len(inner) == len(arguments):
            return make, None
        return (lambda value: None if value is None else make(value)), lambda: None
    if origin is tuple:
        item = _maker(arguments[0])[0]
        return (lambda value: tuple(item(inner) for inner in value)), tuple
    if origin is Mapping:
        item = _maker(arguments[1])[0]

        def mapping(value: Json) -> Any:
            return types.MappingProxyType({key: item(inner) for key, inner in value.items()})

        return mapping, lambda: types.MappingProxyType({})
    if origin is Literal:
        return _same, None
    if isinstance(annotation, type) and issubclass(annotation, Value | Date):
        return annotation, None
    if annotation is bool:
        return _same, bool
    return _same, None


def _fields(cls: type) -> dict[str, tuple[str, Made, Callable[[], Any] | None]]:
    """The members of a class by attribute: their name in JSON, how they are made, what stands for none."""
    known: dict[str, tuple[str, Made, Callable[[], Any] | None]] | None = cls.__dict__.get("_known")
    if known is None:
        known = {}
        hints = typing.get_type_hints(cls)
        # Those of the class itself first, what all records share last.
        for name in (name for kind in cls.__mro__ for name in kind.__dict__.get("__annotations__", ())):
            if not name.startswith("_") and typing.get_origin(hints[name]) is not ClassVar:
                known.setdefault(name, (name.rstrip("_"), *_maker(hints[name])))
        cls._known = known  # type: ignore[attr-defined]
    return known


class Value:
    """A typed, read-only JSON object: compare it, hash it, copy it, pickle it."""

    __slots__ = ("__weakref__", "_data", "_made")

    def __init__(self, data: Mapping[str, Json], /) -> None:
        object.__setattr__(self, "_data", data)
        object.__setattr__(self, "_made", {})

    def _json(self) -> Any:
        return object.__getattribute__(self, "_data")

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            made = object.__getattribute__(self, "_made")
            if name in made:
                return made[name]
            field = _fields(type(self)).get(name)
            if field is None:
                raise AttributeError(f"{type(self).__name__} has no member {name!r}")
            key, make, absent = field
            data = self._json()
            if key in data:
                value = make(data[key])
            elif absent is not None:
                value = absent()
            else:
                raise AttributeError(f"{type(self).__name__} was given no {name!r}")
            return made.setdefault(name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *_fields(type(self))})

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self._json() == other._json())

    def __hash__(self) -> int:
        return hash((type(self), json.dumps(self._json(), sort_keys=True)))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._json(),)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={_short(value)}" for name, value in self._members())
        return f"{type(self).__name__}({shown})"

    def _repr_html_(self) -> str:
        return _html.card(type(self).__name__, [(n, _html.cell(v)) for n, v in self._members()])

    def _members(self) -> Iterator[tuple[str, Any]]:
        """The members that are there."""
        data = self._json()
        for name, (key, _, _) in _fields(type(self)).items():
            if key in data:
                yield name, getattr(self, name)

    def to_dict(self) -> dict[str, Json]:
        """The same as plain dicts and lists, to change as one likes."""
        copied: dict[str, Json] = json.loads(json.dumps(self._json()))
        return copied


def _short(value: object) -> str:
    if isinstance(value, tuple) and len(value) > 3:
        return f"({', '.join(_short(inner) for inner in value[:3])}, …{len(value)})"
    if isinstance(value, types.MappingProxyType):
        return _short(dict(value))
    shown = repr(value)
    return shown if len(shown) <= 200 else f"{shown[:199]}…"


class Answer(Value):
    """What an operation answers. It keeps the bytes that it was read from."""

    __slots__ = ("_drawing", "_text")

    def __init__(self, text: str, /) -> None:
        object.__setattr__(self, "_text", text)
        object.__setattr__(self, "_drawing", None)
        object.__setattr__(self, "_data", None)
        object.__setattr__(self, "_made", {})

    def _json(self) -> Any:
        data = object.__getattribute__(self, "_data")
        if data is None:
            data = json.loads(self.to_json())
            object.__setattr__(self, "_data", data)
        return data

    def to_json(self) -> str:
        """The answer as JSON text, the same bytes in every language."""
        text: str = object.__getattribute__(self, "_text")
        return text

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash((type(self), self.to_json()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.to_json(),)


class Listed(Answer, Generic[T_co]):
    """An answer that is a list, or that is about one list of its members.

    It is no ``Sequence`` by name, since polars would take that for a column of objects.
    """

    __slots__ = ()

    #: The member that is listed; none where the answer itself is the list.
    _listed: ClassVar[str] = ""
    _item: ClassVar[type[Value] | None] = None

    def _items(self) -> tuple[T_co, ...]:
        if self._listed:
            items: tuple[T_co, ...] = getattr(self, self._listed)
            return items
        made = object.__getattribute__(self, "_made")
        if "items" not in made:
            make = self._item or _same
            made.setdefault("items", tuple(make(inner) for inner in self._json()))
        items = made["items"]
        return items

    def __len__(self) -> int:
        return len(self._items())

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._items())

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T_co]: ...
    def __getitem__(self, index: int | slice) -> T_co | Sequence[T_co]:
        return self._items()[index]

    def __contains__(self, item: object) -> bool:
        return item in self._items()

    def __repr__(self) -> str:
        items = self._items()
        shown = ", ".join(_short(item) for item in items[:3])
        more = ", …" if len(items) > 3 else ""
        return f"{type(self).__name__}({len(items)}: [{shown}{more}])"

    def _repr_html_(self) -> str:
        name = type(self).__name__
        cells = [(str(n), _html.cell(item)) for n, item in enumerate(self._items()[:50])]
        return _html.card(f"{name} ({len(self)})", cells)
