// What was public by a day: a slider over the days on which something became so.

import type { Client } from "../case/client";
import { el, fill } from "./element";
import { Latest } from "./latest";
import { parse, type Place } from "./place";
import { counted, inFull, several } from "./wording";

export interface Slider {
  element: HTMLElement;
  update(place: Place): Promise<void>;
}

export function slider(client: Client, days: string[], go: (change: Partial<Place>, quietly?: boolean) => void): Slider {
  const whole = days.length;
  const latest = new Latest();
  let now = parse("");
  const input = el("input", {
    type: "range",
    id: "day",
    min: 0,
    max: whole,
    step: 1,
    value: whole,
    "aria-describedby": "day-says",
    input: () => move(input.valueAsNumber),
  });
  input.disabled = whole === 0;
  const possibly = el("input", {
    type: "checkbox",
    id: "possibly",
    change: () => go({ possibly: possibly.checked, ...top() }, true),
  });
  const day = el("output", { for: "day" });
  const says = el("span", { id: "day-says", role: "status" });
  const element = el(
    "form",
    { class: "slider", "aria-label": "Known as of", submit: (event) => event.preventDefault() },
    el("p", { class: "as-of" }, el("label", { for: "day" }, "Known as of "), day),
    input,
    el("label", { for: "possibly", class: "possibly" }, possibly, " also what possibly was public by then"),
    says,
  );

  // Of what is another table the first rows are shown.
  const top = (): Partial<Place> => ({ sight: { ...now.sight, from: 0 }, pick: { ...now.pick, from: 0 } });

  function move(at: number): void {
    const chosen = days[at];
    // A place without a day is the whole file.
    go({ ...(chosen === undefined ? { day: "" } : { day: chosen }), ...top() }, true);
  }

  async function update(place: Place): Promise<void> {
    const last = latest.begin();
    now = place;
    const chosen = place.day;
    const at = chosen === undefined ? whole : days.findLastIndex((stop) => stop <= chosen);
    if (input.valueAsNumber !== at) input.value = String(Math.max(0, at));
    element.classList.toggle("undated", chosen === undefined);
    possibly.checked = place.possibly;
    possibly.disabled = chosen === undefined;
    fill(day, chosen === undefined ? "the whole file" : inFull(chosen));
    input.setAttribute("aria-valuetext", chosen === undefined ? "the whole file" : `end of ${inFull(chosen)}`);
    if (chosen === undefined) {
      fill(says, whole === 0 ? "Nothing in this file has a day of publication." : "Move it to see what was public by a day.");
      return;
    }
    const known = await client.ask("knownAsOf", chosen);
    if (!last()) return;
    fill(
      says,
      `${several(known.certainly.length, "claim")} certainly public by then, ` +
        `${counted(known.possibly.length)} possibly, ${counted(known.not_yet.length)} not yet.`,
    );
  }

  return { element, update };
}
