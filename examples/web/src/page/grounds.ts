// On which grounds figures are taken to relate: the switch that parts and places share.

import type { Assumption } from "../case/answers";
import type { Context } from "./context";
import { el } from "./element";
import type { Place } from "./place";

const GROUNDS: [Assumption, string, string][] = [
  ["stated", "only what a text says", "Where it says “including officers”, the officers are a part."],
  ["curated", "also what the curator concludes", "Links that the curator inferred count too."],
  ["definitional", "also what the definitions permit", "People tortured to death are taken to be among the killed, though no text says so."],
];

export interface Grounds {
  element: HTMLElement;
  show(place: Place): void;
}

export function grounds(context: Context): Grounds {
  const radios = GROUNDS.map(([ground]) =>
    el("input", { type: "radio", name: "assumption", id: `by-${ground}`, value: ground, change: () => context.go({ assumption: ground }) }),
  );
  const element = el(
    "fieldset",
    { class: "assumption" },
    el("legend", {}, "Figures relate by"),
    ...GROUNDS.map(([ground, label, meaning], at) =>
      el("label", { for: `by-${ground}` }, radios[at], el("span", {}, el("b", {}, label), el("span", { class: "help" }, meaning))),
    ),
  );
  return {
    element,
    show: ({ assumption }) => {
      for (const radio of radios) radio.checked = radio.value === assumption;
    },
  };
}
