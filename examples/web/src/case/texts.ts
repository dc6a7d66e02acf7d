// Texts of sources that a person drops on the page: known again by their hash, and never sent anywhere.

import type { Passage } from "claimgraph";
import type { Finding } from "./answers";
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

export interface HeldPassages {
  /** One for each passage of the claim whose text is here, by its place among them. */
  held: Record<number, HeldPassage>;
  /** What the check says of the claim's passages, now that texts are here. */
  findings: Finding[];
}

const CONTEXT = 280;

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

  passages(claim: string): HeldPassages {
    const record = asks.claim(this.#graph, claim);
    const held: Record<number, HeldPassage> = {};
    record.reported_in.forEach((passage, place) => {
      const text = this.#texts.get(passage.source);
      if (text !== undefined && passage.position !== undefined) {
        const here = cut(text, passage, passage.position);
        if (here !== undefined) held[place] = here;
      }
    });
    const findings =
      this.#texts.size === 0
        ? []
        : asks
            .validate(this.#graph, this.all)
            .findings.filter(({ pointer }) => pointer.startsWith(`/claims/${claim}/reported_in`));
    return { held, findings };
  }
}

function cut(text: string, passage: Passage, position: { start: number; end: number }): HeldPassage | undefined {
  try {
    const { start, end } = inUnits(text, position);
    return {
      passage,
      before: Array.from(text.slice(0, start)).slice(-CONTEXT).join(""),
      marked: text.slice(start, end),
      after: Array.from(text.slice(end)).slice(0, CONTEXT).join(""),
    };
  } catch (error) {
    // A position beyond the end of the text: the check says so.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
