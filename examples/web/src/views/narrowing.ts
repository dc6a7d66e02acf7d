// What the figures over time are narrowed to, by a person or by the page, and the way back.

import type { OverTime } from "../case/overtime";
import type { Facet } from "../case/tables/choices";
import type { Context } from "../page/context";
import { el } from "../page/element";
import type { Place } from "../page/place";
import { several } from "../page/wording";

export const WORDS: Record<Facet, { is: string; only: string; which: string }> = {
  incident: { is: "an incident", only: "of", which: "the incident" },
  claimant: { is: "a claimant", only: "by", which: "the claimant" },
  where: { is: "a place", only: "in", which: "the place" },
};

const FACETS = Object.keys(WORDS) as Facet[];

export function narrowing(context: Context, place: Place, shown: OverTime | undefined): Node[] {
  const chosen = FACETS.flatMap((facet) => {
    const id = place[facet];
    return id === undefined
      ? []
      : [
          el(
            "li",
            {},
            `Only ${WORDS[facet].only} `,
            el("b", {}, context.name(id)),
            " ",
            context.link({ [facet]: "" }, "show all", { "aria-label": `No longer only ${WORDS[facet].only} ${context.name(id)}` }),
          ),
        ];
  });
  const itself = FACETS.flatMap((facet) => {
    const id = shown?.narrowed[facet];
    return id === undefined ? [] : [`${WORDS[facet].which} “${context.name(id)}”`];
  });
  return [
    ...(chosen.length === 0 ? [] : [el("ul", { class: "chips" }, ...chosen)]),
    ...(itself.length === 0 || shown === undefined
      ? []
      : [
          el(
            "p",
            { class: "narrowed" },
            `There are ${several(shown.lines, "line")}, too many for one picture. Of what one can show, most is said of ${itself.join(", ")} (${several(shown.drawn, "line")}). All others can be chosen below.`,
          ),
        ]),
  ];
}
