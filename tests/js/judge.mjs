// Judges a conformance case by the public surface of a package, as `tests/conformance/README.md` says.
// It runs in Node and in browsers: the package is handed in, and so are the bytes.

const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

/** What is wrong with a case, or nothing: `{ operation, options, why }`, the input or nothing, what is expected. */
export function judge(cg, given, input, expected) {
  const strange = Object.keys(given).filter((name) => !["operation", "options", "why"].includes(name));
  if (strange.length > 0 || !given.why) return "case.json has strange members, or does not say why";
  const { operation, options = {} } = given;
  const info = cg.operations().find((known) => known.name === operation);
  try {
    const { text, called } = answer(cg, operation, info, options, input);
    if (text !== expected) return `expected ${expected}\ngot      ${text}`;
    if (called === undefined) return undefined;
    if (typeof called === "string") return called === expected ? undefined : `the method answers ${called}`;
    // Against the text that was read: what JSON.parse makes of it is what the method must answer.
    const [got, wanted] = [JSON.stringify(called), JSON.stringify(JSON.parse(expected))];
    return got === wanted ? undefined : `the method answers ${got}`;
  } catch (error) {
    if (!(error instanceof cg.GraphError || error instanceof cg.QuestionError)) {
      return `${error.name}: ${error.message}`;
    }
    return error.toText() === expected ? undefined : `expected ${expected}\ngot      ${error.toText()}`;
  }
}

/** The bytes that came over, as text, and what the method of that name answers, if there is one. */
function answer(cg, operation, info, options, input) {
  if (operation === "from_tables") {
    const text = cg.fromTables(JSON.parse(new TextDecoder().decode(input)));
    return { text };
  }
  const spelled = Object.fromEntries(Object.entries(options).map(([name, value]) => [camel(name), value]));
  const method = camel(operation);
  if (info?.on === "nothing") {
    return both(cg[method], cg, [], info, spelled, () => cg.tellText(operation, spelled));
  }
  if (info?.on === "a file") {
    return both(cg[method], cg, [input], info, spelled, () => cg.applyText(input, operation, spelled));
  }
  const graph = cg.Graph.fromBytes(input);
  try {
    return both(graph[method], graph, [], info, spelled, () => graph.askText(operation, spelled));
  } finally {
    graph.free();
  }
}

/** Called as a user would: what is required by its place, the rest by name. */
function both(method, owner, first, info, options, asked) {
  const text = asked();
  const required = info.options.filter((option) => option.required).map((option) => camel(option.name));
  const rest = Object.entries(options).filter(([name]) => !required.includes(name));
  const placed = required.map((name) => options[name]);
  const called = method.call(owner, ...first, ...placed, Object.fromEntries(rest));
  return { text, called };
}
