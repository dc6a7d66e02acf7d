// Documents against independent origins: two numbers, a small graph, and every path in words.

import type { Known, Origins, TracePath } from "../case/answers";
import { claimLink, type Context, searchLink } from "../page/context";
import { el, fill } from "../page/element";
import { AT_FIRST } from "../page/place";
import { interval, several } from "../page/wording";
import type { DrawnGraph } from "../draw/graph";

export interface Traces {
  element: HTMLElement;
  /** Shows a claim's origins, if `last` still says so once they are here. */
  update(claim: string, known: Known, last: () => boolean): Promise<void>;
  clear(): void;
}

const MOST = 60;
/** So few paths are read at a glance. */
const FEW = 8;

export function traces(context: Context): Traces {
  const element = el("section", { class: "origins" });
  let drawn: DrawnGraph | undefined;
  const clear = (): void => {
    drawn?.remove();
    drawn = undefined;
    fill(element);
  };
  return {
    element,
    clear,
    async update(claim, known, last) {
      const origins = await context.client.ask("origins", claim, known);
      const { drawOrigins, roleWords } = await import("../draw/origins");
      if (!last()) return;
      clear();
      const graph = el("div", { class: "graph", role: "img", "aria-label": "Graph of the paths that are listed below" });
      const paths = origins.origins.flatMap((origin) => origin.traces);
      fill(
        element,
        el("h3", {}, "Documents and independent origins"),
        count(origins),
        ...inCircles(context, origins),
        ...throughOne(context, origins),
        paths.length > 0 && graph,
        paths.length > 0 && el("p", { class: "key" }, "From texts (rectangles) to whoever is behind them. Filled: an origin. Dashed border: nobody knows who that is. Dashed line: the way is not certain."),
        paths.length > 0 && el(
          "details",
          { open: paths.length <= FEW },
          el("summary", {}, `Every path in words (${paths.length})`),
          el("ol", { class: "paths" }, ...paths.slice(0, MOST).map((path) => inWords(context, path, roleWords))),
          paths.length > MOST && el("p", {}, `The first ${MOST} are listed.`),
        ),
        origins.tellings.length > 1 &&
          el("p", {}, "Told by: ", ...origins.tellings.flatMap(({ claim: telling }, at) => [at > 0 ? ", " : "", claimLink(context, telling)])),
      );
      if (paths.length === 0) return;
      drawn = drawOrigins(graph, origins, context.name, (id, isDocument) =>
        context.go({ view: isDocument ? "sources" : "actors", sight: { ...AT_FIRST, search: id } }),
      );
    },
  };
}

function count({ documents, independent, complete }: Origins): HTMLElement {
  const { certain, possible } = independent;
  return el(
    "p",
    { class: "counts", id: "counts" },
    el("strong", {}, several(documents, "document")),
    ", ",
    el("strong", {}, `${interval(certain, possible)} independent ${possible === 1 ? "origin" : "origins"}`),
    certain === possible ? "" : " (certainly and possibly)",
    complete ? "" : "; not every path is listed",
  );
}

const idLink = (context: Context, section: string, id: string): HTMLElement =>
  section === "claims" ? claimLink(context, id) : searchLink(context, section === "sources" ? "sources" : "actors", id, context.name(id));

const joined = (links: HTMLElement[], by: string): (Node | string)[] => links.flatMap((link, at) => [at > 0 ? by : "", link]);

/** What goes round in a circle begins nowhere, and nobody is behind it for that. */
function inCircles(context: Context, { circular, origins }: Origins): Node[] {
  return circular.map(({ section, ids }) =>
    el(
      "p",
      { class: "warning" },
      "These rest on each other in a circle: ",
      ...joined(ids.map((id) => idLink(context, section, id)), ", "),
      origins.length === 0 ? ". Nobody outside it is known to have said this." : ". The circle itself adds no origin.",
    ),
  );
}

/** Whoever every path passes through; of one document that says nothing. */
function throughOne(context: Context, { documents, dominators = [] }: Origins): Node[] {
  if (documents < 2 || dominators.length === 0) return [];
  return [el("p", { class: "through" }, "Every path passes through ", ...joined(dominators.map(({ section, id }) => idLink(context, section, id)), ", and through "), ".")];
}

function inWords(context: Context, { steps, end, certain }: TracePath, words: (role: string, how?: string) => string): HTMLElement {
  return el(
    "li",
    {},
    ...steps.flatMap(({ role, id, how }, at) => [
      at === 0 ? "" : " → ",
      el("span", { class: "role" }, `${words(role, how)} `),
      searchLink(context, role === "source" || role === "derived_from" ? "sources" : role === "based_on" ? "claims" : "actors", id, context.name(id)),
    ]),
    end?.identified === false ? " (nobody knows who)" : "",
    certain ? "" : " (not certain)",
  );
}
