"""The script of the wheel is the core's command line."""

from __future__ import annotations

import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest
from conftest import BRIDGE, JANUARY

SCRIPT = Path(sysconfig.get_path("scripts")) / ("claimgraph.exe" if sys.platform == "win32" else "claimgraph")
COMMANDS = [[str(SCRIPT)], [sys.executable, "-m", "claimgraph"]]


def run(*arguments: str, given: str = "", command: int = 0) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMANDS[command], *arguments], input=given, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize("command", [0, 1])
def test_check_says_by_its_status_what_it_found(command: int) -> None:
    for given, status in (('{"format": 1}', 0), ('{"format": 1, "planes": {}}', 1)):
        done = run("check", "-", given=given, command=command)
        assert done.returncode == status, done.stderr
    assert run("check", "no-such-file.json", command=command).returncode == 2
    assert "check" in run("--help", command=command).stdout


def test_it_writes_what_python_writes() -> None:
    import claimgraph as cg

    assert run("fmt", "-", given=BRIDGE).stdout == cg.loads(BRIDGE).to_json()
    assert run("explain", "CG110").stdout.strip()
    series = run("series", str(JANUARY), "--measure", "killed")
    assert series.returncode == 0 and "238" in series.stdout and "\x1b" not in series.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="an interrupt is sent otherwise there")
def test_it_can_be_interrupted() -> None:
    with subprocess.Popen([*COMMANDS[0], "check", "-"], stdin=subprocess.PIPE) as process:
        time.sleep(0.7)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) in (-signal.SIGINT, 130)
