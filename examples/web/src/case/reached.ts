// What was there by a day: the claims that were public, the texts that were out, and whatever these name.

import type { Known } from "./answers";
import { asks, type Graph } from "./engine";

type Links = ReturnType<typeof asks.links>;

const links = new WeakMap<Graph, Links>();
const linksOf = (graph: Graph): Links => {
  const kept = links.get(graph) ?? asks.links(graph);
  links.set(graph, kept);
  return kept;
};

/** Whether no day is chosen: then everything is there. */
export const isWhole = (known: Known): boolean => Object.keys(known).length === 0;

/** The sources that were out by then; as with claims, one without a day possibly was, and never certainly. */
export function sourcesOut(graph: Graph, { knownAsOf, possiblyKnownAsOf }: Known): Set<string> {
  const isOut = (published: string | undefined): boolean => {
    if (knownAsOf === undefined && possiblyKnownAsOf === undefined) return true;
    const days = published === undefined ? undefined : asks.date(graph, published);
    if (knownAsOf === undefined) return days?.earliest === undefined || days.earliest <= (possiblyKnownAsOf ?? "");
    return days?.latest !== undefined && days.latest <= knownAsOf && !days.qualified;
  };
  return new Set(
    Object.entries(asks.sources(graph))
      .filter(([, { published }]) => isOut(published))
      .map(([id]) => id),
  );
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
  return found;
}
