// A table to search and page through. Only the rows in sight are on the page.

import type { Page, TableName, Tables } from "../case/tables";
import type { Context, Mounted } from "./context";
import { el, fill } from "./element";
import { Latest } from "./latest";
import { knownAt, type Place } from "./place";

export interface Column<Row> {
  title: string;
  cell(row: Row): (Node | string)[] | Node | string;
  /** Marks a column whose cells are numbers, or the one that names the row. */
  as?: "number" | "name";
}

const SIZE = 25;
const TYPING = 180;
const number = new Intl.NumberFormat("en");

/** Where a table keeps what is searched and which rows are in sight: in the place, or by itself. */
export interface Sight {
  search: string;
  from: number;
}

export function rowsOf<Name extends TableName>(
  context: Context,
  name: Name,
  { caption, columns, own = false }: { caption: string; columns: Column<Tables[Name]>[]; own?: boolean },
): Mounted {
  let sight: Sight = { search: "", from: 0 };
  let typing: ReturnType<typeof setTimeout> | undefined;
  const latest = new Latest();

  const move = (change: Partial<Sight>): void => {
    sight = { ...sight, ...change };
    if (own) void update(context.here());
    else context.go(sight, true);
  };
  const search = el("input", {
    type: "search",
    "aria-label": `Search ${caption}`,
    placeholder: `Search ${caption}`,
    autocomplete: "off",
    input: () => {
      clearTimeout(typing);
      typing = setTimeout(() => move({ search: search.value, from: 0 }), TYPING);
    },
  });
  const back = el("button", { type: "button", click: () => move({ from: Math.max(0, sight.from - SIZE) }) }, "Back");
  const on = el("button", { type: "button", click: () => move({ from: sight.from + SIZE }) }, "More");
  const extent = el("p", { role: "status", class: "extent" });
  const body = el("tbody");
  const head = el("tr", {}, ...columns.map(({ title, as }) => el("th", { scope: "col", class: as }, title)));
  const table = el(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    el("table", {}, el("caption", { class: "unseen" }, caption), el("thead", {}, head), body),
  );
  const element = el("div", { class: "rows" }, el("div", { class: "bar" }, search, extent, el("div", { class: "turn" }, back, on)), table);

  async function update(place: Place): Promise<void> {
    if (!own) sight = { search: place.search, from: place.from };
    if (document.activeElement !== search && search.value !== sight.search) search.value = sight.search;
    const last = latest.begin();
    const page = await context.client.table(name, { known: knownAt(place), ...sight, size: SIZE });
    if (!last()) return;
    show(page);
  }

  function show({ rows, matching, all }: Page<Tables[Name]>): void {
    const end = sight.from + rows.length;
    fill(
      extent,
      matching === 0
        ? all === 0
          ? "None"
          : "None matches"
        : `${number.format(sight.from + 1)}–${number.format(end)} of ${number.format(matching)}` +
            (matching === all ? "" : ` that match, of ${number.format(all)}`),
    );
    back.disabled = sight.from === 0;
    on.disabled = end >= matching;
    fill(body, ...rows.map((row) => el("tr", {}, ...columns.map((column) => shown(column, row)))));
  }

  return { element, update };
}

function shown<Row>({ title, cell, as }: Column<Row>, row: Row): HTMLTableCellElement {
  const content = cell(row);
  const children = Array.isArray(content) ? content : [content];
  // The title again, for screens so narrow that each row becomes a card.
  return as === "name"
    ? el("th", { scope: "row", class: "name" }, ...children)
    : el("td", { class: as, "data-title": title }, ...children);
}
