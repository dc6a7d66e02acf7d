// Sources as a table, and the text of one with every passage in it, where a person has dropped it.

import type { Piece } from "../case/texts";
import { claimLink, type Context, type Mounted, searchLink, type View } from "../page/context";
import { el, fill } from "../page/element";
import { Latest } from "../page/latest";
import { knownAt, type Place } from "../page/place";
import { rowsOf } from "../page/rows";
import { dated, plain, several } from "../page/wording";

export const sources: View = {
  name: "sources",
  label: "Sources",
  heading: "The texts",
  mount,
};

function mount(context: Context): Mounted {
  const latest = new Latest();
  const rows = rowsOf(context, "sources", {
    caption: "sources",
    columns: [
      { title: "Source", sort: "source", as: "name", cell: ({ source, title }) => searchLink(context, "claims", source, title) },
      { title: "Kind", sort: "kind", cell: ({ kind }) => plain(kind) },
      { title: "Outlet", sort: "outlet", cell: ({ outlet }) => (outlet === undefined ? "not recorded" : context.name(outlet)) },
      { title: "Published", sort: "published", cell: ({ published: written, days }) => (written === undefined || days === undefined ? "not recorded" : dated(written, days)) },
      { title: "Derives from", cell: ({ derived_from = [] }) => derived_from.map(context.name).join(", ") },
      { title: "Claims", sort: "claims", as: "number", cell: ({ claims }) => String(claims) },
      { title: "Text", cell: ({ source }) => context.link({ view: "sources", source }, "read", { "aria-label": `Read ${context.name(source)}` }) },
    ],
  });
  const reading = el("section", { class: "reader" });
  const element = el(
    "div",
    {},
    el("p", { class: "aside" }, "The texts themselves are not shipped. Drop one on the page, and it is known again by its hash."),
    reading,
    rows.element,
  );

  async function update(place: Place): Promise<void> {
    const last = latest.begin();
    const listed = rows.update(place);
    if (place.source === undefined) {
      fill(reading);
    } else {
      const text = await context.client.read(place.source, knownAt(place));
      if (!last()) return;
      const head = el("h3", { tabindex: -1, class: "landing" }, context.name(place.source));
      const isKnown = context.opened.sources.has(place.source);
      const close = el("p", {}, context.link({ view: "sources", source: "" }, "Close"));
      if (!isKnown) {
        fill(reading, el("p", { class: "warning" }, "This case has no source by the id ", el("code", {}, place.source), "."), close);
      } else if (text === undefined) {
        fill(reading, head, el("p", {}, "This text is not here. Have it? Drop it on the page as a file named .txt: if its hash is the recorded one, it is shown with every passage marked."), close);
      } else {
        fill(
          reading,
          head,
          el("p", { class: "aside" }, "Every passage of a claim is marked; the numbers lead to the claims that end there. The hash of the text is the recorded one."),
          !text.isOut && el("p", { class: "warning" }, `This text was not ${place.possibly ? "even possibly" : "certainly"} public by the day that is chosen above, so nothing in it is marked.`),
          text.astray.length > 0 && el("p", { class: "warning" }, `Where the passages of ${text.astray.join(", ")} stand in this text is not certain.`),
          el("div", { class: "text" }, ...marked(context, text.pieces)),
          text.left > 0 && el("p", {}, `${several(text.left, "character")} at its end are not shown.`),
          close,
        );
      }
    }
    await listed;
  }

  return { element, update };
}

function marked(context: Context, pieces: Piece[]): (Node | string)[] {
  let number = 0;
  return pieces.flatMap(({ text, claims, ending }): (Node | string)[] => [
    claims.length === 0 ? text : el("mark", {}, text),
    ...(ending.length === 0
      ? []
      : [
          el(
            "sup",
            {},
            ...ending.map((claim) => {
              const link = claimLink(context, claim, String(++number));
              link.setAttribute("aria-label", `claim ${claim}`);
              link.title = claim;
              return link;
            }),
          ),
        ]),
  ]);
}
