import { start } from "./bridge.js";
import load, { type Loadable } from "./wasm.js";

export * from "./index.js";

let loading: Promise<void> | undefined;

/**
 * Loads the core, once; everything else must wait for it. `from` is where `claimgraph.wasm` is, or what it
 * holds, where that is not beside this file.
 */
export async function init(from?: Loadable): Promise<void> {
  loading ??= load({ module_or_path: from ?? new URL("../claimgraph.wasm", import.meta.url) }).then(start);
  try {
    await loading;
  } catch (failed) {
    loading = undefined;
    throw failed;
  }
}

export default init;
