import type { PlaceRecord } from "../answers";
import { asks } from "../engine";
import { isWhole, reached } from "../reached";
import type { CountedFigure, Graph, Of } from "../tables";
import { widest } from "./figures";

/** A place, and what stands for it. */
export interface PlaceRow {
  place: string;
  kind?: string;
  point?: NonNullable<PlaceRecord["point"]>;
  within: string[];
  /** The figures of the measure that stand for this very place. */
  figures: number;
  /** The widest of them. */
  figure?: CountedFigure;
}

/** Places that something public by then names, with the figures that stand for them, those with the widest figures first. */
export function placeRows(graph: Graph, of: Of, accepted: CountedFigure[]): PlaceRow[] {
  const standing = byPlace(graph, of, accepted);
  const there = isWhole(of.known) ? undefined : reached(graph, of.known);
  const named = Object.entries(asks.places(graph)).filter(([place]) => there?.has(place) ?? true);
  const rows = named.map(([place, { kind, point, within = [] }]): PlaceRow => {
    const here = standing.get(place) ?? [];
    const figure = widest(here);
    return {
      place,
      ...(kind === undefined ? {} : { kind }),
      ...(point === undefined ? {} : { point }),
      within: within.map(({ place: outer }) => outer),
      figures: here.length,
      ...(figure === undefined ? {} : { figure }),
    };
  });
  const size = ({ figure }: PlaceRow): number => figure?.high ?? figure?.low ?? (figure === undefined ? -1 : 0);
  return rows.sort((a, b) => size(b) - size(a) || (a.place < b.place ? -1 : 1));
}

/** The figures that stand for one place. */
export const placedRows = (graph: Graph, of: Of, accepted: CountedFigure[]): CountedFigure[] =>
  (of.place === undefined ? undefined : byPlace(graph, of, accepted).get(of.place)) ?? [];

// A figure without a place of its own counts wherever its incident was.
function byPlace(graph: Graph, { measure }: Of, accepted: CountedFigure[]): Map<string, CountedFigure[]> {
  const incidents = asks.incidents(graph);
  const found = new Map<string, CountedFigure[]>();
  for (const row of accepted) {
    const place = row.place ?? incidents[row.incident]?.place;
    if (place === undefined || row.measure !== measure || row.standing !== "asserted") continue;
    const here = found.get(place);
    if (here === undefined) found.set(place, [row]);
    else here.push(row);
  }
  return found;
}
