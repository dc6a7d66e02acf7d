import type { ClaimRow, Known } from "../answers";
import { asks } from "../engine";
import { withSourcesOut } from "../reached";
import type { Graph } from "../tables";

/** Claims that were public by then. */
export const claimRows = (graph: Graph, known: Known): ClaimRow[] => withSourcesOut(graph, known, asks.claimRows(graph, known));
