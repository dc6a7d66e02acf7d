import { readFileSync } from "node:fs";
import { join } from "node:path";
import { start } from "./bridge.js";
import { initSync, type Loadable } from "./wasm.js";

export * from "./index.js";

initSync({ module: readFileSync(join(__dirname, "..", "claimgraph.wasm")) });
start();

/** Nothing: in Node the core is there at once. For code that is to run in browsers too. */
export async function init(_from?: Loadable): Promise<void> {}

export default init;
