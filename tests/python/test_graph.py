"""A graph in Python: what it holds, how it travels, how it is changed and saved."""

from __future__ import annotations

import copy
import datetime
import gc
import io
import pickle
import threading
from pathlib import Path
from typing import Any

import pytest
from conftest import BRIDGE, JANUARY

import claimgraph as cg


def test_it_is_a_mapping_from_ids_to_records(bridge: cg.Graph) -> None:
    assert len(bridge) == len(list(bridge)) == len(bridge.values()) == 15
    assert list(bridge)[:3] == ["city", "old-town", "crowd"]
    assert "mayor" in bridge and "nobody" not in bridge and 7 not in bridge
    with pytest.raises(KeyError, match="nobody"):
        bridge["nobody"]
    assert bridge.get("nobody") is None
    assert {id: record.label for id, record in bridge.items()}["daily-1"] == "Grief"
    assert bridge._ipython_key_completions_() == list(bridge)
    assert bridge.records("actors")["mayor"] == bridge["mayor"]


def test_records_are_typed_and_cannot_be_changed(bridge: cg.Graph) -> None:
    toll = bridge["toll-1"]
    assert isinstance(toll, cg.records.Claim)
    assert toll.figure is not None and toll.figure.quantity.value == 41
    assert str(toll.figure.quantity) == "41 people"
    assert toll.body is toll.figure and toll.polarity == "asserts"
    assert toll.stated_by[0].on_behalf_of == "state"
    assert toll.stated_on == "2031-03-01"
    assert toll.stated_on is not None and toll.stated_on.earliest == datetime.date(2031, 3, 1)
    assert toll.supersedes == () and toll.verb == "said" and toll.note is None
    for change in (lambda: setattr(toll, "verb", "x"), lambda: delattr(toll, "verb")):
        with pytest.raises(AttributeError, match="cannot be changed"):
            change()
    with pytest.raises(AttributeError, match="no member 'verbs'"):
        toll.verbs  # type: ignore[attr-defined]
    crowd, mayor = bridge["crowd"], bridge["mayor"]
    assert isinstance(crowd, cg.records.Actor) and isinstance(mayor, cg.records.Actor)
    assert not crowd.identified and mayor.identified
    assert [str(name) for name in mayor.names] == ["the mayor", "мэр"]
    assert bridge["weak"].reliability == "C"  # type: ignore[attr-defined]
    assert "figure" in dir(toll)


@pytest.mark.parametrize("make", [copy.copy, copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))])
def test_everything_can_be_copied_and_pickled(bridge: cg.Graph, make: Any) -> None:
    for value in (
        bridge,
        bridge["toll-1"],
        bridge.figures(),
        bridge.figures()[0],
        bridge.series(),
        bridge.origins("toll-1"),
        bridge.validate(),
        bridge.validate().infos,
        bridge.summary(),
        bridge.records("places"),
        cg.Date("2022-06-2X"),
    ):
        assert make(value) == value
        assert repr(make(value)) == repr(value)
        assert hash(make(value)) == hash(value)


def test_a_pickled_graph_keeps_its_source_and_its_limits() -> None:
    deep = '{"format":1,"about":{"ext":' + '{"a":' * 70 + "1" + "}" * 70 + "}}"
    with pytest.raises(cg.GraphError):
        cg.loads(deep)
    graph = cg.loads(deep, limit_depth=100)
    assert pickle.loads(pickle.dumps(graph)) == graph
    slim = cg.load(JANUARY, keep_source=False)
    assert pickle.loads(pickle.dumps(slim)) == slim == cg.load(JANUARY)


def test_reading_takes_paths_bytes_and_files(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(BRIDGE, encoding="utf-8")
    data = path.read_bytes()
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        read = [cg.load(source) for source in (path, str(path), data, memoryview(data), binary, text)]
    read += [cg.load(io.BytesIO(data)), cg.load(io.StringIO(BRIDGE)), cg.loads(BRIDGE), cg.loads(data)]
    assert all(graph == read[0] for graph in read)
    assert cg.loads(read[0].to_lines()) == read[0]
    with pytest.raises(FileNotFoundError):
        cg.load(tmp_path / "none.json")
    with pytest.raises(TypeError, match="not int"):
        cg.load(7)  # type: ignore[arg-type]


def test_what_cannot_be_read_says_why() -> None:
    with pytest.raises(cg.GraphError) as caught:
        cg.loads('{"format": 1, "planes": {}, "claims": []}')
    error = caught.value
    assert [finding.code for finding in error.report] == ["CG112", "CG110"]
    assert "document:1:15" in str(error) and isinstance(error, ValueError)
    again = pickle.loads(pickle.dumps(error))
    assert again.report == error.report and str(again) == str(error)


def test_wrong_questions_say_why(bridge: cg.Graph) -> None:
    for ask, why in (
        (lambda: bridge.trace("toll"), "there is no claim `toll`"),
        (lambda: bridge.figures(measure="kiled"), "did you mean `killed`"),
        (lambda: bridge.known_as_of("2031-03"), "is not a day"),
        (lambda: bridge.ask("serie"), "did you mean `series`"),
        (lambda: bridge.figures(measure=[]), "the list is empty"),
        (lambda: bridge.record("nobody"), "there is no record `nobody`"),
    ):
        with pytest.raises(cg.QuestionError, match=why):
            ask()
    with pytest.raises(TypeError, match="measur"):
        bridge.figures(measur="killed")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        bridge.figures("killed")  # type: ignore[misc]


def test_options_take_what_python_has(bridge: cg.Graph) -> None:
    day = datetime.date(2031, 3, 2)
    known = bridge.figures(known_as_of=day)
    assert known == bridge.figures(known_as_of="2031-03-02") == bridge.figures(selection=known.selection)
    assert [row.claim for row in known] == ["toll-1"]
    assert bridge.select(claimant={"state", "crowd"}) == bridge.select(claimant=("crowd", "state"))
    scope = bridge.series(measure="killed").lines[0].scope
    assert bridge.relate_scopes(scope, scope.to_dict()).relation == "equal"
    strict = bridge.figures(policy={"dozens": 13, "hundreds": 130, "thousands": 1300}, tolerance=100)
    assert next(row for row in strict if row.claim == "more").low == 90


def test_what_figures_imply(january: cg.Graph) -> None:
    six, toll = "c-00-tortured-to-death-6", "c-03-toll-238"
    both = january.union([six, toll])
    assert (both.low, both.high) == (238, 244) and str(both.range) == "238 to 244"
    assert january.consistency() and "can" in str(january.consistency())
    scope = january.figures(measure="killed", place="pl-kazakhstan").rows[0]
    asked = {"measure": "killed", "incident": scope.incident}
    # Rights groups say that it is more than the state says.
    assert january.bounds(asked, assumption="definitional").conflict is not None
    assert january.bounds(asked, assumption="definitional", claimant="a-kazakhstan").range is not None
    broken = january.consistency(
        suppose=[{"kind": "complete", "whole": toll, "parts": [six]}], assumption="definitional"
    )
    clash = next(c for c in broken.conflicts if {w.claim for w in c.rests_on} == {six, toll})
    assert not broken and six in str(clash) and clash.wholes[0].parts == (six,)
    assert january.compare(six, toll).may_be_compared.because
    assert "238" in both._repr_html_() and six in broken._repr_html_()


def test_changes_make_another_graph(bridge: cg.Graph) -> None:
    before = bridge.to_json()
    changed = bridge.edit(
        put={"actors": {"clerk": {"kind": "person", "names": [{"text": "a clerk"}]}}},
        change={"toll-1": {"verb": "admitted", "stated_on": None}},
        remove=["weak"],
    )
    assert bridge.to_json() == before and changed != bridge
    assert "clerk" in changed and "weak" not in changed
    toll = changed["toll-1"]
    assert isinstance(toll, cg.records.Claim)
    assert (toll.verb, toll.stated_on) == ("admitted", None)
    assert bridge.edit() == bridge
    with pytest.raises(cg.GraphError) as caught:
        bridge.edit(put={"actors": {"city": {"kind": "person"}}})
    assert caught.value.report[0].pointer == "/actors/city"
    with pytest.raises(cg.QuestionError, match="there is no record `nobody`"):
        bridge.edit(remove="nobody")
    # Taking out what others point to is for validation to say.
    assert not bridge.edit(remove=["mayor"]).validate().is_sound


def test_places_have_geometry(bridge: cg.Graph) -> None:
    city = bridge["city"]
    assert isinstance(city, cg.records.Place)
    feature = city.__geo_interface__
    assert feature["geometry"] == {"type": "Point", "coordinates": (76.9, 43.25)}
    assert [f["id"] for f in bridge.__geo_interface__["features"]] == ["city"]
    town = bridge["old-town"]
    assert isinstance(town, cg.records.Place) and town.__geo_interface__["geometry"] is None


def test_records_can_be_asked_for_by_kind(bridge: cg.Graph) -> None:
    kinds = {"place": "city", "actor": "mayor", "incident": "collapse", "source": "daily-1", "claim": "no"}
    for kind, id in (kinds | {"assessment": "weak"}).items():
        assert getattr(bridge, kind)(id) == bridge[id]
    with pytest.raises(TypeError, match="`mayor` is of actors, not of claims"):
        bridge.claim("mayor")
    with pytest.raises(cg.QuestionError, match="no record"):
        bridge.claim("nobody")


def test_other_libraries_take_it_as_a_graph(january: cg.Graph) -> None:
    networkx = pytest.importorskip("networkx")
    pytest.importorskip("rustworkx")
    nodes, links = len(january), january.summary().links
    drawn = january.to_networkx()
    assert (drawn.number_of_nodes(), drawn.number_of_edges()) == (nodes, links)
    assert drawn.nodes["c-00-toll-232"]["section"] == "claims"
    assert networkx.has_path(drawn, "c-00-tortured-to-death-6", "a-kazakhstan")
    edge = drawn["c-00-toll-232"]["c-02-toll-227"]["supersedes"]
    assert edge["basis"] == "inferred" and edge["inverse"] == "superseded_by"
    other = january.to_rustworkx(sections=["actors"], links=["organ_of"])
    assert len(other) == len(january.ids("actors"))
    assert {edge["link"] for edge in other.edges()} == {"organ_of"}
    assert january.dot().startswith("digraph") and january.dot(sections=["places"]) != january.dot()
    assert "nodes" in repr(january.node_link())


def test_threads_load_and_ask_in_parallel(january: cg.Graph) -> None:
    data = JANUARY.read_bytes()
    expected = (january.series(measure="killed").to_json(), january.origins_all().to_json())
    wrong: list[object] = []

    def work() -> None:
        for _ in range(5):
            for graph in (january, cg.load(data)):
                got = (graph.series(measure="killed").to_json(), graph.origins_all().to_json())
                if got != expected or graph.figures()[0] != january.figures()[0]:
                    wrong.append(got)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_nothing_leaks(bridge: cg.Graph) -> None:
    resource = pytest.importorskip("resource")

    def work(times: int) -> int:
        for _ in range(times):
            graph = cg.loads(BRIDGE)
            graph.validate(), graph.series().to_dicts(), graph.figures().__arrow_c_stream__()
            graph.edit(change={"toll-1": {"verb": "x"}}).to_json(), graph["toll-1"]
            with pytest.raises(cg.QuestionError):
                graph.trace("none")
        gc.collect()
        return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

    work(100)
    before = work(100)
    # A leak of one graph a round would be 30 MB.
    assert work(1000) - before < 8_000


def test_a_card_and_a_short_form(bridge: cg.Graph) -> None:
    assert repr(bridge) == "<Graph: 2 places, 4 actors, 1 incident, 2 sources, 5 claims, 1 assessment>"
    assert "The bridge" in bridge._repr_html_()
    assert bridge.about is not None and bridge.about.title == "The bridge"
    assert cg.loads('{"format":1}').about is None
