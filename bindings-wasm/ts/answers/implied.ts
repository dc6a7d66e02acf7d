import type { Basis } from "../records.js";
import type { Policy, Scope, Selection, SetAside } from "./figures.js";
import type { CircularDerivation, TracePath } from "./origins.js";
import type { Dimension, SetRelation, Verdict } from "./relations.js";

export type Ground = "stated" | "curated" | "definitional";

/** What is supposed for one question only. */
export type Supposition =
  | { kind: "part_of"; part: string; whole: string }
  | { kind: "disjoint"; claims: string[] }
  | { kind: "same"; claims: string[] }
  | { kind: "complete"; whole: string; parts: string[] };

/** What an answer rests on. */
export interface Premises {
  selection: Selection;
  assumption: Ground;
  policy: Policy;
  suppose?: Supposition[];
}

/** A number, and the side of it that counts. */
export interface Weighed {
  claim: string;
  side: "at_least" | "at_most" | "larger_than";
  size?: number;
  exact?: boolean;
  other?: string;
}

/** How two figures relate, and by what. */
export interface Joined {
  a: string;
  relation: SetRelation;
  b: string;
  by: "stated" | "curated" | "definitional" | "supposed";
}

/** A figure of which others are all: days of their week, parts that are supposed to be complete. */
export interface Whole {
  whole: string;
  parts: string[];
}

/** Where a claim comes from, as :class:`Trace` tells it. */
export interface ClaimTrace {
  claim: string;
  bases: Basis[];
  paths: TracePath[];
  complete: boolean;
  circular: CircularDerivation[];
}

/** Numbers that cannot all hold, while any one less could. */
export interface Clash {
  rests_on: Weighed[];
  by_way_of?: string[];
  exceeds_by?: number;
  relations: Joined[];
  wholes?: Whole[];
  traces: ClaimTrace[];
  in_words: string;
}

/** Figures that would take too long to weigh, and why. */
export interface Undecided {
  claims: string[];
  because: string;
}

/** A running total that does not bind, for a later one does. */
export interface Earlier {
  claim: string;
  by: string;
}

/** Dimensions that leave relations open, for how many pairs, and the first of them. */
export interface Undetermined {
  dimensions: Dimension[];
  pairs: number;
  such_as: string[][];
}

/** Whether accepted figures can all be true, and which smallest sets of them cannot. */
export interface Consistency {
  premises: Premises;
  consistent: boolean | null;
  figures: number;
  conflicts: Clash[];
  undecided?: Undecided[];
  earlier?: Earlier[];
  set_aside?: SetAside[];
  undetermined?: Undetermined[];
  in_words: string;
}

/** How far a figure could move before the bound did. */
export interface Leeway {
  claim: string;
  low: number;
  high?: number;
  least: number;
  most?: number;
}

/** The least and the greatest; no greatest is open. */
export interface ImpliedRange {
  low: number;
  high?: number;
  low_rests_on: Weighed[];
  high_rests_on: Weighed[];
  relations: Joined[];
  wholes?: Whole[];
  leeway: Leeway[];
}

/** What is left of a figure after others. */
export interface Residual {
  whole: string;
  parts: string[];
}

/** What was asked about: one of these. */
export interface Asked {
  scope?: Scope;
  claim?: string;
  union?: string[];
  residual?: Residual;
}

/** What accepted figures leave for a number: a range, or the conflict that leaves none. */
export interface Implied {
  premises: Premises;
  asked: Asked;
  range?: ImpliedRange;
  conflict?: Clash;
  refused?: string;
  earlier?: Earlier[];
  set_aside?: SetAside[];
  undetermined?: Undetermined[];
  in_words: string;
}

/** A figure and its bounds. */
export interface Compared {
  claim: string;
  low?: number;
  high?: number;
}

/** Whether two numbers may be compared, and if so how the one stands to the other. */
export interface Comparison {
  a: Compared;
  b: Compared;
  policy: Policy;
  may_be_compared: Verdict;
  relation: SetRelation;
  ground: Ground;
  order?: "larger" | "smaller" | "equal" | "open";
  in_words: string;
}

