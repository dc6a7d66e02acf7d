// Labels of arrows, moved along their arrows until none lies on another or on a box: else one arrow seems to say what
// another says.

import type cytoscape from "cytoscape";

interface Rect {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const LINE = 13;
/** Where along an arrow a label may stand, the best place first; on it, else beside it. */
const ALONG = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.25, 0.2];
const BESIDE = [0, -0.55, 0.55];

const around = (x: number, y: number, width: number, height: number): Rect => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

/** How much of one lies on another. */
const shared = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** Of more arrows than these it is not asked whether labels lie across them. */
const FEW = 80;
const DOT = 3;

/** An arrow as dots, which a label may lie on as on anything else. */
function dotted(edge: cytoscape.EdgeSingular): Rect[] {
  const [from, to] = [edge.sourceEndpoint(), edge.targetEndpoint()];
  const dots = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / DOT);
  return Array.from({ length: dots }, (_, at) => around(from.x + ((to.x - from.x) * at) / dots, from.y + ((to.y - from.y) * at) / dots, DOT, DOT));
}

const WORSE = 8;
const lostOn = (rect: Rect, others: Rect[]): number => others.reduce((sum, other) => sum + shared(rect, other), 0);

/** Moves each label to the first place where it lies least on anything else; `letter` and `most` are the widths of one and of a line. */
export function placeLabels(graph: cytoscape.Core, letter: number, most: number): void {
  const taken = graph.nodes().map((node) => around(node.position("x"), node.position("y"), node.width(), node.height()));
  // An arrow from a box to itself has its label where nothing else is.
  const edges = graph.edges(":simple");
  const dots = edges.length > FEW ? [] : edges.map((edge) => ({ edge, line: dotted(edge) }));
  edges.forEach((edge) => {
    const others = dots.flatMap((other) => (other.edge === edge ? [] : other.line));
    const long = String(edge.data("label")).length * letter;
    const [width, height] = [Math.min(long, most) + 6, Math.ceil(long / most) * LINE + 4];
    const [from, to, middle] = [edge.sourceEndpoint(), edge.targetEndpoint(), edge.midpoint()];
    const places = BESIDE.flatMap((beside) =>
      ALONG.map((along) => {
        const [dx, dy] = [(to.x - from.x) * (along - 0.5) + beside * width, (to.y - from.y) * (along - 0.5)];
        const rect = around(middle.x + dx, middle.y + dy, width, height);
        // Across another arrow a label can still be read.
        return { dx, dy, rect, lost: WORSE * lostOn(rect, taken) + lostOn(rect, others) };
      }),
    );
    const { dx, dy, rect } = places.reduce((best, place) => (place.lost < best.lost ? place : best));
    taken.push(rect);
    edge.data({ dx, dy });
  });
}

/** What of a label may be covered without harm, in pixels of area. */
const SLIGHT = 30;

/** How many labels lie on another label or on a box. */
export function hidden(graph: cytoscape.Core): number {
  const boxes = graph.nodes().map((node) => node.boundingBox({ includeLabels: false }));
  const labels = graph.edges().map((edge) => edge.boundingBox({ includeEdges: false, includeLabels: true }));
  const rect = ({ x1, x2, y1, y2 }: cytoscape.BoundingBox12 & cytoscape.BoundingBoxWH): Rect => ({ left: x1, right: x2, top: y1, bottom: y2 });
  return labels.filter((label, at) => [...boxes, ...labels.slice(0, at)].some((other) => shared(rect(label), rect(other)) > SLIGHT)).length;
}
