"""What a file says, by itself."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import Any, cast

import pytest
from conftest import BRIDGE, JANUARY

import claimgraph as cg
from claimgraph.records import CLASSES

TWICE = """{"format": 1, "about": {"title": "<script>alert(1)</script>"},
  "places": {"city": {"names": [{"text": "City"}]}, "town": {"names": [{"text": "Town"}]}},
  "actors": {"city": {"kind": "state-body", "names": [{"text": "City Hall"}]}}}"""


def test_a_graph_has_its_document(bridge: cg.Graph) -> None:
    document = bridge.document
    assert document == cg.Document.loads(BRIDGE) and hash(document) == hash(cg.Document.loads(BRIDGE))
    assert len(document) == len(bridge) and list(document) == list(bridge)
    assert document.graph() == bridge and document.about == bridge.about
    for section in CLASSES:
        named: Any = section
        assert document.ids(named) == bridge.ids(named) and document.records(named) == bridge.records(named)
    for id in document:
        assert id in document and document[id] == bridge[id]
    assert (document.to_json(), document.to_lines()) == (bridge.to_json(), bridge.to_lines())
    assert document.to_dict()["format"] == 1


def test_it_is_a_value(bridge: cg.Graph) -> None:
    document = bridge.document
    for again in (copy.copy(document), copy.deepcopy(document), pickle.loads(pickle.dumps(document))):
        assert again == document and hash(again) == hash(document) and repr(again) == repr(document)
    assert document != cg.Document.loads(TWICE) and document != bridge and document != 1
    assert len({document, bridge.document}) == 1
    assert repr(document) == "<Document: 2 places, 4 actors, 1 incident, 2 sources, 5 claims, 1 assessment>"
    with pytest.raises(AttributeError):
        document.extra = 1  # type: ignore[attr-defined]


def test_changes_make_another_document(bridge: cg.Graph) -> None:
    document, before = bridge.document, bridge.to_json()
    changed = document.edit(
        put={"places": {"hall": {"names": [{"text": "Hall"}]}}},
        change={"toll-1": {"verb": "admitted"}},
        remove="weak",
    )
    assert document.to_json() == before and changed != document
    assert "hall" in changed and "weak" not in changed
    assert cast("cg.records.Claim", changed["toll-1"]).verb == "admitted"
    assert changed.graph() == bridge.edit(
        put={"places": {"hall": {"names": [{"text": "Hall"}]}}},
        change={"toll-1": {"verb": "admitted"}},
        remove=["weak"],
    )
    with pytest.raises(cg.QuestionError, match="no record `nobody`"):
        document.edit(remove=["nobody"])
    with pytest.raises(cg.GraphError):
        document.edit(put={"actors": {"x": {"kind": "person"}}})


def test_a_document_that_no_graph_can_hold_is_one_all_the_same(tmp_path: Path) -> None:
    twice = cg.Document.loads(TWICE)
    assert (len(twice), list(twice)) == (3, ["city", "town", "city"])
    with pytest.raises(cg.GraphError, match="stands for a place and for an actor"):
        twice.graph()
    with pytest.raises(cg.GraphError):
        cg.loads(TWICE)
    assert "city" in twice and twice.records("actors")["city"].label == "City Hall"
    with pytest.raises(KeyError, match="places and in actors"):
        twice["city"]
    with pytest.raises(KeyError):
        twice["nobody"]
    assert "nobody" not in twice and 1 not in twice
    assert pickle.loads(pickle.dumps(twice)) == twice
    with pytest.raises(cg.QuestionError, match="name it `places/city` or `actors/city`"):
        twice.edit(remove=["city"])
    mended = twice.edit(remove=["actors/city"], change={"places/city": {"kind": "city"}})
    assert mended.graph()["city"].label == "City" and mended["city"] == mended.graph()["city"]
    path = tmp_path / "twice.jsonl"
    twice.save(path)
    assert path.read_text("utf-8") == twice.to_lines() and cg.Document.load(path) == twice
    assert "<script>" not in twice._repr_html_() and "alert(1)" in twice._repr_html_()
    assert twice._ipython_key_completions_() == ["city", "town", "city"]


def test_what_cannot_be_read_says_why() -> None:
    with pytest.raises(cg.GraphError) as caught:
        cg.Document.loads('{"format": 1, "planes": {}}')
    assert caught.value.report[0].span is not None and "document:1:15" in str(caught.value)
    deep = '{"format":1,"about":{"ext":' + '{"a":' * 70 + "1" + "}" * 70 + "}}"
    document = cg.Document.loads(deep, limit_depth=100)
    assert pickle.loads(pickle.dumps(document)) == document
    assert cg.Builder().place("here", "Here").document() == cg.Builder().place("here", "Here").build().document


def test_a_file_on_disk_is_not_held_and_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(JANUARY.read_bytes())
    graph = cg.load(path)
    assert graph == cg.loads(path.read_bytes())
    report = graph.validate()
    assert report.has_source and report.infos and report[0].span is None
    assert f"{path}:" in str(report[:1])
    located = report.located()
    assert located == cg.check(path) and all(finding.span for finding in located)
    assert located.to_json() == cg.check(path).to_json()
    assert list(report.warnings.located()) == list(cg.check(path).warnings)
    kept = pickle.loads(pickle.dumps(graph))
    path.write_bytes(JANUARY.read_bytes() + b"\n")
    assert not report.has_source and report.located() == report
    assert f"{path}:" not in str(report[:1]) and report[0].message in str(report[:1])
    assert kept == graph == pickle.loads(pickle.dumps(graph)) and f"{path}:" in str(kept.validate()[:1])
    path.unlink()
    assert not report.has_source and str(report) and pickle.loads(pickle.dumps(report)) == report
    # What a graph would write stands in for a file that it does not have.
    edited = graph.edit(remove=["pl-taraz"]).validate()
    assert edited.has_source and edited.located()[0].span is not None


def test_a_large_file_reads_alike_from_disk_and_from_bytes(tmp_path: Path) -> None:
    place = '{{"names": [{{"text": "Place {0} é 🙂"}}]}}'
    places = ",\n".join(f'"p-{n}": {place.format(n)}' for n in range(40_000))
    for name, text in (
        ("sound", f'{{"format": 1, "places": {{{places}}}}}'),
        ("twice", f'{{"format": 1, "places": {{{places}, "p-7": {place.format(7)}}}}}'),
        ("cut", f'{{"format": 1, "places": {{{places}'),
    ):
        path = tmp_path / f"{name}.json"
        path.write_text(text, encoding="utf-8")
        assert path.stat().st_size > 1 << 20
        if name == "sound":
            graph = cg.load(path)
            assert graph == cg.loads(text)
            lines = tmp_path / "sound.jsonl"
            graph.save(lines)
            assert cg.load(lines) == graph
            with pytest.raises(cg.GraphError, match="over the limit of 1000"):
                cg.load(path, limit_bytes=1000)
        else:
            with pytest.raises(cg.GraphError) as from_disk:
                cg.load(path)
            with pytest.raises(cg.GraphError) as from_bytes:
                cg.loads(text)
            assert from_disk.value.to_json() == from_bytes.value.to_json()
