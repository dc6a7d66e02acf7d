"""A method that is an operation of the core: its signature is its options, its return type the answer."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast

from ._value import Answer

F = TypeVar("F", bound=Callable[..., Any])

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
            return answer(self._ask(called, given))

        return cast("F", method)

    return make
