// What the package weighs, gzipped, and what weighs most in it: `node size.mjs PKG UNSTRIPPED.wasm`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

// A ceiling that only ever comes down: the aim is 150 KB, and nothing above 250 is good enough.
const CEILING = 690;

const [folder, unstripped] = process.argv.slice(2);
const kilobytes = (bytes) => Math.round(bytes / 1_000);
const zipped = (bytes) => kilobytes(gzipSync(bytes, { level: 9 }).length);

/** The sections of a module: their ids, names and bytes. */
function sections(bytes) {
  const found = [];
  const reader = read(bytes, 8);
  while (reader.at < bytes.length) {
    const id = bytes[reader.at++];
    const size = reader.number();
    const end = reader.at + size;
    const name = id === 0 ? reader.text() : "";
    found.push({ id, name, content: bytes.subarray(reader.at, end) });
    reader.at = end;
  }
  return found;
}

function read(bytes, at) {
  return {
    at,
    number() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[this.at++];
        value += (byte & 127) * 2 ** shift;
        if (byte < 128) return value;
      }
    },
    text() {
      const size = this.number();
      this.at += size;
      return bytes.subarray(this.at - size, this.at).toString("utf8");
    },
  };
}

/** How many functions are brought in: they come first in the count. */
function imported(content) {
  const reader = read(content, 0);
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.text();
    reader.text();
    const kind = content[reader.at++];
    if (kind !== 0) throw new Error("something other than functions is imported");
    reader.number();
    functions += 1;
  }
  return functions;
}

/** The bytes of code by crate, and in our own by module. */
function contributors(bytes) {
  const all = sections(bytes);
  const names = new Map();
  const naming = all.find((section) => section.name === "name").content;
  const reader = read(naming, 0);
  while (reader.at < naming.length) {
    const kind = naming[reader.at++];
    const end = reader.number() + reader.at;
    if (kind === 1) for (let left = reader.number(); left > 0; left -= 1) names.set(reader.number(), reader.text());
    reader.at = end;
  }
  const code = read(all.find((section) => section.id === 10).content, 0);
  const first = imported(all.find((section) => section.id === 2).content);
  const sums = new Map();
  const count = code.number();
  for (let index = 0; index < count; index += 1) {
    const size = code.number();
    code.at += size;
    const name = (names.get(first + index) ?? "").replace(/\[[0-9a-f]+\]/g, "");
    const ours = /claimgraph::(\w+)/.exec(name);
    const room = ours ? `claimgraph::${ours[1]}` : (/(?:^|<|&|\W)([a-z]\w+)(?:::|\[)/.exec(name)?.[1] ?? "other");
    sums.set(room, (sums.get(room) ?? 0) + size);
  }
  return [...sums].sort(([, a], [, b]) => b - a);
}

const wasm = readFileSync(join(folder, "claimgraph.wasm"));
const total = zipped(wasm);
for (const section of sections(wasm).filter(({ content }) => content.length > 10_000)) {
  const name = { 10: "code", 11: "data" }[section.id] ?? section.name;
  console.log(`${name}: ${zipped(section.content)} KB gzipped, ${kilobytes(section.content.length)} KB plain`);
}
const largest = contributors(readFileSync(unstripped));
console.log("the largest in the code, KB plain, before wasm-opt:");
for (const [name, size] of largest.slice(0, 15)) console.log(`  ${String(kilobytes(size)).padStart(5)}  ${name}`);
console.log(`claimgraph.wasm: ${total} KB gzipped (aim 150, limit 250, ceiling for now ${CEILING})`);
if (total > 250) console.log("MISSED: the limit of 250 KB is not kept yet");
process.exitCode = total > CEILING ? 1 : 0;
