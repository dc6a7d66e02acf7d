"""Tables go into polars, pandas, pyarrow and duckdb as they are, and say the same there."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import claimgraph as cg

polars = pytest.importorskip("polars")
pandas = pytest.importorskip("pandas")
pyarrow = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")


def tables(graph: cg.Graph) -> list[Any]:
    return [
        graph.figures(),
        graph.figures(superseded="keep"),
        graph.claims(),
        graph.sources(),
        graph.series(),
        graph.origins_table(),
    ]


def test_all_readers_see_the_same(bridge: cg.Graph, january: cg.Graph) -> None:
    for graph in (bridge, january, cg.loads('{"format":1}')):
        for table in tables(graph):
            dicts = table.to_dicts()
            assert polars.DataFrame(table).to_dicts() == table.to_polars().to_dicts() == dicts
            assert pyarrow.table(table).to_pylist() == table.to_arrow().to_pylist() == dicts
            rows = table
            assert duckdb.sql("from rows").to_arrow_table().to_pylist() == dicts
            frame = table.to_pandas()
            assert list(frame.columns) == list(table.columns) and len(frame) == len(dicts)
            assert len(pandas.DataFrame.from_arrow(table)) == len(dicts)


def test_types_are_proper(bridge: cg.Graph) -> None:
    figures = bridge.figures(superseded="keep").to_polars()
    assert figures.schema["low"] == polars.Int64
    assert figures.schema["stated_on"] == polars.String
    assert figures.schema["stated_on_earliest"] == polars.Date
    assert figures.schema["roots"] == polars.List(polars.String)
    assert figures.schema["unattributed"] == polars.Boolean
    rows = {row["claim"]: row for row in figures.to_dicts()}
    assert (rows["toll-1"]["low"], rows["toll-1"]["high"]) == (41, 41)
    # An open upper bound is null, and never equal to the lower.
    assert (rows["toll-2"]["low"], rows["toll-2"]["high"]) == (43, None)
    # "About" bounds nothing.
    assert (rows["more"]["low"], rows["more"]["high"], rows["more"]["nominal"]) == (None, None, 100)
    assert rows["toll-1"]["stated_on_earliest"] == datetime.date(2031, 3, 1)
    assert (rows["toll-2"]["as_of"], rows["toll-2"]["as_of_earliest"]) == ("2031-03", datetime.date(2031, 3, 1))
    assert rows["more"]["population"] == '{"age":"child"}' and rows["toll-1"]["population"] is None
    assert rows["more"]["place"] == "old-town"
    frame = bridge.figures(superseded="keep").to_pandas()
    assert str(frame.dtypes["low"]) == "int64[pyarrow]"


def test_a_series_has_a_row_for_every_point(bridge: cg.Graph) -> None:
    series = bridge.series(measure="killed")
    frame = series.to_polars()
    assert len(frame) == sum(len(line.points) for line in series)
    toll = frame.filter(polars.col("claim") == "toll-1").to_dicts()[0]
    assert toll["superseded_by"] == "toll-2" and toll["claimant"] == ["state"]
    assert toll["earliest"] == toll["latest"] == datetime.date(2031, 3, 1)


def test_dates_before_and_beyond_the_calendar(bridge: cg.Graph) -> None:
    old = bridge.edit(change={"daily-1": {"published": "-0044-03-15"}, "daily-2": {"published": "Y12022"}})
    frame = old.sources().to_polars()
    assert frame["published_earliest"].dtype == polars.Date
    assert frame["published_earliest"].null_count() == 0
    with pytest.raises(OverflowError, match="beyond the years"):
        old.sources().to_dicts()


def test_large_tables_come_in_batches(bridge: cg.Graph) -> None:
    put = {
        f"copy-{number}": {"kind": "article", "title": f"Copy {number}", "published": "2031-03-05"}
        for number in range(70_000)
    }
    rows = bridge.edit(put={"sources": put}).sources()
    arrow = rows.to_arrow()
    assert len(arrow) == 70_002 and arrow.column("title").num_chunks == 2
    assert duckdb.sql("select count(*), min(published_earliest) from rows").fetchall() == [
        (70_002, datetime.date(2031, 3, 1))
    ]
