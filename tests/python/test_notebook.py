"""The notebooks run, and their committed outputs are what they say; `CLAIMGRAPH_BLESS=1` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

NOTEBOOKS = REPOSITORY / "examples" / "notebooks"
SHARED = Path(os.environ.get("CLAIMGRAPH_SHARED", REPOSITORY.parent / "shared")).resolve()
GED = SHARED / "data" / "ucdp-ged-syria-19.1.csv.gz"
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
def test_january_2022_says_what_it_said() -> None:
    says_what_it_said(NOTEBOOKS / "january_2022.ipynb")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(not GED.exists(), reason="shared/data has no UCDP GED: the notebook on Syria is not run")
def test_syria_events_says_what_it_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMGRAPH_SHARED", str(SHARED))
    says_what_it_said(NOTEBOOKS / "syria_events.ipynb")


def says_what_it_said(notebook: Path) -> None:
    committed = nbformat.read(notebook, as_version=4)
    ran = nbformat.read(notebook, as_version=4)
    client = nbclient.NotebookClient(
        ran,
        timeout=300,
        kernel_name="python3",
        coalesce_streams=True,
        resources={"metadata": {"path": str(notebook.parent)}},
    )
    client.execute()
    if os.environ.get("CLAIMGRAPH_BLESS") == "1":
        for cell in ran.cells:
            cell.metadata.pop("execution", None)
        nbformat.write(ran, notebook)
        return
    code = [(old, new) for old, new in zip(committed.cells, ran.cells, strict=True) if new.cell_type == "code"]
    assert len(code) > 10 and all(old.outputs for old, new in code if not new.source.startswith("assert"))
    for old, new in code:
        assert ours(new) == ours(old), f"CLAIMGRAPH_BLESS=1 writes the outputs anew; the cell:\n{new.source}"
