// What is counted: the choice that figures over time and places share.

import type { Context } from "./context";
import { el } from "./element";
import type { Place } from "./place";

export interface MeasureChoice {
  element: HTMLElement;
  /** Shows what is chosen at a place, and answers it; nothing where a case has no figures. */
  show(place: Place): string | undefined;
}

export function measureChoice(context: Context): MeasureChoice {
  const select = el(
    "select",
    { id: "measure", change: () => context.go({ measure: select.value, incident: "", claimant: "", where: "" }) },
    ...context.opened.measures.map(({ id, label }) => el("option", { value: id }, label)),
  );
  return {
    element: el("label", { for: "measure" }, "Count ", select),
    show(place) {
      const chosen = chosenMeasure(context, place);
      if (chosen !== undefined) select.value = chosen;
      return chosen;
    },
  };
}

/** The measure that is asked for; else deaths, where the file counts any; else the first. */
export function chosenMeasure({ opened }: Context, { measure }: Place): string | undefined {
  const ids = opened.measures.map(({ id }) => id);
  return ids.find((id) => id === measure) ?? ids.find((id) => id === "killed") ?? ids[0];
}
