"""How a program uses the package, for the type checker: `mypy --strict` must find nothing here."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import assert_type

import claimgraph as cg
from claimgraph.answers import FigureRow, Figures, Line, Origins


def program(graph: cg.Graph) -> None:
    assert_type(graph["toll"], cg.records.Record)
    claim = graph.claim("toll")
    assert_type(claim.figure, cg.records.Figure | None)
    assert_type(claim.stated_on, cg.Date | None)
    if claim.stated_on is not None:
        assert_type(claim.stated_on.earliest, datetime.date | None)
    figures = graph.figures(measure=["killed", "injured"], known_as_of=datetime.date(2031, 3, 2))
    assert_type(figures, Figures)
    assert_type(figures[0], FigureRow)
    assert_type(figures[:2], Sequence[FigureRow])
    assert_type(figures[0].high, int | None)
    for line in graph.series(clock="published", grouping="speaker"):
        assert_type(line, Line)
    assert_type(graph.origins("toll"), Origins)
    assert_type(graph.chart_series(measure="killed"), cg.Chart)
    assert_type(graph.validate().errors, cg.Report)
    assert_type(graph.validate()[0], cg.Finding)
    assert_type(graph.edit(remove=["toll"]), cg.Graph)
    assert_type(graph.bounds({"measure": "killed", "incident": "fall"}).low, int | None)
    case = cg.Builder(title="x").figure("toll", "fall", "killed", 41, verb="said", restates=cg.stated("x"))
    assert_type(case.build(), cg.Graph)
    graph.figures(measur="killed")  # type: ignore[call-arg]
    graph.series(clock="told")  # type: ignore[arg-type]
    case.figure("toll", "fall", "killed", 41, polarity="no")  # type: ignore[arg-type]
