import type { Floors, Scope } from "./answers/figures.js";
import type { Json } from "./json.js";

/** How soft words become bounds: floors of a name, or three numbers. */
export type PolicyOption = "acled" | "double" | Floors;

/** What is counted: all about a figure but its number. */
export type ScopeOption = Pick<Scope, "measure" | "incident"> & Partial<Scope>;

/** What is supposed for one question only. */
export type SuppositionOption =
  | { kind: "part_of"; part: string; whole: string }
  | { kind: "disjoint"; claims: readonly string[] }
  | { kind: "same"; claims: readonly string[] }
  | { kind: "complete"; whole: string; parts: readonly string[] };

/** A cell of a table. */
export type Cell = Json | undefined;

/** Tables: by name, the rows of each or the text of a CSV file. */
export interface Tables {
  [table: string]: string | readonly Readonly<Record<string, Cell>>[];
}

/** A Vega-Lite v5 specification, for any program that draws them. */
export type VegaLite = { $schema: string; [member: string]: Json };
