// One browser for all tests of the page; each says what it proves, and is counted.
import assert from "node:assert/strict";
import { launch, settled, visit } from "./browser.mjs";
import { serve } from "./serve.mjs";

export async function harness(folder) {
  const { address, stop } = await serve(folder);
  const browser = await launch();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  // Only tests whose names say so, for whoever works on one.
  const only = new RegExp(process.env.ONLY ?? "", "u");

  /** Runs a test on a page of its own that is at `hash`; the browser must have nothing to complain of. */
  async function test(name, hash, body, options) {
    if (!only.test(name)) return;
    const visited = await visit(browser, address, hash, options);
    await judge(name, () => body(visited.page), visited);
    await visited.leave();
  }

  /** Several tests on one page, one after the other. */
  async function together(options, tests) {
    if (!tests.some(([name]) => only.test(name))) return;
    const visited = await visit(browser, address, "", options);
    for (const [name, hash, body] of tests.filter(([name]) => only.test(name))) {
      visited.complaints.length = 0;
      await judge(
        name,
        async () => {
          await go(visited.page, hash);
          await body(visited.page);
        },
        visited,
      );
    }
    await visited.leave();
  }

  async function judge(name, body, { complaints }) {
    const began = Date.now();
    try {
      await body();
      assert.deepEqual([...new Set(complaints)], [], "the browser complains of nothing");
      counts.passed += 1;
      console.log(`ok ${name} (${Date.now() - began} ms)`);
    } catch (error) {
      counts.failed += 1;
      console.log(`not ok ${name}: ${error.stack}`);
    }
  }

  const go = async (page, hash) => {
    await page.goto(`${address}${hash}`);
    await settled(page);
  };

  return {
    test,
    together,
    go,
    address,
    browser,
    skip(why) {
      counts.skipped += 1;
      console.log(`skipped: ${why}`);
    },
    async finish() {
      await browser.close();
      stop();
      const { passed, failed, skipped } = counts;
      console.log(`test result: ${failed === 0 ? "ok" : "FAILED"}. ${passed} passed; ${failed} failed; ${skipped} ignored`);
      process.exitCode = failed === 0 ? 0 : 1;
    },
  };
}

export const VIEWS = ["toll", "figure", "parts", "places", "findings", "claims", "actors", "sources", "replies"];

export const text = async (page, selector) => (await page.locator(selector).innerText()).replaceAll(/\s+/gu, " ");

export const rows = (page) => page.locator("main .rows").last().locator("tbody tr");

/** Drops files, each a name and its bytes, as a person does. */
export async function drop(page, ...files) {
  await page.evaluate((dropped) => {
    const data = new DataTransfer();
    for (const [called, base64] of dropped) {
      data.items.add(new File([Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))], called));
    }
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files.map(([called, bytes]) => [called, Buffer.from(bytes).toString("base64")]));
  await page.waitForTimeout(100);
  await settled(page);
}
