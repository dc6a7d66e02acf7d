"""Somebody else's tables: of every kind, and Excel's cells as text."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path

import openpyxl
import pandas
import polars
import pyarrow
import pytest

import claimgraph as cg

MAPPING = {
    "mapping": 1,
    "table": {"trim": True},
    "rows": [
        {
            "section": "incidents",
            "id": "raid-{no}",
            "record": {
                "title": "Raid on {town}",
                "kind": "raid",
                "when": {"take": "{day}", "date": ["YYYY-MM-DD", "DD/MM/YYYY"]},
                "ext": {"no": "{no}"},
            },
        }
    ],
}
ROWS = [
    {"no": "007", "town": "Quay", "day": "2031-04-03"},
    {"no": "8", "town": "NA", "day": None},
]


def test_all_kinds_of_table_make_the_same_case(tmp_path: Path) -> None:
    read = cg.read_table(ROWS, MAPPING)
    graph = read.graph
    assert (read.rows.read, read.rows.mapped, len(read.report)) == (2, 2, 0)
    assert graph["raid-007"].when == "2031-04-03"  # type: ignore[attr-defined]
    assert graph["raid-8"].title == "Raid on NA"  # type: ignore[attr-defined]
    for made in (polars.DataFrame(ROWS), pandas.DataFrame(ROWS), pyarrow.Table.from_pylist(ROWS)):
        assert cg.read_table(made, MAPPING).graph == graph
    path = tmp_path / "raids.csv"
    polars.DataFrame(ROWS).write_csv(path)
    again = tmp_path / "mapping.json"
    again.write_text(json.dumps(MAPPING), "utf-8")
    assert cg.read_table(path, again).graph == graph
    with path.open("rb") as file:
        assert cg.read_table(file, str(again)).graph == graph


def test_cells_of_excel_are_taken_as_they_are(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["no", "town", "day"])
    sheet.append(["007", "Quay", datetime.datetime(2031, 4, 3)])
    sheet.append([8, "NA", None])
    path = tmp_path / "raids.xlsx"
    book.save(path)
    assert cg.read_table(path, MAPPING).graph == cg.read_table(ROWS, MAPPING).graph


def test_rows_with_errors_are_told_and_left_out() -> None:
    wrong = [*ROWS, {"no": "9", "town": "Quay", "day": "31/02/2031"}]
    read = cg.read_table(wrong, MAPPING)
    assert (read.rows.read, read.rows.mapped, read.rows.with_errors) == (3, 2, 1)
    (finding,) = read.report
    assert finding.code == "CG154" and finding.params["row"] == 4 and finding.params["column"] == "day"
    assert "raid-9" not in read.graph
    with pytest.raises(cg.GraphError) as caught:
        cg.read_table([{"number": "1"}], MAPPING)
    assert {finding.code for finding in caught.value.report} == {"CG151"}
    with pytest.raises(cg.QuestionError, match="did you mean `ucdp-ged`"):
        cg.read_table(ROWS, "ucdp-gde")


def test_tables_of_a_case_come_back(january: cg.Graph) -> None:
    tables = january.to_tables().tables
    made = {name: io.StringIO(text) for name, text in tables.items()}
    assert cg.from_tables(**made) == january
