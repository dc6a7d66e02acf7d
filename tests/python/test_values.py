"""The typed classes say what the core answers: every member is declared, and none is missing."""

from __future__ import annotations

import inspect
import json
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any

import conformance
import pytest

import claimgraph as cg
from claimgraph._operation import ANSWERS
from claimgraph._value import Answer, Date, Value, _fields
from claimgraph.answers import Codes, Digests, Explanation, Operations, Records
from claimgraph.records import CLASSES

OF_FILES: dict[str, type[Answer]] = {
    "check": cg.Report,
    "read_table": cg.TableRead,
    "validate": cg.Report,
    "digest": Digests,
    "explain": Explanation,
    "operations": Operations,
    "codes": Codes,
    "find": cg.answers.Found,
    "date": cg.answers.DateDays,
}


def strangers(value: Any, annotation: Any, at: str) -> Iterator[str]:
    """Where JSON is not what the annotation says."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        inner = [a for a in arguments if a is not type(None)]
        if len(inner) == 1 and value is not None:
            yield from strangers(value, inner[0], at)
    elif origin is typing.Literal:
        if value not in arguments:
            yield f"{at}: {value!r} is none of {arguments}"
    elif origin is tuple:
        for inner_value in value:
            yield from strangers(inner_value, arguments[0], f"{at}[]")
    elif origin is Mapping:
        for inner_value in value.values():
            yield from strangers(inner_value, arguments[1], f"{at}{{}}")
    elif isinstance(annotation, type) and issubclass(annotation, Value):
        yield from strange_members(value, annotation, at)
    elif annotation in (str, Date):
        if not isinstance(value, str):
            yield f"{at}: {value!r} is no text"
    elif annotation in (int, bool, float):
        if not isinstance(value, (int, float) if annotation is float else annotation):
            yield f"{at}: {value!r} is no {annotation.__name__}"


def strange_members(data: dict[str, Any], kind: type[Value], at: str) -> Iterator[str]:
    hints = typing.get_type_hints(kind)
    fields = {key: hints[name] for name, (key, _, _) in _fields(kind).items()}
    #: Members that are properties, since absent they mean something of their own.
    own = {"identified", "polarity"} & set(vars(kind))
    for key, value in data.items():
        if key in fields:
            yield from strangers(value, fields[key], f"{at}.{key}")
        elif key not in own:
            yield f"{at}: {key!r} is not declared in {kind.__name__}"
    for key, annotation in fields.items():
        optional = typing.get_origin(annotation) in (tuple, Mapping, typing.Union, types.UnionType)
        if key not in data and not optional and annotation is not bool and annotation is not Any:
            yield f"{at}: {key!r} of {kind.__name__} is missing"


def checked(operation: str, text: str) -> list[str]:
    if operation in ("fmt", "to_json", "to_lines", "record", "dot", "from_tables") or operation.startswith("chart_"):
        return []
    kind = OF_FILES.get(operation) or ANSWERS[operation]
    data = json.loads(text)
    if kind is Records:
        records, of = data["records"].values(), CLASSES[data["section"]]
        return [why for record in records for why in strange_members(record, of, data["section"])]
    if isinstance(data, list):
        item = getattr(kind, "_item", None)
        return [why for value in data for why in (strange_members(value, item, operation) if item else ())]
    return list(strange_members(data, kind, operation))


@pytest.mark.parametrize("folder", conformance.cases(), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_answer_of_the_conformance_cases_is_declared(folder: Any) -> None:
    case = json.loads((folder / "case.json").read_text("utf-8"))
    text = (folder / "expected.json").read_text("utf-8")
    if not text.startswith('{"error"'):
        assert checked(case["operation"], text) == []


def test_every_answer_of_the_real_case_is_declared(january: cg.Graph) -> None:
    six = "c-00-tortured-to-death-6"
    for operation, options in {
        "figures": {},
        "series": {},
        "claims": {},
        "sources": {},
        "select": {"known_as_of": "2022-07-13"},
        "known_as_of": {"day": "2022-07-13"},
        "trace": {"claim": six},
        "origins": {"claim": six},
        "origins_all": {},
        "compare": {"a": six, "b": "c-00-toll-232"},
        "consistency": {"assumption": "definitional"},
        "consistency again": {"suppose": [{"kind": "complete", "whole": "c-03-toll-238", "parts": [six]}]},
        "bounds": {"of": "c-03-toll-238"},
        "bounds again": {"of": {"measure": "killed", "incident": "i-january-unrest"}},
        "union": {"claims": [six, "c-03-toll-238"]},
        "residual": {"whole": "c-03-toll-238", "assumption": "definitional"},
        "lookup": {"text": "Toqaev"},
        "neighbours": {"id": "a-tokayev"} if "a-tokayev" in january else {"id": six},
        "validate": {},
        "terms": {"list": "measures"},
        "summary": {},
        **{f"records {section}": {"section": section} for section in CLASSES},
    }.items():
        called = operation.split()[0]
        assert checked(called, january.ask(called, **options).to_json()) == [], operation
    for operation in ("operations", "codes"):
        assert checked(operation, getattr(cg, operation)().to_json()) == []


def test_every_operation_has_a_method_with_its_options() -> None:
    names = {"from": "from_"}
    for operation in cg.operations():
        where: Any = cg.Graph if operation.on == "a graph" else cg
        function = getattr(where, operation.name)
        # What a decorator or `**limits: Unpack[…]` made of it is looked through.
        parameters = inspect.signature(function).parameters
        hints = typing.get_type_hints(function)
        known = {name for name in parameters if name not in ("self", "source")}
        if operation.name == "from_tables":
            known -= {*CLASSES, "others"}
        if "limits" in known:
            known = known - {"limits"} | set(typing.get_args(hints["limits"])[0].__annotations__)
        wanted = {names.get(option.name, option.name) for option in operation.options}
        assert known == wanted, operation.name
        for option in operation.options:
            parameter = parameters.get(names.get(option.name, option.name))
            if parameter is not None:
                required = parameter.default is inspect.Parameter.empty
                assert required == option.required, f"{operation.name}({option.name})"
                if not required:
                    assert parameter.kind is inspect.Parameter.KEYWORD_ONLY
            if option.words and parameter is not None:
                assert words(hints[parameter.name]) in ({*option.words}, set()), option.name
        assert function.__doc__, operation.name


def words(annotation: Any) -> set[str]:
    """The words that an annotation lists."""
    if typing.get_origin(annotation) is typing.Literal:
        return set(typing.get_args(annotation))
    return {word for argument in typing.get_args(annotation) for word in words(argument)}


def test_answers_compare_and_hide_nothing(bridge: cg.Graph) -> None:
    figures = bridge.figures()
    assert figures == bridge.figures() != bridge.figures(superseded="keep")
    assert figures.to_dict() == json.loads(figures.to_json())
    figures.to_dict()["rows"].clear()
    assert len(figures) == 2 and figures.rows[0] in set(figures)
    row = figures[-1]
    assert row.claim == "toll-2" and (row.low, row.high) == (43, None)
    assert row.population == {} and row.speakers == ("mayor",) and row.roots[0].actor == "state"
    with pytest.raises(TypeError):
        bridge.figures()[0].population["age"] = "child"  # type: ignore[index]
    assert repr(row).startswith("FigureRow(claim='toll-2', incident='collapse'")
    paths = bridge.paths("no", "state", depth=3)
    assert paths.from_ == "no" and len(paths) == len(paths.paths)
    assert bool(bridge.relate("toll-1", "more").may_be_added) is False
    assert "known" in dir(bridge.select().selection)


def test_dates_know_their_days() -> None:
    assert cg.Date("2022-01~/..").is_qualified
    assert cg.date("2022-06-2X").qualified is False
    with pytest.raises(cg.QuestionError, match="is no date"):
        cg.Date("03/04/2031").earliest
    with pytest.raises(OverflowError, match="beyond the years"):
        cg.Date("Y-17000").earliest
    assert cg.Date("2022") == "2022" and sorted([cg.Date("2022"), cg.Date("2021")])[0] == "2021"


def test_unknown_operations_of_the_future_still_answer(bridge: cg.Graph) -> None:
    answer = bridge.ask("figures", measure="killed")
    assert isinstance(answer, cg.answers.Figures)
    plain = Answer('{"new":[1]}')
    assert plain.to_dict() == {"new": [1]} and isinstance(plain, Value)
