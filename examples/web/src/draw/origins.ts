// The way from documents to whoever is behind them, as a small graph.

import type { Origins } from "../case/answers";
import { type Arrow, type Box, type DrawnGraph, drawGraph } from "./graph";

const ROLES: Record<string, string> = {
  source: "found in",
  outlet: "outlet",
  derived_from: "derives from",
  relay: "relayed by",
  speaker: "said by",
  on_behalf_of: "on behalf of",
  organ_of: "organ of",
  member_of: "member of",
  author: "author",
};

/** How a step of a trace is said. */
export const roleWords = (role: string, how?: string): string => how ?? ROLES[role] ?? role.replaceAll("_", " ");

export function drawOrigins(
  host: HTMLElement,
  origins: Origins,
  name: (id: string) => string,
  choose: (id: string, isDocument: boolean) => void,
): DrawnGraph {
  const boxes = new Map<string, Box>();
  const arrows = new Map<string, Arrow>();
  const put = (id: string, classes: string): void => {
    const known = boxes.get(id);
    if (known === undefined) boxes.set(id, { id, name: name(id), classes });
    else if (!known.classes.includes(classes)) known.classes += ` ${classes}`;
  };
  for (const { ends, traces } of origins.origins) {
    for (const { steps } of traces) {
      let from: string | undefined;
      for (const { role, id, how, certain } of steps) {
        put(id, role === "source" || role === "derived_from" ? "document" : "actor");
        if (from !== undefined && from !== id) {
          const key = `${from} ${id}`;
          if (!arrows.has(key)) arrows.set(key, { from, to: id, label: roleWords(role, how), certain });
        }
        from = id;
      }
    }
    for (const { id, identified } of ends) put(id, identified ? "origin" : "origin unknown");
  }
  return drawGraph(host, [...boxes.values()], [...arrows.values()], ({ id, classes }) => choose(id, classes.includes("document")));
}
