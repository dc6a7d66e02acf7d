"""A case can be written in Python, and what is wrong with it is said by its pointer."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import claimgraph as cg


def again(graph: cg.Graph) -> cg.Graph:
    """The same case, written call by call."""
    document = __import__("json").loads(graph.to_json())
    case = cg.Builder(**document.get("about", {}))
    for name, extension in document.get("vocabulary", {}).items():
        if "open" in extension:
            case.open_list(name, extension["open"])
        for id, term in extension.get("terms", {}).items():
            case.term(name, id, **term)
    for section, add in (
        ("places", case.place),
        ("actors", case.actor),
        ("incidents", case.incident),
        ("sources", case.source),
        ("assessments", case.assessment),
    ):
        for id, record in document.get(section, {}).items():
            add(id, **record)  # type: ignore[operator]
    for id, record in document.get("claims", {}).items():
        body = record.pop(record["kind"].replace("-", "_"))
        getattr(case, record.pop("kind").replace("-", "_"))(id, **record, **body)
    return case.build()


def test_the_real_case_can_be_written(january: cg.Graph, bridge: cg.Graph) -> None:
    assert again(january) == january
    assert again(bridge) == bridge


def small() -> cg.Builder:
    return (
        cg.Builder(title="The bridge", language="en")
        .place("city", "City", point={"lat": 0.00001, "lon": 76.9})
        .place("old-town", ["Old Town", {"text": "Старый город", "lang": "ru"}], within=cg.stated("city"))
        .actor("state", "state-body", "The State")
        .actor("mayor", "person", "the mayor", organ_of=cg.stated("state", role="mayor"))
        .incident("collapse", "The bridge collapses", "accident", when=datetime.date(2031, 3, 1))
        .source("daily", "article", "Grief", text="Мэр: 41 people died, 41 of them workers.")
    )


def test_quotes_are_looked_up_in_texts() -> None:
    case = small().figure(
        "toll",
        "collapse",
        "killed",
        41,
        stated_by=cg.speaker("mayor", on_behalf_of="state"),
        reported_in=cg.passage("daily", quote="41 people"),
        stated_on=datetime.date(2031, 3, 2),
    )
    graph = case.build()
    toll = graph["toll"]
    assert isinstance(toll, cg.records.Claim)
    assert toll.reported_in[0].position is not None
    position = toll.reported_in[0].position
    assert case.texts["daily"][position.start : position.end] == "41 people"
    assert not graph.validate(texts=case.texts).filter(id="toll", severity="error")
    for quote, why in (("41", "stands 2 times"), ("forty-one", "does not stand")):
        with pytest.raises(ValueError, match=why):
            small().figure("toll", "collapse", "killed", 41, reported_in=cg.passage("daily", quote=quote))
    placed = cg.passage("daily", quote="41", start=21, end=23)
    assert small().figure("toll", "collapse", "killed", 41, reported_in=placed).build()


def test_what_is_wrong_is_said_of_the_record() -> None:
    case = small().actor("city", "person", "A city").place("city", "Again")
    case.figure("toll", "collapse", "killed", cg.quantity("between", low=2, high=1))
    with pytest.raises(cg.GraphError) as caught:
        case.build()
    pointers = {finding.pointer for finding in caught.value.report}
    assert any(pointer.startswith("/claims/toll") for pointer in pointers)
    assert any(finding.id == "city" or "city" in finding.pointer for finding in caught.value.report)
    with pytest.raises(TypeError, match=r"stated\('state'\) or inferred\('state'\)"):
        case.actor("clerk", "person", "a clerk", organ_of="state")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="twice"):
        small().term("verbs", "x", "say/x").term("verbs", "x", "say/x")
    with pytest.raises(ValueError, match="a start and an end"):
        cg.passage("daily", start=1)


def test_it_says_how_much_it_holds() -> None:
    case: Any = small()
    assert len(case) == 6 and repr(case) == "<Builder: 6 records>"
