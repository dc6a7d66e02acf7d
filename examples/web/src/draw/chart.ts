// Draws a chart of the core: a Vega-Lite specification with its data inline. Expressions are interpreted, since
// the content security policy of the page lets nobody make code of text.

import { Error as ERRORS, expressionFunction, logger, parse, type Runtime, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import type { ChartSpec } from "../case/answers";
import { darkConfig, darkened, isDark } from "./colours";
import { type Tooltip, tooltip } from "./tooltip";

/** A drawn chart, until it is taken away. */
export interface Drawn {
  remove(): void;
}

// What panels share is written out in each of them, which Vega-Lite remarks on.
const quiet = logger(ERRORS);

// The interpreter takes a day in words for a year; compiled expressions do not.
expressionFunction("datetime", (...parts: [number, number]) => new Date(...parts));

const NARROWEST = 240;
const WIDEST = 1000;

/** Draws into a host; `choose` hears which claim's mark was clicked. */
export async function drawChart(host: HTMLElement, spec: ChartSpec, choose: (claim: string) => void): Promise<Drawn> {
  const { title: _said, description, ...bare } = spec;
  const coloured = isDark() ? darkened(bare) : bare;
  const room = Math.min(WIDEST, host.clientWidth);
  const tip = tooltip(host);
  const box = host.appendChild(document.createElement("div"));
  let view = await drawn(box, coloured, room, tip);
  // How much names and axes take beside the panels is known once they are drawn.
  const taken = (host.querySelector("svg")?.clientWidth ?? room) - room;
  if (taken > 0) {
    view.finalize();
    box.replaceChildren();
    view = await drawn(box, coloured, Math.max(NARROWEST, room - taken), tip);
  }
  // One picture with one description; the words beside it say the rest.
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", String(description ?? "chart"));
  box.querySelector("svg")?.setAttribute("aria-hidden", "true");
  view.addEventListener("click", (_event, item) => {
    const claim: unknown = item?.datum?.claim;
    if (typeof claim === "string") choose(claim);
  });
  return {
    remove: () => {
      tip.remove();
      view.finalize();
      box.remove();
    },
  };
}

async function drawn(host: HTMLElement, spec: unknown, width: number, tip: Tooltip): Promise<View> {
  // Vega writes into the data it is given.
  const sized = structuredClone(widened(spec, width)) as TopLevelSpec;
  const { spec: compiled } = compile(sized, { logger: quiet, ...(isDark() ? { config: darkConfig } : {}) });
  const runtime: Runtime = parse(compiled, undefined, { ast: true });
  const view = new View(runtime, { renderer: "svg", expr: expressionInterpreter, hover: false });
  view.tooltip((_handler, event, _item, value) => tip.show(event, value));
  view.initialize(host);
  return view.runAsync();
}

// The core draws panels 640 wide; the page has more or less room than that.
function widened(value: unknown, width: number, key = ""): unknown {
  if (key === "datasets" || key === "values") return value;
  if (key === "width" && typeof value === "number") return width;
  if (Array.isArray(value)) return value.map((each) => widened(each, width));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, widened(each, width, name)]));
}
