// For everybody: screen readers, the keyboard alone, dark mode, narrow screens, paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { DESKTOP, PHONE, settled } from "../browser.mjs";
import { text, VIEWS } from "../harness.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const THEMES = [
  ["light", { viewport: DESKTOP }],
  ["dark", { viewport: DESKTOP, colorScheme: "dark" }],
  ["phone", { viewport: PHONE, isMobile: true, hasTouch: true, reducedMotion: "reduce" }],
];

export async function access({ test, together, go }) {
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
    for (let tabs = 0; tabs < 14 && !(await page.evaluate(() => document.activeElement.matches("tbody a"))); tabs += 1) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await settled(page);
    assert.match(page.url(), /view=figure&claim=c-/u);
    await page.goBack();
    await settled(page);
    assert.equal(await text(page, "h2"), "Every claim");
  });

  await test("to the last rows and back by keyboard, without losing the place", "#view=actors", async (page) => {
    const turn = async (name, times) => {
      await page.getByRole("button", { name, exact: true }).focus();
      for (let presses = 0; presses < times; presses += 1) {
        await page.keyboard.press("Enter");
        await settled(page);
      }
      return page.evaluate(() => document.activeElement.textContent);
    };
    assert.equal(await turn("More", 2), "Back");
    assert.equal(await text(page, ".extent"), "51–69 of 69");
    assert.equal(await turn("Back", 2), "More");
    assert.equal(await text(page, ".extent"), "1–25 of 69");
  });

  await test("what is chosen by keyboard in a table is gone to", "", async (page) => {
    const choose = async (hash, opened, link) => {
      await go(page, hash);
      if (opened !== undefined) await page.getByText(opened).click();
      await link().focus();
      await page.keyboard.press("Enter");
      await settled(page);
      return page.evaluate(() => `${document.activeElement.tagName} ${document.activeElement.textContent}`);
    };
    const inTable = (name) => () => page.locator("main tbody").getByRole("link", { name, exact: true }).first();
    assert.equal(await choose("#view=places", undefined, inTable("Almaty")), "H3 Almaty");
    assert.equal(await choose("#view=places", undefined, () => page.locator('.outline a:has([aria-label^="Taraz"]), .outline a[aria-label^="Taraz"]')), "H3 Taraz");
    assert.match(await choose("#view=figure&pick-search=227", undefined, inTable("227 people")), /^H3 “227 people”/u);
    assert.match(await choose("#view=parts&pick-search=officers", undefined, () => page.locator("main tbody a").first()), /^H2 /u);
    assert.match(await choose("#view=toll", "Show only one", inTable("Kazakhstan")), /^H2 /u);
    assert.match(await choose("#view=sources", undefined, () => page.getByRole("link", { name: /^Read / }).first()), /^H3 /u);
  });

  await test("whoever hurries through the views meets no trouble", "", async (page) => {
    for (let turn = 0; turn < 45; turn += 1) {
      await page.evaluate((hash) => (location.hash = hash), `view=${VIEWS[turn % VIEWS.length]}${turn % 2 === 1 ? "&day=2022-07-13" : ""}`);
      await page.waitForTimeout(12);
    }
    await settled(page);
    assert.equal(await page.locator(".trouble > *").count(), 0);
    await go(page, "#view=figure");
    assert.ok((await page.locator(".graph canvas").count()) > 0);
    assert.ok(Number(await page.locator(".graph").getAttribute("data-letters")) > 8);
  });

  for (const [called, options] of THEMES) {
    const views = VIEWS.map((view) => (view === "parts" ? "parts&assumption=definitional" : view === "places" ? "places&place=pl-almaty" : view));
    await together(
      options,
      views.map((view) => [
        `axe finds nothing serious, and nothing is too wide: ${view}, ${called}`,
        `#view=${view}`,
        async (page) => {
          assert.match(await page.locator("nav [aria-current]").getAttribute("href"), new RegExp(`view=${view.split("&")[0]}\\b`, "u"), "the view is there");
          await page.evaluate(() => {
            for (const each of document.querySelectorAll("main details")) each.open = true;
          });
          // Its script goes in by the debugger, past the page's policy.
          if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(readFileSync(axe, "utf8"));
          const { violations } = await page.evaluate(() => window.axe.run());
          const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
          assert.deepEqual(serious.map(({ id, nodes }) => [id, nodes[0].html]), []);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(wide <= 0, `the page is ${wide} pixels too wide`);
          const out = await page.evaluate(() =>
            [...document.querySelectorAll(".chart, .map")].filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => `${each.scrollWidth} in ${each.clientWidth}`),
          );
          assert.deepEqual(out, [], "no picture needs to be moved sideways");
        },
      ]),
    );
  }

  for (const [called, viewport, least] of [["desktop", DESKTOP, 11], ["phone", PHONE, 8]]) {
    await test(`labels of arrows lie on no others, and can be read: ${called}`, "", async (page) => {
      for (const hash of ["#view=replies", "#view=figure&claim=c-00-tortured-to-death-6"]) {
        await go(page, hash);
        const { hidden, letters } = await page.locator(".graph").evaluate((graph) => ({ ...graph.dataset }));
        // On a phone one may touch another where three arrows meet.
        assert.ok(Number(hidden) <= (viewport === PHONE ? 1 : 0), `${hash}: ${hidden} hidden`);
        assert.ok(Number(letters) >= least, `${hash}: letters of ${letters}`);
      }
    }, { viewport });
  }

  await test("whoever wants more contrast gets it", "#view=claims", async (page) => {
    const colours = () => page.evaluate(() => [".aside", "main"].map((place) => getComputedStyle(document.querySelector(place)).color));
    const [quiet, ink] = await colours();
    assert.notEqual(quiet, ink);
    await page.emulateMedia({ contrast: "more" });
    assert.deepEqual(await colours(), [ink, ink]);
  });

  for (const colorScheme of ["light", "dark"]) {
    await test(`what is drawn can be told from the paper: ${colorScheme}`, "", async (page) => {
      const ratios = await page.evaluate(() => {
        const style = getComputedStyle(document.documentElement);
        const light = (colour) => {
          const digits = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit) : colour.slice(1).match(/../gu);
          const [r, g, b] = digits.map((two) => {
            const part = Number.parseInt(two, 16) / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const of = (name) => light(style.getPropertyValue(name).trim());
        const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        const marks = ["black", "blue", "vermilion", "green", "purple", "orange", "sky", "beside"].map((name) => `--chart-${name}`);
        return {
          marks: marks.map((name) => [name, contrast(of(name), of("--paper"))]),
          letters: ["--ink", "--quiet"].flatMap((name) => ["--paper", "--chart-document", "--map-land"].map((on) => [`${name} on ${on}`, contrast(of(name), of(on))])),
        };
      });
      assert.equal(ratios.marks.length, 8);
      for (const [name, ratio] of ratios.marks) assert.ok(ratio >= 3, `${name}: ${ratio.toFixed(2)}`);
      for (const [name, ratio] of ratios.letters) assert.ok(ratio >= 4.5, `${name}: ${ratio.toFixed(2)}`);
      // And charts are drawn in these colours, not in the core's.
      const drawn = await page.locator(".chart svg").evaluate((svg) => [...svg.querySelectorAll("[fill], [stroke]")].flatMap((each) => [each.getAttribute("fill"), each.getAttribute("stroke")]));
      assert.ok(drawn.includes("var(--chart-blue)"));
      assert.deepEqual([...new Set(drawn.filter((colour) => /^#|^white|^black/u.test(colour ?? "")))], []);
    }, { colorScheme });
  }

  await test("what is drawn follows the width of the window, and dark mode, at once", "#view=parts", async (page) => {
    const width = () => page.locator(".chart svg").evaluate((svg) => svg.clientWidth);
    const before = await width();
    assert.ok(before > 600, String(before));
    await page.setViewportSize(PHONE);
    await page.waitForTimeout(600);
    assert.ok((await width()) <= 390, String(await width()));
    await page.setViewportSize(DESKTOP);
    await page.waitForTimeout(600);
    assert.ok(Math.abs((await width()) - before) < 60, `${before}, then ${await width()}`);
    const colour = () => page.locator('.chart svg [fill="var(--chart-blue)"]').first().evaluate((mark) => getComputedStyle(mark).fill);
    const light = await colour();
    await page.emulateMedia({ colorScheme: "dark" });
    assert.notEqual(await colour(), light);
    await page.goto(page.url().replace(/#.*/u, "#view=places"));
    await settled(page);
    await page.setViewportSize(PHONE);
    await page.waitForTimeout(500);
    assert.ok((await page.locator(".outline").evaluate((svg) => svg.clientWidth)) <= 390);
  });

  await test("on paper the page is light, opened, and without its controls", "#view=toll", async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.match(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--paper").trim()), /^#f+$/u);
    assert.ok(await page.locator("#points").isVisible());
    assert.ok(!(await page.locator("nav").isVisible()));
    assert.ok(!(await page.locator("#day").isVisible()));
    assert.match(await text(page, ".slider"), /Known as of the whole file/u);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.ok(!(await page.locator("#points").isVisible()));
  }, { colorScheme: "dark" });
}
