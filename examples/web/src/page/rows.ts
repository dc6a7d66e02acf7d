// A table to search, to sort and to page through. Only the rows in sight are on the page.

import type { Of, Page, TableName, Tables } from "../case/tables";
import type { Context, Mounted } from "./context";
import { el, fill } from "./element";
import { Latest } from "./latest";
import { AT_FIRST, knownAt, type Place, type Sight } from "./place";

type Content = (Node | string)[] | Node | string;

export interface Column<Row> {
  title: string;
  cell(row: Row): Content;
  /** Marks a column whose cells are numbers, or the one that names the row. */
  as?: "number" | "name";
  /** By what the worker sorts the column; absent: it is not sorted by. */
  sort?: string;
  /** What takes longer to find, and comes into the cell when it is there. */
  later?(row: Row, place: Place): Promise<Content>;
}

export interface Listing<Row> {
  caption: string;
  columns: Column<Row>[];
  /** Which sight of the place the table keeps. */
  sight?: "sight" | "pick";
  /** What the table is of, besides the day. */
  of?(place: Place): Partial<Of>;
}

export interface Listed extends Mounted {
  /** Whether a person has searched or sorted it. */
  used(place: Place): boolean;
}

const SIZE = 25;
const TYPING = 180;
const number = new Intl.NumberFormat("en");

export function rowsOf<Name extends TableName>(
  context: Context,
  name: Name,
  { caption, columns, sight: keeps = "sight", of }: Listing<Tables[Name]>,
): Listed {
  let sight: Sight = AT_FIRST;
  let typing: ReturnType<typeof setTimeout> | undefined;
  const latest = new Latest();

  const move = (change: Partial<Sight>): void => context.go({ [keeps]: { ...sight, ...change } }, true);
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
  const heads = columns.map((column) => head(column, () => sight.sort, (sort) => move({ sort, from: 0 })));
  // Where rows are cards there is no head to click.
  const order = el(
    "select",
    { "aria-label": `Sort ${caption}`, change: () => move({ sort: order.value, from: 0 }) },
    el("option", { value: "" }, "in the usual order"),
    ...columns.flatMap(({ title, sort }) =>
      sort === undefined
        ? []
        : [el("option", { value: sort }, `by ${title.toLowerCase()}`), el("option", { value: `-${sort}` }, `by ${title.toLowerCase()}, from the last`)],
    ),
  );
  const table = el(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    el("table", {}, el("caption", { class: "unseen" }, caption), el("thead", {}, el("tr", {}, ...heads.map(({ cell }) => cell))), body),
  );
  const element = el(
    "div",
    { class: "rows" },
    el("div", { class: "bar" }, search, el("span", { class: "order" }, order), extent, el("div", { class: "turn" }, back, on)),
    table,
  );

  async function update(place: Place): Promise<void> {
    sight = place[keeps];
    if (document.activeElement !== search && search.value !== sight.search) search.value = sight.search;
    order.value = sight.sort;
    if (order.selectedIndex < 0) order.value = "";
    for (const { show } of heads) show();
    const last = latest.begin();
    const page = await context.client.table(name, { of: { known: knownAt(place), ...of?.(place) }, ...sight, size: SIZE });
    if (!last()) return;
    const waiting = show(page);
    for (const [cell, row, later] of waiting) {
      const content = await later(row, place);
      if (!last()) return;
      fill(cell, ...[content].flat());
    }
  }

  function show({ rows, from, matching, all, alike }: Page<Tables[Name]>): [Element, Tables[Name], NonNullable<Column<Tables[Name]>["later"]>][] {
    const end = from + rows.length;
    sight = { ...sight, from };
    fill(
      extent,
      matching === 0
        ? all === 0
          ? "None"
          : `None of ${number.format(all)} matches`
        : `${number.format(from + 1)}–${number.format(end)} of ${number.format(matching)}` +
            (matching === all ? "" : ` that match, of ${number.format(all)}`) +
            (alike.length === 0 ? "" : `; by spelling: ${alike.join(", ")}`),
    );
    turned(back, from === 0, on);
    turned(on, end >= matching, back);
    const waiting: ReturnType<typeof show> = [];
    fill(
      body,
      ...rows.map((row) =>
        el(
          "tr",
          {},
          ...columns.map((column) => {
            const cell = shown(column, row);
            if (column.later !== undefined) waiting.push([cell, row, column.later]);
            return cell;
          }),
        ),
      ),
    );
    return waiting;
  }

  /** Whoever begins it may fail before waiting for it. */
  const begin = (place: Place): Promise<void> => {
    const listed = update(place);
    listed.catch(() => {});
    return listed;
  };

  return { element, update: begin, used: (place) => Object.entries(AT_FIRST).some(([key, value]) => place[keeps][key as keyof Sight] !== value) };
}

/** A button that can do no more hands the keyboard on to the other, or whoever pressed it would begin at the top again. */
function turned(button: HTMLButtonElement, isDone: boolean, other: HTMLButtonElement): void {
  const wasHere = document.activeElement === button;
  button.disabled = isDone;
  if (isDone && wasHere) {
    other.disabled = false;
    other.focus();
  }
}

/** The head of a column; where it can be sorted by, a button that goes from first to last, from last to first, and back. */
function head<Row>({ title, as, sort }: Column<Row>, now: () => string, turn: (sort: string) => void): { cell: HTMLElement; show(): void } {
  if (sort === undefined) return { cell: el("th", { scope: "col", class: as }, title), show: () => {} };
  const button = el("button", { type: "button", class: "sort", click: () => turn(now() === sort ? `-${sort}` : now() === `-${sort}` ? "" : sort) }, title);
  const cell = el("th", { scope: "col", class: as }, button);
  return {
    cell,
    show: () => {
      const order = now() === sort ? "ascending" : now() === `-${sort}` ? "descending" : "none";
      cell.setAttribute("aria-sort", order);
    },
  };
}

function shown<Row>({ title, cell, as }: Column<Row>, row: Row): HTMLTableCellElement {
  const children = [cell(row)].flat();
  // The title again, for screens so narrow that each row becomes a card.
  return as === "name"
    ? el("th", { scope: "row", class: "name" }, ...children)
    : el("td", { class: as, "data-title": title }, ...children);
}
