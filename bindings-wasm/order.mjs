// Names the functions of a module so that sorted by name those that are alike stand together, since gzip
// sees no farther back than 32 KiB: `node order.mjs FROM.wasm TO.wasm`, then `wasm-opt --reorder-functions-by-name`.
import { readFileSync, writeFileSync } from "node:fs";

import { functions, sections } from "./module.mjs";

/** How far back gzip sees, less what a match needs. */
const WINDOW = 30_000;

/** As many bytes as are compared at a time: two or three instructions. */
const STRETCH = 6;

/** What so many functions have is told apart by nothing, and would cost much to follow. */
const COMMON = 80;

/** For every function the numbers of the stretches that it shares with some others. */
function shared(bodies) {
  const holders = new Map();
  bodies.forEach((body, index) => {
    for (let at = 0; at + STRETCH <= body.length; at += 1) {
      const key = body.readUIntBE(at, STRETCH);
      const held = holders.get(key);
      if (held === undefined) holders.set(key, [index]);
      else if (held[held.length - 1] !== index) held.push(index);
    }
  });
  const stretches = [...holders.values()].filter(({ length }) => length > 1 && length <= COMMON);
  const of = bodies.map(() => []);
  stretches.forEach((held, stretch) => held.forEach((index) => of[index].push(stretch)));
  return { of, stretches };
}

/** The order in which each function shares most with those just before it. */
function order(bodies) {
  const { of, stretches } = shared(bodies);
  const near = new Float64Array(bodies.length);
  const seen = new Uint32Array(stretches.length);
  const weigh = (index, step) => {
    for (const stretch of of[index]) {
      const before = seen[stretch];
      seen[stretch] += step;
      if ((before === 0) === (seen[stretch] === 0)) continue;
      const held = stretches[stretch];
      for (const other of held) near[other] += step / Math.sqrt(held.length);
    }
  };
  const sizes = bodies.map(({ length }) => length);
  const left = new Set(bodies.keys());
  const ordered = [];
  let [oldest, behind] = [0, 0];
  let next = sizes.indexOf(sizes.reduce((most, size) => Math.max(most, size), 0));
  while (next !== undefined) {
    left.delete(next);
    ordered.push(next);
    weigh(next, 1);
    behind += sizes[next];
    while (behind > WINDOW && oldest < ordered.length - 1) {
      const gone = ordered[oldest++];
      weigh(gone, -1);
      behind -= sizes[gone];
    }
    let best = -1;
    next = undefined;
    for (const index of left) {
      const score = near[index] / (sizes[index] + STRETCH);
      if (score > best) [best, next] = [score, index];
    }
  }
  return ordered;
}

const number = (value) => {
  const bytes = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
};
const sized = (...parts) => {
  const all = Buffer.concat(parts);
  return Buffer.concat([number(all.length), all]);
};

const [from, to] = process.argv.slice(2);
const module = readFileSync(from);
const all = functions(module);
const place = new Map(order(all.map(({ body }) => body)).map((index, at) => [index, at]));
const names = all.map(({ number: own }, index) =>
  Buffer.concat([number(own), sized(Buffer.from(String(place.get(index)).padStart(6, "0")))]));
const naming = sized(sized(Buffer.from("name")), Buffer.from([1]), sized(number(names.length), ...names));
const was = sections(module).find(({ name }) => name === "name");
const before = module.subarray(0, was.start);
const after = module.subarray(was.content.byteOffset - module.byteOffset + was.content.length);
writeFileSync(to, Buffer.concat([before, Buffer.from([0]), naming, after]));
