import type { Known } from "../answers";
import { asks } from "../engine";
import type { ActorRow, Graph } from "../tables";

/** Actors that some claim known by then names, and the institutions above them. */
export function actorRows(graph: Graph, known: Known): ActorRow[] {
  const rows = Object.entries(asks.actors(graph)).map(([actor, record]) => ({ actor, ...record }));
  if (Object.keys(known).length === 0) return rows;
  const reached = new Set(asks.claimRows(graph, known).map(({ claim }) => claim));
  const onward = new Map<string, string[]>();
  for (const { source, target, link } of asks.mentions(graph)) {
    // One claim's link to another does not make the other known.
    if (!reached.has(source) && link !== "organ_of" && link !== "member_of") continue;
    onward.set(source, [...(onward.get(source) ?? []), target]);
  }
  const actors = new Set(rows.map(({ actor }) => actor));
  const left = [...reached];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    for (const next of onward.get(id) ?? []) {
      if (actors.has(next) && !reached.has(next)) {
        reached.add(next);
        left.push(next);
      }
    }
  }
  return rows.filter(({ actor }) => reached.has(actor));
}
