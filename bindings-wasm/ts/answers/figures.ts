import type { DateText } from "../json.js";
import type {
  Accumulation, Basis, ClaimKind, Confidentiality, Modality, Polarity, Quantity, RankLevel, SourceKind, Stage,
} from "../records.js";

export type Truth = "certainly" | "possibly";

export type Standing = "asserted" | "denied" | "hypothetical";

/** By which day something must have been public, and how certainly. */
export interface KnownBy {
  by: DateText;
  degree: Truth;
}

/** Which claims an answer is made from; give it back as the option `selection`. */
export interface Selection {
  claimants?: string[];
  incident?: string;
  measures?: string[];
  measures_below?: boolean;
  known?: KnownBy;
  ranks: RankLevel[];
  superseded: "keep" | "drop_stated" | "drop_stated_and_inferred";
}

/** Which places and populations were asked of. */
export interface FigureFilter {
  place?: string;
  places_within?: boolean;
  population?: Record<string, string>;
  whole_population?: boolean;
}

/** What soft words are at least. */
export interface Floors {
  dozens: number;
  hundreds: number;
  thousands: number;
}

/** How soft words became bounds. */
export interface Policy {
  name: string;
  floors: Floors;
  tolerance_per_mille?: number;
}

/** Who stands behind a claim in the end. */
export interface Root {
  actor: string;
  holds: Truth;
}

/** Between which days something was first published. */
export interface FirstPublished {
  earliest?: DateText;
  latest?: DateText;
  approximate?: boolean;
}

/** One figure, and what is known about who gave it and when. */
export interface FigureRow {
  claim: string;
  incident: string;
  measure: string;
  unit?: string;
  quantity: Quantity;
  low?: number;
  high?: number;
  nominal?: number;
  bounded_by?: string[];
  place?: string;
  population?: Record<string, string>;
  cause?: string;
  window?: DateText;
  as_of?: DateText;
  accumulation?: Accumulation;
  stage?: Stage;
  speakers?: string[];
  on_behalf_of?: string[];
  unattributed?: boolean;
  roots?: Root[];
  relayed_by?: string[];
  verb?: string;
  stated_on?: DateText;
  first_published: FirstPublished;
  sources: string[];
  polarity: Polarity;
  modality?: Modality;
  standing: Standing;
  rank: RankLevel;
  restates?: string[];
}

/** Figures as rows of a table. */
export interface Figures {
  selection: Selection;
  filter?: FigureFilter;
  policy: Policy;
  rows: FigureRow[];
  doubtful?: string[];
  left_out?: Record<string, number>;
}

/** One claim of any kind. */
export interface ClaimRow {
  claim: string;
  kind: ClaimKind;
  incident: string;
  term?: string;
  actors?: string[];
  text?: string;
  speakers?: string[];
  on_behalf_of?: string[];
  unattributed?: boolean;
  roots?: Root[];
  relayed_by?: string[];
  verb?: string;
  polarity: Polarity;
  modality?: Modality;
  stated_on?: DateText;
  first_published: FirstPublished;
  sources: string[];
  rank: RankLevel;
  restates?: string[];
  supersedes?: string[];
  responds_to?: string[];
}

/** Claims of every kind as rows of a table. */
export interface ClaimTable {
  selection: Selection;
  rows: ClaimRow[];
  doubtful?: string[];
}

/** One source. */
export interface SourceRow {
  source: string;
  kind: SourceKind;
  title: string;
  outlet?: string;
  authors?: string[];
  published?: DateText;
  accessed?: DateText;
  language?: string;
  url?: string;
  archive_url?: string;
  derived_from?: string[];
  confidentiality?: Confidentiality;
  claims: number;
}

/** Sources as rows of a table. */
export interface SourceTable {
  rows: SourceRow[];
}

/** What a figure counts: everything about it but the number. */
export interface Scope {
  measure: string;
  incident: string;
  place?: string;
  population?: Record<string, string>;
  cause?: string;
  window?: DateText;
  as_of?: DateText;
  accumulation?: Accumulation;
  stage?: Stage;
}

/** Whose line it is. */
export interface Claimant {
  actors?: string[];
  sources?: string[];
  identified: boolean;
}

/** Between which days a point stands, and what tells so. */
export interface Moment {
  earliest?: DateText;
  latest?: DateText;
  approximate?: boolean;
  by: "stated_on" | "published" | "as_of" | "nothing";
}

/** The claim that replaces another, and on what ground. */
export interface SupersededBy {
  claim: string;
  basis: Basis;
}

/** One figure on a line. */
export interface SeriesPoint {
  moment: Moment;
  figure: FigureRow;
  superseded_by?: SupersededBy;
}

/** By how much a number moved: bounds, and the step between the stated numbers. */
export interface Step {
  low?: number;
  high?: number;
  nominal?: number;
}

/** That one figure of a series replaces another. */
export interface Revision {
  from: string;
  to: string;
  basis: Basis;
  direction: "up" | "down" | "unchanged" | "unclear";
  step: Step;
  across_lines?: boolean;
}

/** The figures of one claimant that count the same things. */
export interface Line {
  claimant: Claimant;
  scope: Scope;
  points: SeriesPoint[];
  revisions?: Revision[];
}

/** A denial or a hypothesis: it is on no line. */
export interface SetAside {
  claim: string;
  standing: Standing;
}

/** Figures over time, by claimant and scope, with their revisions. */
export interface Series {
  selection: Selection;
  filter?: FigureFilter;
  policy: Policy;
  clock: "stated" | "published" | "as_of";
  grouping: "root" | "speaker";
  lines: Line[];
  set_aside?: SetAside[];
  doubtful?: string[];
  left_out?: Record<string, number>;
}

/** The latest figures of a claimant and a scope. */
export interface Latest {
  claimant: Claimant;
  scope: Scope;
  figures: FigureRow[];
}

/** What was knowable on a day. */
export interface Known {
  day: DateText;
  certainly: string[];
  possibly: string[];
  not_yet: string[];
  selection: Selection;
  policy: Policy;
  latest: Latest[];
}

/** A claim that was left out of a selection, and why. */
export interface LeftOut {
  claim: string;
  reason: string;
  rank?: RankLevel;
  by?: string;
  basis?: Basis;
}

/** The claims of a selection, and why each of the others is left out. */
export interface Selected {
  selection: Selection;
  claims: string[];
  doubtful?: string[];
  left_out: LeftOut[];
}

