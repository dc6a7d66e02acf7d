"""A last line of pytest that `tests/run` counts, as it counts those of Rust."""

from __future__ import annotations

from typing import Any


def pytest_terminal_summary(terminalreporter: Any) -> None:
    stats = terminalreporter.stats
    counts = [len(stats.get(name, ())) for name in ("passed", "failed", "error", "skipped")]
    passed, failed, errors, skipped = counts
    word = "ok" if not failed + errors else "FAILED"
    for report in stats.get("skipped", ()):
        terminalreporter.write_line(f"test {report.nodeid} ... ignored")
    terminalreporter.write_line(
        f"test result: {word}. {passed} passed; {failed + errors} failed; {skipped} ignored; python"
    )
