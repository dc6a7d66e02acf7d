// A module worker that turns charts of the core into what Vega runs: most of the work of drawing one, and none that
// needs the page.

import { Error as ERRORS, logger, parse } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { fitted } from "./room";
import { packed } from "./trees";

export interface ToCompile {
  id: number;
  spec: unknown;
  width: number;
}

/** As text, which crosses over faster than what it says. */
export type Compiled = { id: number; runtime: string } | { id: number; failure: string };

// What panels share is written out in each of them, which Vega-Lite remarks on.
const quiet = logger(ERRORS);

onmessage = ({ data: { id, spec, width } }: MessageEvent<ToCompile>) => {
  try {
    const { spec: compiled } = compile(fitted(spec, width) as TopLevelSpec, { logger: quiet });
    const said: Compiled = { id, runtime: packed(parse(compiled, undefined, { ast: true })) };
    postMessage(said);
  } catch (error) {
    const said: Compiled = { id, failure: error instanceof Error ? error.message : String(error) };
    postMessage(said);
  }
};
