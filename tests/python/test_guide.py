"""The guide "Bring your own data": its Python answers what stands there."""

from __future__ import annotations

import doctest
import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (ROOT / "examples/bring-your-own").iterdir():
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs/bring-your-own-data.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    tests = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "guide", None, 0)
    assert len(tests.examples) > 6
    said: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(tests, out=said.append)
    assert result.failed == 0, "".join(said)
