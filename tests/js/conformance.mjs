// Runs the conformance cases against the installed package, byte for byte.
//
//   node conformance.mjs FOLDER-OF-CASES [NAME…]
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, parse } from "node:path";
import * as cg from "claimgraph";
import { judge } from "./judge.mjs";

const [root, ...wanted] = process.argv.slice(2);

const folders = (folder) =>
  readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .sort();

/** A case with the texts that stand beside it. */
function read(folder) {
  const given = JSON.parse(readFileSync(join(folder, "case.json"), "utf8"));
  const beside = join(folder, "texts");
  if (existsSync(beside)) {
    const texts = readdirSync(beside).sort();
    const read = texts.map((name) => [parse(name).name, readFileSync(join(beside, name), "utf8")]);
    given.options = { ...given.options, texts: Object.fromEntries(read) };
  }
  const mapping = join(folder, "mapping.json");
  if (existsSync(mapping)) given.options = { ...given.options, mapping: readFileSync(mapping, "utf8") };
  const input = ["input.json", "input.jsonl", "input.csv"].map((name) => join(folder, name)).find(existsSync);
  // Bytes that are no UTF-8 would not compare unequal as text.
  const expected = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(join(folder, "expected.json")));
  return [given, input && readFileSync(input), expected];
}

let passed = 0;
let failed = 0;
for (const area of folders(root)) {
  for (const name of folders(join(root, area)).map((name) => `${area}/${name}`)) {
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
    const why = judge(cg, ...read(join(root, name)));
    if (why === undefined) passed += 1;
    else {
      failed += 1;
      console.log(`---- ${name}\n${why}\n`);
    }
    console.log(`test ${name} ... ${why === undefined ? "ok" : "FAILED"}`);
  }
}
const sound = failed === 0 && (passed > 0 || wanted.length > 0);
console.log(
  `\ntest result: ${sound ? "ok" : "FAILED"}. ${passed} passed; ${failed} failed; 0 ignored; conformance cases`,
);
process.exitCode = sound ? 0 : 1;
