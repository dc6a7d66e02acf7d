// Draws a chart of the core: a Vega-Lite specification with its data inline. Expressions are interpreted, since
// the content security policy of the page lets nobody make code of text.

import { expressionFunction, View } from "vega";
import type { ChartSpec } from "../case/answers";
import { coloured } from "./colours";
import { seen } from "../page/direction";
import { compiled } from "./compiled";
import { onResize } from "./resize";
import { interpreting } from "./trees";
import { type Tooltip, tooltip } from "./tooltip";

/** A drawn chart, until it is taken away. */
export interface Drawn {
  remove(): void;
}

// The interpreter of 1.2.1 takes whatever is first for a year, a day in words too; compiled expressions do not.
expressionFunction("datetime", (...parts: [number, number]) => new Date(...parts));

const NARROWEST = 80;
const WIDEST = 1000;
/** About what the axis beside a panel takes; what it really takes is known once it is drawn. */
const BESIDE = 64;
const SLACK = 40;
const TRIES = 5;

/** Draws into a host, anew when its width changes; `choose` hears which claim's mark was clicked. */
export async function drawChart(host: HTMLElement, spec: ChartSpec, choose: (claim: string) => void): Promise<Drawn> {
  const { title: _said, description, background: _paper, ...bare } = spec as ChartSpec & { background?: unknown };
  const own = seen(coloured(bare));
  const tip = tooltip(host);
  const box = host.appendChild(document.createElement("div"));
  let view: View | undefined;
  let gone = false;

  async function draw(width: number): Promise<number> {
    view?.finalize();
    box.replaceChildren();
    const next = await drawn(box, own, width, tip);
    if (gone) {
      next.finalize();
      return 0;
    }
    next.addEventListener("click", (_event, item) => {
      const claim: unknown = item?.datum?.claim;
      if (typeof claim === "string") choose(claim);
    });
    view = next;
    // One picture with one description; the words beside it say the rest.
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", String(description ?? "chart"));
    box.removeAttribute("aria-roledescription");
    const svg = box.querySelector("svg");
    svg?.setAttribute("aria-hidden", "true");
    return (svg?.clientWidth ?? width) - width;
  }

  async function fit(): Promise<void> {
    const room = Math.min(WIDEST, host.clientWidth);
    let width = Math.max(NARROWEST, room - BESIDE);
    for (let tries = 0; tries < TRIES && !gone; tries += 1) {
      const over = (await draw(width)) + width - room;
      if (width - over === width || (over <= 0 && over >= -SLACK) || (over > 0 && width === NARROWEST)) return;
      // What stands beside the last mark may need more room than there is: then a little less is tried.
      width = Math.max(NARROWEST, Math.floor(width - over) - (tries > 0 ? 6 : 0));
    }
  }

  await fit();
  const rest = onResize(host, () => void fit());
  return {
    remove: () => {
      gone = true;
      rest();
      tip.remove();
      view?.finalize();
      box.remove();
    },
  };
}

async function drawn(host: HTMLElement, spec: unknown, width: number, tip: Tooltip): Promise<View> {
  const { runtime, trees } = await compiled(spec, width);
  const view = new View(runtime, { renderer: "svg", expr: interpreting(trees), hover: false });
  view.tooltip((_handler, event, _item, value) => tip.show(event, value));
  view.initialize(host);
  return view.runAsync();
}
