// A case of 10,000 claims: something to see at once, and a page that never stands still.
import assert from "node:assert/strict";
import { settled } from "../browser.mjs";
import { text, VIEWS } from "../harness.mjs";

/** Milliseconds of work in one go that a person begins to notice. */
const LONGEST = 200;

/** The longest task of the main thread by its own work: what other programs took of the machine is not the page's. */
function longestTask(trace) {
  const { traceEvents } = JSON.parse(trace);
  const mains = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ name, pid, tid, tdur }) => name.endsWith("RunTask") && tdur !== undefined && mains.has(`${pid} ${tid}`));
  assert.ok(tasks.length > 100, "tasks were recorded");
  return Math.round(Math.max(...tasks.map(({ tdur }) => tdur)) / 1000);
}

export async function large({ test, go, skip, browser }, file) {
  if (file === undefined) {
    skip("10,000 claims (name such a case in CLAIMGRAPH_BIG_CASE)");
    return;
  }
  await test("10,000 claims leave the page responsive, and every view shows something", "", async (page) => {
    await page.evaluate(() => {
      window.tasks = [];
      new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    });
    await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
    const began = Date.now();
    await page.locator("#file").setInputFiles(file);
    await page.waitForFunction(() => document.querySelector(".about")?.textContent?.includes("10,000 claims"), undefined, { timeout: 60_000 });
    await settled(page);
    console.log(`# opened after ${Date.now() - began} ms`);
    const longest = () => page.evaluate(() => Math.round(Math.max(0, ...window.tasks)));
    for (const view of VIEWS) {
      const before = Date.now();
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `view=${view}`);
      await settled(page);
      console.log(`# ${view}: ${Date.now() - before} ms; longest task ${await longest()} ms`);
      assert.equal(await page.locator("main p.warning").count(), 0, view);
    }
    assert.match(await text(page, "#day-says"), /Move it/u);
    await page.locator("#day").press("Home");
    await settled(page);
    assert.match(await text(page, "#day-says"), /certainly public by then, 0 possibly, \d,\d{3} not yet/u);
    await page.locator("#day").press("End");
    await go(page, "#view=toll");
    assert.match(await text(page, ".narrowed"), /There are [\d,]+ lines, too many for one picture/u);
    assert.ok((await page.locator(".chart svg").count()) > 0, "what most is said of is drawn");
    await page.getByText("Show only one incident, claimant or place").click();
    await page.locator(".choose tbody a").nth(3).click();
    await settled(page);
    assert.ok((await page.locator(".chart svg").count()) > 0);
    assert.equal(await page.locator(".chips li").count(), 1);
    // Typing is never waited for: the search is the worker's.
    await go(page, "#view=claims");
    await page.getByRole("searchbox").pressSequentially("hospital", { delay: 20 });
    await settled(page);
    const worked = longestTask((await browser.stopTracing()).toString());
    console.log(`# longest task: ${worked} ms of work, ${await longest()} ms by the clock`);
    assert.ok(worked <= LONGEST, `a task of ${worked} ms`);
  });
}
