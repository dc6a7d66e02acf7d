// Tables for people to search and page through. They are put together in the worker, from rows that the
// package answers, so that only the rows in sight cross to the page.

import type { ActorRecord, ClaimRow, FigureRow, Finding, Known, SourceRow } from "./answers";
import { asks, type Graph } from "./engine";
import { actorRows } from "./tables/actors";
import { claimRows } from "./tables/claims";
import { findingRows } from "./tables/findings";
import { figureRows, widest } from "./tables/figures";
import { choiceRows, type ChoiceRow } from "./tables/choices";
import { type PlaceRow, placedRows, placeRows } from "./tables/places";
import { replyRows } from "./tables/replies";
import { sourceRows } from "./tables/sources";
import { Search } from "./search";
import { type Key, sorts } from "./sorts";
import type { Texts } from "./texts";

export type { Graph } from "./engine";
export type { ChoiceRow } from "./tables/choices";
export type { PlaceRow } from "./tables/places";

export interface ActorRow extends ActorRecord {
  actor: string;
}

/** A figure, and how many stand behind it. */
export interface CountedFigure extends FigureRow {
  behind?: { documents: number; certain: number; possible: number };
}

/** A source, and the days on which it may have been published. */
export interface DatedSource extends SourceRow {
  days?: { earliest?: string; latest?: string; qualified: boolean };
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
  sources: DatedSource;
  replies: ReplyRow;
  places: PlaceRow;
  /** The figures of one place. */
  placed: CountedFigure;
  /** What the figures over time can be narrowed to. */
  choices: ChoiceRow;
}
export type TableName = keyof Tables;

/** What a table is of: the day, and what else narrows it. */
export interface Of {
  known: Known;
  measure?: string;
  incident?: string;
  claimant?: string;
  where?: string;
  place?: string;
}

export interface TableQuery {
  of: Of;
  search: string;
  from: number;
  size: number;
  /** A column, after a minus from the last to the first; empty: as the table comes. */
  sort: string;
}

export interface Page<Row> {
  rows: Row[];
  /** The first of them, which is another where fewer match than were turned over. */
  from: number;
  /** How many rows match, and how many there are. */
  matching: number;
  all: number;
  /** Records whose names are spelled like what was searched, by their display names. */
  alike: string[];
}

interface Shelf<Row> {
  rows: Row[];
}

const KEPT = 12;

/** The tables of one case, kept as long as they may be asked for again. */
export class Shelves {
  readonly #graph: Graph;
  readonly #texts: Texts;
  readonly #labels: Map<string, string>;
  readonly #search: Search;
  readonly #shelves = new Map<string, Shelf<Tables[TableName]>>();

  constructor(graph: Graph, texts: Texts) {
    this.#graph = graph;
    this.#texts = texts;
    this.#labels = new Map(asks.labels(graph).map(({ id, label }) => [id, label]));
    this.#search = new Search(graph, this.#labels);
  }

  page(name: TableName, { of, search, from, size, sort }: TableQuery): Page<Tables[TableName]> {
    const { rows } = this.#shelf(name, of);
    const { matching, alike } = this.#search.among(rows, search);
    const sorted = this.#sorted(name, matching, sort);
    const first = from < sorted.length ? from : 0;
    return { rows: sorted.slice(first, first + size), from: first, matching: matching.length, all: rows.length, alike };
  }

  #sorted(name: TableName, rows: Tables[TableName][], sort: string): Tables[TableName][] {
    const down = sort.startsWith("-");
    const column = down ? sort.slice(1) : sort;
    const keys = sorts[name] as Record<string, (row: unknown, name: (id: string) => string) => Key>;
    const key = Object.hasOwn(keys, column) ? keys[column] : undefined;
    if (key === undefined) return rows;
    const label = (id: string): string => this.#labels.get(id) ?? id;
    const keyed = rows.map((row): [Key, Tables[TableName]] => [key(row, label), row]);
    // What has no such thing stands last, whichever way; of equals the order stays.
    keyed.sort(([a], [b]) => {
      if (a === undefined || a === "") return b === undefined || b === "" ? 0 : 1;
      if (b === undefined || b === "") return -1;
      const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
      return down ? -order : order;
    });
    return keyed.map(([, row]) => row);
  }

  /** The row of one claim, if it is in the table. */
  row(name: "claims" | "figures", claim: string, known: Known): ClaimRow | CountedFigure | undefined {
    return (this.#shelf(name, { known }).rows as (ClaimRow | CountedFigure)[]).find((row) => row.claim === claim);
  }

  /** The figures of some claims, in their order. */
  figures(claims: string[], known: Known): CountedFigure[] {
    const wanted = new Set(claims);
    const rows = (this.#shelf("figures", { known }).rows as CountedFigure[]).filter(({ claim }) => wanted.has(claim));
    return rows.sort((a, b) => claims.indexOf(a.claim) - claims.indexOf(b.claim));
  }

  /** The figure that most documents tell. */
  mostTold(known: Known): string | undefined {
    let most: CountedFigure | undefined;
    for (const row of this.#shelf("figures", { known }).rows as CountedFigure[]) {
      if (most === undefined || (row.behind?.documents ?? 0) > (most.behind?.documents ?? 0)) most = row;
    }
    return most?.claim;
  }

  /** The figure that may be the largest of those that stand, deaths before all else; of equals the most told. */
  widest(known: Known): string | undefined {
    const rows = this.#accepted(known);
    const deaths = rows.filter(({ measure, high }) => measure === "killed" && high !== undefined);
    return widest(deaths.length > 0 ? deaths : rows)?.claim;
  }

  /** Lets go of a table that something has changed. */
  forget(name: TableName): void {
    for (const key of this.#shelves.keys()) {
      if (key.startsWith(`${name} `)) this.#shelves.delete(key);
    }
  }

  #shelf(name: TableName, of: Of): Shelf<Tables[TableName]> {
    const key = `${name} ${JSON.stringify(of)}`;
    const kept = this.#shelves.get(key);
    if (kept !== undefined) return kept;
    const shelf = { rows: this.#rows(name, of) };
    const [oldest] = this.#shelves.keys();
    if (this.#shelves.size >= KEPT && oldest !== undefined) this.#shelves.delete(oldest);
    this.#shelves.set(key, shelf);
    return shelf;
  }

  #rows(name: TableName, of: Of): Tables[TableName][] {
    const { known } = of;
    switch (name) {
      case "findings":
        return findingRows(this.#graph, known, this.#texts.all);
      case "claims":
        return claimRows(this.#graph, known);
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
      case "places":
        return placeRows(this.#graph, of, this.#accepted(known));
      case "placed":
        return placedRows(this.#graph, of, this.#accepted(known));
      case "choices":
        return choiceRows(this.#graph, of);
    }
  }

  #accepted(known: Known): CountedFigure[] {
    return this.#shelf("accepted", { known }).rows as CountedFigure[];
  }
}

const collator = new Intl.Collator("en", { numeric: true });
