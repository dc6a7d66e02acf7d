// Tables: searched across scripts, sorted, paged.
import assert from "node:assert/strict";
import { settled } from "../browser.mjs";
import { rows, text } from "../harness.mjs";

const search = async (page, words) => {
  await page.getByRole("searchbox").last().fill(words);
  await page.waitForTimeout(300);
  await settled(page);
};

export async function tables({ test, together, go }) {
  await together({}, [
    [
      "findings have a code, a place and help",
      "#view=findings&search=single-origin",
      async (page) => {
        const first = await rows(page).first().innerText();
        assert.match(first, /CG503/u);
        assert.match(first, /do not corroborate each other/u);
        assert.match(first, /c-00-attackers-20000/u);
      },
    ],
    [
      "actors are found by any of their names",
      "#view=actors",
      async (page) => {
        await search(page, "eurasiaTIMES");
        assert.match(page.url(), /search=/u);
        assert.match(await rows(page).first().innerText(), /EurasiaTimes[\s\S]*Eurasiatimes/u);
        assert.match(await text(page, ".extent"), /of 69/u);
      },
    ],
    [
      "actors and claims are found in another script",
      "#view=actors",
      async (page) => {
        await search(page, "Токаев");
        assert.equal(await rows(page).count(), 1);
        assert.match(await rows(page).first().innerText(), /Qasym-Zhomart Toqaev/u);
        assert.match(await text(page, ".extent"), /by spelling: Qasym-Zhomart Toqaev/u);
        await page.getByRole("link", { name: "Claims", exact: true }).click();
        await settled(page);
        await search(page, "Токаев 20,000");
        const found = await rows(page).allInnerTexts();
        assert.ok(found.length > 0);
        for (const row of found) assert.match(row, /Toqaev/u);
        assert.ok(found.some((row) => row.includes("20,000 terrorists")));
      },
    ],
    [
      "what is like nothing is found nowhere",
      "#view=actors",
      async (page) => {
        await search(page, "Xylophone Works");
        assert.equal(await text(page, ".extent"), "None of 69 matches");
      },
    ],
    [
      "tables are paged",
      "#view=claims",
      async (page) => {
        assert.equal(await text(page, ".extent"), "1–25 of 219");
        await page.getByRole("button", { name: "More" }).click();
        await settled(page);
        assert.equal(await text(page, ".extent"), "26–50 of 219");
      },
    ],
    [
      "tables are sorted by keyboard, and the address says so",
      "#view=sources",
      async (page) => {
        const head = page.locator("th", { has: page.getByRole("button", { name: "Claims" }) });
        assert.equal(await head.getAttribute("aria-sort"), "none");
        const counts = async () => (await page.locator("tbody td.number").allInnerTexts()).map(Number);
        await page.getByRole("button", { name: "Claims" }).focus();
        await page.keyboard.press("Enter");
        await settled(page);
        assert.equal(await head.getAttribute("aria-sort"), "ascending");
        const up = await counts();
        assert.deepEqual(up, [...up].sort((a, b) => a - b));
        await page.keyboard.press("Enter");
        await settled(page);
        assert.equal(await head.getAttribute("aria-sort"), "descending");
        assert.match(page.url(), /sort=-claims/u);
        assert.deepEqual(await counts(), [...up].reverse());
        assert.equal(up.length, 7);
        await page.keyboard.press("Enter");
        await settled(page);
        assert.doesNotMatch(page.url(), /sort=/u);
      },
    ],
  ]);

  await test("an address that makes no sense is as one that says nothing", "", async (page) => {
    for (const day of ["banana", "2022", "2022-06-2X", "2022-02-30", "../2022"]) {
      await go(page, `#view=claims&day=${day}`);
      assert.match(await text(page, ".slider"), /Known as of the whole file/u, day);
      assert.equal(await text(page, ".extent"), "1–25 of 219", day);
    }
    for (const sight of ["from=99999", "from=-3", "sort=__proto__", "sort=constructor", "from=219&sort=nothing"]) {
      await go(page, `#view=claims&${sight}`);
      assert.equal(await text(page, ".extent"), "1–25 of 219", sight);
      assert.equal(await rows(page).count(), 25, sight);
    }
    await go(page, "#view=claims&from=200");
    assert.equal(await text(page, ".extent"), "201–219 of 219");
    await go(page, "#view=sources&source=nobody");
    assert.match(await text(page, ".reader"), /This case has no source by the id nobody/u);
    assert.equal(await page.locator("header .warning, header .failure, .trouble .warning").count(), 0);
  });

  await test("the table from which a figure is chosen is in the address, too", "#view=figure&pick-search=irons&pick-sort=-public", async (page) => {
    assert.equal(await page.locator("details.choose").getAttribute("open"), "");
    assert.equal(await page.locator(".choose input").inputValue(), "irons");
    assert.ok((await page.locator(".choose tbody tr").count()) > 0);
  });
}
