// Elements, made of data. What comes from a file becomes text, and nothing else.

import { contained } from "./direction";

type Child = Node | string | undefined | false | null;
type Attributes = Record<string, string | number | boolean | undefined | ((event: Event) => void)>;

/** Makes an element. Functions become listeners, `true` an attribute without a value. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...present(children));
  return element;
}

/** Puts other children in an element. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...present(children));
}

/** A definition list of those pairs that have something to say. */
export function facts(...pairs: [string, Child | Child[]][]): HTMLDListElement {
  const said = pairs
    .map(([term, detail]) => [term, present(Array.isArray(detail) ? detail : [detail])] as const)
    .filter(([, detail]) => detail.length > 0);
  return el("dl", { class: "facts" }, ...said.flatMap(([term, detail]) => [el("dt", {}, term), el("dd", {}, ...detail)]));
}

/** Children with something between each two. */
export function between(children: Node[], separator: string): Child[] {
  return children.flatMap((child, at) => (at === 0 ? [child] : [separator, child]));
}

/** A sentence of the package, in which ids and fields stand in backticks. */
export const coded = (words: string): (Node | string)[] =>
  words.split("`").map((part, at) => (at % 2 === 1 ? el("code", {}, part) : part));

const present = (children: Child[]): (Node | string)[] =>
  children
    .filter((child): child is Node | string => child !== undefined && child !== false && child !== null && child !== "")
    .map((child) => (typeof child === "string" ? contained(child) : child));
