// Memory stays flat, however often a case is loaded, asked and let go of.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

// The package shows its memory to nobody, so it is caught on the way.
let memory;
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    memory = this.exports.memory;
  }
};
const { Graph } = await import("claimgraph");
WebAssembly.Instance = Instance;

const bytes = readFileSync(join(process.env.CLAIMGRAPH_ROOT, "examples/january-2022/case.json"));

/** Loads, asks and lets go; every second time something fails on the way. */
function cycles(count) {
  for (let turn = 0; turn < count; turn += 1) {
    const graph = Graph.fromBytes(bytes);
    graph.askText("summary");
    if (turn % 2 === 0) assert.throws(() => graph.trace("nobody"));
    else assert.throws(() => Graph.fromBytes(bytes.subarray(0, 5_000)));
    graph.free();
  }
}

test("memory is flat over 1,000 cycles of load and free", () => {
  cycles(50);
  const before = memory.buffer.byteLength;
  cycles(1_000);
  assert.equal(memory.buffer.byteLength, before);
});

test("a graph that nobody holds any more is let go of", async () => {
  const graph = new WeakRef(Graph.fromBytes(bytes));
  const before = memory.buffer.byteLength;
  for (let turn = 0; turn < 100; turn += 1) {
    Graph.fromBytes(bytes);
    globalThis.gc();
    await new Promise(setImmediate);
  }
  assert.equal(graph.deref(), undefined);
  // Not flat, for letting go is late; yet far from a hundred cases.
  assert(memory.buffer.byteLength < before * 3, `${memory.buffer.byteLength} of ${before}`);
});
