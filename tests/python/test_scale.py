"""The recipes of `examples/scale`, at a size that takes seconds."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from conftest import REPOSITORY

FOLDER = REPOSITORY / "examples" / "scale"


def recipe(name: str) -> ModuleType:
    """A script as a module."""
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_duckdb_hands_over_incidents_in_order(tmp_path: Path) -> None:
    made = recipe("duckdb_series").run(tmp_path, 20_000, "200MB")
    assert (made["claims"], made["incidents"]) == (20_000, 500)
    # Two thirds of the claims count who was killed.
    assert 13_000 < made["points"] < 13_600


def test_spark_maps_over_incidents(tmp_path: Path) -> None:
    if shutil.which("java") is None or importlib.util.find_spec("pyspark") is None:
        pytest.skip("the recipe for Spark needs java and pyspark")
    # Workers get what a script defines, but not what a module does that they cannot import.
    script = [sys.executable, str(FOLDER / "spark_series.py"), str(tmp_path), "--claims", "4000"]
    ran = subprocess.run(script, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-2000:]
    made = json.loads(ran.stdout.splitlines()[-1].rpartition("\r")[2])
    assert made["incidents"] == 100 and 2_500 < made["points"] < 2_800
