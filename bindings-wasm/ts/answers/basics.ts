import type { DateText, Json } from "../json.js";
import type { About, Position, RecordOf, Section, SourceText } from "../records.js";

export type Severity = "error" | "warning" | "info";

/** A place in a file: line and column count from 1, in code points; the offset from 0. */
export interface Point {
  line: number;
  column: number;
  offset: number;
}

/** A stretch of a file, its end exclusive. */
export interface Span {
  start: Point;
  end: Point;
}

/** Another place that a finding speaks of. */
export interface Related {
  pointer: string;
  message: string;
  span?: Span;
}

/** A repair on offer, never made unasked. */
export interface Fix {
  title: string;
  pointer: string;
  replacement: string;
}

/** One thing worth saying about the data; `explain(finding.code)` says more. */
export interface Finding {
  code: string;
  slug: string;
  severity: Severity;
  pointer: string;
  id?: string;
  message: string;
  params?: Record<string, Json>;
  help?: string;
  related?: Related[];
  span?: Span;
  fix?: Fix;
}

/** All findings of one look at the data, sorted by pointer, then code. */
export interface Report {
  findings: Finding[];
  left_out: number;
}

/** An option of an operation. */
export interface OptionInfo {
  name: string;
  type: string;
  words?: string[];
  required: boolean;
  default?: Json;
  summary: string;
}

/** An operation: its name, what it is put to, its options. */
export interface OperationInfo {
  name: string;
  on: "nothing" | "a file" | "a graph";
  summary: string;
  options: OptionInfo[];
}

/** All operations of the core, the same in every language. */
export type Operations = OperationInfo[];

/** What a code of a finding means. */
export interface Explanation {
  code: string;
  slug: string;
  severity: Severity;
  page?: string;
}

/** A code that a finding can have. */
export interface CodeInfo {
  code: string;
  slug: string;
  severity: Severity;
}

/** Every code that a finding can have. */
export type Codes = CodeInfo[];

/** The days that a date may mean. */
export interface DateDays {
  text: DateText;
  earliest?: DateText;
  latest?: DateText;
  qualified: boolean;
}

/** Where a phrase stands in a text, and by what the text is known again. */
export interface Found {
  text: SourceText;
  positions: Position[];
}

/** Digests that do not depend on the layout of a file. */
export interface Digests {
  document: string;
  records?: Partial<Record<Section, Record<string, string>>>;
}

/** How much a case holds. */
export interface Summary {
  about?: About;
  records: Record<Section, number>;
  links: number;
}

/** The ids of a section, sorted. */
export type Ids = string[];

/** The records of a section by id. */
export type Records = {
  [S in Section]: { section: S; records: Record<string, RecordOf[S]> };
}[Section];

/** A record, and the digest by which it is known again. */
export type Held = {
  [S in Section]: { section: S; id: string; digest: string; record: RecordOf[S] };
}[Section];

/** A term of a vocabulary. */
export interface Term {
  id: string;
  path: string;
  label?: string;
  unit?: string;
  accumulation?: string;
}

/** The terms of a list, built in and added. */
export interface Terms {
  list: string;
  open: boolean;
  terms: Term[];
}

/** What became of the rows of a table; `read` is the sum of the others. */
export interface RowCounts {
  read: number;
  mapped: number;
  with_errors: number;
  blank: number;
}

/** What a mapping makes of somebody else's table. */
export interface TableRead {
  rows: RowCounts;
  findings: Finding[];
  left_out: number;
  /** The document, as text. */
  document: string;
}

/** A document as CSV files, by the names of their tables. */
export interface CsvFiles {
  tables: Record<string, string>;
}
