// Where a person is on the page, as the URL says it: whoever opens the link sees the same.

import type { Assumption, Known } from "../case/answers";

export const VIEWS = ["toll", "figure", "parts", "places", "findings", "claims", "actors", "sources", "replies"] as const;
export type ViewName = (typeof VIEWS)[number];

/** What of a table is in sight. */
export interface Sight {
  search: string;
  /** The first row in sight. */
  from: number;
  /** The column it is sorted by, after a minus from the last to the first; empty: as the table comes. */
  sort: string;
}

export interface Place {
  view: ViewName;
  /** The day by whose end things must have been public; absent: the whole file. */
  day?: string;
  /** Whether it is enough that they possibly were. */
  possibly: boolean;
  measure?: string;
  /** What the figures over time are narrowed to. */
  incident?: string;
  claimant?: string;
  where?: string;
  clock: "stated" | "published" | "as_of";
  claim?: string;
  whole?: string;
  /** The place that is chosen on the map. */
  place?: string;
  /** The source whose text is read. */
  source?: string;
  assumption: Assumption;
  /** The table of the view. */
  sight: Sight;
  /** The table from which something is chosen for the view. */
  pick: Sight;
}

const NAMED = ["day", "measure", "incident", "claimant", "where", "claim", "whole", "place", "source"] as const;

export const AT_FIRST: Sight = { search: "", from: 0, sort: "" };

const one = <Word extends string>(words: readonly Word[], word: string | null, otherwise: Word): Word =>
  words.find((known) => known === word) ?? otherwise;

/** Reads a place; what is missing or makes no sense is as when the page is opened. */
export function parse(hash: string): Place {
  const said = new URLSearchParams(hash.replace(/^#/u, ""));
  const place: Place = {
    view: one(VIEWS, said.get("view"), "toll"),
    possibly: said.get("possibly") === "yes",
    clock: one(["stated", "published", "as_of"], said.get("clock"), "stated"),
    assumption: one(["stated", "curated", "definitional"], said.get("assumption"), "curated"),
    sight: sightOf(said, ""),
    pick: sightOf(said, "pick-"),
  };
  for (const key of NAMED) {
    const value = said.get(key);
    if (value !== null && value !== "" && (key !== "day" || isDay(value))) place[key] = value;
  }
  return place;
}

/** Whether something is a day of the calendar, and not a month, a guess or a slip. */
function isDay(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(written)) return false;
  const time = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.getUTCDate() === Number(written.slice(-2));
}

function sightOf(said: URLSearchParams, before: string): Sight {
  const from = Number.parseInt(said.get(`${before}from`) ?? "0", 10);
  return {
    search: said.get(`${before}search`) ?? "",
    from: Number.isSafeInteger(from) && from > 0 ? from : 0,
    sort: said.get(`${before}sort`) ?? "",
  };
}

/** Writes a place, leaving out what is as when the page is opened. */
export function format(place: Place): string {
  const said = new URLSearchParams({ view: place.view });
  for (const key of NAMED) {
    const value = place[key];
    if (value !== undefined && value !== "") said.set(key, value);
  }
  if (place.possibly) said.set("possibly", "yes");
  if (place.clock !== "stated") said.set("clock", place.clock);
  if (place.assumption !== "curated") said.set("assumption", place.assumption);
  for (const [before, { search, from, sort }] of [["", place.sight], ["pick-", place.pick]] as const) {
    if (search !== "") said.set(`${before}search`, search);
    if (from > 0) said.set(`${before}from`, String(from));
    if (sort !== "") said.set(`${before}sort`, sort);
  }
  return `#${said}`;
}

/** What of a case is known at a place. */
export function knownAt({ day, possibly }: Place): Known {
  if (day === undefined) return {};
  return possibly ? { possiblyKnownAsOf: day } : { knownAsOf: day };
}
