// The toll over time, by claimant: the core's own chart, and the same as a table.

import type { ChartPoint, ChartSpec } from "../case/answers";
import { AskError } from "../case/client";
import { claimLink, type Context, type Mounted, type View } from "../page/context";
import { el, fill } from "../page/element";
import { Latest } from "../page/latest";
import { knownAt, type Place } from "../page/place";
import type { Drawn } from "../draw/chart";

export const toll: View = {
  name: "toll",
  label: "Over time",
  heading: "Who said how many, and when",
  mount,
};

function mount(context: Context): Mounted {
  const { client, opened } = context;
  const latest = new Latest();
  let drawn: Drawn | undefined;
  const measure = el(
    "select",
    { id: "measure", change: () => context.go({ measure: measure.value, incident: "" }) },
    ...opened.measures.map(({ id, label }) => el("option", { value: id }, label)),
  );
  const clock = el(
    "select",
    { id: "clock", change: () => context.go({ clock: clock.value as Place["clock"] }) },
    el("option", { value: "stated" }, "when it was said"),
    el("option", { value: "published" }, "when it was published"),
    el("option", { value: "as_of" }, "the day it counts for"),
  );
  const reading = el("p", { class: "reading" });
  const chart = el("div", { class: "chart", role: "region", tabindex: 0, "aria-label": "Chart; the table below it says the same" });
  const table = el("div");
  const element = el(
    "div",
    {},
    el(
      "form",
      { class: "choices", submit: (event) => event.preventDefault() },
      el("label", { for: "measure" }, "Count ", measure),
      el("label", { for: "clock" }, "by ", clock),
    ),
    chart,
    reading,
    table,
  );

  async function update(place: Place): Promise<void> {
    const chosen = chosenMeasure(context, place);
    if (chosen === undefined) {
      fill(reading, "This file has no figures.");
      return;
    }
    measure.value = chosen;
    clock.value = place.clock;
    const last = latest.begin();
    const { incident } = place;
    let spec: ChartSpec;
    try {
      spec = await client.ask("chartSeries", {
        measure: chosen,
        clock: place.clock,
        ...(incident === undefined ? {} : { incident }),
        ...knownAt(place),
      });
    } catch (error) {
      if (!last() || !(error instanceof AskError)) return;
      drawn?.remove();
      drawn = undefined;
      chart.hidden = true;
      fill(reading, `No chart: ${error.message}.`);
      fill(table, incidentChoice(context, place));
      return;
    }
    const { drawChart } = await import("../draw/chart");
    if (!last()) return;
    drawn?.remove();
    const points = spec.datasets?.points ?? [];
    chart.hidden = points.length === 0;
    fill(reading, ...readingOf(spec));
    fill(
      table,
      points.length === 0 ? "No figure of this measure was public by then." : pointTable(context, points),
      // Whoever narrowed the view can widen it again.
      incident !== undefined && incidentChoice(context, place),
    );
    if (points.length > 0) {
      const next = await drawChart(chart, spec, (claim) => context.go({ view: "figure", claim }));
      if (last()) drawn = next;
      else next.remove();
    } else {
      drawn = undefined;
    }
  }

  return { element, update };
}

/** The measure that is asked for; else deaths, where the file counts any; else the first. */
export function chosenMeasure({ opened }: Context, { measure }: Place): string | undefined {
  const ids = opened.measures.map(({ id }) => id);
  return ids.find((id) => id === measure) ?? ids.find((id) => id === "killed") ?? ids[0];
}

function readingOf({ title }: ChartSpec): string[] {
  const subtitle = title?.subtitle ?? [];
  return [typeof subtitle === "string" ? subtitle : subtitle.join(" ")];
}

function incidentChoice(context: Context, place: Place): HTMLElement {
  const incidents = Object.entries(context.opened.labels).filter(([id]) => context.opened.incidents.includes(id));
  const choice = el(
    "select",
    { id: "incident", change: () => context.go({ incident: choice.value }) },
    el("option", { value: "" }, "all"),
    ...incidents.slice(0, 500).map(([id, label]) => el("option", { value: id }, label)),
  );
  choice.value = place.incident ?? "";
  return el("p", {}, el("label", { for: "incident" }, "Only the figures of one incident: ", choice));
}

function pointTable(context: Context, points: ChartPoint[]): HTMLElement {
  const titles = ["Said", "By", "Counted", "Bounds", "When", "Public", "Replaces", "Replaced"];
  const rows = points.map((point) =>
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
