// What a program in JavaScript meets beyond the answers, which the conformance cases judge.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import init, * as cg from "claimgraph";

const { Graph, GraphError, QuestionError } = cg;

const CASE = {
  format: 1,
  actors: {
    "city-hall": { kind: "state-body", names: [{ text: "City Hall" }] },
    mayor: {
      kind: "person",
      names: [{ text: "the mayor" }],
      organ_of: [{ actor: "city-hall", role: "mayor", basis: "stated" }],
    },
  },
  incidents: { collapse: { title: "The bridge collapses", kind: "accident", when: "2031-03-01" } },
  sources: { daily: { kind: "article", title: "Grief at the river", published: "2031-03-03" } },
  claims: {
    toll: {
      kind: "figure",
      incident: "collapse",
      stated_by: [{ actor: "mayor", on_behalf_of: "city-hall" }],
      stated_on: "2031-03-02",
      reported_in: [{ source: "daily", quote: { exact: "at least 41 people" } }],
      figure: { measure: "killed", quantity: { kind: "at-least", value: 41, words: "at least 41" } },
    },
  },
};
const TEXT = JSON.stringify(CASE);

/** The error that is thrown. */
function thrown(act) {
  try {
    act();
  } catch (error) {
    return error;
  }
  return assert.fail("nothing was thrown");
}

test("the readme of the package holds", () => {
  const graph = Graph.fromBytes(new TextEncoder().encode(TEXT));
  assert.deepEqual(graph.origins("toll").independent, { certain: 1, possible: 1 });
  assert.equal(graph.series({ measure: "killed" }).lines[0].points[0].figure.low, 41);
  graph.free();
});

test("bytes, an array buffer, a view and a text are the same file", () => {
  const bytes = new TextEncoder().encode(TEXT);
  const padded = new Uint8Array([0, ...bytes, 0]);
  const forms = [bytes, bytes.buffer, padded.subarray(1, -1), new DataView(padded.buffer, 1, bytes.length), TEXT, Buffer.from(TEXT)];
  for (const form of forms) assert.equal(cg.digest(form).document, cg.digest(bytes).document);
  assert.throws(() => cg.digest(CASE), QuestionError);
  assert.throws(() => cg.digest('{"format":1,"about":{"title":"\ud800"}}'), /surrogate/);
});

test("an error of the data carries the report", () => {
  const error = thrown(() => Graph.fromBytes('{"format": 1, "planes": {}}'));
  assert(error instanceof GraphError && error instanceof Error && !(error instanceof QuestionError));
  assert.equal(error.name, "GraphError");
  const [finding] = error.report.findings;
  assert.deepEqual([finding.code, finding.pointer, finding.span.start.column], ["CG110", "/planes", 15]);
  assert.match(error.message, /cannot be read/);
  assert.deepEqual(JSON.parse(error.toText()).error.report, error.report);
});

test("an error of the question says what is wrong", () => {
  const graph = Graph.fromBytes(TEXT);
  const error = thrown(() => graph.trace("tool"));
  assert(error instanceof QuestionError);
  assert.equal(error.message, "there is no claim `tool`");
  assert.equal(error.toText(), '{"error":{"kind":"question","message":"there is no claim `tool`"}}');
  assert.throws(() => graph.figures({ mesure: "killed" }), /unknown option `mesure`/);
  assert.throws(() => graph.figures({ knownAsOf: "yesterday" }), QuestionError);
  assert.throws(() => graph.askText("colour"), /there is no operation `colour`/);
  graph.free();
});

test("options are named as JavaScript names them, and read as strictly as ever", () => {
  const graph = Graph.fromBytes(TEXT);
  assert.equal(graph.figures({ knownAsOf: "2031-03-02" }).rows.length, 0);
  assert.equal(graph.figures({ knownAsOf: "2031-03-03", measuresBelow: true, measure: undefined }).rows.length, 1);
  assert.throws(() => graph.figures({ knownAsOf: "2031-03-03", known_as_of: "2031-03-03" }), /stands twice/);
  assert.throws(() => graph.figures({ measure: null }), QuestionError);
  assert.throws(() => graph.figures({ measure: [] }), QuestionError);
  graph.free();
});

test("what JSON would alter without a word is refused", () => {
  const graph = Graph.fromBytes(TEXT);
  for (const tolerance of [NaN, Infinity, 1n, () => 1, Symbol("x"), new Map(), 2 ** 53, 1.5, -1]) {
    assert.throws(() => graph.figures({ tolerance }), QuestionError, String(tolerance));
  }
  assert.throws(() => graph.union([undefined]), QuestionError);
  assert.throws(() => graph.validate({ texts: new Map([["daily", "x"]]) }), /a Map cannot be written/);
  assert.throws(() => graph.lookup("\ud800"), QuestionError);
  assert.throws(() => cg.fromTables({ places: [{ id: "a", lat: NaN }] }), QuestionError);
  graph.free();
});

test("a graph is changed into another", () => {
  const graph = Graph.fromBytes(TEXT);
  const changed = graph.edit({
    change: { toll: { stated_on: null, rank: { level: "preferred", reason: "it is the last" } } },
    put: { places: { city: { names: [{ text: "City" }] } } },
  });
  assert.equal(graph.record("toll").record.stated_on, "2031-03-02");
  assert.equal(changed.record("toll").record.stated_on, undefined);
  assert.deepEqual(changed.ids("places"), ["city"]);
  assert.equal(cg.toJson(changed.toLines()), changed.toJson());
  graph.free();
  assert.equal(changed.summary().records.places, 1);
  assert.throws(() => changed.edit({ remove: ["nobody"] }), /no record `nobody`/);
  assert.throws(() => changed.edit({ removed: [] }), QuestionError);
  changed.free();
});

test("a graph that was let go of says so, and can be let go of again", () => {
  const graph = Graph.fromBytes(TEXT);
  graph.free();
  graph.free();
  for (const act of [() => graph.summary(), () => graph.edit({}), () => graph.toJson(), () => graph.toLines()]) {
    assert.throws(act, /let go of by `free\(\)`/);
  }
});

test("a graph can be disposed of", { skip: Symbol.dispose === undefined && "no Symbol.dispose" }, () => {
  const graph = Graph.fromBytes(TEXT);
  graph[Symbol.dispose]();
  assert.throws(() => graph.summary(), /let go of/);
});

test("positions become places in a JavaScript string", () => {
  const text = "🕯️ Grief: 41 people 𝟒𝟏";
  const [found] = cg.find(text, { quote: "41 people" }).positions;
  const { start, end } = cg.toUtf16(text, found);
  assert.equal(text.slice(start, end), "41 people");
  assert.notEqual(start, found.start);
  const file = '{"format": 1, "🕯️": {}}';
  const [finding] = cg.check(file).findings;
  const at = cg.toUtf16(file, finding.span);
  assert.equal(file.slice(at.start, at.end), '"🕯️"');
  const [last] = cg.find(text, { quote: "𝟒𝟏" }).positions;
  assert.equal(cg.toUtf16(text, last).end, text.length);
  assert.throws(() => cg.toUtf16("ab", { start: 1, end: 3 }), RangeError);
  assert.throws(() => cg.toUtf16("ab", { start: -1, end: 1 }), RangeError);
  assert.throws(() => cg.toUtf16("ab", { start: 0.5, end: 1 }), RangeError);
});

test("import and require give the same classes, and init is there", async () => {
  const required = createRequire(import.meta.url)("claimgraph");
  assert.equal(required.Graph, Graph);
  assert.equal(await init(), undefined);
  assert.equal(await required.init(), undefined);
  assert.equal(init, required.default);
  for (const name of Object.keys(required)) {
    if (name !== "__esModule" && name !== "default") assert.equal(cg[name], required[name], name);
  }
});

test("loading that failed is begun again, once for all who wait", async (t) => {
  const folder = dirname(createRequire(import.meta.url).resolve("claimgraph/package.json"));
  const { init: load, Graph: Loaded } = await import(pathToFileURL(join(folder, "esm/browser.js")));
  const core = readFileSync(join(folder, "claimgraph.wasm"));
  const made = t.mock.method(WebAssembly, "instantiate");
  const first = load(Promise.reject(new Error("offline")));
  const beside = load();
  await assert.rejects(first, /offline/);
  const again = load(core); // before `beside` has heard that the first failed
  await assert.rejects(beside, /offline/);
  await Promise.all([again, load(core), load()]);
  // Node has a module of its own, for what it fetches.
  const own = made.mock.calls.filter(({ arguments: [given] }) => given.byteLength === core.length);
  assert.equal(own.length, 1);
  assert.equal(Loaded.fromBytes(TEXT).ids("claims").length, 1);
});

test("every operation has its method or its function, and takes no BigInt for a number", () => {
  const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
  for (const { name, on } of cg.operations()) {
    const owner = on === "a graph" ? Graph.prototype : cg;
    assert.equal(typeof owner[camel(name)], "function", name);
  }
  const seen = JSON.stringify(Graph.fromBytes(TEXT).summary(), (_, value) => assert.notEqual(typeof value, "bigint") ?? value);
  assert(seen.length > 0);
});

test("the api page names every method as it is", () => {
  const page = readFileSync(join(process.env.CLAIMGRAPH_ROOT, "docs/api.md"), "utf8");
  const rows = [...page.matchAll(/^\| .* \| .* \| (`.*`) \|$/gm)].map(([, cell]) => cell);
  const graph = Graph.fromBytes(TEXT);
  for (const cell of rows.flatMap((cell) => cell.split("`, `"))) {
    const method = /graph\.(\w+)\(/.exec(cell)?.[1];
    const called = /^`?(\w+)\(/.exec(cell)?.[1];
    if (method) assert.equal(typeof graph[method], "function", cell);
    else if (called) assert.equal(typeof cg[called], "function", cell);
  }
  assert(rows.length > 30, `${rows.length} rows were found`);
  graph.free();
});

test("hostile files are refused, and the core goes on", async () => {
  const deep = "[".repeat(1_000_000);
  for (const bad of [deep, `{"format":1,"about":{"ext":${deep}`, "", "\0", new Uint8Array([0xff, 0xfe]), '{"format":2}']) {
    assert.throws(() => Graph.fromBytes(bad), GraphError);
  }
  const random = (await promisify(gzip)(Buffer.from(TEXT))).subarray(0, 200);
  assert.throws(() => Graph.fromBytes(random), GraphError);
  assert.throws(() => Graph.fromBytes(TEXT, { limitBytes: 10 }), GraphError);
  assert.equal(typeof (await promisify(gunzip)(await promisify(gzip)(TEXT))).length, "number");
  assert.equal(Graph.fromBytes(TEXT).validate().left_out, 0);
});
