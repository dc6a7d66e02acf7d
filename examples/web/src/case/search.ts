// Searching a table: by what stands in a row, and by names as the package looks them up, whatever their spelling or script.

import { asks, type Graph } from "./engine";

/** Words as they are compared: without marks and case. */
const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

interface Said {
  words: string;
  ids: Set<string>;
}

/** Fewer letters are like too many names. */
const LETTERS = 4;
const NAMED = 5;

export class Search {
  readonly #graph: Graph;
  readonly #labels: Map<string, string>;
  readonly #said = new WeakMap<object, Said>();
  readonly #alike = new Map<string, Set<string>>();

  constructor(graph: Graph, labels: Map<string, string>) {
    this.#graph = graph;
    this.#labels = labels;
  }

  /** The rows of which each word is said, or in which somebody is named who is spelled so. */
  among<Row extends object>(rows: Row[], search: string): { matching: Row[]; alike: string[] } {
    const words = search.split(/\s+/u).filter(Boolean);
    if (words.length === 0) return { matching: rows, alike: [] };
    const whole = this.#spelled(search.trim());
    const wanted = words.map((word) => ({ word: fold(word), ids: this.#spelled(word) }));
    const by = new Set<string>();
    const matching = rows.filter((row) => {
      const said = this.#saidBy(row);
      const literally = wanted.every(({ word }) => said.words.includes(word));
      if (literally) return true;
      const together = [...whole].filter((id) => said.ids.has(id));
      const apart = wanted.map(({ word, ids }) => (said.words.includes(word) ? [] : [...ids].filter((id) => said.ids.has(id))));
      const found = together.length > 0 || wanted.every(({ word }, at) => said.words.includes(word) || (apart[at]?.length ?? 0) > 0);
      if (found) for (const id of [...together, ...apart.flat()]) by.add(id);
      return found;
    });
    return { matching, alike: [...by].slice(0, NAMED).map((id) => this.#labels.get(id) ?? id) };
  }

  #spelled(text: string): Set<string> {
    if (Array.from(text).length < LETTERS) return new Set();
    const kept = this.#alike.get(text);
    if (kept !== undefined) return kept;
    const found = new Set(asks.lookup(this.#graph, text).map(({ id }) => id));
    if (this.#alike.size > 200) this.#alike.clear();
    this.#alike.set(text, found);
    return found;
  }

  // Everything that a row says, with names beside the ids it refers to by.
  #saidBy(row: object): Said {
    const kept = this.#said.get(row);
    if (kept !== undefined) return kept;
    const words: string[] = [];
    const ids = new Set<string>();
    const left: unknown[] = [row];
    while (left.length > 0) {
      const value = left.pop();
      if (typeof value === "string") {
        const label = this.#labels.get(value);
        words.push(value, label ?? "");
        if (label !== undefined) ids.add(value);
      } else if (typeof value === "number") {
        words.push(String(value));
      } else if (typeof value === "object" && value !== null) {
        left.push(...Object.values(value));
      }
    }
    const said = { words: fold(words.join("\n")), ids };
    this.#said.set(row, said);
    return said;
  }
}
