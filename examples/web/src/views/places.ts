// Places: the figures that stand for each, on an outline map and as a table.

import type { PlaceRow } from "../case/tables";
import { AskError } from "../case/client";
import { type Context, claimLink, type Mounted, type View, workedOut } from "../page/context";
import { el, fill } from "../page/element";
import { grounds } from "../page/grounds";
import { Latest } from "../page/latest";
import { measureChoice } from "../page/measure";
import { AT_FIRST, knownAt, type Place } from "../page/place";
import { rowsOf } from "../page/rows";
import { bounds, plain, several } from "../page/wording";
import type { DrawnMap, Spot } from "../draw/map";
import { figureColumns } from "./columns";

export const places: View = {
  name: "places",
  label: "Places",
  heading: "Where, and how many",
  mount,
};

/** Spots that a map still shows apart. */
const MOST = 2_000;

const PRECISION: Record<number, string> = {
  1: "the very place",
  2: "within some 25 kilometres",
  3: "somewhere in a district",
  4: "somewhere in a region",
  5: "along a line or in an area",
  6: "somewhere in a country",
  7: "in international waters or airspace",
};

function mount(context: Context): Mounted {
  const latest = new Latest();
  let drawn: DrawnMap | undefined;
  const measure = measureChoice(context);
  const switchboard = grounds(context);
  const map = el("div", { class: "map", role: "group", "aria-label": "Map; the table below it says the same" });
  const key = el("p", { class: "key" });
  const chosen = el("section", { class: "chosen" });
  const here = rowsOf(context, "placed", {
    caption: "figures that stand for this place",
    columns: figureColumns(context),
    sight: "pick",
    of: (place) => ({ ...counting(place), ...(place.place === undefined ? {} : { place: place.place }) }),
  });
  const all = rowsOf(context, "places", {
    caption: "places",
    of: counting,
    columns: [
      { title: "Place", as: "name", sort: "place", cell: ({ place }) => context.link({ place }, context.name(place)) },
      { title: "Kind", sort: "kind", cell: ({ kind }) => plain(kind ?? "") },
      { title: "In", cell: ({ within }) => within.map(context.name).join(", ") },
      { title: "Figures", as: "number", sort: "figures", cell: ({ figures }) => String(figures) },
      {
        title: "The widest",
        sort: "widest",
        cell: ({ figure }) => (figure === undefined ? "" : claimLink(context, figure.claim, said(context, figure))),
      },
      {
        title: "All figures together leave for it",
        cell: ({ figure }) => (figure === undefined ? "" : "…"),
        later: async ({ figure }, place) => (figure === undefined ? "" : await left(context, figure.claim, place)),
      },
      { title: "Point", sort: "point", cell: ({ point }) => pointed(point) },
    ],
  });
  const form = el("form", { class: "choices", submit: (event) => event.preventDefault() }, measure.element);
  const element = el(
    "div",
    {},
    form,
    map,
    key,
    chosen,
    switchboard.element,
    el("h3", {}, "Every place"),
    all.element,
  );

  function counting(place: Place): { measure?: string } {
    const of = measure.show(place);
    return of === undefined ? {} : { measure: of };
  }

  async function update(place: Place): Promise<void> {
    const last = latest.begin();
    switchboard.show(place);
    const listed = [all.update(place), ...(place.place === undefined ? [] : [here.update(place)])];
    const { rows } = await context.client.table("places", {
      of: { known: knownAt(place), ...counting(place) },
      ...AT_FIRST,
      size: Number.MAX_SAFE_INTEGER,
    });
    if (!last()) return;
    // Without figures there is nothing to count, and nothing to relate.
    form.hidden = switchboard.element.hidden = context.opened.measures.length === 0;
    tell(place, rows);
    await draw(place, rows, last);
    await Promise.all(listed);
  }

  async function draw(place: Place, rows: PlaceRow[], last: () => boolean): Promise<void> {
    const pointed = rows.filter(({ point }) => point !== undefined);
    const counted = pointed.filter(({ figure }) => figure !== undefined);
    const without = rows.filter(({ point, figure }) => point === undefined && figure !== undefined);
    drawn?.remove();
    drawn = undefined;
    map.hidden = pointed.length === 0;
    fill(
      key,
      pointed.length === 0
        ? rows.length === 0
          ? place.day === undefined
            ? "This file names no places."
            : "No place was named by then."
          : `No place ${place.day === undefined ? "of this file" : "that was named by then"} has a point, so there is no map; the table has all of them.`
        : "The area of a circle is the lower end of the widest figure that stands for the place, a pale ring its upper end; a dashed rim says that no upper end is known. Orange circles count at a stage, such as deaths in closed cases, and are not to be compared with blue ones. A small ring is a place without such a figure, a square a point that stands for an area. Borders are as Natural Earth draws them, and say nothing.",
      pointed.length > 0 && without.length > 0
        ? ` Not on the map, for want of a point: ${without.slice(0, 8).map(({ place: id }) => context.name(id)).join(", ")}${without.length > 8 ? ` and ${without.length - 8} others in the table` : ""}.`
        : "",
      pointed.length > MOST ? ` The map shows ${several(MOST, "place")}, those with the widest figures.` : "",
    );
    if (pointed.length === 0) return;
    const { drawMap } = await import("../draw/map");
    if (!last()) return;
    // Those with figures first: they are what is looked for.
    const spots = [...counted, ...pointed.filter(({ figure }) => figure === undefined)].slice(0, MOST).map((row) => spot(context, row));
    const next = await drawMap(map, spots, {
      chosen: place.place,
      address: (id) => context.link({ place: id }, "").getAttribute("href") ?? "",
      choose: (id) => context.go({ place: id, pick: AT_FIRST }),
    });
    if (last()) drawn = next;
    else next.remove();
  }

  function tell(place: Place, rows: PlaceRow[]): void {
    const row = rows.find(({ place: id }) => id === place.place);
    if (place.place === undefined) {
      const where = rows.some(({ point }) => point !== undefined) ? "a circle, or a place in the table," : "a place in the table";
      fill(chosen, rows.some(({ figures }) => figures > 0) && el("p", { class: "aside" }, `Choose ${where} to see every figure that stands for it.`));
    } else if (row === undefined) {
      const [before, after] = place.day === undefined ? ["This case has no place by the id ", "."] : ["No place by the id ", " was named by the day that is chosen above."];
      fill(chosen, el("p", { class: "warning" }, before, el("code", {}, place.place), after));
    } else {
      fill(
        chosen,
        el("h3", { tabindex: -1, class: "landing" }, context.name(row.place)),
        el(
          "p",
          { class: "aside" },
          [plain(row.kind ?? ""), row.within.length === 0 ? "" : `in ${row.within.map(context.name).join(", ")}`, `point: ${pointed(row.point)}`]
            .filter((part) => part !== "")
            .join("; "),
          ". ",
          context.link({ place: "" }, "Choose none"),
        ),
        row.figures === 0 ? el("p", {}, "No figure of this measure stands for this very place.") : here.element,
      );
    }
  }

  function remove(): void {
    latest.begin();
    drawn?.remove();
  }

  return { element, update, remove };
}

const pointed = (point: PlaceRow["point"]): string =>
  point === undefined ? "none recorded" : `${point.lat}, ${point.lon}${point.precision === undefined ? "" : `: ${PRECISION[point.precision] ?? ""}`}`;

function said(context: Context, figure: NonNullable<PlaceRow["figure"]>): string {
  const who = figure.population === undefined ? "" : `, ${Object.values(figure.population).map((id) => context.term("population", id)).join(", ")}`;
  return `${bounds(figure)} ${context.term("measures", figure.measure)}${who}${figure.stage === undefined ? "" : `, ${staged(figure)}`}`;
}

const staged = ({ stage }: NonNullable<PlaceRow["figure"]>): string =>
  stage === undefined ? "" : stage === "closed" ? "in closed cases" : plain(stage);

async function left(context: Context, claim: string, place: Place): Promise<(Node | string)[]> {
  try {
    const answer = await context.client.ask("bounds", claim, { ...knownAt(place), assumption: place.assumption });
    return workedOut(context, answer.in_words);
  } catch (error) {
    if (error instanceof AskError) return [error.message];
    throw error;
  }
}

function spot(context: Context, { place, point, figure }: PlaceRow): Spot {
  return {
    id: place,
    name: context.name(place),
    lat: point?.lat ?? 0,
    lon: point?.lon ?? 0,
    rough: (point?.precision ?? 1) >= 3,
    ...(figure === undefined
      ? {}
      : {
          said: said(context, figure),
          short: bounds(figure),
          ...(figure.stage === undefined ? {} : { stage: staged(figure) }),
          ...(figure.low === undefined ? {} : { low: figure.low }),
          ...(figure.high === undefined ? {} : { high: figure.high }),
        }),
  };
}
