import type { Finding, Known } from "../answers";
import { asks } from "../engine";
import { isWhole, reached, sourcesOut } from "../reached";
import type { Graph } from "../tables";

const RECORD = /^\/(?:places|actors|incidents|sources|claims|assessments)\/([^/]+)/u;
const PASSAGE = /^\/claims\/([^/]+)\/reported_in\/(\d+)/u;

/** Findings that need no record and no passage that was not there by then, the gravest first. */
export function findingRows(graph: Graph, known: Known, texts: Record<string, string>): Finding[] {
  const { findings } = asks.validate(graph, texts);
  const gravest = ["error", "warning", "info"].flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  if (isWhole(known)) return gravest;
  const [there, out] = [reached(graph, known), sourcesOut(graph, known)];
  const isThere = (place: string): boolean => {
    const id = RECORD.exec(place)?.[1];
    if (id !== undefined && !there.has(id)) return false;
    const [, claim, at] = PASSAGE.exec(place) ?? [];
    const passage = claim === undefined ? undefined : asks.claim(graph, claim).reported_in[Number(at)];
    return passage === undefined || out.has(passage.source);
  };
  return gravest.filter(({ pointer, related = [] }) => [pointer, ...related.map((other) => other.pointer)].every(isThere));
}
