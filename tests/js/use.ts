// What a program in TypeScript writes. What must be refused is marked: the compiler fails where it is not.
import {
  check, date, digest, explain, find, fromTables, Graph, GraphError, init, operations, QuestionError, toJson, toUtf16,
  type ClaimRow, type Finding, type Report, type SeriesOptions,
} from "claimgraph";

export async function use(bytes: Uint8Array, response: Response): Promise<string[]> {
  await init();
  await init(response);
  using graph = Graph.fromBytes(bytes, { limitBytes: 1_000_000 });
  const options: SeriesOptions = { measure: "killed", knownAsOf: "2022-07-13", ranks: ["preferred"] };
  const names: string[] = graph.series(options).lines.flatMap((line) => line.claimant.actors ?? []);
  const least: number | undefined = graph.figures().rows[0]?.low;
  const certain: number = graph.origins(["six", "toll"]).independent.certain;
  const report: Report = graph.validate({ texts: { daily: "41 people" } });
  const kinds: string[] = Object.values(graph.records("actors").records).map((actor) => actor.kind);
  const held = graph.record("c36");
  if (held.section === "claims") names.push(held.record.incident);
  const rows: ClaimRow[] = graph.claims({ claimant: "state", superseded: undefined }).rows;
  graph.bounds("toll", { suppose: [{ kind: "part_of", part: "six", whole: "toll" }] });
  graph.bounds({ measure: "killed", incident: "collapse", population: { age: "child" } });
  graph.figures({ selection: graph.select().selection, policy: { dozens: 12, hundreds: 100, thousands: 1000 } });
  using changed = graph.edit({ put: { places: { city: { names: [{ text: "City" }] } } }, change: { six: { note: null } }, remove: ["a"] });
  names.push(changed.toJson(), toJson(bytes), digest(bytes).document, fromTables({ places: [{ id: "a", name: "A" }] }));
  names.push(date("2022-06-2X").earliest ?? "", explain("CG110").slug, ...operations().map((operation) => operation.name));
  const passage = find("41 people", { quote: "41" }).positions[0];
  if (passage) names.push("41 people".slice(toUtf16("41 people", passage).start));
  for (const finding of check(bytes).findings) names.push(said(finding));

  // @ts-expect-error: an option that is not there
  graph.figures({ mesure: "killed" });
  // @ts-expect-error: a word that is not known
  graph.series({ clock: "sundial" });
  // @ts-expect-error: a section that is not there
  graph.records("planes");
  // @ts-expect-error: the answer's fields keep their names
  graph.origins("six").leftOut;
  // @ts-expect-error: what is required
  graph.relate("six");
  // @ts-expect-error: made by `fromBytes` alone
  new Graph();
  return [...names, ...kinds, String(least), String(certain), String(rows.length), String(report.left_out)];
}

function said(finding: Finding): string {
  return finding.span ? `${finding.span.start.line}: ${finding.message}` : finding.message;
}

export function why(error: unknown): string {
  if (error instanceof GraphError) return error.report.findings.map(said).join("\n");
  if (error instanceof QuestionError) return error.message;
  throw error;
}
