import type { Known } from "../answers";
import { asks } from "../engine";
import { claimRows } from "./claims";
import type { Graph, ReplyRow } from "../tables";

/** Who answered whom: every claim that responds to another, beside what it responds to. */
export function replyRows(graph: Graph, known: Known): ReplyRow[] {
  const claims = new Map(claimRows(graph, known).map((row) => [row.claim, row]));
  return [...claims.values()]
    .filter(({ responds_to = [] }) => responds_to.length > 0)
    .flatMap((reply) => {
      const record = asks.claim(graph, reply.claim);
      return (record.responds_to ?? []).map(({ claim, stance, basis, note }) => ({
        reply,
        to: claims.get(claim),
        toClaim: claim,
        ...(stance === undefined ? {} : { stance }),
        ...(basis === undefined ? {} : { basis }),
        ...(note === undefined ? {} : { note }),
      }));
    });
}
