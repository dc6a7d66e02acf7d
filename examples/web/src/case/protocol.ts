// What the page and its worker say to each other.

import type { ClaimRow, Clock, Finding, Known, Summary } from "./answers";
import type { Asks } from "./engine";
import type { OverTime } from "./overtime";
import type { CountedFigure, Of, Page, TableName, Tables, TableQuery } from "./tables";
import type { HeldPassages, HeldText, ReadText } from "./texts";

export type AskName = keyof Asks;
export type AskRest<Name extends AskName> = Asks[Name] extends (graph: never, ...rest: infer Rest) => unknown ? Rest : never;
export type AskAnswer<Name extends AskName> = ReturnType<Asks[Name]>;

/** What is known of a case once it is open. */
export type WordedList = "measures" | "population" | "causes";

export interface Opened {
  summary: Summary;
  /** Display names of places, actors, incidents and sources. */
  labels: Map<string, string>;
  sources: Set<string>;
  measures: { id: string; label: string }[];
  /** How the vocabulary words what is counted, who is, and what they died of; one id may stand in several lists. */
  terms: Record<WordedList, Map<string, string>>;
  /** The days by whose end something certainly became public, in order. */
  days: string[];
}

/** Why something could not be done. */
export interface Failure {
  kind: "unreadable" | "question" | "fault";
  message: string;
  findings: Finding[];
}

export type Request =
  | { do: "open"; bytes: ArrayBuffer }
  | { do: "fetch"; url: string }
  | { do: "ask"; name: AskName; rest: unknown[] }
  | { do: "table"; name: TableName; query: TableQuery }
  | { do: "row"; name: "claims" | "figures"; claim: string; known: Known }
  | { do: "figures"; claims: string[]; known: Known }
  | { do: "overTime"; of: Of; clock: Clock }
  | { do: "mostTold"; known: Known }
  | { do: "widest"; known: Known }
  | { do: "hold"; text: string }
  | { do: "passages"; claim: string; known: Known }
  | { do: "read"; source: string; known: Known };

export type Answer =
  | Opened
  | AskAnswer<AskName>
  | Page<Tables[TableName]>
  | ClaimRow
  | CountedFigure
  | CountedFigure[]
  | OverTime
  | string
  | undefined
  | HeldText
  | HeldPassages
  | ReadText;

export type ToWorker = { id: number } & Request;
export type FromWorker =
  | { id: number; answer: Answer }
  | { id: number; failure: Failure }
  | { id: number; progress: string };
