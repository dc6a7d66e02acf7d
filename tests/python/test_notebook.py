"""The notebook runs, and its committed outputs are what it says; `CLAIMGRAPH_BLESS=1` writes them anew."""

from __future__ import annotations

import os
from typing import Any

import pytest
from conftest import REPOSITORY

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

NOTEBOOK = REPOSITORY / "examples" / "notebooks" / "january_2022.ipynb"
VEGA = "application/vnd.vegalite.v5+json"


def ours(cell: Any) -> list[Any]:
    """What the package has to do with: printed text, cards, that there is a chart; no frames of others.

    Which bytes a chart has is for the conformance cases to say.
    """
    said: list[Any] = []
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        html = data.get("text/html", "")
        said += [output.get("text"), VEGA in data and VEGA, html if "cg-card" in html else None]
    return [part for part in said if part]


@pytest.mark.filterwarnings("ignore")
def test_the_notebook_says_what_it_said() -> None:
    committed = nbformat.read(NOTEBOOK, as_version=4)
    ran = nbformat.read(NOTEBOOK, as_version=4)
    client = nbclient.NotebookClient(
        ran,
        timeout=120,
        kernel_name="python3",
        coalesce_streams=True,
        resources={"metadata": {"path": str(NOTEBOOK.parent)}},
    )
    client.execute()
    if os.environ.get("CLAIMGRAPH_BLESS") == "1":
        for cell in ran.cells:
            cell.metadata.pop("execution", None)
        nbformat.write(ran, NOTEBOOK)
        return
    code = [(old, new) for old, new in zip(committed.cells, ran.cells, strict=True) if new.cell_type == "code"]
    assert len(code) > 10 and all(old.outputs for old, _ in code[1:])
    for old, new in code:
        assert ours(new) == ours(old), f"CLAIMGRAPH_BLESS=1 writes the outputs anew; the cell:\n{new.source}"
