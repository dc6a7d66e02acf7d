import type { Basis, Derivation, RankLevel, Section } from "../records.js";
import type { KnownBy } from "./figures.js";

export type StepRole = "source" | "outlet" | "author" | "derived_from" | "relay" | "speaker" | "on_behalf_of" | "organ_of" | "member_of" | "based_on";

/** One step from a passage towards where it comes from. */
export interface TraceStep {
  role: StepRole;
  id: string;
  how?: Derivation;
  basis?: Basis;
  certain: boolean;
}

/** Where a trace ends. */
export interface TraceEnd {
  id: string;
  section: Section;
  identified: boolean;
}

/** One way from a passage to whoever is behind it. */
export interface TracePath {
  claim: string;
  passage?: number;
  steps: TraceStep[];
  end?: TraceEnd;
  certain: boolean;
}

/** Records that derive from each other. */
export interface CircularDerivation {
  section: Section;
  ids: string[];
}

/** The paths from the passages of a claim to where what it says comes from. */
export interface Trace {
  claim: string;
  bases: Basis[];
  paths: TracePath[];
  complete: boolean;
  circular: CircularDerivation[];
}

/** What counted on the way to an origin. */
export interface OriginOptions {
  bases: Basis[];
  known?: KnownBy;
  ranks: RankLevel[];
  restatements: boolean;
  traces: number;
}

/** By what a telling belongs to the claims asked about. */
export interface TellingJoin {
  to: string;
  basis: Basis;
}

/** A claim that tells what was asked about. */
export interface Telling {
  claim: string;
  joined?: TellingJoin;
}

/** A telling that does not count. */
export interface LeftOutTelling {
  claim: string;
  reason: "rank" | "not_known";
}

/** To whom it is attributed. */
export interface Attribution {
  speaker: TraceEnd;
  on_behalf_of?: string;
}

/** How many independent origins there are: not fewer than certain, not more than possible. */
export interface Independent {
  certain: number;
  possible: number;
}

/** A voice behind the claims: its ends, and the traces that lead to it. */
export interface Origin {
  ends: TraceEnd[];
  group?: number;
  traces: TracePath[];
}

/** A record through which every trace passes. */
export interface Dominator {
  id: string;
  section: Section;
}

/** How many documents, attributions and independent origins stand behind claims. */
export interface Origins {
  claims: string[];
  options: OriginOptions;
  tellings: Telling[];
  left_out?: LeftOutTelling[];
  documents: number;
  independent_documents: number;
  sources: string[];
  attributions: Attribution[];
  independent: Independent;
  origins: Origin[];
  dominators?: Dominator[];
  circular: CircularDerivation[];
  endless?: TracePath[];
  complete: boolean;
}

/** The numbers of one claim. */
export interface OriginCounts {
  claim: string;
  documents: number;
  attributions: number;
  certain: number;
  possible: number;
}

/** How many origins stand behind every claim, as a table. */
export interface OriginTable {
  options: OriginOptions;
  claims: OriginCounts[];
}

