// The page in a real browser, against what is known of the January case: page.test.mjs PAGE CASE.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { DESKTOP, launch, PHONE, settled, visit } from "./browser.mjs";
import { serve } from "./serve.mjs";

const [folder, january, seeds] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const { address, stop } = await serve(folder);
const browser = await launch();
const counts = { passed: 0, failed: 0, skipped: 0 };

async function test(name, hash, body, options) {
  const visited = await visit(browser, address, hash, options);
  try {
    await body(visited.page);
    assert.deepEqual([...new Set(visited.complaints)], [], "the browser complains of nothing");
    counts.passed += 1;
    console.log(`ok ${name}`);
  } catch (error) {
    counts.failed += 1;
    console.log(`not ok ${name}: ${error.stack}`);
  } finally {
    await visited.leave();
  }
}

const text = async (page, selector) => (await page.locator(selector).innerText()).replaceAll(/\s+/gu, " ");
const drop = async (page, name, bytes) => {
  await page.evaluate(
    ([called, base64]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))], called));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [name, Buffer.from(bytes).toString("base64")],
  );
  await page.waitForTimeout(100);
  await settled(page);
};
const rows = (page) => page.locator("main tbody tr");

await test("the toll over time, with revisions and open bounds", "", async (page) => {
  assert.match(await text(page, "h1"), /January 2022/u);
  const drawn = await page.locator(".chart svg").evaluate((svg) => svg.textContent);
  for (const mark of ["232 (+5)", "238 (+6)", "≥ 239", "> 200", "some"]) assert.ok(drawn.includes(mark), mark);
  await page.getByText("The same as a table").click();
  const table = await text(page, "#points");
  assert.match(table, /“227 people” Kazakhstan people killed, Kazakhstan 227/u);
  assert.match(table, /c-00-toll-232 \(inferred, up by 6\)/u);
  assert.equal(await page.locator("#points tbody tr").count(), 22);
  assert.ok(await page.locator(".chart svg").evaluate((svg) => svg.clientWidth <= svg.parentElement.clientWidth), "all in sight");
});

await test("a mark leads to the figure", "", async (page) => {
  await page.locator(".chart svg path[aria-roledescription=circle], .chart svg .mark-symbol path").last().click({ force: true });
  await settled(page);
  assert.match(page.url(), /view=figure&claim=c-/u);
});

await test("four documents and one origin behind the six", "#view=figure&claim=c-00-tortured-to-death-6", async (page) => {
  assert.equal(await text(page, "#counts"), "4 documents, 1 independent origin");
  const told = await text(page, ".told");
  assert.match(told, /“six people” people tortured to death/u);
  assert.match(told, /Aset Shyndaliev, on behalf of Prosecutor-General's Office/u);
  assert.match(await text(page, ".passages"), /“six people had been tortured”/u);
  await page.getByText("Every path in words").click();
  assert.match(await text(page, ".paths"), /RFE\/RL → said by Aset Shyndaliev → on behalf of Prosecutor-General's Office → organ of Kazakhstan/u);
  assert.ok((await page.locator(".graph canvas").count()) > 0);
});

await test("the slider changes every view", "#view=toll&day=2022-02-06", async (page) => {
  await page.getByText("The same as a table").click();
  const table = await text(page, "#points");
  assert.match(table, /227/u);
  assert.doesNotMatch(table, /232|238/u);
  const before = {};
  for (const view of ["findings", "claims", "actors", "sources", "replies"]) {
    await page.goto(`${address}#view=${view}`);
    await settled(page);
    before[view] = await text(page, ".extent");
    await page.goto(`${address}#view=${view}&day=2022-02-06`);
    await settled(page);
    assert.notEqual(await text(page, ".extent"), before[view], view);
  }
  await page.goto(`${address}#view=figure&claim=c-00-tortured-to-death-6&day=2022-02-06`);
  await settled(page);
  assert.match(await text(page, ".told"), /not certainly public/u);
  await page.goto(`${address}#view=parts&day=2022-02-06`);
  await settled(page);
  assert.match(await text(page, "#bounds"), /227/u);
  assert.doesNotMatch(await text(page, "main"), /238/u);
});

await test("the slider moves by keyboard, and the place is in the address", "#view=claims", async (page) => {
  await page.locator("#day").focus();
  await page.keyboard.press("Home");
  await settled(page);
  assert.match(page.url(), /day=2022-02-06/u);
  assert.match(await text(page, ".slider"), /6 February 2022/u);
  assert.equal(await page.evaluate(() => document.activeElement.id), "day");
  await page.keyboard.press("End");
  await settled(page);
  assert.doesNotMatch(page.url(), /day=/u);
});

await test("what is left, and what conflicts, by each ground", "#view=parts&whole=c-03-toll-238", async (page) => {
  assert.match(await text(page, "#residual"), /219: 238 \(c-03-toll-238\) − 19/u);
  assert.match(await text(page, "#consistency"), /the figures can all be true/iu);
  await page.getByText("also what the definitions permit").click();
  await settled(page);
  assert.match(page.url(), /assumption=definitional/u);
  assert.match(await text(page, "#residual"), /0 to 5: at most 238/u);
  assert.match(await text(page, "#consistency"), /cannot all be true: there are 3 conflicts/u);
  assert.equal(await page.locator(".conflict").count(), 3);
  assert.match(await text(page, ".conflicts"), /c-01-killed-much-higher is larger than c-01-toll-238/u);
  await page.getByText("only what a text says").click();
  await settled(page);
  assert.match(await text(page, "#residual"), /238: 238/u);
});

await test("findings have a code, a place and help", "#view=findings&search=single-origin", async (page) => {
  const first = await rows(page).first().innerText();
  assert.match(first, /CG503/u);
  assert.match(first, /do not corroborate each other/u);
  assert.match(first, /c-00-attackers-20000/u);
});

await test("actors are found by any spelling", "#view=actors", async (page) => {
  await page.getByRole("searchbox").fill("eurasiaTIMES");
  await page.waitForTimeout(300);
  await settled(page);
  assert.match(page.url(), /search=/u);
  assert.match(await rows(page).first().innerText(), /EurasiaTimes[\s\S]*Eurasiatimes/u);
  assert.match(await text(page, ".extent"), /of 69/u);
});

await test("tables are paged", "#view=claims", async (page) => {
  assert.equal(await text(page, ".extent"), "1–25 of 219");
  await page.getByRole("button", { name: "More" }).click();
  await settled(page);
  assert.equal(await text(page, ".extent"), "26–50 of 219");
});

await test("sources", "#view=sources", async (page) => assert.equal(await rows(page).count(), 7));

await test("who answered whom", "#view=replies", async (page) => {
  assert.equal(await rows(page).count(), 14);
  assert.match(await text(page, "main tbody"), /the government rejected the calls for an international investigation rejects Kazakh and global human rights groups/u);
});

await test("a case of one's own is dropped, and the page goes back", "", async (page) => {
  const mine = JSON.parse(readFileSync(january, "utf8"));
  mine.about.title = "<img src=x onerror=document.title='broken'><b>Mine</b>";
  mine.actors["a-kazakhstan"].names[0].text = "<script>document.title='broken'</script>Land";
  for (const source of Object.values(mine.sources)) source.title = `<svg onload="document.title='broken'">${source.title}`;
  await drop(page, "mine.json", JSON.stringify(mine));
  assert.equal(await text(page, "h1"), mine.about.title, "markup is text");
  for (const view of ["toll", "figure", "parts", "actors", "sources", "findings", "claims", "replies"]) {
    await page.goto(`${address}#view=${view}`);
    await settled(page);
    assert.equal(await page.locator("main img, main script, main [onload], h1 b").count(), 0, view);
  }
  assert.doesNotMatch(await page.title(), /^broken/u);
  await page.getByRole("button", { name: "Back to January 2022" }).click();
  await page.waitForTimeout(200);
  await settled(page);
  assert.match(await text(page, "h1"), /January 2022/u);
});

await test("files that cannot be read are refused, and what was open stays", "", async (page) => {
  const title = await text(page, "h1");
  for (const [name, content, says] of [
    ["deep.json", "[".repeat(1_000_000), /deep\.json cannot be shown.*CG\d+/u],
    ["version.json", '{"format":99}', /version\.json cannot be shown.*CG\d+/u],
    ["noise.json", Buffer.from([0xff, 0xfe, 0x00]), /noise\.json cannot be shown/u],
    ["empty.json", "", /empty\.json cannot be shown/u],
  ]) {
    await drop(page, name, content);
    assert.match(await text(page, ".failure"), says);
    assert.equal(await text(page, "h1"), title);
  }
});

await test("a text nobody knows is refused", "", async (page) => {
  await drop(page, "other.txt", "nothing of this case");
  assert.match(await text(page, ".notice"), /text of no source/u);
});

const wanted = new Set(Object.values(JSON.parse(readFileSync(january, "utf8")).sources).map(({ text: held }) => held?.sha256));
const texts = seeds !== undefined && existsSync(seeds) ? readdirSync(seeds).map((name) => readFileSync(join(seeds, name))) : [];
const known = texts.filter((bytes) => wanted.has(createHash("sha256").update(bytes).digest("hex")));
if (known.length === 0) {
  counts.skipped += 1;
  console.log("skipped: a dropped text is known by its hash (the texts are not here; name their folder in CLAIMGRAPH_SHARED)");
} else {
  await test("a dropped text is known by its hash, and its passage is marked", "#view=figure&claim=c-00-tortured-to-death-6", async (page) => {
    for (const [at, bytes] of known.entries()) await drop(page, `${at}.txt`, bytes);
    assert.match(await text(page, "mark"), /six people had been tortured/u);
    assert.match(await text(page, ".passages"), /the hash of the text is the recorded one/u);
  });
}

await test("by keyboard alone, from the top to a figure", "", async (page) => {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the view");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");
  await page.getByRole("link", { name: "Claims", exact: true }).focus();
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(await text(page, "h2"), "Every claim");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");
  for (let tabs = 0; tabs < 6 && !(await page.evaluate(() => document.activeElement.matches("tbody a"))); tabs += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await settled(page);
  assert.match(page.url(), /view=figure&claim=c-/u);
  await page.goBack();
  await settled(page);
  assert.equal(await text(page, "h2"), "Every claim");
});

for (const [called, options] of [
  ["light", { viewport: DESKTOP }],
  ["dark", { viewport: DESKTOP, colorScheme: "dark" }],
  ["phone", { viewport: PHONE, isMobile: true, hasTouch: true, reducedMotion: "reduce" }],
]) {
  for (const view of ["toll", "figure", "parts&assumption=definitional", "findings", "claims", "actors", "sources", "replies"]) {
    await test(`axe finds nothing serious: ${view}, ${called}`, `#view=${view}`, async (page) => {
      for (const summary of await page.locator("main summary").all()) await summary.click();
      // Its script goes in by the debugger, past the page's policy.
      await page.evaluate(readFileSync(axe, "utf8"));
      const { violations } = await page.evaluate(() => window.axe.run());
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      assert.deepEqual(serious.map(({ id, nodes }) => [id, nodes[0].html]), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `the page is ${wide} pixels too wide`);
    }, options);
  }
}

const big = process.env.CLAIMGRAPH_BIG_CASE;
if (big === undefined) {
  counts.skipped += 1;
  console.log("skipped: 10,000 claims (name such a case in CLAIMGRAPH_BIG_CASE)");
} else {
  await test("10,000 claims leave the page responsive", "", async (page) => {
    await page.evaluate(() => {
      window.longest = 0;
      let before = performance.now();
      setInterval(() => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - before);
        before = now;
      }, 20);
    });
    await page.locator("#file").setInputFiles(big);
    await page.waitForFunction(() => document.querySelector(".about")?.textContent?.includes("10,000 claims"), undefined, { timeout: 60_000 });
    for (const view of ["toll", "figure", "parts", "findings", "claims", "actors", "sources", "replies"]) {
      await page.goto(`${address}#view=${view}`);
      const began = Date.now();
      await page.locator('main > div[aria-busy="false"]').waitFor({ timeout: 60_000 });
      await settled(page);
      console.log(`# ${view}: ${Date.now() - began} ms; longest pause ${Math.round(await page.evaluate(() => window.longest))} ms`);
    }
    const longest = await page.evaluate(() => window.longest);
    assert.ok(longest < 1_500, `the page stood still for ${Math.round(longest)} ms`);
  });
}

await browser.close();
stop();
console.log(`test result: ${counts.failed === 0 ? "ok" : "FAILED"}. ${counts.passed} passed; ${counts.failed} failed; ${counts.skipped} ignored`);
process.exitCode = counts.failed === 0 ? 0 : 1;
