// What the ids in sentences stand for: the package names claims by their ids, a reader knows them by their words.

import type { Known } from "../case/answers";
import { claimLink, type Context } from "../page/context";
import { el } from "../page/element";
import { described } from "./columns";

const MOST = 60;

/** The figures that are named in an element, in words; nothing if there are none. */
export async function named(context: Context, element: Element, known: Known): Promise<HTMLElement | undefined> {
  const ids = [...new Set([...element.querySelectorAll("p > a.id, p > strong a.id, p > .how a.id, .conflict > a.id")].map((link) => link.textContent ?? ""))];
  if (ids.length === 0) return undefined;
  const rows = await context.client.figures(ids.slice(0, MOST), known);
  return el(
    "details",
    { open: true, class: "named" },
    el("summary", {}, "The figures named here"),
    el(
      "ul",
      {},
      ...rows.map((row) =>
        el(
          "li",
          {},
          claimLink(context, row.claim),
          " ",
          ...described(context, row),
        ),
      ),
    ),
    ids.length > MOST && el("p", {}, `The first ${MOST} of them.`),
  );
}
