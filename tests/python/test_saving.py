"""A file is whole, or as it was before."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import claimgraph as cg
from claimgraph import saving


def test_both_forms(bridge: cg.Graph, tmp_path: Path) -> None:
    for name in ("case.json", "case.jsonl", "odd.txt"):
        bridge.save(tmp_path / name)
        assert cg.load(tmp_path / name) == bridge
    assert (tmp_path / "case.jsonl").read_text("utf-8") == bridge.to_lines()
    bridge.save(str(tmp_path / "odd.txt"), form="lines")
    assert (tmp_path / "odd.txt").read_text("utf-8") == bridge.to_lines()
    assert cg.fmt(tmp_path / "case.json") == bridge.to_json() == cg.to_json(tmp_path / "case.jsonl")
    with pytest.raises(ValueError, match="form is"):
        bridge.save(tmp_path / "case.json", form="xml")  # type: ignore[arg-type]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["case.json", "case.jsonl", "odd.txt"]


def test_permissions_and_links_stay(bridge: cg.Graph, tmp_path: Path) -> None:
    target, link = tmp_path / "case.json", tmp_path / "link.json"
    bridge.save(target)
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~umask
    target.chmod(0o640)
    link.symlink_to(target)
    bridge.save(link)
    assert link.is_symlink() and stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_failure_leaves_what_was(
    bridge: cg.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target = tmp_path / "case.json"
    target.write_text("before")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(saving.os, step, fail)
    with pytest.raises(OSError, match="No space"):
        bridge.save(target)
    assert target.read_text() == "before" and list(tmp_path.iterdir()) == [target]


def test_a_disk_that_is_full_leaves_what_was(bridge: cg.Graph, tmp_path: Path) -> None:
    """The system itself refuses to write: a process may write no more than 1,000 bytes to a file."""
    pytest.importorskip("resource")
    target = tmp_path / "case.json"
    target.write_text("before")
    program = """
import resource, sys
import claimgraph as cg
graph = cg.load(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    graph.save(sys.argv[2])
except OSError as error:
    sys.exit(7)
"""
    case = tmp_path / "in.json"
    bridge.save(case)
    done = subprocess.run([sys.executable, "-c", program, str(case), str(target)], check=False)
    assert done.returncode == 7
    assert target.read_text() == "before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["case.json", "in.json"]
