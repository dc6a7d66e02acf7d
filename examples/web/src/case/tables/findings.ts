import type { Finding, Known } from "../answers";
import { asks } from "../engine";
import type { Graph } from "../tables";

const CLAIM = /^\/claims\/([^/]+)/u;

/** Findings that need no claim that was not public by then, the gravest first. */
export function findingRows(graph: Graph, known: Known, texts: Record<string, string>): Finding[] {
  const { findings } = asks.validate(graph, texts);
  const gravest = ["error", "warning", "info"].flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  if (Object.keys(known).length === 0) return gravest;
  const public_ = new Set(asks.claimRows(graph, known).map(({ claim }) => claim));
  return gravest.filter(({ pointer, related = [] }) =>
    [pointer, ...related.map((other) => other.pointer)].every((place) => {
      const claim = CLAIM.exec(place)?.[1];
      return claim === undefined || public_.has(claim);
    }),
  );
}
