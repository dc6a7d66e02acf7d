// What the package answers, by the names that the page uses.

import type { Ground, VegaLite } from "claimgraph";

export type {
  Actor as ActorRecord,
  Claim as ClaimRecord,
  ClaimRow,
  FigureRow,
  Finding,
  FirstPublished,
  OriginTable,
  Origins,
  Place as PlaceRecord,
  SourceRow,
  Summary,
  TracePath,
} from "claimgraph";

export type Assumption = Ground;
export type Clock = "stated" | "published" | "as_of";

/** By which day something must have been public: certainly, or possibly. */
export interface Known {
  knownAsOf?: string;
  possiblyKnownAsOf?: string;
}

/** A row of what a chart of figures over time is drawn from. */
export interface ChartPoint {
  claim: string;
  who: string;
  counted: string;
  said: string;
  bounds: string;
  when: string;
  public: string;
  revises?: string;
  replaced?: string;
}

/** A chart of the core: a Vega-Lite specification, version 5, with its data inline. */
export type ChartSpec = VegaLite & {
  title?: { text: string | string[]; subtitle?: string | string[] };
  datasets?: { points?: ChartPoint[] };
};
