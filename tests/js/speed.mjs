// How long it takes to load and to validate a large case, beside the native core in the same run:
// `node speed.mjs BENCH FILE`, where BENCH is the program `claimgraph-bench`. Processor time, not the
// clock's, so that a busy machine breaks no bound.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Graph } from "claimgraph";

const LIMIT = 2.5;
const RUNS = 7;
const [bench, file] = process.argv.slice(2);
const bytes = readFileSync(file);
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

function native() {
  const costs = JSON.parse(execFileSync(bench, ["stage", "graph", file], { encoding: "utf8" }));
  return [costs["read + index"].seconds * 1_000, costs.validate.seconds * 1_000];
}

function ours() {
  const start = process.cpuUsage();
  const graph = Graph.fromBytes(bytes);
  const loaded = process.cpuUsage(start);
  const { findings } = graph.validate();
  const done = process.cpuUsage(start);
  graph.free();
  const spent = ({ user, system }) => (user + system) / 1_000;
  return [spent(loaded), spent(done) - spent(loaded), findings.length];
}

const cold = ours();
ours();
const times = { native: [], wasm: [] };
for (let run = 0; run < RUNS; run += 1) {
  times.native.push(native());
  times.wasm.push(ours());
}
const [nativeLoad, nativeCheck] = [0, 1].map((stage) => median(times.native.map((time) => time[stage])));
const [load, check] = [0, 1].map((stage) => median(times.wasm.map((time) => time[stage])));
const ratio = (load + check) / (nativeLoad + nativeCheck);
const shown = (value) => value.toFixed(1);
console.log(`${(bytes.length / 1e6).toFixed(1)} MB, ${cold[2]} findings; milliseconds of processor time, median of ${RUNS}`);
console.log(`native: load ${shown(nativeLoad)}, validate ${shown(nativeCheck)}`);
console.log(`wasm:   load ${shown(load)}, validate ${shown(check)}; the first time, compiling included: ${shown(cold[0] + cold[1])}`);
console.log(`load and validate, native = 1: ${ratio.toFixed(2)} (limit ${LIMIT}); load ${(load / nativeLoad).toFixed(2)}, validate ${(check / nativeCheck).toFixed(2)}`);
process.exitCode = ratio > LIMIT ? 1 : 0;
