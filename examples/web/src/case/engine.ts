// The only file that speaks to the package: every question that the page asks, by name.

import init, { date, find, Graph, QuestionError, toUtf16 } from "claimgraph";
import type { Assumption, ChartSpec, Clock, Known } from "./answers";

export type { Graph } from "claimgraph";

/** Which figures a chart over time is made of. */
export interface Over extends Known {
  measure: string;
  incident?: string;
  claimant?: string;
  place?: string;
  clock: Clock;
}

/** On which grounds figures are taken to relate. */
export interface On extends Known {
  assumption: Assumption;
}

/** Reads a case; throws what the package throws when it cannot be read. */
export async function open(bytes: Uint8Array): Promise<Graph> {
  await init();
  return Graph.fromBytes(bytes);
}

/** What identifies a text of a source. */
export const identify = (text: string) => find(text).text;

/** Positions that count code points, in the unit in which strings are cut here. */
export const inUnits = toUtf16;

const everything = { superseded: "keep", ranks: ["preferred", "normal", "deprecated"] } as const;

/** How alike names must be, in per mille, to be found by their spelling. */
const ALIKE = 850;

// What lies in a place counts as of it.
const within = (over: Over) => (over.place === undefined ? over : { ...over, placesWithin: true });

/** What can be asked of a case. The answers are the package's own, untouched. */
export const asks = {
  summary: (graph: Graph) => graph.summary(),
  labels: (graph: Graph) => graph.nodeLink({ sections: ["places", "actors", "incidents", "sources"] }).nodes,
  links: (graph: Graph) => graph.nodeLink(),
  date: (_graph: Graph, text: string) => date(text),
  measures: (graph: Graph) => graph.terms("measures").terms,
  population: (graph: Graph) => graph.terms("population").terms,
  causes: (graph: Graph) => graph.terms("causes").terms,
  claim: (graph: Graph, id: string) => {
    const held = graph.record(id);
    if (held.section !== "claims") throw new QuestionError(`\`${id}\` is no claim`);
    return held.record;
  },
  actors: (graph: Graph) => graph.records("actors").records,
  sources: (graph: Graph) => graph.records("sources").records,
  claims: (graph: Graph) => graph.records("claims").records,
  places: (graph: Graph) => graph.records("places").records,
  incidents: (graph: Graph) => graph.records("incidents").records,
  lookup: (graph: Graph, text: string) => graph.lookup(text, { limit: 50, atLeast: ALIKE }).matches,
  claimRows: (graph: Graph, known: Known) => graph.claims({ ...everything, ...known }).rows,
  figureRows: (graph: Graph, known: Known) => graph.figures({ ...everything, ...known }).rows,
  acceptedRows: (graph: Graph, known: Known) => graph.figures({ ...known }).rows,
  sourceRows: (graph: Graph) => graph.sources().rows,
  validate: (graph: Graph, texts: Record<string, string>) => graph.validate({ texts }),
  knownAsOf: (graph: Graph, day: string) => graph.knownAsOf(day),
  origins: (graph: Graph, claim: string, known: Known) => graph.origins(claim, { ...known }),
  originsAll: (graph: Graph, known: Known) => graph.originsAll({ ...known }),
  series: (graph: Graph, over: Over) => graph.series({ ...within(over) }),
  chartSeries: (graph: Graph, over: Over) => graph.chartSeries({ ...within(over) }) as ChartSpec,
  consistency: (graph: Graph, on: On) => graph.consistency({ ...on }),
  bounds: (graph: Graph, claim: string, on: On) => graph.bounds(claim, { ...on }),
  residual: (graph: Graph, whole: string, on: On) => graph.residual(whole, { ...on }),
  chartParts: (graph: Graph, whole: string, on: On) => graph.chartParts(whole, { ...on }) as ChartSpec,
};

export type Asks = typeof asks;
