// The core draws charts in its own colours on white paper. The page draws them in its own, which are custom properties of
// its style sheet: so what is drawn follows dark mode and print at once, and has contrast on either paper.

const OWN: Record<string, string> = {
  white: "--paper",
  "#000000": "--chart-black",
  "#222222": "--ink",
  "#6B6B6B": "--quiet",
  "#8A8A8A": "--chart-beside",
  "#BBBBBB": "--chart-axis",
  "#D9D9D9": "--chart-ghost",
  "#EEEEEE": "--chart-grid",
  "#0072B2": "--chart-blue",
  "#D55E00": "--chart-vermilion",
  "#009E73": "--chart-green",
  "#CC79A7": "--chart-purple",
  "#E69F00": "--chart-orange",
  "#56B4E9": "--chart-sky",
};

/** Which custom property stands for a colour of the core. */
export const propertyOf = (colour: string): string | undefined => OWN[colour];

const COLOURED = /colou?r|^fill$|^stroke$|^value$|^range$/iu;

/** A specification in the colours of the page. Its data stays as it is. */
export function coloured(value: unknown, key = ""): unknown {
  if (key === "datasets" || key === "values") return value;
  if (typeof value === "string") {
    const own = COLOURED.test(key) ? OWN[value] : undefined;
    return own === undefined ? value : `var(${own})`;
  }
  if (Array.isArray(value)) return value.map((each) => coloured(each, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, coloured(each, name)]));
}

/** A colour of the page as it is now, for what is drawn on a canvas. */
export const colourNow = (property: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(property).trim();
