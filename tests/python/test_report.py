"""A report iterates, filters, prints with the lines of the file, and cannot run what stands in it."""

from __future__ import annotations

import pickle

import pytest
from conftest import BRIDGE, JANUARY

import claimgraph as cg

WRONG = b"""{ "format": 1,
  "places": {
    "a": { "names": [{ "text": "A" }], "within": [{ "place": "b", "basis": "stated" }] },
    "c": { "names": [{ "text": "C" }] } } }
"""


def test_it_filters() -> None:
    report = cg.loads(WRONG).validate()
    assert [f.severity for f in report] == ["info", "error", "info"]
    assert len(report.errors) == 1 and not report.is_sound and report.errors[0].code == "CG201"
    assert report.filter(code="dangling-reference") == report.errors == report.filter(code="CG201")
    assert report.filter(id="c") == report.filter(under="/places/c") != report.filter(under="/places")
    assert not report.warnings and report.infos[1:] == report[2:]
    assert report.counts() == {"error": 1, "warning": 0, "info": 2}
    assert report.infos.filter(id="c")[0].pointer == "/places/c"


def test_it_prints_with_the_lines_of_the_file() -> None:
    report = cg.loads(WRONG).validate()
    assert "document:3:" in str(report) and '"place": "b"' in report.errors.snippets()[0]
    assert report.errors.snippets(coloured=True)[0] != report.errors.snippets()[0]
    assert str(report).endswith("1 error, 2 pieces of information")
    january = cg.load(JANUARY).validate()
    assert f"{JANUARY}:" in january[0:1].snippets()[0]
    assert "1 more" in str(january) or len(january) <= 20 or "more findings" in str(january)
    edited = cg.loads(WRONG).edit(remove=["c"]).validate()
    assert '"place": "b"' in str(edited)
    assert pickle.loads(pickle.dumps(report.infos)).snippets() == report.infos.snippets()


def test_checking_a_file_says_where() -> None:
    report = cg.check(WRONG)
    assert report[0].span is not None and report[0].span.start.line == 3
    broken = cg.check(b'{"format": 1, "claims": {"a"')
    assert broken[0].slug == "json-syntax" and "document:1:" in str(broken)


def test_texts_are_checked(bridge: cg.Graph) -> None:
    sound = bridge.validate(texts={"daily-1": "Of 41 people"})
    moved = bridge.validate(texts={"daily-1": "Of the 41 people"})
    assert not sound.filter(id="toll-1", severity="error")
    assert moved.filter(id="toll-1", severity="error")
    assert "quote" in str(moved.errors)


def test_codes_are_explained() -> None:
    page = cg.explain("dangling-reference")
    assert page.code == "CG201" and "no record" in str(page) and page._repr_html_()
    assert {code.code for code in cg.codes()} >= {"CG110", "CG201"}


MARKUP = '<img src=x onerror=alert(1)><script>alert("x")</script>'


def test_nothing_in_a_file_becomes_markup() -> None:
    text = BRIDGE
    for plain in ("The bridge collapses", "The Daily", "Grief", "that the mayor go", "41 people", "The bridge"):
        text = text.replace(f'"{plain}', f'"{MARKUP.replace(chr(34), chr(92) + chr(34))} {plain}')
    graph = cg.loads(text)
    rich = [graph, *graph.values(), graph.validate(), graph.figures(), graph.series(), graph.claims()]
    rich += [graph.sources(), graph.known_as_of("2031-05-01"), graph.origins("toll-1")]
    rich += [graph.trace("toll-1"), graph.relate("toll-1", "more"), graph.lookup("Daily")]
    rich += [graph.neighbours("daily", depth=3), graph.records("sources"), graph.summary()]
    rich += [graph.terms("verbs"), cg.operations(), graph.origins_all(), graph.select()]
    seen = 0
    for value in rich:
        html = value._repr_html_()
        assert "<img" not in html and "<script" not in html, type(value)
        seen += "&lt;img" in html
    assert seen > 12


def test_long_things_are_cut_with_a_word(january: cg.Graph) -> None:
    assert "more are not shown" in january.claims()._repr_html_()
    with pytest.raises(IndexError):
        january.validate()[1000]
