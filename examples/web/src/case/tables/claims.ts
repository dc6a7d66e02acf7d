import type { ClaimRow, Known } from "../answers";
import { asks } from "../engine";
import { isWhole, sourcesOut } from "../reached";
import type { Graph } from "../tables";

/** Claims that were public by then, each with those of its sources that were out. */
export function claimRows(graph: Graph, known: Known): ClaimRow[] {
  const rows = asks.claimRows(graph, known);
  if (isWhole(known)) return rows;
  const out = sourcesOut(graph, known);
  return rows.map((row) => ({ ...row, sources: row.sources.filter((source) => out.has(source)) }));
}
