// Columns of figures, wherever figures are listed.

import type { CountedFigure } from "../case/tables";
import { claimLink, type Context } from "../page/context";
import type { Column } from "../page/rows";
import { el } from "../page/element";
import { isolated } from "../page/direction";
import { bounds, interval, published, reserve } from "../page/wording";
import type { Place } from "../page/place";

export function figureColumns(context: Context, choose?: (claim: string) => Partial<Place>): Column<CountedFigure>[] {
  return [
    {
      title: "Figure",
      as: "name",
      cell: (row) => {
        const words = row.quantity.words ?? row.claim;
        return [choose === undefined ? claimLink(context, row.claim, words) : context.link(choose(row.claim), words), reserve(row)];
      },
    },
    { title: "Counted", sort: "counted", cell: ({ measure }) => context.term("measures", measure) },
    { title: "Bounds", sort: "bounds", cell: bounds },
    { title: "By", sort: "by", cell: (row) => speakers(context, row) },
    { title: "Where", sort: "where", cell: ({ place }) => (place === undefined ? "" : context.name(place)) },
    { title: "Public", sort: "public", cell: ({ first_published }) => published(first_published) },
    { title: "Documents", sort: "documents", as: "number", cell: ({ behind }) => (behind === undefined ? "" : String(behind.documents)) },
    { title: "Origins", sort: "origins", as: "number", cell: ({ behind }) => (behind === undefined ? "" : interval(behind.certain, behind.possible)) },
  ];
}

/** A figure in its own words, or in its bounds where it has none: an id is nobody's words. */
export const inWords = (row: Pick<CountedFigure, "quantity" | "low" | "high" | "nominal">): string =>
  row.quantity.words === undefined ? bounds(row) : `“${isolated(row.quantity.words)}”`;

/** What a figure says, who says it, and by when it was public. */
export const described = (context: Context, row: CountedFigure): (Node | string)[] => [
  el("b", {}, inWords(row)),
  reserve(row),
  ` ${context.term("measures", row.measure)}, ${speakers(context, row)}; public `,
  el("span", { class: "days" }, published(row.first_published)),
];

/** Who says a claim, for whom. */
export function speakers(
  { name }: Context,
  { speakers: said = [], on_behalf_of = [], unattributed }: { speakers?: string[]; on_behalf_of?: string[]; unattributed?: boolean },
): string {
  if (unattributed) return "the text itself";
  const by = said.map(name).join(", ");
  return on_behalf_of.length === 0 ? by : `${by}, for ${on_behalf_of.map(name).join(", ")}`;
}
