// The way from documents to whoever is behind them, as a small graph.

import cytoscape from "cytoscape";
import dagre from "cytoscape-dagre";
import type { Origins } from "../case/answers";
import { colourNow } from "./colours";
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

const ROLES: Record<string, string> = {
  source: "found in",
  outlet: "outlet",
  derived_from: "derives from",
  relay: "relayed by",
  speaker: "said by",
  on_behalf_of: "on behalf of",
  organ_of: "organ of",
  member_of: "member of",
  author: "author",
};

/** How a step of a trace is said. */
export const roleWords = (role: string, how?: string): string => how ?? ROLES[role] ?? role.replaceAll("_", " ");

export function drawOrigins(
  host: HTMLElement,
  origins: Origins,
  name: (id: string) => string,
  choose: (id: string, isDocument: boolean) => void,
): DrawnGraph {
  withoutOwnSheet();
  const nodes = new Map<string, { data: Record<string, string>; classes: string }>();
  const edges = new Map<string, { data: Record<string, string>; classes: string }>();
  const put = (id: string, classes: string): void => {
    const known = nodes.get(id);
    if (known === undefined) nodes.set(id, { data: { id, label: shortened(name(id)) }, classes });
    else if (!known.classes.includes(classes)) known.classes += ` ${classes}`;
  };
  for (const { ends, traces } of origins.origins) {
    for (const { steps } of traces) {
      let from: string | undefined;
      for (const { role, id, how, certain } of steps) {
        put(id, role === "source" || role === "derived_from" ? "document" : "actor");
        if (from !== undefined && from !== id) {
          const key = `${from} ${id}`;
          if (!edges.has(key)) {
            edges.set(key, {
              data: { id: key, source: from, target: id, label: roleWords(role, how) },
              classes: certain ? "certain" : "possible",
            });
          }
        }
        from = id;
      }
    }
    for (const { id, identified } of ends) put(id, identified ? "origin" : "origin unknown");
  }
  const graph = cytoscape({
    container: host,
    elements: [...nodes.values(), ...edges.values()].map((each) => ({ ...each })),
    userZoomingEnabled: false,
    userPanningEnabled: false,
    boxSelectionEnabled: false,
    autoungrabify: true,
    style: styles(),
  });
  graph.on("tap", "node", ({ target }: cytoscape.EventObjectNode) => choose(target.id(), target.hasClass("document")));
  const place = (): void => {
    graph.resize();
    // From left to right where letters stay large enough so; else from top to bottom.
    let box = laidOut(graph, "LR");
    if (box.w * LEGIBLE > host.clientWidth) box = laidOut(graph, "TB");
    host.style.height = `${Math.min(1200, Math.max(120, box.h * Math.min(1, host.clientWidth / box.w) + 24))}px`;
    graph.resize();
    graph.fit(undefined, 8);
    if (graph.zoom() > 1) {
      graph.zoom(1);
      graph.center();
    }
  };
  place();
  const stop = [onResize(host, place), onPaper(() => graph.style(styles()))];
  return {
    remove: () => {
      for (const each of stop) each();
      graph.destroy();
    },
  };
}

function laidOut(graph: cytoscape.Core, rankDir: "LR" | "TB"): { w: number; h: number } {
  const rankSep = rankDir === "TB" ? 44 : 74;
  graph.layout({ name: "dagre", rankDir, nodeSep: rankDir === "TB" ? 14 : 22, rankSep, animate: false } as cytoscape.LayoutOptions).run();
  return graph.elements().boundingBox();
}

const LEGIBLE = 0.85;

// A canvas knows no custom properties: their values go in, anew when they change.
function styles(): cytoscape.StylesheetJson {
  const [ink, paper, line, blue] = ["--ink", "--paper", "--quiet", "--chart-blue"].map(colourNow) as [string, string, string, string];
  return [
    {
      selector: "node",
      style: {
        label: "data(label)",
        shape: "round-rectangle",
        width: 140,
        height: 50,
        "background-color": paper,
        "border-width": 1.5,
        "border-color": line,
        color: ink,
        "font-size": 12,
        "font-family": "system-ui, sans-serif",
        "text-wrap": "wrap",
        "text-max-width": "130px",
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
    { selector: ".possible", style: { "line-style": "dashed" } },
  ];
}

const LONGEST = 44;
function shortened(text: string): string {
  const points = Array.from(text);
  return points.length <= LONGEST ? text : `${points.slice(0, LONGEST - 1).join("")}…`;
}
