import type { FigureRow, Known } from "../answers";
import { asks } from "../engine";
import { withSourcesOut } from "../reached";
import type { CountedFigure, Graph } from "../tables";

/** Figures, each with the documents and the origins behind it. */
export function figureRows(graph: Graph, known: Known, rows: FigureRow[]): CountedFigure[] {
  const behind = new Map(
    asks
      .originsAll(graph, known)
      .claims.map(({ claim, documents, certain, possible }) => [claim, { documents, certain, possible }]),
  );
  return withSourcesOut(graph, known, rows).map((row) => {
    const counts = behind.get(row.claim);
    return counts === undefined ? row : { ...row, behind: counts };
  });
}

/** The figure that may be the largest; of equals the one that most documents tell. */
export function widest(rows: CountedFigure[]): CountedFigure | undefined {
  const size = ({ high, low, behind }: CountedFigure): [number, number] => [high ?? low ?? 0, behind?.documents ?? 0];
  let widest: CountedFigure | undefined;
  for (const row of rows) {
    const [[high, told], [most, mostTold]] = [size(row), widest === undefined ? [-1, -1] : size(widest)];
    if (high > most || (high === most && told > mostTold)) widest = row;
  }
  return widest;
}
