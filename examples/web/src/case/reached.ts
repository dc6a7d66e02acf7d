// What was there by a day: the claims that were public, the texts that were out, and whatever these name.

import type { Known } from "./answers";
import { asks, type Graph } from "./engine";

/** What is asked of a graph once: it never changes. */
function once<Value>(ask: (graph: Graph) => Value): (graph: Graph) => Value {
  const kept = new WeakMap<Graph, { value: Value }>();
  return (graph) => {
    const held = kept.get(graph) ?? { value: ask(graph) };
    kept.set(graph, held);
    return held.value;
  };
}

const linksOf = once(asks.links);

export const sourcesOf = once(asks.sources);

/** The days on which each source may have come out; of one without a date nothing is known. */
export const daysOf = once((graph) => {
  const sources = Object.entries(sourcesOf(graph));
  return new Map(sources.map(([id, { published }]) => [id, published === undefined ? undefined : asks.date(graph, published)]));
});

/** Whether no day is chosen: then everything is there. */
export const isWhole = (known: Known): boolean => Object.keys(known).length === 0;

/** The sources that were out by then; as with claims, one without a day possibly was, and never certainly. */
export function sourcesOut(graph: Graph, { knownAsOf, possiblyKnownAsOf }: Known): Set<string> {
  const isOut = (days: ReturnType<typeof asks.date> | undefined): boolean => {
    if (knownAsOf === undefined && possiblyKnownAsOf === undefined) return true;
    if (knownAsOf === undefined) return days?.earliest === undefined || days.earliest <= (possiblyKnownAsOf ?? "");
    return days?.latest !== undefined && days.latest <= knownAsOf && !days.qualified;
  };
  return new Set([...daysOf(graph)].filter(([, days]) => isOut(days)).map(([id]) => id));
}

/** Rows of claims, each with those of its sources that were out. */
export function withSourcesOut<Row extends { sources: string[] }>(graph: Graph, known: Known, rows: Row[]): Row[] {
  if (isWhole(known)) return rows;
  const out = sourcesOut(graph, known);
  return rows.map((row) => ({ ...row, sources: row.sources.filter((source) => out.has(source)) }));
}

/** The records that were there by then. What one claim says of another does not make the other known. */
export function reached(graph: Graph, known: Known): Set<string> {
  const { nodes, edges } = linksOf(graph);
  const sections = new Map(nodes.map(({ id, section }) => [id, section]));
  const onward = new Map<string, string[]>();
  for (const { source, target, link } of edges) {
    if (sections.get(target) === "claims" || link === "reported_in" || link === "causes" || link === "precedes") continue;
    const targets = onward.get(source);
    if (targets === undefined) onward.set(source, [target]);
    else targets.push(target);
  }
  const found = new Set([...asks.claimRows(graph, known).map(({ claim }) => claim), ...sourcesOut(graph, known)]);
  // A set hands out what is added to it while it is gone through.
  for (const id of found) for (const next of onward.get(id) ?? []) found.add(next);
  // Nobody judges what is not there.
  for (const { source, target, link } of edges) if (link === "of" && found.has(target)) found.add(source);
  return found;
}
