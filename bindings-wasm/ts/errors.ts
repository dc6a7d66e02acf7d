import type { Report } from "./answers/basics.js";

/** The data cannot be read; `report` says everything that is wrong, and where. */
export class GraphError extends Error {
  override readonly name = "GraphError";
  readonly report: Report;
  readonly #failure: string;

  /** Made by this package alone. */
  constructor(message: string, report: Report, failure: string) {
    super(message);
    this.report = report;
    this.#failure = failure;
  }

  /** The failure as JSON text, the same bytes in every language. */
  toText(): string {
    return this.#failure;
  }
}

/** It cannot be asked so: an id that is not there, an option that cannot be. */
export class QuestionError extends Error {
  override readonly name = "QuestionError";
  readonly #failure: string;

  /** Made by this package alone. */
  constructor(message: string, failure?: string) {
    super(message);
    this.#failure = failure ?? JSON.stringify({ error: { kind: "question", message } });
  }

  /** The failure as JSON text, the same bytes in every language. */
  toText(): string {
    return this.#failure;
  }
}
