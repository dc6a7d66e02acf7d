// What Vega runs says every expression as a tree, thousands of times the same few hundred. They cross from the compiler
// to the page once each, which makes what crosses a quarter of what it was; the interpreter looks them up.

import { expressionInterpreter } from "vega-interpreter";

/** A runtime whose expressions name their trees by number. */
export interface Packed<Runtime = unknown> {
  runtime: Runtime;
  trees: unknown[];
}

/** A runtime as text, each tree of an expression in it once. */
export function packed(runtime: unknown): string {
  const places = new Map<string, number>();
  const trees: unknown[] = [];
  const slim = JSON.stringify(runtime, (_key, value: unknown) => {
    if (typeof value !== "object" || value === null || !("ast" in value) || !("code" in value)) return value;
    const code = String(value.code);
    let place = places.get(code);
    if (place === undefined) {
      place = trees.push(value.ast) - 1;
      places.set(code, place);
    }
    // By its code the runtime knows an expression again; any name will do that is no other's.
    return { ...value, code: `e${place}`, ast: place };
  });
  return `{"runtime":${slim},"trees":${JSON.stringify(trees)}}`;
}

interface Expression {
  ast: unknown;
}
type Read = (context: unknown, expression: Expression) => unknown;
const interpreter = expressionInterpreter as Record<"operator" | "parameter" | "event" | "handler", Read> & {
  encode(context: unknown, encode: { channels: Record<string, Expression> }): unknown;
};

/** An interpreter that finds the trees of expressions by their number. */
export function interpreting(trees: unknown[]): object {
  const whole = (expression: Expression): Expression => ({ ...expression, ast: trees[expression.ast as number] });
  const reading = (read: Read): Read => (context, expression) => read(context, whole(expression));
  return {
    operator: reading(interpreter.operator),
    parameter: reading(interpreter.parameter),
    event: reading(interpreter.event),
    handler: reading(interpreter.handler),
    encode: (context: unknown, encode: { channels: Record<string, Expression> }) =>
      interpreter.encode(context, {
        ...encode,
        channels: Object.fromEntries(Object.entries(encode.channels).map(([name, expression]) => [name, whole(expression)])),
      }),
  };
}
