// The toll over time, by claimant: the core's own chart, and the same as a table.

import type { ChartPoint, ChartSpec } from "../case/answers";
import { AskError } from "../case/client";
import type { OverTime } from "../case/overtime";
import { claimLink, type Context, type Mounted, type View } from "../page/context";
import { coded, el, fill } from "../page/element";
import { Latest } from "../page/latest";
import { measureChoice } from "../page/measure";
import { knownAt, type Place } from "../page/place";
import { rowsOf } from "../page/rows";
import type { Drawn } from "../draw/chart";
import { plain } from "../page/wording";
import { narrowing, WORDS } from "./narrowing";

export const toll: View = {
  name: "toll",
  label: "Over time",
  heading: "Who said how many, and when",
  mount,
};

function mount(context: Context): Mounted {
  const { client } = context;
  const latest = new Latest();
  let drawn: Drawn | undefined;
  const measure = measureChoice(context);
  const clock = el(
    "select",
    { id: "clock", change: () => context.go({ clock: clock.value as Place["clock"] }) },
    el("option", { value: "stated" }, "when it was said"),
    el("option", { value: "published" }, "when it was published"),
    el("option", { value: "as_of" }, "the day it counts for"),
  );
  const only = el("div", { class: "only" });
  const choices = rowsOf(context, "choices", {
    caption: "incidents, claimants and places",
    sight: "pick",
    of: (place) => ofFigures(measure.show(place), place),
    columns: [
      { title: "Only", as: "name", sort: "name", cell: ({ facet, id }) => context.link({ [facet]: id }, context.name(id)) },
      { title: "Which is", sort: "what", cell: ({ facet }) => WORDS[facet].is },
      { title: "Figures", as: "number", sort: "figures", cell: ({ figures }) => String(figures) },
      { title: "Lines", as: "number", sort: "lines", cell: ({ lines }) => String(lines) },
    ],
  });
  const choose = el("details", { class: "choose" }, el("summary", {}, "Show only one incident, claimant or place"), choices.element);
  const reading = el("p", { class: "reading" });
  const chart = el("div", { class: "chart", role: "region", tabindex: 0, "aria-label": "Chart; the table below it says the same" });
  const table = el("div");
  const form = el("form", { class: "choices", submit: (event) => event.preventDefault() }, measure.element, el("label", { for: "clock" }, "by ", clock));
  const element = el(
    "div",
    {},
    form,
    only,
    choose,
    chart,
    reading,
    table,
  );

  async function update(place: Place): Promise<void> {
    const chosen = measure.show(place);
    form.hidden = choose.hidden = chosen === undefined;
    if (chosen === undefined) {
      fill(reading, "This file has no figures. What it has is under Claims.");
      return;
    }
    clock.value = place.clock;
    if (choices.used(place)) choose.open = true;
    const last = latest.begin();
    const of = { known: knownAt(place), ...ofFigures(chosen, place) };
    const listed = choices.update(place);
    let shown: OverTime | undefined;
    try {
      shown = await client.overTime(of, place.clock);
    } catch (error) {
      if (!last() || !(error instanceof AskError)) return;
      clear();
      fill(only, ...narrowing(context, place, undefined));
      fill(reading, "No chart: ", ...coded(error.message), ".");
      fill(table);
      return;
    }
    const { drawChart } = await import("../draw/chart");
    if (!last()) return;
    clear();
    const points = shown?.spec.datasets?.points ?? [];
    chart.hidden = points.length === 0;
    fill(only, ...narrowing(context, place, shown));
    if (shown === undefined || points.length === 0) {
      fill(reading);
      fill(table, el("p", {}, place.day === undefined ? "No figure of this measure is like this." : "No figure of this measure was public by then."));
    } else {
      fill(reading, ...readingOf(shown.spec), ...reservedOf(context, shown));
      fill(table, pointTable(context, points));
      const next = await drawChart(chart, shown.spec, (claim) => context.go({ view: "figure", claim }));
      if (last()) drawn = next;
      else next.remove();
    }
    await listed;
  }

  function clear(): void {
    drawn?.remove();
    drawn = undefined;
    chart.hidden = true;
  }

  function remove(): void {
    latest.begin();
    clear();
  }

  return { element, update, remove };
}

const ofFigures = (measure: string | undefined, { incident, claimant, where }: Place) => ({
  ...(measure === undefined ? {} : { measure }),
  ...(incident === undefined ? {} : { incident }),
  ...(claimant === undefined ? {} : { claimant }),
  ...(where === undefined ? {} : { where }),
});

function readingOf({ title }: ChartSpec): string[] {
  const subtitle = title?.subtitle ?? [];
  // Ids stand in backticks, as in every message of the core.
  return [(typeof subtitle === "string" ? subtitle : subtitle.join(" ")).replaceAll("`", "")];
}

function reservedOf(context: Context, { reserved }: OverTime): (Node | string)[] {
  const listed = (are: OverTime["reserved"]): (Node | string)[] =>
    are.slice(0, LISTED).flatMap(({ claim, is }, at) => [at === 0 ? "" : ", ", claimLink(context, claim), ` (${plain(is)})`]);
  const [drawn, apart] = [reserved.filter(({ isDrawn }) => isDrawn), reserved.filter(({ isDrawn }) => !isDrawn)];
  return [
    ...(drawn.length === 0 ? [] : [" Drawn, but said with reserve: ", ...listed(drawn), "."]),
    ...(apart.length === 0 ? [] : [" Not drawn, since they assert no number: ", ...listed(apart), "."]),
  ];
}

const LISTED = 200;

function pointTable(context: Context, points: ChartPoint[]): HTMLElement {
  const titles = ["Said", "By", "Counted", "Bounds", "When", "Public", "Replaces", "Replaced"];
  const rows = points.slice(0, LISTED).map((point) =>
    el(
      "tr",
      {},
      el("th", { scope: "row", class: "name" }, claimLink(context, point.claim, point.said)),
      ...[point.who, point.counted, point.bounds, point.when, point.public, point.revises ?? "", point.replaced ?? ""].map(
        (words, at) => el("td", { "data-title": titles[at + 1] }, words),
      ),
    ),
  );
  return el(
    "details",
    {},
    el("summary", {}, "The same as a table"),
    points.length > LISTED && el("p", {}, `The first ${LISTED} of them; every claim is under Claims.`),
    el(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "Figures over time" },
      el(
        "table",
        { id: "points" },
        el("caption", { class: "unseen" }, "Figures over time"),
        el("thead", {}, el("tr", {}, ...titles.map((title) => el("th", { scope: "col" }, title)))),
        el("tbody", {}, ...rows),
      ),
    ),
  );
}
