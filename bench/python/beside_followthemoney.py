"""Loading and validating a case beside followthemoney 4.x, on equivalent records, in one run.

    cargo run --release -p claimgraph-bench -- generate 68000 > case.json
    pip install followthemoney==4.11.2 and a release wheel of claimgraph
    python bench/python/beside_followthemoney.py case.json [--runs 5]

Every record of the case becomes an entity with the same id, names, dates and links. followthemoney reads the
entities (orjson), cleans every value (`ValueEntity(..., cleaned=False)`) and validates each against its schema.
claimgraph reads the case strictly, checks every id, date and number, indexes every link both ways, and runs every
rule, those across records too: that is more, not less. Each measurement is a process of its own, by turns; the
median counts. Memory is that of the process less that of one which only imports: at its peak, and settled, when
all is done. By then both hold every record: theirs as entities, ours as a graph that is indexed both ways.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sized
from pathlib import Path
from typing import Any

KINDS = {"person": "Person", "state-body": "PublicBody", "group": "Organization", "media": "Company"}


def entities(case: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The records of a case as followthemoney has them."""

    def entity(id: str, schema: str, **properties: Any) -> dict[str, Any]:
        given = {name: [v for v in values if v] for name, values in properties.items()}
        return {"id": id, "schema": schema, "properties": {k: v for k, v in given.items() if v}}

    def names(record: dict[str, Any]) -> list[str]:
        return [name["text"] for name in record["names"]]

    for id, record in case.get("places", {}).items():
        point = record.get("point", {})
        yield entity(
            id, "Address", name=names(record), latitude=[str(point.get("lat", ""))],
            longitude=[str(point.get("lon", ""))], addressEntity=[w["place"] for w in record.get("within", [])],
        )  # fmt: skip
    for id, record in case.get("actors", {}).items():
        above = [link["actor"] for name in ("organ_of", "member_of") for link in record.get(name, [])]
        yield entity(id, KINDS.get(record["kind"], "LegalEntity"), name=names(record), parent=above)
    for id, record in case.get("incidents", {}).items():
        yield entity(
            id, "Event", name=[record["title"]], keywords=[record["kind"]], date=[record.get("when", "")],
            addressEntity=[record.get("place", "")],
        )  # fmt: skip
    for id, record in case.get("sources", {}).items():
        yield entity(
            id, "Article", title=[record["title"]], publishedAt=[record.get("published", "")],
            sourceUrl=[record.get("url", "")], language=[record.get("language", "")],
            parent=[link["source"] for link in record.get("derived_from", [])],
        )  # fmt: skip
    for id, record in case.get("claims", {}).items():
        body = record[record["kind"].replace("-", "_")]
        quantity = body.get("quantity", {})
        links = [
            link["claim"] for name in ("supersedes", "restates", "based_on", "part_of") for link in record.get(name, [])
        ]
        yield entity(
            id, "Event", name=[body.get("text") or quantity.get("words") or id],
            keywords=[record["kind"], body.get("measure", ""), quantity.get("kind", "")],
            summary=[str(quantity.get("value", ""))], date=[record.get("stated_on", "")],
            organizer=[s["actor"] for s in record.get("stated_by", [])], involved=[record["incident"], *links],
            proof=[passage["source"] for passage in record["reported_in"]],
            description=[passage.get("quote", {}).get("exact", "") for passage in record["reported_in"]],
        )  # fmt: skip
    for id, record in case.get("assessments", {}).items():
        yield entity(id, "Note", entity=[record["of"], record["by"]], description=[record.get("reason", "")])


#: Seconds to load, seconds with the rules, and what is held at the end.
Done = tuple[float, float, Sized]


def ours(path: str) -> Done:
    import claimgraph as cg

    begun = time.perf_counter()
    graph = cg.load(path, keep_source=False)
    loaded = time.perf_counter() - begun
    graph.validate()
    return loaded, time.perf_counter() - begun, graph


def theirs(path: str) -> Done:
    import orjson
    from followthemoney import ValueEntity, model
    from followthemoney.exc import InvalidData

    begun = time.perf_counter()
    kept, refused = [], 0
    with open(path, "rb") as file:
        for line in file:
            kept.append(ValueEntity.from_dict(orjson.loads(line), cleaned=False))
    loaded = time.perf_counter() - begun
    for entity in kept:
        try:
            entity.schema.validate(entity.to_dict())
        except InvalidData:
            refused += 1
    assert model is not None and refused == 0, f"{refused} entities are refused"
    return loaded, time.perf_counter() - begun, kept


def nothing(path: str) -> Done:
    import claimgraph
    import followthemoney

    assert claimgraph and followthemoney and path
    return 0.0, 0.0, ()


def memory(name: str) -> float:
    """Megabytes: `VmHWM` at most, `VmRSS` now. What `getrusage` says is that of a parent that was larger."""
    status = Path("/proc/self/status").read_text("ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith(f"{name}:"))
    return int(kilobytes) / 1024


def once(what: str, path: str, collect: bool) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, __file__, "--once", what, path, *([] if collect else ["--no-gc"])],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("case")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--once", choices=("ours", "theirs", "nothing"))
    parser.add_argument("--no-gc", action="store_true")
    given = parser.parse_args()
    if given.once:
        if given.no_gc:
            gc.disable()
        work = {"ours": ours, "theirs": theirs, "nothing": nothing}[given.once]
        loaded, validated, held = work(given.case)
        gc.collect()
        done = {"loaded": loaded, "validated": validated, "count": len(held)}
        print(json.dumps(done | {"peak": memory("VmHWM"), "settled": memory("VmRSS")}))
        return
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "entities.jsonl"
        case = json.loads(Path(given.case).read_bytes())
        with lines.open("w", encoding="utf-8") as file:
            for entity in entities(case):
                file.write(json.dumps(entity, ensure_ascii=False) + "\n")
        del case
        sizes = (Path(given.case).stat().st_size / 1e6, lines.stat().st_size / 1e6)
        base = once("nothing", given.case, True)
        print(f"case {sizes[0]:.1f} MB, entities {sizes[1]:.1f} MB")
        print("| gc | | followthemoney | claimgraph | ratio |\n|---|---|--:|--:|--:|")
        for collect in (True, False):
            runs: dict[str, list[dict[str, float]]] = {"ours": [], "theirs": []}
            for _ in range(given.runs):
                runs["theirs"].append(once("theirs", str(lines), collect))
                runs["ours"].append(once("ours", given.case, collect))
            counts = {run["count"] for kind in runs.values() for run in kind}
            assert len(counts) == 1, f"the records are not the same: {counts}"
            word = "on" if collect else "off"
            for theirs_is, ours_is, label in (
                ("loaded", "loaded", "read and clean; read and index, s"),
                ("validated", "loaded", "clean and validate; read and index, s"),
                ("validated", "validated", "clean and validate; read, index, every rule, s"),
                ("peak", "peak", "memory at its peak, MB"),
                ("settled", "settled", "memory when all is done, MB"),
            ):
                less = base[theirs_is] if theirs_is in ("peak", "settled") else 0.0
                a = statistics.median(run[theirs_is] for run in runs["theirs"]) - less
                b = statistics.median(run[ours_is] for run in runs["ours"]) - less
                print(f"| {word} | {label} | {a:.2f} | {b:.2f} | {a / b:.1f} |")
        print(f"{counts.pop():.0f} records")


if __name__ == "__main__":
    main()
