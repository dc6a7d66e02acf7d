// The conformance cases as they lie in folders, for whichever program judges them.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, parse } from "node:path";

/** The folders in a folder, in order. */
export const folders = (folder) =>
  readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .sort();

/** A case with what stands beside it: what is asked, the input or nothing, what is expected. */
export function read(folder) {
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
