// The module worker: holds the open case, and answers the page one question at a time.

import type { Finding, Summary } from "./answers";
import { asks, type Graph, open } from "./engine";
import { overTime } from "./overtime";
import type { Answer, AskName, Failure, FromWorker, Opened, ToWorker, WordedList } from "./protocol";
import { daysOf } from "./reached";
import { Shelves } from "./tables";
import { Texts } from "./texts";

interface Case {
  graph: Graph;
  texts: Texts;
  shelves: Shelves;
}

let current: Case | undefined;

const say = (message: FromWorker): void => postMessage(message);

async function load(bytes: Uint8Array, progress: (step: string) => void): Promise<Opened> {
  progress(`Reading ${Math.ceil(bytes.length / 1024).toLocaleString("en")} KiB`);
  const graph = await open(bytes);
  progress("Looking up names and days");
  const texts = new Texts(graph);
  const opened = describe(graph);
  current?.graph.free();
  current = { graph, texts, shelves: new Shelves(graph, texts) };
  return opened;
}

function describe(graph: Graph): Opened {
  const summary: Summary = asks.summary(graph);
  const nodes = asks.labels(graph);
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const used = new Set(asks.figureRows(graph, {}).map(({ measure }) => measure));
  const measures = asks
    .measures(graph)
    .filter(({ id }) => used.has(id))
    .map(({ id, label }) => ({ id, label: label ?? id }));
  const days = new Set<string>();
  for (const { first_published } of asks.claimRows(graph, {})) {
    if (first_published?.latest !== undefined) days.add(first_published.latest);
  }
  // A text that tells again what others told before changes what is shown, too.
  for (const out of daysOf(graph).values()) {
    if (out?.latest !== undefined && !out.qualified) days.add(out.latest);
  }
  const sources = new Set(nodes.filter(({ section }) => section === "sources").map(({ id }) => id));
  const labelled = (list: WordedList) => new Map(asks[list](graph).flatMap(({ id, label }) => (label === undefined ? [] : [[id, label] as const])));
  const terms = { measures: labelled("measures"), population: labelled("population"), causes: labelled("causes") };
  return { summary, labels, sources, measures, terms, days: [...days].sort() };
}

async function read(url: string, progress: (step: string) => void): Promise<Uint8Array> {
  progress("Fetching the case");
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the case cannot be fetched: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function answer(request: ToWorker): Promise<Answer> {
  const progress = (step: string): void => say({ id: request.id, progress: step });
  if (request.do === "open") return load(new Uint8Array(request.bytes), progress);
  if (request.do === "fetch") return load(await read(request.url, progress), progress);
  if (current === undefined) throw new Error("no case is open");
  const { graph, texts, shelves } = current;
  switch (request.do) {
    case "ask":
      return ask(graph, request.name, request.rest);
    case "table":
      return shelves.page(request.name, request.query);
    case "row":
      return shelves.row(request.name, request.claim, request.known);
    case "figures":
      return shelves.figures(request.claims, request.known);
    case "overTime":
      return overTime(graph, request.of, request.clock);
    case "mostTold":
      return shelves.mostTold(request.known);
    case "widest":
      return shelves.widest(request.known);
    case "hold": {
      const held = texts.hold(request.text);
      shelves.forget("findings");
      return held;
    }
    case "read":
      return texts.read(request.source, request.known);
    case "passages":
      return texts.passages(request.claim, request.known);
  }
}

function ask(graph: Graph, name: AskName, rest: unknown[]): Answer {
  const question = asks[name] as (graph: Graph, ...rest: unknown[]) => Answer;
  return question(graph, ...rest);
}

function failure(error: unknown): Failure {
  const name = error instanceof Error ? error.name : "";
  const message = error instanceof Error ? error.message : String(error);
  const report = (error as { report?: { findings?: Finding[] } }).report;
  const kind = name === "QuestionError" ? "question" : report === undefined ? "fault" : "unreadable";
  return { kind, message, findings: report?.findings ?? [] };
}

onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  try {
    say({ id: data.id, answer: await answer(data) });
  } catch (error) {
    say({ id: data.id, failure: failure(error) });
  }
};
