import type { Span } from "./answers/basics.js";
import type { Position } from "./records.js";

/**
 * Where something stands in a JavaScript string, which counts UTF-16 units, while positions and spans
 * count code points: `text.slice(start, end)` of the answer is the passage.
 *
 * `RangeError` when it lies beyond the end of the text.
 */
export function toUtf16(text: string, at: Position | Span): Position {
  const start = typeof at.start === "number" ? at.start : at.start.offset;
  const end = typeof at.end === "number" ? at.end : at.end.offset;
  const first = unit(text, start, 0);
  return { start: first, end: end < start ? unit(text, end, 0) : unit(text, end - start, first) };
}

/** The unit at which some code points after another end. */
function unit(text: string, points: number, from: number): number {
  if (!Number.isSafeInteger(points) || points < 0) throw new RangeError(`${points} is no position`);
  let at = from;
  for (let left = points; left > 0; left -= 1) {
    const point = text.codePointAt(at);
    if (point === undefined) throw new RangeError("the position lies beyond the end of the text");
    at += point > 0xffff ? 2 : 1;
  }
  return at;
}
