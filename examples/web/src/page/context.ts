// What every view is given: the case, names for its ids, and ways to go elsewhere.

import type { Client } from "../case/client";
import type { Opened, WordedList } from "../case/protocol";
import { el } from "./element";
import { AT_FIRST, format, type Place, type ViewName } from "./place";

export interface Context {
  client: Client;
  opened: Opened;
  /** The display name of a place, actor, incident or source; else its id. */
  name(id: string): string;
  /** How a measure, a population or a cause is worded. */
  term(list: WordedList, id: string): string;
  /** The place where the page is now. */
  here(): Place;
  /** Goes to a place that differs from this one. `quietly` leaves no entry in the history. */
  go(change: Partial<Place>, quietly?: boolean): void;
  /** A link to a place that differs from this one. */
  link(change: Partial<Place>, text: string, attributes?: Record<string, string>): HTMLAnchorElement;
}

/** A part of the page that shows one thing, and shows it anew when the place changes. */
export interface Mounted {
  element: HTMLElement;
  update(place: Place): Promise<void>;
  /** Lets go of what it drew, and draws no more: its case is closed. */
  remove?(): void;
}

export interface View {
  name: ViewName;
  label: string;
  heading: string;
  mount(context: Context): Mounted;
}

/** A link to a place, without going through the history by script. */
export function linkTo(here: Place, change: Partial<Place>, text: string, attributes: Record<string, string> = {}): HTMLAnchorElement {
  return el("a", { href: format({ ...here, sight: AT_FIRST, pick: AT_FIRST, ...change }), ...attributes }, text);
}

/** A link to a claim in the inspector. */
export const claimLink = (context: Context, claim: string, text = claim): HTMLAnchorElement =>
  context.link({ view: "figure", claim }, text, text === claim ? { class: "id" } : {});

/** A number of the package in words, then how it comes about. */
export function workedOut(context: Context, words: string): (Node | string)[] {
  const [number = "", ...how] = words.split(": ");
  if (how.length === 0) return [el("strong", {}, ...sentence(context, words))];
  return [el("strong", {}, ...sentence(context, number)), ": ", el("span", { class: "how" }, ...sentence(context, how.join(": ")))];
}

/** A sentence of the package, in which ids of claims stand in backticks: they become links. */
export function sentence(context: Context, words: string): (Node | string)[] {
  return words.split("`").map((part, at) => (at % 2 === 1 ? claimLink(context, part) : part));
}

/** A link to the rows of a table that say something. */
export const searchLink = (context: Context, view: ViewName, search: string, text: string): HTMLAnchorElement =>
  context.link({ view, sight: { ...AT_FIRST, search } }, text);
