// Runs the conformance cases against the installed package, byte for byte.
//
//   node conformance.mjs FOLDER-OF-CASES [NAME…]
import { join } from "node:path";
import * as cg from "claimgraph";
import { folders, read } from "./cases.mjs";
import { judge } from "./judge.mjs";

const [root, ...wanted] = process.argv.slice(2);

let passed = 0;
let failed = 0;
for (const area of folders(root)) {
  for (const name of folders(join(root, area)).map((name) => `${area}/${name}`)) {
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
    const why = judge(cg, ...read(join(root, name)));
    if (why === undefined) passed += 1;
    else {
      failed += 1;
      console.log(`---- ${name}\n${why}\n`);
    }
    console.log(`test ${name} ... ${why === undefined ? "ok" : "FAILED"}`);
  }
}
const sound = failed === 0 && (passed > 0 || wanted.length > 0);
console.log(
  `\ntest result: ${sound ? "ok" : "FAILED"}. ${passed} passed; ${failed} failed; 0 ignored; conformance cases`,
);
process.exitCode = sound ? 0 : 1;
