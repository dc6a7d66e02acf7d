// Proves the declarations by answers: every answer of the conformance cases, and of the example case to all
// that can be asked of it, is written as a literal of the declared type and compiled with `tsc --strict`. A
// field too many, one that is missing and one of another type are errors there.
//
//   node types.mjs REPOSITORY TSC
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Graph, applyText, operations, tellText } from "claimgraph";

const [root, tsc] = process.argv.slice(2);
const out = join(import.meta.dirname, "types");
rmSync(out, { recursive: true, force: true });
mkdirSync(out);

const table = new Map(operations().map((operation) => [operation.name, operation]));
const answers = [];

function add(operation, text) {
  const answer = ["fmt", "to_json", "to_lines", "dot", "from_tables"].includes(operation) ? JSON.stringify(text) : text;
  if (!answer.startsWith('{"error"')) answers.push([operation, answer]);
}

const conformance = join(root, "tests/conformance");
for (const area of readdirSync(conformance)) {
  if (!statSync(join(conformance, area)).isDirectory()) continue;
  for (const name of readdirSync(join(conformance, area))) {
    const folder = join(conformance, area, name);
    const { operation } = JSON.parse(readFileSync(join(folder, "case.json"), "utf8"));
    add(operation, readFileSync(join(folder, "expected.json"), "utf8"));
  }
}

const bytes = readFileSync(join(root, "examples/january-2022/case.json"));
const graph = Graph.fromBytes(bytes);
const figures = graph.figures({ measure: "killed" }).rows.map((row) => row.claim);
const claims = graph.ids("claims");
const scope = graph.series({ measure: "killed" }).lines[0].scope;
const asked = {
  explain: [{ code: "CG110" }], date: [{ text: "2022-06-2X" }, { text: "../2022" }], find: [{ text: "a b", quote: "b" }],
  digest: [{}, { records: true }], ids: sections(), records: sections(), record: ["places", "actors", "incidents", "sources"].map((name) => ({ id: graph.ids(name)[0] })).concat(claims.slice(0, 40).map((id) => ({ id }))),
  terms: table.get("terms").options[0].words.map((list) => ({ list })), known_as_of: [{ day: "2022-07-13" }],
  relate: figures.slice(1).map((b) => ({ a: figures[0], b })), relate_scopes: [{ a: scope, b: scope }],
  compare: figures.slice(1).map((b) => ({ a: figures[0], b })), consistency: [{}, { assumption: "definitional" }],
  bounds: [{ of: figures[0] }, { of: scope }], union: [{ claims: figures.slice(0, 2) }],
  residual: figures.slice(0, 3).map((whole) => ({ whole })), trace: claims.slice(0, 60).map((claim) => ({ claim })),
  origins: claims.slice(0, 60).map((claim) => ({ claim })), lookup: [{ text: "Toqaev" }],
  neighbours: [{ id: figures[0] }], paths: [{ from: figures[0], to: figures[1], depth: 4 }],
  chart_origins: [{ claim: figures[0] }], chart_parts: [{ whole: figures[0] }], node_link: [{}, { records: true }],
};
function sections() {
  return table.get("ids").options[0].words.map((section) => ({ section }));
}
for (const [name, { on }] of table) {
  if (name === "from_tables") continue;
  for (const options of asked[name] ?? [{}]) {
    try {
      if (on === "a graph") add(name, graph.askText(name, options));
      else if (on === "a file") add(name, applyText(bytes, name, options));
      else add(name, tellText(name, options));
    } catch (error) {
      if (error.name !== "QuestionError") throw error;
    }
  }
}

const lines = answers.map(([operation, answer], index) => `export const answer${index}: Answers["${operation}"] = ${answer};`);
writeFileSync(join(out, "answers.ts"), `import type { Answers } from "claimgraph";\n${lines.join("\n")}\n`);
// Records as they are put into a graph are those that are read.
const document = applyText(bytes, "to_json");
writeFileSync(join(out, "document.ts"), `import type { Changes } from "claimgraph";\nexport const put: Changes & { put: { format?: 1 } } = { put: ${document} };\n`);
cpSync(join(root, "tests/js/use.ts"), join(out, "use.ts"));
cpSync(join(root, "tests/js/use.ts"), join(out, "use.cts"));

const page = readFileSync(join(root, "docs/javascript.md"), "utf8");
const shown = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, program]) => program);
shown.forEach((program, index) => writeFileSync(join(out, `page${index}.mts`), program));

let programs = 0;
for (const [module, moduleResolution] of [["nodenext", "nodenext"], ["esnext", "bundler"]]) {
  const options = { strict: true, noEmit: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, module, moduleResolution, target: "es2022", lib: ["es2022", "dom"], types: [], skipLibCheck: false };
  const files = ["answers.ts", "document.ts", "use.ts", ...shown.map((_, index) => `page${index}.mts`), ...(module === "nodenext" ? ["use.cts"] : [])];
  writeFileSync(join(out, `tsconfig.${module}.json`), JSON.stringify({ compilerOptions: options, files }));
  try {
    execFileSync(tsc, ["--project", join(out, `tsconfig.${module}.json`)], { encoding: "utf8" });
  } catch (error) {
    console.log(String(error.stdout).slice(0, 20_000));
    process.exit(1);
  }
  programs += files.length;
}

const declared = readdirSync(join(import.meta.dirname, "node_modules/claimgraph/esm"), { recursive: true });
const loose = declared
  .filter((name) => name.endsWith(".d.ts"))
  .filter((name) => /\bany\b/.test(readFileSync(join(import.meta.dirname, "node_modules/claimgraph/esm", name), "utf8").replace(/\/\*[\s\S]*?\*\//g, "")));
if (loose.length > 0) {
  console.log(`\`any\` stands in ${loose.join(", ")}`);
  process.exit(1);
}
const kinds = new Set(answers.map(([operation]) => operation));
const missing = [...table.keys()].filter((name) => !kinds.has(name));
console.log(`${answers.length} answers of ${kinds.size} operations in ${programs} files${missing.length > 0 ? `; none of ${missing.join(", ")}` : ""}`);
process.exit(missing.length > 0 ? 1 : 0);
