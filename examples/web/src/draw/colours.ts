// The core draws charts on white paper. On a dark page the paper is dark, and so is what is drawn in its colour.

const DARK: Record<string, string> = {
  white: "#16191d",
  "#000000": "#f2f2f2",
  "#222222": "#e8e8e8",
  "#6B6B6B": "#a8a8a8",
  "#8A8A8A": "#8f8f8f",
  "#BBBBBB": "#5b5f66",
  "#D9D9D9": "#4a4e55",
  "#EEEEEE": "#2a2e34",
  "#0072B2": "#56a9e0",
  "#009E73": "#2fc79b",
  "#D55E00": "#ff8a3d",
  "#E69F00": "#f0b429",
  "#CC79A7": "#e29cc4",
};

const COLOURS = new Set(["color", "fill", "stroke", "background", "value", "range", "gridColor"]);

/** A specification in the colours of a dark page. Its data stays as it is. */
export function darkened(value: unknown, key = ""): unknown {
  if (key === "datasets" || key === "values") return value;
  if (typeof value === "string") return COLOURS.has(key) ? (DARK[value] ?? value) : value;
  if (Array.isArray(value)) return value.map((each) => darkened(each, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, darkened(each, name)]));
}

/** What a chart is drawn with besides, where it says nothing itself. */
export const darkConfig = {
  background: "transparent",
  title: { color: "#e8e8e8", subtitleColor: "#c4c8ce" },
  axis: { labelColor: "#d0d3d8", titleColor: "#d0d3d8", gridColor: "#33383f", domainColor: "#5b5f66", tickColor: "#5b5f66" },
  text: { color: "#e8e8e8" },
  view: { stroke: "#33383f" },
};

export const isDark = (): boolean => matchMedia("(prefers-color-scheme: dark)").matches;
