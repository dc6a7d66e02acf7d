// Figures over time: what is drawn, and how it is narrowed where nobody could read all of it.

import type { Line, Series } from "claimgraph";
import type { ChartSpec, Clock } from "./answers";
import { asks, type Graph, type Over } from "./engine";
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
  /** Figures that a picture cannot tell from plain assertions, and what they are instead; those set aside are not in it. */
  reserved: { claim: string; is: string; isDrawn: boolean }[];
}

/** The lines of a measure, narrowed as a person chose. */
export function linesOf(graph: Graph, of: Of): Line[] {
  return of.measure === undefined ? [] : asks.series(graph, over(of, of.measure, "stated")).lines;
}

const over = ({ known, incident, claimant, where }: Of, measure: string, clock: Clock): Over => ({
  ...known,
  measure,
  clock,
  ...(incident === undefined ? {} : { incident }),
  ...(claimant === undefined ? {} : { claimant }),
  ...(where === undefined ? {} : { place: where }),
});

export function overTime(graph: Graph, of: Of, clock: Clock): OverTime | undefined {
  const { measure } = of;
  if (measure === undefined) return undefined;
  const all = asks.series(graph, over(of, measure, clock));
  const narrowed: Partial<Record<Facet, string>> = {};
  let left = all.lines;
  for (const facet of FACETS) {
    if (left.length <= MOST) break;
    if (of[facet] !== undefined) continue;
    const most = fullest(left, facet);
    if (most === undefined) continue;
    narrowed[facet] = most.id;
    left = left.filter((line) => named(line, facet).includes(most.id));
  }
  const chosen = over({ ...of, ...narrowed }, measure, clock);
  const drawn = left === all.lines ? all : asks.series(graph, chosen);
  return { spec: asks.chartSeries(graph, chosen), lines: all.lines.length, drawn: drawn.lines.length, narrowed, reserved: reserved(drawn) };
}

function reserved({ lines, set_aside = [] }: Series): OverTime["reserved"] {
  const hedged = lines.flatMap(({ points }) =>
    points.flatMap(({ figure: { claim, modality } }) => (modality === undefined || modality === "certain" ? [] : [{ claim, is: modality, isDrawn: true }])),
  );
  return [...hedged, ...set_aside.map(({ claim, standing }) => ({ claim, is: standing, isDrawn: false }))];
}

/** What most is said of, among what a picture can show; else what most is said of. */
function fullest(lines: Line[], facet: Facet): ChoiceRow | undefined {
  const rows = mostSaid(lines, [facet]);
  return rows.find((row) => row.lines <= MOST) ?? rows[0];
}
