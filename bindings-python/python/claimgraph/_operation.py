"""A method that is an operation of the core: its signature is its options, its return type the answer."""

from __future__ import annotations

import functools
import inspect
import typing
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from ._value import Answer
from .chart import Charted

F = TypeVar("F", bound=Callable[..., Any])
P = ParamSpec("P")
R = TypeVar("R")

#: The class of every operation's answer; one that is not here answers a plain :class:`Answer`.
ANSWERS: dict[str, type[Answer]] = {}


class Asked(Protocol):
    """What operations are put to."""

    def _ask(self, operation: str, options: dict[str, Any]) -> str: ...


def operation(answer: type[Answer] | type[str]) -> Callable[[F], F]:
    """Makes a method of a signature: what is given goes to the core, what comes back is the answer."""

    def make(function: F) -> F:
        called = function.__name__
        if issubclass(answer, Answer):
            ANSWERS[called] = answer
        signature = inspect.signature(function)

        @functools.wraps(function)
        def method(self: Asked, *args: Any, **options: Any) -> Answer | str:
            given = signature.bind(self, *args, **options).arguments
            given.pop("self")
            made = answer(self._ask(called, given))
            if isinstance(made, Charted):
                object.__setattr__(made, "_asked", (self._ask, called, given))
            return made

        return cast("F", method)

    return make


def alike(
    source: Callable[Concatenate[Any, P], Any],
) -> Callable[[Callable[[Any], R]], Callable[Concatenate[Any, P], R]]:
    """Makes an operation that takes what another takes."""

    def make(function: Callable[[Any], R]) -> Callable[Concatenate[Any, P], R]:
        answer = typing.get_type_hints(function)["return"]

        @functools.wraps(function)
        def named(self: Any, /, *args: P.args, **options: P.kwargs) -> R:
            raise NotImplementedError

        described: Any = named
        described.__signature__ = inspect.signature(source)
        described.__annotations__ = {**source.__annotations__, "return": answer}
        return operation(answer)(named)

    return make
