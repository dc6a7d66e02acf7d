// The page's way to the compiler of charts.

import type { Runtime } from "vega";
import type { Compiled, ToCompile } from "./compiler";
import type { Packed } from "./trees";

const waiting = new Map<number, { done: (runtime: Packed<Runtime>) => void; fail: (error: Error) => void }>();
let worker: Worker | undefined;
let last = 0;

function started(): Worker {
  const begun = new Worker(new URL("./compiler.ts", import.meta.url), { type: "module" });
  begun.onmessage = ({ data }: MessageEvent<Compiled>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ("runtime" in data) asked?.done(JSON.parse(data.runtime) as Packed<Runtime>);
    else asked?.fail(new Error(data.failure));
  };
  begun.onerror = (event) => {
    for (const { fail } of waiting.values()) fail(new Error(event.message || "charts cannot be compiled"));
    waiting.clear();
    // Whatever is drawn next may have a better one.
    worker = undefined;
  };
  return begun;
}

/** What Vega runs to draw a chart so wide. */
export function compiled(spec: unknown, width: number): Promise<Packed<Runtime>> {
  worker ??= started();
  const request: ToCompile = { id: ++last, spec, width };
  worker.postMessage(request);
  return new Promise((done, fail) => waiting.set(request.id, { done, fail }));
}
