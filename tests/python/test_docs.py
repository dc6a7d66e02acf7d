"""The Python of the README and of the pages runs as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import REPOSITORY

for needed in ("altair", "vl_convert", "networkx", "duckdb", "pandas", "polars"):
    pytest.importorskip(needed)


@pytest.mark.parametrize("page", ["README.md", "docs/python.md", "docs/scale.md"])
def test_the_page_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(REPOSITORY / "examples")
    monkeypatch.chdir(tmp_path)
    text = (REPOSITORY / page).read_text("utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert blocks
    names: dict[str, object] = {"__name__": "page"}
    for block in blocks:
        exec(compile(block, page, "exec"), names)
