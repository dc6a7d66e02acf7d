// Characters that steer the direction of text. From a file they may turn what stands after them, a number or a day of
// somebody else's: so they reach to the end of their own text and no further.

const STEERING = /[\u202a-\u202e\u2066-\u2069]/u;
const FROM_THE_RIGHT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Stands for an override, which writes even digits backwards: nobody is to read 41 for 14. */
const SEEN = "\ufffd";

const CLOSED_BY: Record<string, string> = { "\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069" };

/** A text in which whatever steers ends, and overrides are seen. */
export function contained(text: string): string {
  if (!STEERING.test(text)) return text;
  const open: string[] = [];
  let said = "";
  for (const character of text) {
    const close = CLOSED_BY[character];
    if (character === "\u202d" || character === "\u202e") said += SEEN;
    else if (close !== undefined) {
      open.push(close);
      said += character;
    } else if (character !== "\u202c" && character !== "\u2069") said += character;
    // What closes nothing would close what the page has opened.
    else if (open.at(-1) === character) {
      open.pop();
      said += character;
    }
  }
  return said + open.reverse().join("");
}

/** A text that stands among others; one from right to left takes neither marks nor numbers beside it along. */
export const isolated = (text: string): string =>
  FROM_THE_RIGHT.test(text) || STEERING.test(text) ? `\u2068${contained(text)}\u2069` : text;

/** Sentences that are put together elsewhere, names and numbers in one: whatever steers in them is only seen. */
export function seen<Value>(value: Value): Value {
  if (typeof value === "string") return value.replaceAll(new RegExp(STEERING, "gu"), SEEN) as Value;
  if (Array.isArray(value)) return value.map(seen) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, seen(each)])) as Value;
}
