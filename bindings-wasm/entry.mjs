// Writes the module through which Node imports what it would require: one copy of the classes, whichever
// way a program takes.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const folder = resolve(process.argv[2]);
const names = Object.keys(createRequire(join(folder, "entry.js"))("./cjs/node.js"));
const exported = names.filter((name) => name !== "default" && name !== "__esModule").sort();
writeFileSync(
  join(folder, "node.mjs"),
  `import core from "./cjs/node.js";\n\nexport const { ${exported.join(", ")} } = core;\nexport default core.init;\n`,
);
