// Where a person is on the page, as the URL says it: whoever opens the link sees the same.

import type { Assumption, Known } from "../case/answers";

export const VIEWS = ["toll", "figure", "parts", "findings", "claims", "actors", "sources", "replies"] as const;
export type ViewName = (typeof VIEWS)[number];

export interface Place {
  view: ViewName;
  /** The day by whose end things must have been public; absent: the whole file. */
  day?: string;
  /** Whether it is enough that they possibly were. */
  possibly: boolean;
  measure?: string;
  incident?: string;
  clock: "stated" | "published" | "as_of";
  claim?: string;
  whole?: string;
  assumption: Assumption;
  search: string;
  /** The first row in sight of a table. */
  from: number;
}

const one = <Word extends string>(words: readonly Word[], word: string | null, otherwise: Word): Word =>
  words.find((known) => known === word) ?? otherwise;

/** Reads a place; what is missing or makes no sense is as when the page is opened. */
export function parse(hash: string): Place {
  const said = new URLSearchParams(hash.replace(/^#/u, ""));
  const from = Number.parseInt(said.get("from") ?? "0", 10);
  const place: Place = {
    view: one(VIEWS, said.get("view"), "toll"),
    possibly: said.get("possibly") === "yes",
    clock: one(["stated", "published", "as_of"], said.get("clock"), "stated"),
    assumption: one(["stated", "curated", "definitional"], said.get("assumption"), "curated"),
    search: said.get("search") ?? "",
    from: Number.isSafeInteger(from) && from > 0 ? from : 0,
  };
  for (const key of ["day", "measure", "incident", "claim", "whole"] as const) {
    const value = said.get(key);
    if (value !== null && value !== "") place[key] = value;
  }
  return place;
}

/** Writes a place, leaving out what is as when the page is opened. */
export function format(place: Place): string {
  const said = new URLSearchParams({ view: place.view });
  for (const key of ["day", "measure", "incident", "claim", "whole"] as const) {
    const value = place[key];
    if (value !== undefined && value !== "") said.set(key, value);
  }
  if (place.possibly) said.set("possibly", "yes");
  if (place.clock !== "stated") said.set("clock", place.clock);
  if (place.assumption !== "curated") said.set("assumption", place.assumption);
  if (place.search !== "") said.set("search", place.search);
  if (place.from > 0) said.set("from", String(place.from));
  return `#${said}`;
}

/** What of a case is known at a place. */
export function knownAt({ day, possibly }: Place): Known {
  if (day === undefined) return {};
  return possibly ? { possiblyKnownAsOf: day } : { knownAsOf: day };
}
