"""Series of millions of claims in bounded memory: Parquet, ordered by DuckDB, judged incident by incident.

    pip install claimgraph duckdb
    python examples/scale/duckdb_series.py folder [--claims 10000000] [--memory 1GB]

The script makes the claims first, as anybody's tables would hold them, in no order; a table of one's own
takes their place. Then DuckDB puts them in order (on disk, where they do not fit its memory) and hands them
over as a stream, and what comes back goes to Parquet again as it is made. Nothing is ever held whole.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from pathlib import Path

import duckdb

import claimgraph as cg

PLACES, SPEAKERS, SOURCES = 50, 200, 500
#: Claims of one incident, on average.
EACH = 40


def shared() -> cg.Document:
    """What incidents share: places, actors and sources."""
    builder = cg.Builder(title="Many incidents").place("land", "The Land")
    for n in range(PLACES):
        builder.place(f"town-{n}", f"Town {n}", within=cg.stated("land"))
    for n in range(SPEAKERS // 10):
        builder.actor(f"body-{n}", "state-body", f"Body {n}")
    for n in range(SPEAKERS):
        builder.actor(f"speaker-{n}", "person", f"Speaker {n}", organ_of=cg.stated(f"body-{n // 10}"))
    for n in range(SOURCES):
        builder.source(f"paper-{n}", "article", f"Paper {n}", published=f"2031-{n % 12 + 1:02}-{n % 28 + 1:02}")
    return builder.document()


def make(path: Path, claims: int) -> None:
    """Claims in no order, and an incident for each forty of them."""
    incidents = max(1, claims // EACH)
    with duckdb.connect() as database:
        database.execute("set preserve_insertion_order = false")
        database.execute(
            f"""
            copy (
                select concat('event-', i) as incident, 'incidents' as section, concat('event-', i) as id,
                    format('{{{{"title":"Event {{}}","kind":"accident","when":"2031-{{:02d}}","place":"town-{{}}"}}}}',
                        i, i % 12 + 1, i % {PLACES}) as record
                from range({incidents}) as t(i)
                union all
                select concat('event-', i), 'claims', concat('claim-', n),
                    format('{{{{"kind":"figure","incident":"event-{{}}","stated_by":[{{{{"actor":"speaker-{{}}"}}}}],'
                        || '"stated_on":"2031-{{:02d}}-{{:02d}}","reported_in":[{{{{"source":"paper-{{}}"}}}}],'
                        || '"figure":{{{{"measure":"{{}}","quantity":{{{{"kind":"{{}}","value":{{}}}}}}}}}}}}}}',
                        i, s % {SPEAKERS}, s % 12 + 1, s % 28 + 1, s % {SOURCES},
                        if(s % 3 = 0, 'injured', 'killed'), if(s % 5 = 0, 'at-least', 'exact'), s % 900)
                from (select n, hash(n)::ubigint % {incidents} as i, hash(n + 1)::ubigint % 1000003 as s
                    from range({claims}) as t(n))
            ) to '{path}' (format parquet, row_group_size 100000)
            """
        )


def run(folder: Path, claims: int, memory: str) -> dict[str, object]:
    """Makes the claims, if they are not there, and their series."""
    lines, out = folder / f"lines-{claims}.parquet", folder / f"series-{claims}.parquet"
    if not lines.exists():
        make(lines, claims)
    base = shared()
    begun = time.perf_counter()
    # Who reads and who writes has a connection each.
    with duckdb.connect() as reader, duckdb.connect() as writer:
        for database in (reader, writer):
            database.execute(f"set memory_limit = '{memory}'")
            database.execute(f"set temp_directory = '{folder / 'spill'}'")
        ordered = reader.sql(f"select incident, section, id, record from '{lines}' order by incident")
        points = cg.series_batches(ordered, base=base, measure="killed")
        writer.sql("from points").write_parquet(str(out))
        taken = time.perf_counter() - begun
        (made,) = writer.sql(f"select count(*), count(distinct incident) from '{out}'").fetchall()
    return {
        "claims": claims,
        "points": made[0],
        "incidents": made[1],
        "seconds": round(taken, 1),
        "lines_mb": round(lines.stat().st_size / 1e6, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "memory_limit": memory,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the tables are")
    parser.add_argument("--claims", type=int, default=10_000_000)
    parser.add_argument("--memory", default="1GB", help="what each of DuckDB's connections may hold")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    print(json.dumps(run(given.folder, given.claims, given.memory)))


if __name__ == "__main__":
    main()
