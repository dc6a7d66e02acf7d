"""Series over a cluster: each partition of Spark holds whole incidents, in order, and is a stream.

    pip install claimgraph pyspark pyarrow          # and Java 17 or later
    python examples/scale/spark_series.py folder [--claims 1000000]

`repartition("incident")` brings the lines of an incident to one worker, `sortWithinPartitions` puts them
together, `mapInArrow` hands them over. What incidents share travels with the function, pickled.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
from duckdb_series import make, shared
from pyspark.sql import SparkSession

import claimgraph as cg

LINE = pa.schema([(name, pa.string()) for name in ("incident", "section", "id", "record")])
#: Of the columns of a series, those that go on.
POINT = "incident string, claim string, low bigint, high bigint, earliest date, latest date"


class Judge:
    """What a worker does with its partition."""

    def __init__(self, base: cg.Document) -> None:
        self.base = base

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        lines = pa.RecordBatchReader.from_batches(LINE, (batch.cast(LINE) for batch in batches))
        for batch in cg.series_batches(lines, base=self.base, measure="killed"):
            columns = [column.split()[0] for column in POINT.split(", ")]
            yield from pa.table(batch).select(columns).to_batches()


def run(folder: Path, claims: int) -> dict[str, int]:
    """Makes the claims, if they are not there, and their series."""
    lines = folder / f"lines-{claims}.parquet"
    if not lines.exists():
        make(lines, claims)
    # Workers run the Python that runs this.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    try:
        frame = spark.read.parquet(str(lines)).select(*LINE.names)
        whole = frame.repartition("incident").sortWithinPartitions("incident")
        points = whole.mapInArrow(Judge(shared()), POINT)
        points.write.mode("overwrite").parquet(str(folder / f"spark-{claims}"))
        made = spark.read.parquet(str(folder / f"spark-{claims}"))
        return {"points": made.count(), "incidents": made.select("incident").distinct().count()}
    finally:
        spark.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the tables are")
    parser.add_argument("--claims", type=int, default=1_000_000)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    print(json.dumps(run(given.folder, given.claims)))


if __name__ == "__main__":
    main()
