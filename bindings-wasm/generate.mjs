// Writes `operations.ts` from the core's own table of operations: a method or a function for each, with
// its options and the type of its answer. What is required comes first, the rest is one object.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [stage] = process.argv.slice(2);
const core = await import(pathToFileURL(join(stage, "wasm.js")).href);
core.initSync({ module: readFileSync(join(stage, "wasm_bg.wasm")) });
const operations = JSON.parse(core.tell("operations", ""));

/** The type of every answer; `Text` is text that is no JSON. */
const ANSWERS = {
  operations: "Operations", codes: "Codes", explain: "Explanation", date: "DateDays", find: "Found",
  check: "Report", fmt: "Text", to_json: "Text", to_lines: "Text", digest: "Digests", from_tables: "Text", read_table: "TableRead",
  summary: "Summary", ids: "Ids", record: "Held", records: "Records", terms: "Terms", validate: "Report",
  select: "Selected", claims: "ClaimTable", sources: "SourceTable", figures: "Figures", series: "Series",
  known_as_of: "Known", relate: "Relation", relate_scopes: "ScopeRelation", compare: "Comparison",
  consistency: "Consistency", bounds: "Implied", union: "Implied", residual: "Implied", trace: "Trace",
  origins: "Origins", origins_all: "OriginTable", lookup: "Lookup", neighbours: "Neighbours", paths: "Paths",
  node_link: "NodeLink", to_tables: "CsvFiles", dot: "Text", chart_series: "VegaLite", chart_origins: "VegaLite", chart_parts: "VegaLite",
};

/** Answers that depend on what was asked for. */
const NARROWED = {
  records: ["<S extends Section>", { section: "S" }, "Extract<Records, { section: S }>"],
};

const TYPES = {
  id: "string", ids: "string | readonly string[]", day: "string", flag: "boolean", count: "number", text: "string",
  terms: "Readonly<Record<string, string>>", texts: "Readonly<Record<string, string>>", policy: "PolicyOption",
  selection: "Partial<Selection>", scope: "ScopeOption", countable: "string | ScopeOption",
  suppositions: "readonly SuppositionOption[]",
};

const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
const pascal = (name) => camel(name).replace(/^./, (letter) => letter.toUpperCase());
const words = (option) => option.words.map((word) => JSON.stringify(word)).join(" | ");
const said = (text) => text.replaceAll("*/", "* /");

function typeOf(option) {
  if (option.type === "word") return words(option);
  if (option.type === "words") return `readonly (${words(option)})[]`;
  const type = TYPES[option.type];
  if (!type) throw new Error(`an option of type \`${option.type}\` has no type in TypeScript: see generate.mjs`);
  return type;
}

function field(option) {
  const absent = "default" in option ? ` Default: \`${JSON.stringify(option.default)}\`.` : "";
  return `  /** ${said(sentence(option.summary))}${absent} */\n  ${camel(option.name)}?: ${typeOf(option)} | undefined;`;
}

const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;

const limits = operations.find((operation) => operation.name === "fmt").options;
const interfaces = [`/** What is read at most. */\nexport interface LimitOptions {\n${limits.map(field).join("\n")}\n}`];
const methods = [];
const functions = [];
const answers = [];

for (const { name, on, summary, options } of operations) {
  const answer = ANSWERS[name];
  if (!answer) throw new Error(`the answer of \`${name}\` has no type in TypeScript: see generate.mjs`);
  const [generic, narrowed, type] = NARROWED[name] ?? ["", {}, answer === "Text" ? "string" : answer];
  const required = options.filter((option) => option.required);
  const optional = options.filter((option) => !option.required);
  const limited = JSON.stringify(optional) === JSON.stringify(limits);
  const taken = limited ? "LimitOptions" : `${pascal(name)}Options`;
  if (optional.length > 0 && !limited) {
    const doc = `/** Options of \`${camel(name)}\`. */`;
    interfaces.push(`${doc}\nexport interface ${taken} {\n${optional.map(field).join("\n")}\n}`);
  }
  const given = required.map((option) => `${camel(option.name)}: ${narrowed[option.name] ?? typeOf(option)}`);
  const named = required.map((option) => camel(option.name));
  if (optional.length > 0) given.push(`options?: ${taken}`);
  const all = [...named, ...(optional.length > 0 ? ["...options"] : [])];
  const handed = all.length === 0 ? "" : all[0] === "...options" ? ", options" : `, { ${all.join(", ")} }`;
  const read = (text) => (answer === "Text" ? text : `JSON.parse(${text}) as ${type}`);
  const doc = `/** ${said(sentence(summary))} */`;
  answers.push(`  ${name}: ${answer === "Text" ? "string" : answer};`);
  if (on === "a graph") {
    const line = `return ${read(`this.askText("${name}"${handed})`)};`;
    methods.push(`  ${doc}\n  ${camel(name)}${generic}(${given.join(", ")}): ${type} {\n    ${line}\n  }`);
  } else if (name === "from_tables") {
    const line = `return applyText(write(tables), "from_tables");`;
    functions.push(`${doc}\nexport function fromTables(tables: Tables): string {\n  ${line}\n}`);
  } else {
    const first = on === "a file" ? "file: FileData" : "";
    const call = on === "a file" ? `applyText(file, "${name}"${handed})` : `tellText("${name}"${handed})`;
    const taking = [first, ...given].filter(Boolean).join(", ");
    functions.push(`${doc}\nexport function ${camel(name)}(${taking}): ${type} {\n  return ${read(call)};\n}`);
  }
}

writeFileSync(
  join(stage, "operations.ts"),
  `// Written by generate.mjs from the core's table of operations.
import type { Codes, DateDays, Digests, Explanation, Found, Held, Ids, Operations, Records, Report, CsvFiles, Summary, TableRead, Terms } from "./answers/basics.js";
import type { ClaimTable, Figures, Known, Selected, Selection, Series, SourceTable } from "./answers/figures.js";
import type { Comparison, Consistency, Implied } from "./answers/implied.js";
import type { Origins, OriginTable, Trace } from "./answers/origins.js";
import type { Lookup, Neighbours, NodeLink, Paths, Relation, ScopeRelation } from "./answers/relations.js";
import { applyText, tellText } from "./bridge.js";
import type { PolicyOption, ScopeOption, SuppositionOption, Tables, VegaLite } from "./options.js";
import type { Section } from "./records.js";
import { write, type FileData } from "./write.js";

${interfaces.join("\n\n")}

/** The answer of every operation. */
export interface Answers {
${answers.join("\n")}
}

/** What may be asked of a graph. */
export abstract class Questions {
  /** Puts an operation to the graph, and answers its text as the core wrote it. */
  abstract askText(operation: string, options?: object): string;

${methods.join("\n\n")}
}

${functions.join("\n\n")}
`,
);
