// Figures over time: what is drawn, and how it is narrowed where nobody could read all of it.

import type { Line } from "claimgraph";
import type { ChartSpec, Clock } from "./answers";
import { asks, type Graph } from "./engine";
import { type ChoiceRow, type Facet, FACETS, mostSaid, named } from "./tables/choices";
import type { Of } from "./tables";

/** Lanes that a person can take in; of more, those most said are shown first. */
const MOST = 16;

export interface OverTime {
  spec: ChartSpec;
  /** How many lines there are before the page narrows them, and how many are drawn. */
  lines: number;
  drawn: number;
  /** What the page narrowed the view to by itself. */
  narrowed: Partial<Record<Facet, string>>;
}

/** The lines of a measure, narrowed as a person chose. */
export function linesOf(graph: Graph, { known, measure, incident, claimant, where }: Of, clock: Clock = "stated"): Line[] {
  if (measure === undefined) return [];
  return asks.series(graph, {
    ...known,
    measure,
    clock,
    ...(incident === undefined ? {} : { incident }),
    ...(claimant === undefined ? {} : { claimant }),
    ...(where === undefined ? {} : { place: where }),
  });
}

export function overTime(graph: Graph, of: Of, clock: Clock): OverTime | undefined {
  if (of.measure === undefined) return undefined;
  const all = linesOf(graph, of, clock);
  const narrowed: Partial<Record<Facet, string>> = {};
  let left = all;
  for (const facet of FACETS) {
    if (left.length <= MOST) break;
    if (of[facet] !== undefined) continue;
    const most = fullest(left, facet);
    if (most === undefined) continue;
    narrowed[facet] = most.id;
    left = left.filter((line) => named(line, facet).includes(most.id));
  }
  const chosen = { ...of, ...narrowed };
  const { known, measure, incident, claimant, where } = chosen;
  const spec = asks.chartSeries(graph, {
    ...known,
    measure: measure ?? "",
    clock,
    ...(incident === undefined ? {} : { incident }),
    ...(claimant === undefined ? {} : { claimant }),
    ...(where === undefined ? {} : { place: where }),
  });
  return { spec, lines: all.length, drawn: left.length, narrowed };
}

/** What most is said of, among what a picture can show; else what most is said of. */
function fullest(lines: Line[], facet: Facet): ChoiceRow | undefined {
  const rows = mostSaid(lines, [facet]);
  return rows.find((row) => row.lines <= MOST) ?? rows[0];
}
