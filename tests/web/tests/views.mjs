// What each view says of January 2022.
import assert from "node:assert/strict";
import { settled } from "../browser.mjs";
import { rows, text } from "../harness.mjs";

export async function views({ test, go }) {
  await test("the toll over time, with revisions and open bounds", "", async (page) => {
    assert.match(await text(page, "h1"), /January 2022/u);
    const drawn = await page.locator(".chart svg").evaluate((svg) => svg.textContent);
    for (const mark of ["232 (+5)", "238 (+6)", "≥ 239", "> 200", "some"]) assert.ok(drawn.includes(mark), mark);
    await page.getByText("The same as a table").click();
    const table = await text(page, "#points");
    assert.match(table, /“227 people” Kazakhstan people killed, Kazakhstan 227/u);
    assert.match(table, /c-00-toll-232 \(inferred, up by 6\)/u);
    assert.equal(await page.locator("#points tbody tr").count(), 22);
    assert.ok(await page.locator(".chart svg").evaluate((svg) => svg.clientWidth <= svg.closest(".chart").clientWidth), "all in sight");
  });

  // The expression interpreter takes a day in words for a year, unless it is told better.
  await test("days stand where they are on the axis of time", "", async (page) => {
    const at = await page.locator(".chart svg").evaluate((svg) => {
      const place = (said) => [...svg.querySelectorAll("text")].find((each) => each.textContent === said)?.getBoundingClientRect().left;
      return ["February", "July", "December", "227", "232 (+5)"].map(place);
    });
    assert.ok(at.every((left) => left > 0), String(at));
    const [february, july, december, first, second] = at;
    assert.ok(february < july && july < december);
    assert.ok(Math.abs(first - february) < 60 && Math.abs(second - july) < 60, "227 was said in February, 232 in July");
  });

  await test("a mark leads to the figure", "", async (page) => {
    await page.locator(".chart svg .mark-symbol path").last().click({ force: true });
    await settled(page);
    assert.match(page.url(), /view=figure&claim=c-/u);
  });

  await test("the toll is narrowed to a claimant, and widened again", "#view=toll", async (page) => {
    await page.getByText("Show only one incident, claimant or place").click();
    await page.getByRole("link", { name: "Kazakhstan", exact: true }).first().click();
    await settled(page);
    assert.match(page.url(), /claimant=a-kazakhstan|where=pl-kazakhstan/u);
    assert.match(await text(page, ".chips"), /Only (by|in) Kazakhstan/u);
    await page.getByText("The same as a table").click();
    const some = await page.locator("#points tbody tr").count();
    assert.ok(some > 0 && some < 22, String(some));
    await page.getByRole("link", { name: /No longer only/u }).click();
    await settled(page);
    assert.equal(await page.locator(".chips").count(), 0);
  });

  await test("four documents and one origin behind the six", "#view=figure&claim=c-00-tortured-to-death-6", async (page) => {
    assert.equal(await text(page, "#counts"), "4 documents, 1 independent origin");
    const told = await text(page, ".told");
    assert.match(told, /“six people” people tortured to death/u);
    assert.match(told, /Aset Shyndaliev, on behalf of Prosecutor-General's Office/u);
    assert.match(told, /Said on 20 June 2022 to 30 June 2022 \(written 2022-06-20\/2022-06-30\)/u);
    assert.match(await text(page, ".passages"), /“six people had been tortured” \[untitled article .*\], RFE\/RL, 13 July 2022/u);
    assert.match(await text(page, ".paths"), /RFE\/RL → said by Aset Shyndaliev → on behalf of Prosecutor-General's Office → organ of Kazakhstan/u);
    assert.ok((await page.locator(".graph canvas").count()) > 0);
    await page.locator(".paths").getByRole("link", { name: "Aset Shyndaliev" }).first().press("Enter");
    await settled(page);
    assert.match(await rows(page).first().innerText(), /Aset Shyndaliev/u);
  });

  await test("the slider changes every view", "#view=toll&day=2022-02-06", async (page) => {
    await page.getByText("The same as a table").click();
    const table = await text(page, "#points");
    assert.match(table, /227/u);
    assert.doesNotMatch(table, /232|238/u);
    for (const view of ["findings", "claims", "actors", "sources", "replies"]) {
      await go(page, `#view=${view}`);
      const before = await text(page, ".extent");
      await go(page, `#view=${view}&day=2022-02-06`);
      assert.notEqual(await text(page, ".extent"), before, view);
    }
    await go(page, "#view=figure&claim=c-00-tortured-to-death-6&day=2022-02-06");
    assert.match(await text(page, ".told"), /not certainly public/u);
    await go(page, "#view=parts&day=2022-02-06");
    assert.match(await text(page, "#bounds"), /227/u);
    assert.doesNotMatch(await text(page, "main"), /238/u);
    await go(page, "#view=places&day=2022-02-06");
    assert.equal(await page.locator(".outline .sure a").count(), 0, "no city had a figure yet");
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
    const drawn = await page.locator(".chart svg").evaluate((svg) => svg.textContent);
    for (const said of ["law enforcement", "what is left", "219"]) assert.ok(drawn.includes(said), `${said}: the picture has what the sentence has`);
    assert.match(await text(page, "#consistency"), /the figures can all be true/iu);
    await page.getByText("also what the definitions permit").click();
    await settled(page);
    assert.match(page.url(), /assumption=definitional/u);
    assert.match(await text(page, "#residual"), /nothing follows from figures that contradict each other/u);
    assert.match(await text(page, "#consistency"), /cannot all be true: there are 3 conflicts/u);
    assert.equal(await page.locator(".conflict").count(), 3);
    assert.match(await text(page, ".conflicts"), /c-01-killed-much-higher is larger than c-01-toll-238/u);
    assert.match(await text(page, ".named"), /c-01-killed-much-higher “much higher than any” people killed, human rights groups; public 2022-09-06 to 2022-12-31/u);
    await page.getByText("only what a text says").click();
    await settled(page);
    assert.match(await text(page, "#residual"), /238: 238/u);
  });

  await test("places on a map and in a table, by what the package answers", "#view=places", async (page) => {
    const marks = await page.locator(".outline .sure a").evaluateAll((links) => links.map((link) => link.getAttribute("aria-label") ?? link.firstElementChild.getAttribute("aria-label")));
    assert.deepEqual(marks.sort(), [
      "Almaty: 139 people killed, in closed cases",
      "Qyzylorda: 24 people killed, in closed cases",
      "Shymkent: 20 people killed, in closed cases",
      "Taraz: 15 people killed",
    ]);
    assert.equal(await page.locator(".outline .staged.sure a").count(), 3, "deaths in closed cases are told apart");
    assert.equal(await page.locator(".outline .none a").count(), 3, "Nur-Sultan, Oskemen, Taldyqorghan");
    const names = (await page.locator(".outline .label text").allTextContents()).join(" ");
    for (const name of ["Almaty", "Qyzylorda", "Shymkent", "Taraz15", "Nur-Sultan", "Oskemen", "Taldyqorghan"]) assert.ok(names.includes(name), `${name} is named`);
    assert.match(await text(page, ".key"), /Not on the map, for want of a point: Kazakhstan\./u);
    const table = await text(page, "main .rows:last-of-type tbody");
    assert.match(table, /Almaty city Kazakhstan 1 139 people killed, in closed cases 139: 139 \(c-03-closed-almaty-139\) 43\.238, 76\.945: the very place/u);
    assert.match(table, /Manghystau region Kazakhstan 0 none recorded/u);
    // Every country that is drawn is drawn from the page's own file.
    assert.ok((await page.locator(".outline .land path").count()) > 150);
    await page.getByText("also what the definitions permit").click();
    await settled(page);
    assert.match(page.url(), /assumption=definitional/u);
    assert.notEqual(await text(page, "main .rows:last-of-type tbody"), table, "what follows depends on the ground");
  });

  await test("a place is chosen by keyboard, and its figures are told", "#view=places", async (page) => {
    await page.locator('.outline a:has([aria-label^="Almaty"]), .outline a[aria-label^="Almaty"]').focus();
    await page.keyboard.press("Enter");
    await settled(page);
    assert.match(page.url(), /place=pl-almaty/u);
    assert.match(await text(page, ".chosen"), /Almaty city; in Kazakhstan; point: 43\.238, 76\.945: the very place\./u);
    assert.match(await text(page, ".chosen tbody"), /139 deaths people killed 139 rights monitors Almaty 2022-12-25 1 0 to 1/u);
    await page.goto("about:blank");
    await page.goBack();
    await settled(page);
    assert.match(await text(page, ".chosen"), /139 deaths/u, "the address says which place");
  });

  await test("who answered whom", "#view=replies", async (page) => {
    assert.equal(await rows(page).count(), 14);
    assert.ok((await page.locator(".graph canvas").count()) > 0);
    assert.match(await text(page, "main tbody"), /the government rejected the calls for an international investigation rejects Kazakh and global human rights groups/u);
  });
}
