// Texts of sources that a person drops on the page: known again by their hash, and never sent anywhere.

import type { Passage } from "claimgraph";
import type { Finding, Known } from "./answers";
import { daysOf, sourcesOf, sourcesOut } from "./reached";
import { asks, identify, inUnits, type Graph } from "./engine";

/** Which sources a dropped text is the text of. */
export interface HeldText {
  sha256: string;
  length: number;
  sources: string[];
}

/** A passage in the text it was taken from, cut in three. */
export interface HeldPassage {
  passage: Passage;
  before: string;
  marked: string;
  after: string;
}

/** Who brought a text out, and the days on which it may have come out. */
export interface Outlet {
  outlet?: string;
  published?: string;
  days?: ReturnType<typeof asks.date>;
}

export interface HeldPassages {
  /** One for each passage of the claim whose text is here, by its place among them. */
  held: Record<number, HeldPassage>;
  /** Who brought each out, and when. */
  from: Outlet[];
  /** Passages whose text is here, without a place in it that is certain. */
  unplaced: number[];
  /** By its place among them, each passage whose source was not out by then. */
  later: number[];
  /** What the check says of the claim's passages, now that texts are here. */
  findings: Finding[];
}

/** A text cut where passages begin and end. */
export interface ReadText {
  pieces: Piece[];
  /** Characters that are left out at the end, for a page has room for so many only. */
  left: number;
  /** Whether the source was out by then; of one that was not, nothing is marked. */
  isOut: boolean;
  /** Claims whose passage has no place in the text that is certain. */
  astray: string[];
}

export interface Piece {
  text: string;
  /** The claims whose passages it lies in, and those whose passages end with it. */
  claims: string[];
  ending: string[];
}

const CONTEXT = 280;
const READABLE = 200_000;

export class Texts {
  readonly #graph: Graph;
  readonly #texts = new Map<string, string>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** The texts that are here, by source. */
  get all(): Record<string, string> {
    return Object.fromEntries(this.#texts);
  }

  hold(text: string): HeldText {
    const { sha256, length } = identify(text);
    const sources = Object.entries(asks.sources(this.#graph))
      .filter(([, record]) => record.text?.sha256 === sha256)
      .map(([id]) => id);
    for (const source of sources) this.#texts.set(source, text);
    return { sha256, length, sources };
  }

  /** The whole text of a source, with the passages of all claims known by then; nothing if it is not here. */
  read(source: string, known: Known): ReadText | undefined {
    const text = this.#texts.get(source);
    if (text === undefined) return undefined;
    const isOut = sourcesOut(this.#graph, known).has(source);
    const public_ = new Set(isOut ? asks.claimRows(this.#graph, known).map(({ claim }) => claim) : []);
    const passages: { claim: string; start: number; end: number }[] = [];
    const astray: string[] = [];
    for (const [claim, { reported_in }] of Object.entries(asks.claims(this.#graph))) {
      for (const passage of reported_in) {
        if (passage.source !== source || !public_.has(claim)) continue;
        const here = where(text, passage);
        if (here !== undefined) passages.push({ claim, ...here });
        else if (passage.position !== undefined || passage.quote !== undefined) astray.push(claim);
      }
    }
    const shown = text.slice(0, READABLE);
    const borders = new Set([0, shown.length, ...passages.flatMap(({ start, end }) => [start, end])]);
    const cuts = [...borders].filter((at) => at <= shown.length).sort((a, b) => a - b);
    const pieces = cuts.slice(1).map((end, at): Piece => {
      const start = cuts[at] ?? 0;
      const around = passages.filter((passage) => passage.start <= start && passage.end >= end);
      return {
        text: shown.slice(start, end),
        claims: around.map(({ claim }) => claim),
        ending: around.filter((passage) => passage.end === end).map(({ claim }) => claim),
      };
    });
    return { pieces, left: text.length - shown.length, isOut, astray };
  }

  passages(claim: string, known: Known): HeldPassages {
    const record = asks.claim(this.#graph, claim);
    const sources = sourcesOf(this.#graph);
    const from = record.reported_in.map(({ source }): Outlet => {
      const { outlet, published } = sources[source] ?? {};
      const days = daysOf(this.#graph).get(source);
      return { ...(outlet === undefined ? {} : { outlet }), ...(published === undefined ? {} : { published }), ...(days === undefined ? {} : { days }) };
    });
    const held: Record<number, HeldPassage> = {};
    const unplaced: number[] = [];
    record.reported_in.forEach((passage, place) => {
      const text = this.#texts.get(passage.source);
      if (text === undefined) return;
      const here = where(text, passage);
      if (here === undefined) unplaced.push(place);
      else held[place] = cut(text, passage, here);
    });
    const findings =
      this.#texts.size === 0
        ? []
        : asks
            .validate(this.#graph, this.all)
            .findings.filter(({ pointer }) => pointer.startsWith(`/claims/${claim}/reported_in`));
    const out = sourcesOut(this.#graph, known);
    const later = [...record.reported_in.entries()].filter(([, { source }]) => !out.has(source)).map(([place]) => place);
    return { held, from, unplaced, later, findings: findings.filter(({ pointer }) => !later.includes(Number(pointer.split("/")[4]))) };
  }
}

/** Where a passage is, in the unit in which strings are cut: at its position, else where its quote stands and nowhere else. */
function where(text: string, { position, quote }: Passage): { start: number; end: number } | undefined {
  if (position !== undefined) {
    try {
      return inUnits(text, position);
    } catch (error) {
      // Beyond the end of the text: the check says so.
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }
  if (quote === undefined) return undefined;
  const { prefix = "", exact, suffix = "" } = quote;
  const at = text.indexOf(prefix + exact + suffix);
  if (at < 0 || at !== text.lastIndexOf(prefix + exact + suffix)) return undefined;
  return { start: at + prefix.length, end: at + prefix.length + exact.length };
}

const cut = (text: string, passage: Passage, { start, end }: { start: number; end: number }): HeldPassage => ({
  passage,
  before: Array.from(text.slice(0, start)).slice(-CONTEXT).join(""),
  marked: text.slice(start, end),
  after: Array.from(text.slice(end)).slice(0, CONTEXT).join(""),
});
