/** claimgraph: contested casualty figures, kept with who said them, when, about whom, on what grounds. */
export { tellText, applyText } from "./bridge.js";
export { GraphError, QuestionError } from "./errors.js";
export { Graph, type Changes } from "./graph.js";
export * from "./operations.js";
export { toUtf16 } from "./utf16.js";
export type { FileData } from "./write.js";
export type * from "./answers/basics.js";
export type * from "./answers/figures.js";
export type * from "./answers/implied.js";
export type * from "./answers/origins.js";
export type * from "./answers/relations.js";
export type * from "./json.js";
export type * from "./options.js";
export type * from "./records.js";
