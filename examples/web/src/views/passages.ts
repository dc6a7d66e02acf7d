// Where a claim stands: quotes, and the passages themselves where a person has dropped the text.

import type { Passage } from "claimgraph";
import type { HeldPassage, Outlet } from "../case/texts";
import { type Context, searchLink } from "../page/context";
import { el, fill } from "../page/element";
import { knownAt, type Place } from "../page/place";
import { dated, several } from "../page/wording";

export interface Passages {
  element: HTMLElement;
  update(claim: string, passages: Passage[], place: Place): Promise<void>;
  clear(): void;
}

export function passages(context: Context): Passages {
  const element = el("section", { class: "passages" });
  return {
    element,
    clear: () => fill(element),
    async update(claim, found, place) {
      const { held, from, unplaced, later, findings } = await context.client.passages(claim, knownAt(place));
      const shownHere = [...found.entries()].filter(([at]) => !later.includes(at));
      fill(
        element,
        el("h3", {}, "Where it stands"),
        ...shownHere.map(([at, passage]) => shown(context, passage, held[at], unplaced.includes(at), from[at])),
        later.length > 0 && el("p", {}, `${several(later.length, "passage")} left out: not ${place.possibly ? "even possibly" : "certainly"} public by the day that is chosen above.`),
        ...findings.map(({ message }) => el("p", { class: "warning" }, message)),
        shownHere.some(([at]) => held[at] === undefined && !unplaced.includes(at)) &&
          el("p", { class: "aside" }, "Have the text? Drop it anywhere on the page: it is known again by its hash, stays in this browser, and its passages are shown here."),
      );
    },
  };
}

function shown(context: Context, { source, quote }: Passage, held: HeldPassage | undefined, isUnplaced: boolean, { outlet, published, days }: Outlet = {}): HTMLElement {
  return el(
    "figure",
    { class: "passage" },
    held === undefined
      ? el("blockquote", {}, quote === undefined ? "(no quote is recorded)" : `“${quote.exact}”`)
      : el("blockquote", { class: "held" }, "…", held.before, el("mark", {}, held.marked), held.after, "…"),
    el(
      "figcaption",
      {},
      searchLink(context, "sources", source, context.name(source)),
      outlet === undefined ? "" : `, ${context.name(outlet)}`,
      published === undefined || days === undefined ? "" : `, ${dated(published, days)}`,
      isUnplaced && " (the text is here, but where in it this stands is not certain)",
      held === undefined ? "" : " (the hash of the text is the recorded one; ",
      held === undefined ? "" : context.link({ view: "sources", source }, "read all of it"),
      held === undefined ? "" : ")",
    ),
  );
}
