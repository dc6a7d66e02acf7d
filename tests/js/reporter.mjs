// Tells the outcome of `node --test` as the other suites of this project tell theirs.
export default async function* reporter(source) {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for await (const { type, data } of source) {
    if (type === "test:stdout" || type === "test:stderr") yield data.message;
    // A file of tests is told as a test, too.
    if ((type !== "test:pass" && type !== "test:fail") || data.details?.type === "suite" || data.name.endsWith(".mjs")) {
      if (type === "test:fail" && data.name.endsWith(".mjs")) yield `${data.name}: ${String(data.details.error)}\n`;
      continue;
    }
    if (data.skip !== undefined) {
      skipped += 1;
      yield `test ${data.name} ... ignored\n`;
    } else if (type === "test:pass") {
      passed += 1;
      yield `test ${data.name} ... ok\n`;
    } else {
      failed += 1;
      const cause = data.details.error?.cause ?? data.details.error;
      yield `test ${data.name} ... FAILED\n${cause?.stack ?? cause}\n`;
    }
  }
  yield `\ntest result: ${failed === 0 ? "ok" : "FAILED"}. ${passed} passed; ${failed} failed; ${skipped} ignored\n`;
}
