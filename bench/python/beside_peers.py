"""Loading a case beside pyoxigraph, rustworkx and followthemoney loading equal data, and json reading the same file.

    cargo run --release -p claimgraph-bench -- generate 100000 > case.json
    pip install pyoxigraph rustworkx followthemoney==4.11.2 and a release wheel of claimgraph
    python bench/python/beside_peers.py case.json [--runs 5]

Each is given the case in the form that it reads fastest: pyoxigraph N-Triples in which every field is a triple and
every link an IRI; rustworkx its own node-link JSON, a record's fields as the text of a node, a link as an edge;
followthemoney lines of entities (`beside_followthemoney.py` says which, and measures validation besides). The first
two check no id, date or number; claimgraph does, and followthemoney cleans. Each measurement is a process of its own, by turns; the
median counts. Memory is the peak of the process less that of a process which only imports.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from beside_followthemoney import entities

SECTIONS = ("places", "actors", "incidents", "sources", "claims", "assessments")


def records(case: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for section in SECTIONS:
        for id, record in case.get(section, {}).items():
            yield section, id, record


def triples(case: dict[str, Any], ids: set[str]) -> Iterator[str]:
    """Every field of every record; objects and items of lists that are objects are blank nodes."""
    blanks = 0

    def literal(value: Any) -> str:
        text = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else f'"{json.dumps(value)}"'
        return text.replace("\\/", "/")

    def walk(subject: str, fields: dict[str, Any]) -> Iterator[str]:
        nonlocal blanks
        for field, value in fields.items():
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, dict):
                    blanks += 1
                    node = f"_:b{blanks}"
                    yield f"{subject} <x:{field}> {node} ."
                    yield from walk(node, item)
                elif isinstance(item, str) and item in ids:
                    yield f"{subject} <x:{field}> <r:{item}> ."
                else:
                    yield f"{subject} <x:{field}> {literal(item)} ."

    for section, id, record in records(case):
        yield f"<r:{id}> <x:section> <x:{section}> ."
        yield from walk(f"<r:{id}>", record)


def links(fields: Any, ids: dict[str, int], name: str = "") -> Iterator[tuple[str, int]]:
    if isinstance(fields, dict):
        for field, value in fields.items():
            yield from links(value, ids, field)
    elif isinstance(fields, list):
        for value in fields:
            yield from links(value, ids, name)
    elif isinstance(fields, str) and fields in ids:
        yield name, ids[fields]


def node_link(case: dict[str, Any]) -> dict[str, Any]:
    ids = {id: number for number, (_, id, _) in enumerate(records(case))}
    nodes, edges = [], []
    for section, id, record in records(case):
        text = json.dumps(record, ensure_ascii=False)
        nodes.append({"id": ids[id], "data": {"id": id, "section": section, "record": text}})
        for name, target in links(record, ids):
            edges.append({"source": ids[id], "target": target, "id": len(edges), "data": {"link": name}})
    return {"directed": True, "multigraph": True, "attrs": None, "nodes": nodes, "links": edges}


def with_claimgraph(path: str) -> int:
    import claimgraph as cg

    return len(cg.load(path))


def with_pyoxigraph(path: str) -> int:
    import pyoxigraph

    store = pyoxigraph.Store()
    store.bulk_load(path=path, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return sum(1 for _ in store.quads_for_pattern(None, pyoxigraph.NamedNode("x:section"), None))


def with_rustworkx(path: str) -> int:
    import rustworkx

    return rustworkx.from_node_link_json_file(path).num_nodes()


def with_followthemoney(path: str) -> int:
    import orjson
    from followthemoney import ValueEntity

    with open(path, "rb") as file:
        return len([ValueEntity.from_dict(orjson.loads(line), cleaned=False) for line in file])


def with_json(path: str) -> int:
    return sum(len(case) for name, case in json.loads(Path(path).read_bytes()).items() if name in SECTIONS)


def with_nothing(path: str) -> int:
    import claimgraph
    import followthemoney
    import pyoxigraph
    import rustworkx

    assert claimgraph and followthemoney and pyoxigraph and rustworkx
    return 0


LOADERS: dict[str, Callable[[str], int]] = {
    "claimgraph": with_claimgraph,
    "pyoxigraph": with_pyoxigraph,
    "rustworkx": with_rustworkx,
    "followthemoney": with_followthemoney,
    "json": with_json,
    "nothing": with_nothing,
}


def once(loader: str, path: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--once", loader, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def measure(loader: str, path: str) -> None:
    with_nothing(path)
    begun = time.perf_counter()
    count = LOADERS[loader](path)
    seconds = time.perf_counter() - begun
    # What `getrusage` says is that of the parent, where the parent was larger.
    status = Path("/proc/self/status").read_text("ascii")
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))
    print(json.dumps({"seconds": seconds, "count": count, "peak": peak / 1024}))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("case", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--once", choices=LOADERS)
    given = parser.parse_args()
    if given.once:
        measure(given.once, str(given.case))
        return
    with tempfile.TemporaryDirectory() as folder:
        case = json.loads(given.case.read_bytes())
        ids = {id for _, id, _ in records(case)}
        files = {name: given.case for name in ("claimgraph", "json", "nothing")}
        files["pyoxigraph"] = Path(folder) / "case.nt"
        with files["pyoxigraph"].open("w", encoding="utf-8") as file:
            file.writelines(triple + "\n" for triple in triples(case, ids))
        files["rustworkx"] = Path(folder) / "case.node-link.json"
        files["rustworkx"].write_text(json.dumps(node_link(case), ensure_ascii=False), "utf-8")
        files["followthemoney"] = Path(folder) / "entities.jsonl"
        with files["followthemoney"].open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities(case))
        del case
        runs: dict[str, list[dict[str, float]]] = {name: [] for name in LOADERS}
        for _ in range(given.runs):
            for name, measured in runs.items():
                measured.append(once(name, files[name]))
        base = statistics.median(run["peak"] for run in runs.pop("nothing"))
        counts = {run["count"] for name in runs for run in runs[name]}
        assert counts == {len(ids)}, f"the records are not the same: {counts}"
        ours = {what: statistics.median(run[what] for run in runs["claimgraph"]) for what in ("seconds", "peak")}
        print(f"{len(ids)} records, {given.case.stat().st_size / 1e6:.1f} MB")
        print("| | s | MB | time, ours = 1 | memory, ours = 1 |\n|---|--:|--:|--:|--:|")
        for name, measured in runs.items():
            seconds = statistics.median(run["seconds"] for run in measured)
            peak = statistics.median(run["peak"] for run in measured) - base
            print(
                f"| {name} | {seconds:.2f} | {peak:.0f} | {seconds / ours['seconds']:.1f} "
                f"| {peak / (ours['peak'] - base):.1f} |"
            )


if __name__ == "__main__":
    main()
