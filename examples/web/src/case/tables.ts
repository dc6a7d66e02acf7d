// Tables for people to search and page through. They are put together in the worker, from rows that the
// package answers, so that only the rows in sight cross to the page.

import type { ActorRecord, ClaimRow, FigureRow, Finding, Known, SourceRow } from "./answers";
import { asks, type Graph } from "./engine";
import { actorRows } from "./tables/actors";
import { findingRows } from "./tables/findings";
import { figureRows } from "./tables/figures";
import { replyRows } from "./tables/replies";
import { sourceRows } from "./tables/sources";
import type { Texts } from "./texts";

export type { Graph } from "./engine";

export interface ActorRow extends ActorRecord {
  actor: string;
}

/** A figure, and how many stand behind it. */
export interface CountedFigure extends FigureRow {
  behind?: { documents: number; certain: number; possible: number };
}

/** One claim that answers another. */
export interface ReplyRow {
  reply: ClaimRow;
  to: ClaimRow | undefined;
  toClaim: string;
  stance?: string;
  basis?: string;
  note?: string;
}

export interface Tables {
  findings: Finding;
  claims: ClaimRow;
  figures: CountedFigure;
  accepted: CountedFigure;
  actors: ActorRow;
  sources: SourceRow;
  replies: ReplyRow;
}
export type TableName = keyof Tables;

export interface TableQuery {
  known: Known;
  search: string;
  from: number;
  size: number;
}

export interface Page<Row> {
  rows: Row[];
  /** How many rows match, and how many there are. */
  matching: number;
  all: number;
}

interface Shelf<Row> {
  rows: Row[];
  /** What is searched of each row. */
  words: string[];
}

const KEPT = 12;

/** The tables of one case, kept as long as they may be asked for again. */
export class Shelves {
  readonly #graph: Graph;
  readonly #texts: Texts;
  readonly #labels: Map<string, string>;
  readonly #shelves = new Map<string, Shelf<Tables[TableName]>>();

  constructor(graph: Graph, texts: Texts) {
    this.#graph = graph;
    this.#texts = texts;
    this.#labels = new Map(asks.labels(graph).map(({ id, label }) => [id, label]));
  }

  page(name: TableName, { known, search, from, size }: TableQuery): Page<Tables[TableName]> {
    const shelf = this.#shelf(name, known);
    const wanted = fold(search).split(/\s+/u).filter(Boolean);
    const matching =
      wanted.length === 0
        ? shelf.rows
        : shelf.rows.filter((_, at) => wanted.every((word) => shelf.words[at]?.includes(word)));
    return { rows: matching.slice(from, from + size), matching: matching.length, all: shelf.rows.length };
  }

  /** The row of one claim, if it is in the table. */
  row(name: "claims" | "figures", claim: string, known: Known): ClaimRow | CountedFigure | undefined {
    return (this.#shelf(name, known).rows as (ClaimRow | CountedFigure)[]).find((row) => row.claim === claim);
  }

  /** The figure that most documents tell. */
  mostTold(known: Known): string | undefined {
    let most: CountedFigure | undefined;
    for (const row of this.#shelf("figures", known).rows as CountedFigure[]) {
      if (most === undefined || (row.behind?.documents ?? 0) > (most.behind?.documents ?? 0)) most = row;
    }
    return most?.claim;
  }

  /** The figure that may be the largest of those that stand, deaths before all else; of equals the most told. */
  widest(known: Known): string | undefined {
    const rows = this.#shelf("accepted", known).rows as CountedFigure[];
    const deaths = rows.filter(({ measure, high }) => measure === "killed" && high !== undefined);
    const size = ({ high = 0, behind }: CountedFigure): [number, number] => [high, behind?.documents ?? 0];
    let widest: CountedFigure | undefined;
    for (const row of deaths.length > 0 ? deaths : rows) {
      const [[high, told], [most, mostTold]] = [size(row), widest === undefined ? [-1, -1] : size(widest)];
      if (high > most || (high === most && told > mostTold)) widest = row;
    }
    return widest?.claim;
  }

  /** Lets go of a table that something has changed. */
  forget(name: TableName): void {
    for (const key of this.#shelves.keys()) {
      if (key.startsWith(`${name} `)) this.#shelves.delete(key);
    }
  }

  #shelf(name: TableName, known: Known): Shelf<Tables[TableName]> {
    const key = `${name} ${JSON.stringify(known)}`;
    const kept = this.#shelves.get(key);
    if (kept !== undefined) return kept;
    const rows = this.#rows(name, known);
    const shelf = { rows, words: rows.map((row) => fold(this.#words(row))) };
    const [oldest] = this.#shelves.keys();
    if (this.#shelves.size >= KEPT && oldest !== undefined) this.#shelves.delete(oldest);
    this.#shelves.set(key, shelf);
    return shelf;
  }

  #rows(name: TableName, known: Known): Tables[TableName][] {
    switch (name) {
      case "findings":
        return findingRows(this.#graph, known, this.#texts.all);
      case "claims":
        return asks.claimRows(this.#graph, known);
      case "figures":
        return figureRows(this.#graph, known, asks.figureRows(this.#graph, known));
      case "accepted":
        return figureRows(this.#graph, known, asks.acceptedRows(this.#graph, known));
      case "actors":
        return actorRows(this.#graph, known);
      case "sources":
        return sourceRows(this.#graph, known);
      case "replies":
        return replyRows(this.#graph, known);
    }
  }

  // Everything that a row says, with names beside the ids it refers to by.
  #words(row: unknown): string {
    const words: string[] = [];
    const left: unknown[] = [row];
    while (left.length > 0) {
      const value = left.pop();
      if (typeof value === "string") {
        words.push(value, this.#labels.get(value) ?? "");
      } else if (typeof value === "number") {
        words.push(String(value));
      } else if (typeof value === "object" && value !== null) {
        left.push(...Object.values(value));
      }
    }
    return words.join("\n");
  }
}

const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
