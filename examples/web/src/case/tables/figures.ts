import type { FigureRow, Known } from "../answers";
import { asks } from "../engine";
import type { CountedFigure, Graph } from "../tables";

/** Figures, each with the documents and the origins behind it. */
export function figureRows(graph: Graph, known: Known, rows: FigureRow[]): CountedFigure[] {
  const behind = new Map(
    asks
      .originsAll(graph, known)
      .claims.map(({ claim, documents, certain, possible }) => [claim, { documents, certain, possible }]),
  );
  return rows.map((row) => {
    const counts = behind.get(row.claim);
    return counts === undefined ? row : { ...row, behind: counts };
  });
}
