import type { Known } from "../answers";
import { asks } from "../engine";
import { daysOf, isWhole, reached } from "../reached";
import type { DatedSource, Graph } from "../tables";
import { claimRows } from "./claims";

/** Sources that were out by then, and those that these derive from; each with how many public claims are found in it. */
export function sourceRows(graph: Graph, known: Known): DatedSource[] {
  const rows = asks.sourceRows(graph).map((row): DatedSource => {
    const days = daysOf(graph).get(row.source);
    return days === undefined ? row : { ...row, days };
  });
  if (isWhole(known)) return rows;
  const there = reached(graph, known);
  const found = new Map<string, number>();
  for (const source of claimRows(graph, known).flatMap(({ sources }) => sources)) found.set(source, (found.get(source) ?? 0) + 1);
  return rows.filter(({ source }) => there.has(source)).map((row) => ({ ...row, claims: found.get(row.source) ?? 0 }));
}
