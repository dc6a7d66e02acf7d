/** The way over: options out as JSON text, answers back as JSON text, failures as errors. */
import type { Report } from "./answers/basics.js";
import { GraphError, QuestionError } from "./errors.js";
import * as core from "./wasm.js";
import { bytesOf, write, writeOptions, type FileData } from "./write.js";

let ready = false;

/** Said by an entry of the package, once the core is there. */
export function start(): void {
  ready = true;
}

/** Puts something to the core; what it throws becomes an error of this package. */
function over<T>(put: () => T): T {
  if (!ready) throw new Error("claimgraph is not there yet: `await init()` first");
  try {
    return put();
  } catch (thrown) {
    throw typeof thrown === "string" ? failure(thrown) : thrown;
  }
}

function failure(text: string): Error {
  const { error } = JSON.parse(text) as { error: { message: string; report?: Report } };
  return error.report
    ? new GraphError(error.message, error.report, text)
    : new QuestionError(error.message, text);
}

/** Answers an operation that is put to nothing, as JSON text. */
export function tellText(operation: string, options?: object): string {
  return over(() => core.tell(operation, writeOptions(options)));
}

/** Applies an operation to a file; the answer as JSON text, or as the text that it is. */
export function applyText(file: FileData, operation: string, options?: object): string {
  return over(() => core.apply(bytesOf(file), operation, writeOptions(options)));
}

/** The core's graph, which must be let go of, and must not be asked afterwards. */
export class Held {
  #core: core.Case | undefined;

  constructor(made: core.Case) {
    this.#core = made;
  }

  static open(file: FileData, limits?: object): Held {
    return new Held(over(() => core.Case.open(bytesOf(file), writeOptions(limits))));
  }

  ask(operation: string, options?: object): string {
    return this.#put((held) => held.ask(operation, writeOptions(options)));
  }

  edit(changes: object): Held {
    return new Held(this.#put((held) => held.edit(write(changes))));
  }

  toJson(): string {
    return this.#put((held) => held.to_json());
  }

  toLines(): string {
    return this.#put((held) => held.to_lines());
  }

  free(): void {
    this.#core?.free();
    this.#core = undefined;
  }

  #put<T>(put: (held: core.Case) => T): T {
    const held = this.#core;
    if (held === undefined) throw new Error("the graph was let go of by `free()` and cannot be asked");
    return over(() => put(held));
  }
}
