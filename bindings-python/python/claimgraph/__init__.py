"""claimgraph: contested casualty figures, kept with who said them, when, about whom, on what grounds.

Nothing in a case is a fact; everything is somebody's claim, found at a passage of a source.

>>> import claimgraph as cg
>>> graph = cg.loads('''{"format": 1,
...   "actors": {"mayor": {"kind": "person", "names": [{"text": "the mayor"}]}},
...   "incidents": {"collapse": {"title": "The bridge collapses", "kind": "accident"}},
...   "sources": {"daily": {"kind": "article", "title": "Bridge falls"}},
...   "claims": {"toll": {"kind": "figure", "incident": "collapse",
...     "stated_by": [{"actor": "mayor"}], "reported_in": [{"source": "daily"}],
...     "figure": {"measure": "killed", "quantity": {"kind": "at-least", "value": 41}}}}}''')
>>> graph.validate().is_sound
True
>>> [(row.claim, row.low, row.high) for row in graph.figures(measure="killed")]
[('toll', 41, None)]
>>> print(graph.origins("toll").independent)
1
"""

from __future__ import annotations

from . import answers, records
from ._value import Answer, Date, Value
from .batches import Batch, Batches, series_batches, validate_batches
from .builder import Builder, inferred, observed, passage, quantity, speaker, stated
from .chart import Chart
from .document import Document
from .errors import GraphError, QuestionError
from .files import (
    check,
    codes,
    date,
    digest,
    explain,
    find,
    fmt,
    load,
    loads,
    operations,
    to_json,
    to_lines,
)
from .flat import FlatTable
from .graph import Graph
from .report import Finding, Report
from .tables import from_tables
from .tables_read import TableRead, read_table

__all__ = [
    "Answer",
    "Batch",
    "Batches",
    "Builder",
    "Chart",
    "Date",
    "Document",
    "Finding",
    "FlatTable",
    "Graph",
    "GraphError",
    "QuestionError",
    "Report",
    "TableRead",
    "Value",
    "answers",
    "check",
    "codes",
    "date",
    "digest",
    "explain",
    "find",
    "fmt",
    "from_tables",
    "inferred",
    "load",
    "loads",
    "observed",
    "operations",
    "passage",
    "quantity",
    "read_table",
    "records",
    "series_batches",
    "speaker",
    "stated",
    "to_json",
    "to_lines",
    "validate_batches",
]
