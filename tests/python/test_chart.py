"""Pictures: the core's specification, beside its table, as a file, without a network."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import claimgraph as cg

altair = pytest.importorskip("altair")
pytest.importorskip("vl_convert")
SIX = "c-00-tortured-to-death-6"
MIME = "application/vnd.vegalite.v5+json"


def test_an_answer_is_drawn_beside_its_table(january: cg.Graph) -> None:
    for answer, asked in (
        (january.series(measure="killed"), january.chart_series(measure="killed")),
        (january.origins(SIX), january.chart_origins(SIX)),
    ):
        assert answer.chart() == answer.plot() == asked
        bundle = answer._repr_mimebundle_()
        assert bundle[MIME] == json.loads(asked.to_json()) and bundle["text/html"].startswith("<style>")
        assert bundle["image/png"].startswith(b"\x89PNG") and bundle["text/plain"] == repr(answer)
        assert answer.to_altair().to_dict()["title"] == bundle[MIME]["title"]
        again = pickle.loads(pickle.dumps(answer))
        assert again == answer and again.chart() == asked and again._repr_mimebundle_() == bundle
        assert pickle.loads(pickle.dumps(again)).chart() == asked
        from_a_file = type(answer)(answer.to_json())
        assert set(from_a_file._repr_mimebundle_()) == {"text/html", "text/plain"}
        with pytest.raises(ValueError, match="ask it again"):
            from_a_file.chart()
        assert pickle.loads(pickle.dumps(from_a_file)) == from_a_file
    asked_by_name = january.ask("series", measure=(measure for measure in ["killed"]))
    assert isinstance(asked_by_name, cg.answers.Series) and asked_by_name.chart() == january.chart_series(measure="killed")
    assert "people killed" in january.chart_parts("c-03-toll-238").to_json().lower()


def test_pictures_become_files(january: cg.Graph, tmp_path: Path) -> None:
    six = january.origins(SIX)
    for suffix, begins in ((".png", b"\x89PNG"), (".svg", b"<svg"), (".html", b"<!DOCTYPE html>"), (".json", b"{")):
        path = tmp_path / f"six{suffix}"
        six.save(path)
        assert path.read_bytes().lstrip().startswith(begins), suffix
    with pytest.raises(ValueError, match=r"not '\.pdf'"):
        six.save(tmp_path / "six.pdf")
    assert len(list(tmp_path.iterdir())) == 4


def test_what_is_too_much_for_a_picture_is_a_table(bridge: cg.Graph) -> None:
    actors = {f"a{n}": {"kind": "person", "names": [{"text": f"a{n}"}]} for n in range(120)}
    claim = bridge["toll-1"].to_dict()
    claims = {f"c{n}": claim | {"stated_by": [{"actor": f"a{n}"}]} for n in range(120)}
    series = bridge.edit(put={"actors": actors, "claims": claims}).series()
    with pytest.raises(cg.QuestionError, match="at most"):
        series.chart()
    assert set(series._repr_mimebundle_()) == {"text/html", "text/plain"}


def test_without_the_extra_it_is_said_which(january: cg.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr("importlib.import_module", missing)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'claimgraph\[plot\]'"):
        january.origins(SIX).save("x.png")
