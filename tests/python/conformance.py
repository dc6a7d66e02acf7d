"""Runs the conformance cases against the installed package, byte for byte, as `tests/conformance/README.md` says.

A name or a part of one as an argument runs the cases that have it.
"""

from __future__ import annotations

import inspect
import io
import json
import sys
from pathlib import Path
from typing import Any

import claimgraph as cg

ROOT = Path(__file__).resolve().parents[1] / "conformance"
#: Operations whose answer has a method of another name, since Python keeps the word.
CALLED = {"from": "from_"}


def options(folder: Path, given: dict[str, Any]) -> dict[str, Any]:
    """The options of a case, with the texts that stand beside it."""
    texts = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("texts/*"))}
    mapping = {"mapping": path.read_text("utf-8") for path in folder.glob("mapping.json")}
    return {**given, **mapping, "texts": texts} if texts else {**given, **mapping}


def called(function: Any, *first: Any, given: dict[str, Any]) -> Any:
    """Calls as a user would, with the options by their names."""
    named = {CALLED.get(name, name): value for name, value in given.items()}
    inspect.signature(function).bind(*first, **named)
    return function(*first, **named)


def answer(folder: Path, operation: str, given: dict[str, Any]) -> str:
    """What the public surface says: the text of an answer, or of a failure."""
    inputs = [path for name in ("input.json", "input.jsonl", "input.csv") if (path := folder / name).exists()]
    on = {info.name: info.on for info in cg.operations()}.get(operation)
    try:
        if on == "nothing":
            assert not inputs, "there is an input, but nothing to put it to"
            said = called(getattr(cg, operation), given=given)
        elif operation == "from_tables":
            tables = json.loads(inputs[0].read_bytes())
            files = {name: io.StringIO(table) if isinstance(table, str) else table for name, table in tables.items()}
            said = cg.from_tables(**files).to_json()
        elif on == "a file":
            said = called(getattr(cg, operation), inputs[0].read_bytes(), given=given)
        else:
            graph = cg.load(inputs[0])
            try:
                said = called(getattr(graph, operation), given=given)
            except (AttributeError, TypeError):
                # An operation or an option that is not there: Python knows, but the core is asked.
                said = graph.ask(operation, **given)
    except (cg.GraphError, cg.QuestionError) as error:
        return error.to_json()
    return said if isinstance(said, str) else str(said.to_json())


def judge(folder: Path) -> str | None:
    """What is wrong with a case, if anything is."""
    case = json.loads((folder / "case.json").read_text("utf-8"))
    if set(case) - {"operation", "options", "why"} or not case.get("why"):
        return "case.json has strange members, or does not say why"
    try:
        got = answer(folder, case["operation"], options(folder, case.get("options") or {}))
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    expected = (folder / "expected.json").read_bytes()
    if got.encode() == expected:
        return None
    return f"expected {expected.decode('utf-8', 'replace')}\ngot      {got}"


def cases() -> list[Path]:
    """Every folder of a case, in order."""
    areas = sorted(path for path in ROOT.iterdir() if path.is_dir())
    return [case for area in areas for case in sorted(area.iterdir()) if case.is_dir()]


def main(wanted: list[str]) -> int:
    passed = failed = 0
    for folder in cases():
        name = folder.relative_to(ROOT).as_posix()
        if wanted and not any(part in name for part in wanted):
            continue
        why = judge(folder)
        if why is None:
            passed += 1
        else:
            failed += 1
            print(f"---- {name}\n{why}\n")
        print(f"test {name} ... {'ok' if why is None else 'FAILED'}")
    sound = not failed and (passed > 0 or bool(wanted))
    word = "ok" if sound else "FAILED"
    print(f"\ntest result: {word}. {passed} passed; {failed} failed; 0 ignored; conformance cases")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
