"""Spreadsheets become a case, and what is wrong with a cell is said of the cell."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

import claimgraph as cg

polars = pytest.importorskip("polars")
pandas = pytest.importorskip("pandas")
pyarrow = pytest.importorskip("pyarrow")

TABLES: dict[str, list[dict[str, Any]]] = {
    "incidents": [{"id": "fall", "title": "The fall", "kind": "accident", "when": datetime.date(2031, 3, 1)}],
    "actors": [
        {"id": "state", "kind": "state-body", "name": "The State", "organ_of": None, "organ_of_basis": None},
        {"id": "mayor", "kind": "person", "name": "the mayor", "organ_of": "state", "organ_of_basis": "stated"},
    ],
    "sources": [{"id": "daily", "kind": "article", "title": "Grief", "published": "2031-03-02"}],
    "claims": [
        {"id": "toll", "kind": "figure", "incident": "fall", "stated_by": "mayor", "source": "daily",
         "measure": "killed", "quantity": "exact", "value": 41, "stated_on": datetime.datetime(2031, 3, 1)},
        {"id": "more", "kind": "figure", "incident": "fall", "stated_by": "mayor", "source": "daily",
         "measure": "killed", "quantity": "unquantified", "value": None, "stated_on": None},
    ],
}  # fmt: skip


def test_all_kinds_of_table_make_the_same_case(tmp_path: Path) -> None:
    graph = cg.from_tables(**TABLES)
    assert graph["fall"].when == "2031-03-01"  # type: ignore[attr-defined]
    assert graph["toll"].stated_on == "2031-03-01"  # type: ignore[attr-defined]
    for made in (polars.DataFrame, pandas.DataFrame, pyarrow.Table.from_pylist):
        assert cg.from_tables(**{name: made(rows) for name, rows in TABLES.items()}) == graph, made
    paths = {}
    for name, rows in TABLES.items():
        paths[name] = tmp_path / f"{name}.csv"
        frame = polars.DataFrame(rows).with_columns(polars.selectors.datetime().dt.date())
        frame.write_csv(paths[name], include_bom=True)
    assert cg.from_tables(**paths) == graph


def test_what_a_table_of_ours_holds_goes_back(january: cg.Graph) -> None:
    rows = january.sources().to_polars().rename({"source": "id"})
    kept = rows.select("id", "kind", "title", "published", "language", "url")
    again = cg.from_tables(sources=kept)
    assert [r.title for r in again.sources()] == [r.title for r in january.sources()]


def test_findings_name_table_row_and_column() -> None:
    wrong = TABLES | {
        "sources": [{"id": "daily", "kind": "article", "title": "Grief", "published": "3/2/2031", "pages": 3}],
        "claims": [*TABLES["claims"], TABLES["claims"][0] | {"value": "1,041", "id": "again"}],
    }
    with pytest.raises(cg.GraphError) as caught:
        cg.from_tables(**wrong)
    found = {tuple(f.params.get(name) for name in ("table", "row", "column")) for f in caught.value.report}
    assert found == {("sources", 1, "published"), ("sources", 1, "pages"), ("claims", 3, "value")}
    with pytest.raises(ValueError, match="more cells"):
        cg.from_tables(sources=[{"id": "a", None: ["x"]}])  # type: ignore[dict-item]


@pytest.mark.parametrize("through", ["rows", "polars", "pandas", "arrow"])
def test_every_table_goes_through_frames_and_back(january: cg.Graph, through: str) -> None:
    files = january.to_tables()
    assert "claims" in files and len(files) > 10
    makes = {
        "rows": lambda table: table,
        "polars": lambda table: table.to_polars(),
        "pandas": lambda table: table.to_pandas(),
        "arrow": lambda table: table.to_arrow(),
    }
    tables = {name: makes[through](table) for name, table in files.keywords().items()}
    assert cg.from_tables(**tables) == january
    assert all(len(table) == files.tables[name].count("\r\n") - 1 for name, table in zip(files, tables.values(), strict=True)
               if '"' not in files.tables[name])
