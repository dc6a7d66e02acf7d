"""Streams of incidents: judged as the whole is, whatever the batches are."""

from __future__ import annotations

import _thread
import json
import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any

import polars as pl
import pyarrow as pa
import pytest

import claimgraph as cg

WANTED = ("incident", "section", "id", "record")


def case(incidents: int, *, claims: int = 6) -> cg.Graph:
    """Incidents with some claims each, revised and doubted, over places, actors and sources they share."""
    builder = cg.Builder(title="Many").place("land", "The Land")
    for n in range(3):
        builder.place(f"town-{n}", f"Town {n}", within=cg.stated("land"))
        builder.actor(f"body-{n}", "state-body", f"Body {n}")
        builder.actor(f"speaker-{n}", "person", f"speaker {n}", organ_of=cg.stated(f"body-{n}"))
        builder.source(f"paper-{n}", "article", f"Paper {n}", published=f"2031-0{n + 1}-02")
    builder.place("nowhere", "Nowhere")
    for i in range(incidents):
        name = f"fall-{i:02}"
        if i % 3:
            builder.incident(name, f"Fall {i}", "accident", place=f"town-{i % 3}")
        for c in range(claims if i != 1 else 0):
            id = f"{name}-{c}"
            builder.figure(
                id,
                name,
                "killed" if c % 2 else "injured",
                10 * i + c,
                stated_by=cg.speaker(f"speaker-{(i + c) % 3}" if c != 4 else "nobody"),
                reported_in=cg.passage(f"paper-{c % 3}"),
                stated_on=f"2031-0{c % 3 + 1}-0{c + 1}",
                supersedes=cg.stated(f"{name}-{c - 2}") if c > 1 else None,
            )
    return builder.build()


def lines(graph: cg.Graph, shared: tuple[str, ...]) -> tuple[list[dict[str, str | None]], cg.Document]:
    """The records as lines, and those that incidents share as a document."""
    about = {id: claim["incident"] for id, claim in graph.document.to_dict().get("claims", {}).items()}
    base, rows = cg.Document.loads('{"format": 1}'), []
    for line in map(json.loads, graph.to_lines().splitlines()[1:]):
        section, id, record = line["section"], line["id"], line["record"]
        if section in shared:
            base = base.edit(put={section: {id: record}})
            continue
        incident = about[id] if section == "claims" else id if section == "incidents" else None
        rows.append(dict(zip(WANTED, (incident, section, id, json.dumps(record)), strict=True)))
    rows.sort(key=lambda row: row["incident"] or "")
    return rows, base


def batches(rows: list[dict[str, Any]], size: int) -> pa.RecordBatchReader:
    schema = pa.schema([(name, pa.string()) for name in WANTED])
    parts = (rows[at : at + size] for at in range(0, len(rows), size))
    return pa.RecordBatchReader.from_batches(
        schema, (pa.RecordBatch.from_pylist(part, schema=schema) for part in parts)
    )


def point(row: dict[str, Any]) -> str:
    return json.dumps({name: value for name, value in row.items() if name != "line"}, default=str)


def test_every_size_of_batch_says_what_the_whole_says() -> None:
    graph = case(5)
    whole = sorted(
        (f.code, f.pointer, f.message) for f in graph.validate() if not f.code.startswith("CG8")
    )
    series = sorted(point(row) for row in graph.series(measure="killed").to_dicts())
    assert {code for code, *_ in whole} >= {"CG201", "CG504"} and len(series) == 12
    for shared in (("places", "actors", "sources"), ("places",), ()):
        rows, base = lines(graph, shared)
        for size in range(1, len(rows) + 1):
            found = cg.validate_batches(batches(rows, size), base=base).to_arrow().to_pylist()
            assert sorted((f["code"], f["pointer"], f["message"]) for f in found) == whole, (shared, size)
            made = cg.series_batches(batches(rows, size), base=base, measure="killed").to_arrow().to_pylist()
            assert sorted(map(point, made)) == series, (shared, size)
    assert Counter(row["incident"] for row in made) == {f"fall-0{n}": 3 for n in (0, 2, 3, 4)}
    assert all((f["incident"] is None) == f["pointer"].startswith(("/places", "/sources")) for f in found)


def test_any_library_gives_and_takes_streams() -> None:
    rows, base = lines(case(3), ("places", "actors", "sources"))
    frame = pl.DataFrame(rows, schema=dict.fromkeys(WANTED, pl.String))
    expected = cg.series_batches(batches(rows, 2), base=base).to_polars()
    assert cg.series_batches(frame, base=base).to_polars().equals(expected)
    large = frame.to_arrow().cast(pa.schema([(name, pa.large_string()) for name in WANTED]))
    assert pl.DataFrame(cg.series_batches(large, base=base.graph())).equals(expected)
    duckdb = pytest.importorskip("duckdb")
    # A connection has one open result: who reads and who writes has a connection each.
    ordered = duckdb.connect().sql("from frame order by incident")
    answers = cg.series_batches(ordered, base=base)
    assert duckdb.connect().sql("select count(*) from answers").fetchall() == [(len(expected),)]
    reader = pa.RecordBatchReader.from_stream(cg.series_batches(frame, base=base))
    assert reader.read_all().num_rows == len(expected)
    # What was handed on is gone.
    stream = cg.validate_batches(frame, base=base)
    assert sum(len(batch) for batch in stream) > 0 and list(stream) == []
    assert "incident, code" in repr(stream) and stream.columns[:2] == ("incident", "code")
    empty = cg.series_batches(frame.clear(), base=base)
    assert empty.to_arrow().num_rows == 0
    assert cg.series_batches(frame.clear(), base=base).to_polars().schema == expected.schema


def test_a_wrong_schema_is_refused_with_findings() -> None:
    rows, base = lines(case(2), ("places", "actors", "sources"))
    table = batches(rows, 100).read_all()
    numbers = pa.array(range(table.num_rows))
    with pytest.raises(cg.GraphError) as caught:
        cg.validate_batches(table.rename_columns({"section": "sections"}).set_column(0, "incident", numbers))
    told = [(f.code, f.params["column"], f.message, f.help) for f in caught.value.report]
    assert ("CG140", "incident", "the column `incident` is of Int64, not of text") in [t[:3] for t in told]
    assert ("CG140", "section", "there is no column `section`") in [t[:3] for t in told]
    assert any(help and "did you mean `sections`" in help for *_, help in told)
    doubled = pa.Table.from_arrays([table["id"], *table.columns], names=["id", *table.column_names])
    with pytest.raises(cg.GraphError, match="the column `id` stands twice"):
        cg.series_batches(doubled)
    with pytest.raises(TypeError, match="list is no Arrow stream"):
        cg.validate_batches([])  # type: ignore[arg-type]


def test_what_is_out_of_order_or_out_of_place_is_refused() -> None:
    rows, base = lines(case(3), ("places", "actors", "sources"))
    torn = [*rows[3:], rows[0]]
    answers = iter(cg.validate_batches(batches(torn, 2), base=base))
    with pytest.raises(cg.GraphError) as caught:
        list(answers)
    finding = caught.value.report[0]
    assert (finding.code, finding.id, finding.params["line"]) == ("CG141", "fall-00", len(torn))
    assert list(answers) == []
    with pytest.raises((OSError, pa.ArrowException), match="is of the incident `fall-00` again"):
        pa.RecordBatchReader.from_stream(cg.validate_batches(batches(torn, 2), base=base)).read_all()
    late = [*rows, {"incident": None, "section": "places", "id": "late", "record": "{}"}]
    with pytest.raises(cg.GraphError, match="CG142"):
        cg.validate_batches(batches(late, 3), base=base).to_arrow()
    elsewhere = [{**row, "incident": "other"} if row["id"] == "fall-00-0" else row for row in rows]
    elsewhere.sort(key=lambda row: row["incident"])
    found = cg.validate_batches(batches(elsewhere, 4), base=base).to_polars()
    assert found.filter(pl.col("code") == "CG142")["pointer"].to_list() == ["/claims/fall-00-0/incident"]


def test_an_incident_that_cannot_be_read_is_told_and_passed_over() -> None:
    rows, base = lines(case(4), ("places", "actors", "sources"))
    for broken, code in (
        ("{", "CG102"),
        ('{"kind":"figure","colour":1}', "CG110"),
        ('{"title":"x"}, {"title":"y"}', "CG102"),
        ("", "CG102"),
        ("[" * 100_000, "CG106"),
        ('{"kind":"figure","ext":{"x":' + "[" * 100_000, "CG106"),
    ):
        bad = [{**row, "record": broken} if row["id"] == "fall-02-1" else row for row in rows]
        found = cg.validate_batches(batches(bad, 5), base=base).to_polars()
        of_it = found.filter(pl.col("incident") == "fall-02")
        assert code in of_it["code"].to_list(), broken[:40]
        assert set(of_it["pointer"].str.head(17)) == {"/claims/fall-02-1"}
        assert found.filter(pl.col("incident") == "fall-03").height > 0
        with pytest.raises(cg.GraphError) as caught:
            cg.series_batches(batches(bad, 5), base=base).to_arrow()
        assert code in {finding.code for finding in caught.value.report}
    twice = cg.validate_batches(batches([*rows, rows[-1]], 5), base=base).to_polars()
    assert "CG116" in twice["code"].to_list()
    shared = [{**rows[0], "section": "places", "id": "land", "record": '{"names":[{"text":"x"}]}'}, *rows]
    assert "that of a record that incidents share" in str(
        cg.validate_batches(batches(shared, 5), base=base).to_arrow()["message"].to_pylist()
    )


def test_what_is_asked_is_asked_of_every_incident() -> None:
    rows, base = lines(case(4), ("places", "actors", "sources"))
    made = cg.series_batches(batches(rows, 7), base=base, claimant="body-1", clock="as_of").to_polars()
    assert set(made["claimant"].list.first()) == {"body-1"} and made["incident"].n_unique() > 1
    for wrong, why in (
        ({"claimant": "fall-00"}, "none of the records that incidents share"),
        ({"measure": "kiled"}, "did you mean `killed`"),
        ({"incident": "fall-00"}, "asked incident by incident"),
    ):
        with pytest.raises(cg.QuestionError, match=why):
            cg.series_batches(batches(rows, 7), base=base, **wrong).to_arrow()  # type: ignore[arg-type]
    with pytest.raises(cg.QuestionError, match="unknown option"):
        cg.validate_batches(batches(rows, 7), base=base, colour=1)  # type: ignore[call-arg]
    few = cg.validate_batches(batches(rows, 7), base=base, limit_findings=0).to_arrow()
    assert few.num_rows == 0


def plain(incidents: int, claims: int) -> Iterator[pa.RecordBatch]:
    """A batch an incident."""
    schema = pa.schema([(name, pa.string()) for name in WANTED])
    for n in range(incidents):
        name = f"fall-{n}"
        record = (
            f'{{"kind":"figure","incident":"{name}","unattributed":true,"reported_in":[{{"source":"paper"}}],'
            '"stated_on":"2031-01-0%d","figure":{"measure":"killed","quantity":{"kind":"exact","value":%d}},"note":"%s"}'
        )
        records = [record % (c % 9 + 1, c, "long " * 1000) for c in range(claims)]
        columns = [[name] * claims, ["claims"] * claims, [f"{name}-{c}" for c in range(claims)], records]
        yield pa.RecordBatch.from_arrays([pa.array(c, pa.string()) for c in columns], schema=schema)


def test_memory_does_not_grow_with_the_stream() -> None:
    resource = pytest.importorskip("resource")

    def work(incidents: int) -> int:
        made = plain(incidents, 10)
        first = next(made)
        reader = pa.RecordBatchReader.from_batches(first.schema, made)
        rows = sum(len(batch) for batch in cg.validate_batches(reader))
        assert rows >= (incidents - 1) * 10
        return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

    before = work(100)
    # Held as a whole, the rest would be 25 MB as text alone.
    assert work(600) - before < 12_000


def test_a_person_may_stop_it() -> None:
    table = pa.Table.from_batches(plain(400, 100))
    alarm = threading.Timer(0.3, _thread.interrupt_main)
    alarm.start()
    with pytest.raises(KeyboardInterrupt):
        while True:
            list(cg.series_batches(table, base=cg.Document.loads(PAPER)))
    alarm.join()


PAPER = '{"format":1,"sources":{"paper":{"title":"Paper","kind":"article"}}}'
