// The code of the pages runs: every block marked `js` is a program of its own, in the root of the repository.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = process.env.CLAIMGRAPH_ROOT;

for (const page of ["README.md", "docs/javascript.md"]) {
  const blocks = [...readFileSync(join(root, page), "utf8").matchAll(/^```js\n(.*?)^```$/gms)];
  assert(blocks.length > 0, `${page} has no code`);
  for (const [index, [, program]] of blocks.entries()) {
    test(`${page}, program ${index + 1}`, () => {
      const file = join(import.meta.dirname, "page.mjs");
      writeFileSync(file, program);
      try {
        execFileSync(process.execPath, [file], { cwd: root, encoding: "utf8", stdio: "pipe" });
      } finally {
        rmSync(file);
      }
    });
  }
}
