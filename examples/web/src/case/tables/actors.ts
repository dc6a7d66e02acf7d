import type { Known } from "../answers";
import { asks } from "../engine";
import { isWhole, reached } from "../reached";
import type { ActorRow, Graph } from "../tables";

/** Actors that something public by then names, and the institutions above them. */
export function actorRows(graph: Graph, known: Known): ActorRow[] {
  const rows = Object.entries(asks.actors(graph)).map(([actor, record]) => ({ actor, ...record }));
  if (isWhole(known)) return rows;
  const there = reached(graph, known);
  return rows.filter(({ actor }) => there.has(actor));
}
