// A small graph: boxes and arrows, laid out in ranks.

import cytoscape from "cytoscape";
import dagre from "cytoscape-dagre";
import { contained } from "../page/direction";
import { colourNow } from "./colours";
import { hidden, placeLabels } from "./labels";
import { onPaper } from "./paper";
import { onResize } from "./resize";

cytoscape.use(dagre);

// Cytoscape would put a style sheet of its own into the page, which the policy of the page refuses. It does
// not where one by that name is there; what it would say is in the page's own.
function withoutOwnSheet(): void {
  const name = "__________cytoscape_stylesheet";
  if (document.getElementById(name) === null) {
    const marker = document.createElement("meta");
    marker.id = name;
    document.head.append(marker);
  }
}

export interface DrawnGraph {
  remove(): void;
}

/** A box. Its classes say how it looks: `document`, `actor`, `origin`, `unknown`. */
export interface Box {
  id: string;
  name: string;
  classes: string;
}

/** An arrow from one box to another; a possible one is dashed. */
export interface Arrow {
  from: string;
  to: string;
  label: string;
  certain: boolean;
}

export function drawGraph(host: HTMLElement, boxes: Box[], arrows: Arrow[], choose: (box: Box) => void): DrawnGraph {
  withoutOwnSheet();
  const known = new Map(boxes.map((box) => [box.id, box]));
  const graph = cytoscape({
    container: host,
    elements: [
      ...boxes.map(({ id, name, classes }) => ({ data: { id, label: shortened(name) }, classes })),
      ...arrows.map(({ from, to, label, certain }, at) => ({
        data: { id: `arrow ${at}`, source: from, target: to, label, dx: 0, dy: 0 },
        classes: certain ? "certain" : "possible",
      })),
    ],
    userZoomingEnabled: false,
    userPanningEnabled: false,
    boxSelectionEnabled: false,
    autoungrabify: true,
    // Laid out below, once there is room for it.
    layout: { name: "preset" },
    style: styles(sizesFor(host)),
  });
  graph.on("tap", "node", ({ target }: cytoscape.EventObjectNode) => {
    const box = known.get(target.id());
    if (box !== undefined) choose(box);
  });
  // Labels of arrows lie between boxes.
  const longest = Math.max(0, ...arrows.map(({ label }) => label.length));
  const place = (): void => {
    // Whoever has gone on to another view already comes back to it by another width.
    if (host.clientWidth === 0) return;
    const sizes = sizesFor(host);
    const gap = Math.max(60, Math.min(longest * sizes.letter, sizes.line) + 24);
    graph.style(styles(sizes));
    graph.resize();
    // From left to right where letters stay large enough so; else whichever way leaves them larger.
    let box = laidOut(graph, "LR", gap);
    if (box.w * LEGIBLE > host.clientWidth) {
      const across = box.w;
      box = laidOut(graph, "TB", gap);
      if (box.w > across) box = laidOut(graph, "LR", gap);
    }
    placeLabels(graph, sizes.letter, sizes.line);
    host.style.height = `${Math.min(1200, Math.max(120, box.h * Math.min(1, host.clientWidth / box.w) + 24))}px`;
    graph.resize();
    graph.fit(undefined, 8);
    if (graph.zoom() > 1) {
      graph.zoom(1);
      graph.center();
    }
    // A canvas tells nobody what is on it; this tells how much, and whether it can be read.
    Object.assign(host.dataset, {
      drawn: `${boxes.length} boxes, ${arrows.length} arrows`,
      hidden: String(hidden(graph)),
      letters: (sizes.font * graph.zoom()).toFixed(1),
    });
  };
  place();
  const stop = [onResize(host, place), onPaper(() => graph.style(styles(sizesFor(host))))];
  return {
    remove: () => {
      for (const each of stop) each();
      graph.destroy();
    },
  };
}

/** How large boxes and letters are. */
interface Sizes {
  width: number;
  height: number;
  font: number;
  /** How wide a letter beside an arrow is, and a line of them. */
  letter: number;
  line: number;
}

const ROOMY: Sizes = { width: 140, height: 50, font: 12, letter: 6.2, line: 134 };
/** On a phone. */
const NARROW: Sizes = { width: 98, height: 58, font: 11, letter: 6.2, line: 62 };

const sizesFor = ({ clientWidth }: HTMLElement): Sizes => (clientWidth < 560 ? NARROW : ROOMY);

function laidOut(graph: cytoscape.Core, rankDir: "LR" | "TB", gap: number): { w: number; h: number } {
  const rankSep = rankDir === "TB" ? 44 : gap;
  graph.edges().data({ dx: 0, dy: 0 });
  graph.layout({ name: "dagre", rankDir, nodeSep: rankDir === "TB" ? 14 : 22, rankSep, animate: false } as cytoscape.LayoutOptions).run();
  return graph.elements().boundingBox();
}

const LEGIBLE = 0.85;

// A canvas knows no custom properties: their values go in, anew when they change.
function styles({ width, height, font, line: most }: Sizes): cytoscape.StylesheetJson {
  const [ink, paper, line, blue] = ["--ink", "--paper", "--quiet", "--chart-blue"].map(colourNow) as [string, string, string, string];
  return [
    {
      selector: "node",
      style: {
        label: "data(label)",
        shape: "round-rectangle",
        width,
        height,
        "background-color": paper,
        "border-width": 1.5,
        "border-color": line,
        color: ink,
        "font-size": font,
        "font-family": "system-ui, sans-serif",
        "text-wrap": "wrap",
        "text-max-width": `${width - 8}px`,
        "text-valign": "center",
        "text-halign": "center",
      },
    },
    { selector: ".document", style: { shape: "rectangle", "background-color": colourNow("--chart-document") } },
    {
      selector: ".origin",
      style: { "background-color": blue, "border-color": blue, color: paper, "font-weight": "bold" },
    },
    {
      selector: ".unknown",
      style: { "background-color": paper, color: ink, "border-style": "dashed", "border-width": 2.5, "font-weight": "normal" },
    },
    {
      selector: "edge",
      style: {
        width: 1.5,
        label: "data(label)",
        "font-size": 11,
        "font-family": "system-ui, sans-serif",
        "text-wrap": "wrap",
        "text-max-width": `${most}px`,
        "text-margin-x": (edge: cytoscape.EdgeSingular) => Number(edge.data("dx")),
        "text-margin-y": (edge: cytoscape.EdgeSingular) => Number(edge.data("dy")),
        color: ink,
        "text-background-color": paper,
        "text-background-opacity": 0.9,
        "text-background-padding": "2px",
        "curve-style": "bezier",
        "target-arrow-shape": "triangle",
        "line-color": line,
        "target-arrow-color": line,
      },
    },
    // Else an arrow from a box to itself would stay within the box.
    { selector: "edge:loop", style: { "loop-direction": "0deg", "loop-sweep": "-50deg", "control-point-step-size": 90 } },
    { selector: ".possible", style: { "line-style": "dashed" } },
  ];
}

const LONGEST = 44;
function shortened(text: string): string {
  const points = Array.from(text);
  const short = points.length <= LONGEST ? text : contained(`${points.slice(0, LONGEST - 1).join("")}…`);
  // A word that no box holds is broken, at a hyphen if it has one.
  return short.replaceAll(/-(?=\p{L})/gu, "-\u200b").replaceAll(/[^\s\u200b]{14}(?=[^\s\u200b])/gu, "$&\u200b");
}
