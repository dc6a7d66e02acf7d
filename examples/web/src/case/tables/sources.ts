import type { Known } from "../answers";
import { asks } from "../engine";
import type { DatedSource, Graph } from "../tables";

/** Sources in which claims known by then are found, and the sources that these derive from. */
export function sourceRows(graph: Graph, known: Known): DatedSource[] {
  const rows = asks.sourceRows(graph).map((row): DatedSource => (row.published === undefined ? row : { ...row, days: asks.date(graph, row.published) }));
  if (Object.keys(known).length === 0) return rows;
  const derived = new Map(rows.map(({ source, derived_from = [] }) => [source, derived_from]));
  const reached = new Set(asks.claimRows(graph, known).flatMap(({ sources }) => sources));
  const left = [...reached];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    for (const next of derived.get(id) ?? []) {
      if (!reached.has(next)) {
        reached.add(next);
        left.push(next);
      }
    }
  }
  return rows.filter(({ source }) => reached.has(source));
}
