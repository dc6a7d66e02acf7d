import type { Line } from "claimgraph";
import { linesOf } from "../overtime";
import type { Graph, Of } from "../tables";

/** Something that the figures over time can be narrowed to. */
export interface ChoiceRow {
  facet: Facet;
  id: string;
  /** The figures and the lines that there are of it. */
  figures: number;
  lines: number;
}

export const FACETS = ["incident", "claimant", "where"] as const;
export type Facet = (typeof FACETS)[number];

/** What the figures over time can be narrowed to, the most said first. */
export const choiceRows = (graph: Graph, of: Of): ChoiceRow[] => mostSaid(linesOf(graph, of), FACETS);

/** Incidents, claimants and places of lines, those with most figures first. */
export function mostSaid(lines: Line[], facets: readonly Facet[]): ChoiceRow[] {
  const rows = new Map<string, ChoiceRow>();
  for (const line of lines) {
    for (const facet of facets) {
      for (const id of named(line, facet)) {
        const row = rows.get(`${facet} ${id}`) ?? { facet, id, figures: 0, lines: 0 };
        row.figures += line.points.length;
        row.lines += 1;
        rows.set(`${facet} ${id}`, row);
      }
    }
  }
  return [...rows.values()].sort((a, b) => b.figures - a.figures || b.lines - a.lines || (a.id < b.id ? -1 : 1));
}

/** What a line is of. */
export function named({ claimant, scope }: Line, facet: Facet): string[] {
  if (facet === "claimant") return claimant.actors ?? [];
  const id = facet === "incident" ? scope.incident : scope.place;
  return id === undefined ? [] : [id];
}
