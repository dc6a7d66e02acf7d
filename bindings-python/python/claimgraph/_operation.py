"""A method that is an operation of the core: its signature is its options, its return type the answer."""

from __future__ import annotations

import functools
import inspect
import typing
from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast

from ._bridge import encode
from ._value import Answer
from .chart import Charted

F = TypeVar("F", bound=Callable[..., Any])
R = TypeVar("R", bound=Answer | str)

#: The class of every operation's answer; one that is not here answers a plain :class:`Answer`.
ANSWERS: dict[str, type[Answer]] = {}


class Asked(Protocol):
    """What operations are put to."""

    def _ask(self, operation: str, options: str) -> str: ...


def put(asked: Asked, operation: str, options: str, answer: type[R]) -> R:
    """Puts an operation to something; an answer that can be drawn remembers whom to ask."""
    made = answer(asked._ask(operation, options))
    if isinstance(made, Charted):
        object.__setattr__(made, "_drawing", (asked._ask, f"chart_{operation}", options))
    return made


def operation(answer: type[Answer] | type[str]) -> Callable[[F], F]:
    """Makes a method of a signature: what is given goes to the core, what comes back is the answer."""

    def make(function: F) -> F:
        called = function.__name__
        if issubclass(answer, Answer):
            ANSWERS[called] = answer
        signature = spelled_out(function)

        @functools.wraps(function)
        def method(self: Asked, *args: Any, **options: Any) -> Answer | str:
            given = signature.bind(self, *args, **options).arguments
            given.pop("self")
            return put(self, called, encode(given), answer)

        named: Any = method
        named.__signature__ = signature
        kinds = {parameter.name: parameter.annotation for parameter in signature.parameters.values()}
        kinds["return"] = signature.return_annotation
        named.__annotations__ = {n: kind for n, kind in kinds.items() if kind is not signature.empty}
        return cast("F", method)

    return make


def spelled_out(function: Callable[..., Any]) -> inspect.Signature:
    """The signature with every option of ``**options: Unpack[…]`` by its name, as a notebook shows it."""
    signature = inspect.signature(function)
    parameters = list(signature.parameters.values())
    if parameters[-1].kind is inspect.Parameter.VAR_KEYWORD:
        (group,) = typing.get_args(typing.get_type_hints(function)[parameters.pop().name])
        parameters += [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)
            for name, kind in typing.get_type_hints(group).items()
        ]
    return signature.replace(parameters=parameters)
