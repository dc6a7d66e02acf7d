import { QuestionError } from "./errors.js";

/** Options as the core reads them. What JSON would alter or leave out without a word is refused. */
export function writeOptions(options: object | undefined): string {
  if (options === undefined) return "";
  const given = new Map<string, unknown>();
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const called = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (given.has(called)) throw new QuestionError(`the option \`${called}\` stands twice`);
    given.set(called, value);
  }
  return given.size === 0 ? "" : write(Object.fromEntries(given));
}

/** A value as JSON text. */
export function write(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, name, written: unknown) {
    const why = lost(written, Array.isArray(this));
    if (why === undefined) return written;
    throw new QuestionError(name === "" ? why : `\`${name}\`: ${why}`);
  });
}

/** Why JSON would not say what a value is. */
function lost(value: unknown, listed: boolean): string | undefined {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) ? undefined : `${value} is no number that can be written`;
    case "bigint":
      return "a BigInt cannot be written: give a number";
    case "function":
    case "symbol":
      return `a ${typeof value} cannot be written`;
    case "undefined":
      return listed ? "an element of a list is undefined" : undefined;
    case "object": {
      if (value === null || Array.isArray(value)) return undefined;
      const kind = Object.prototype.toString.call(value).slice("[object ".length, -1);
      return kind === "Object" ? undefined : `a ${kind} cannot be written: give a plain object or a list`;
    }
    default:
      return undefined;
  }
}

/** A file: its bytes, or its text. */
export type FileData = Uint8Array | ArrayBuffer | string;

const SURROGATE = /\p{Surrogate}/u;

/** The bytes of a file. */
export function bytesOf(data: FileData): Uint8Array {
  if (data instanceof Uint8Array) return data;
  if (typeof data === "string") {
    // The encoder would put another character in its place.
    if (SURROGATE.test(data)) throw new QuestionError("the text has a surrogate without its pair");
    return new TextEncoder().encode(data);
  }
  if (ArrayBuffer.isView(data)) {
    const view = data as ArrayBufferView;
    return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  }
  if (Object.prototype.toString.call(data) === "[object ArrayBuffer]") return new Uint8Array(data);
  throw new QuestionError("a file is given as a Uint8Array, an ArrayBuffer or a string");
}
