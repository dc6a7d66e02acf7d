// Files that people drop: cases, texts, and whatever else.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { settled } from "../browser.mjs";
import { figure, small } from "../cases.mjs";
import { drop, rows, text, VIEWS } from "../harness.mjs";

export async function files({ test, go, skip }, january, folder) {
  await test("a case of one's own is dropped, and the page goes back", "", async (page) => {
    const mine = JSON.parse(readFileSync(january, "utf8"));
    mine.about.title = "<img src=x onerror=document.title='broken'><b>Mine</b>";
    mine.actors["a-kazakhstan"].names[0].text = "<script>document.title='broken'</script>Land";
    mine.places["pl-almaty"].names[0].text = "<svg onload=document.title='broken'>Almaty";
    for (const source of Object.values(mine.sources)) source.title = `<svg onload="document.title='broken'">${source.title}`;
    await drop(page, ["mine.json", JSON.stringify(mine)]);
    assert.equal(await text(page, "h1"), mine.about.title, "markup is text");
    for (const view of VIEWS) {
      await go(page, `#view=${view}`);
      assert.equal(await page.locator("main img, main script, main [onload], h1 b").count(), 0, view);
    }
    assert.match(await page.title(), /^Who answered whom – <img/u);
    await page.getByRole("button", { name: "Back to January 2022" }).click();
    await page.waitForTimeout(200);
    await settled(page);
    assert.match(await text(page, "h1"), /January 2022/u);
  });

  await test("files that cannot be read are refused with the place of what is wrong, and what was open stays", "#view=claims&search=irons", async (page) => {
    const title = await text(page, "h1");
    for (const [name, content, says] of [
      ["deep.json", "[".repeat(1_000_000), /deep\.json cannot be shown.*CG\d+.*line 1, column \d+/u],
      ["version.json", '{"format":99}', /version\.json cannot be shown.*CG\d+.*99.*\/format, line 1, column 11/u],
      ["noise.json", Buffer.from([0xff, 0xfe, 0x00]), /noise\.json cannot be shown.*CG\d+/u],
      ["empty.json", "", /empty\.json cannot be shown.*CG\d+/u],
      ["picture.png", Buffer.from("89504e470d0a1a0a", "hex"), /picture\.png cannot be shown.*CG\d+/u],
      ["letter.md", "# Dear analyst", /letter\.md cannot be shown.*CG\d+.*line 1, column 1/u],
      ["twice.json", '{"format":1,\n"format":1}', /twice\.json cannot be shown.*CG\d+.*line 2, column 1/u],
    ]) {
      await drop(page, [name, content]);
      assert.match(await text(page, ".failure"), says);
      assert.equal(await text(page, "h1"), title);
      assert.match(page.url(), /view=claims&search=irons/u);
      assert.ok((await rows(page).count()) > 0);
    }
  });

  await test("a folder is not opened, and says so", "", async (page) => {
    await page.evaluate(() => {
      const folder = Object.assign(new File([], "texts"), { arrayBuffer: () => Promise.reject(new DOMException("A requested file could not be found.", "NotFoundError")) });
      const event = new DragEvent("drop", { bubbles: true, cancelable: true });
      Object.defineProperty(event, "dataTransfer", { value: { types: ["Files"], files: [folder] } });
      document.body.dispatchEvent(event);
    });
    await settled(page);
    assert.match(await text(page, ".failure"), /texts cannot be shown: it cannot be read\. A folder is not opened: drop the files in it\. What was open stays open\./u);
  });

  await test("of several cases at once none is opened, and both are named", "", async (page) => {
    const title = await text(page, "h1");
    await drop(page, ["one.json", '{"format":1}'], ["two.json", '{"format":1}']);
    assert.match(await text(page, ".notice"), /Several cases at once: one\.json, two\.json\..*none was opened/u);
    assert.equal(await text(page, "h1"), title);
  });

  await test("of two cases dropped one after the other the later is shown, whichever is read first", "", async (page) => {
    const slow = JSON.parse(readFileSync(january, "utf8"));
    slow.about.title = "Earlier";
    await page.evaluate(
      ([first, second]) => {
        for (const [name, content] of [first, second]) {
          const data = new DataTransfer();
          data.items.add(new File([content], name));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }
      },
      [
        ["earlier.json", JSON.stringify(slow)],
        ["later.json", '{"format":1,"about":{"title":"Later"}}'],
      ],
    );
    await page.locator("h1", { hasText: "Later" }).waitFor();
    await page.waitForTimeout(800);
    await settled(page);
    assert.equal(await text(page, "h1"), "Later");
  });

  await test("a case that is dropped while another is still asked leaves nothing unfinished, and takes along what was drawn", "", async (page) => {
    const drawn = () => page.evaluate(() => document.querySelectorAll("body > .tooltip, body .chart > div, body canvas").length);
    const visitBoth = async () => {
      await go(page, "#view=parts");
      await go(page, "#view=toll");
    };
    await visitBoth();
    const before = await drawn();
    for (const round of [1, 2, 3]) {
      await page.evaluate(
        async ([content, title]) => {
          const data = new DataTransfer();
          data.items.add(new File([content], "next.json"));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
          // So fast that something is always being asked.
          for (let turn = 0; !document.title.includes(title); turn += 1) {
            location.hash = ["view=parts", "view=places", "view=claims", "view=toll"][turn % 4];
            await new Promise((done) => setTimeout(done, 5));
          }
        },
        [readFileSync(january, "utf8").replace(/"title": "/u, `"title": "Round ${round} `), `Round ${round}`],
      );
      await settled(page);
    }
    await page.waitForTimeout(300);
    assert.equal(await page.locator("main > [aria-busy]").getAttribute("aria-busy"), "false");
    assert.ok(!(await page.locator(".working").isVisible()));
    await visitBoth();
    // What the closed case was still drawing is done before it is taken away.
    for (let tries = 0; tries < 50 && (await drawn()) !== before; tries += 1) await page.waitForTimeout(100);
    assert.equal(await drawn(), before);
  });

  await test("an empty case is shown as empty in every view", "", async (page) => {
    await drop(page, ["nothing.json", '{"format":1}']);
    assert.match(await text(page, ".about"), /0 claims, 0 actors, 0 texts\. From nothing\.json/u);
    for (const [view, says] of [
      ["toll", /This file has no figures/u],
      ["figure", /This file has no figures/u],
      ["parts", /no figures that stand/u],
      ["places", /This file names no places/u],
      ["claims", /None/u],
      ["findings", /None/u],
    ]) {
      await go(page, `#view=${view}`);
      assert.match(await text(page, "main"), says);
    }
  });

  await test("a case of one claim", "", async (page) => {
    await drop(page, ["one.json", JSON.stringify(small({ toll: figure(41) }))]);
    for (const view of VIEWS) {
      await go(page, `#view=${view}`);
      assert.equal(await page.locator(".warning").count(), 0, view);
    }
    await go(page, "#view=parts");
    assert.match(await text(page, "#bounds"), /41/u);
    await go(page, "#view=toll");
    assert.ok((await page.locator(".chart svg").count()) > 0);
  });

  await test("a case with errors is shown, with its errors", "", async (page) => {
    const claims = {
      toll: figure(41),
      part: figure(50, { part_of: [{ claim: "toll", basis: "stated" }], figure: { population: { age: "child" } } }),
    };
    await drop(page, ["wrong.json", JSON.stringify(small(claims))]);
    await go(page, "#view=findings");
    assert.match(await rows(page).first().innerText(), /error[\s\S]*CG\d+/u);
    await go(page, "#view=parts");
    assert.match(await text(page, "#consistency"), /cannot (both|all) be true|there is 1 conflict/iu);
  });

  await test("names from right to left, very long ones and very long ids stay in their places", "", async (page) => {
    const long = `c-${"very-long-".repeat(12)}id`;
    const mine = small(
      { toll: figure(41), [long]: figure(43, { stated_by: [{ actor: "wali" }], figure: { place: "city" } }) },
      {
        actors: {
          mayor: { kind: "person", names: [{ text: "ن".repeat(300) }] },
          wali: { kind: "person", names: [{ text: "والي مدينة حلب", lang: "ar" }, { text: "Wali of Aleppo" }] },
        },
        places: { city: { names: [{ text: "حلب" }], kind: "city", point: { lat: 36.2, lon: 37.16, precision: 1 } } },
      },
    );
    await drop(page, ["long.json", JSON.stringify(mine)]);
    for (const view of VIEWS) {
      await go(page, `#view=${view}${view === "figure" ? `&claim=${long}` : ""}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${view} is ${wide} pixels too wide`);
    }
    await go(page, "#view=places");
    assert.match(await page.locator(".outline .label").innerHTML(), /حلب/u);
  }, { viewport: { width: 390, height: 844 } });

  await test("a text nobody knows is refused, with what it was measured by", "", async (page) => {
    await drop(page, ["other.txt", "nothing of this case"], ["noise.txt", Buffer.from([0xff])]);
    const said = await text(page, ".notice");
    assert.match(said, /other\.txt is the text of no source.*20 characters, SHA-256 [0-9a-f]{12}…/u);
    assert.match(said, /noise\.txt cannot be read as a text/u);
  });

  await test("a quote without a position is marked where it stands, if it stands there once", "", async (page) => {
    const words = "🕯 Officials: 41 people died. Later 41 people more were named. Neighbours: some sixty.";
    const of = (quote) => ({ reported_in: [{ source: "daily", quote }] });
    const claims = {
      once: figure(60, of({ exact: "some sixty" })),
      told: figure(41, of({ exact: "41 people", prefix: "Later ", suffix: " more" })),
      twice: figure(41, of({ exact: "41 people" })),
    };
    const sources = { daily: { kind: "article", title: "Grief", text: { sha256: createHash("sha256").update(words).digest("hex"), length: Array.from(words).length } } };
    await drop(page, ["quotes.json", JSON.stringify(small(claims, { sources }))], ["daily.txt", words]);
    await go(page, "#view=figure&claim=once");
    assert.equal(await text(page, ".passage mark"), "some sixty");
    await go(page, "#view=figure&claim=twice");
    assert.equal(await page.locator(".passage mark").count(), 0);
    assert.match(await text(page, ".passages"), /the text is here, but where in it this stands is not certain/u);
    assert.doesNotMatch(await text(page, ".passages"), /Have the text/u);
    await go(page, "#view=sources&source=daily");
    assert.deepEqual(await page.locator(".text mark").allInnerTexts(), ["41 people", "some sixty"]);
    assert.match(await text(page, ".text"), /Later 41 people/u);
    assert.match(await text(page, ".reader .warning"), /passages of twice/u);
  });

  const wanted = new Set(Object.values(JSON.parse(readFileSync(january, "utf8")).sources).map(({ text: held }) => held?.sha256));
  const texts = folder !== undefined && existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name))) : [];
  const known = texts.filter((bytes) => wanted.has(createHash("sha256").update(bytes).digest("hex")));
  if (known.length === 0) {
    skip("a dropped text is known by its hash (the texts are not here; name their folder in CLAIMGRAPH_SHARED)");
    return;
  }
  await test("dropped texts are known by their hashes, and passages are marked", "#view=figure&claim=c-00-tortured-to-death-6", async (page) => {
    await drop(page, ...known.map((bytes, at) => [`${at}.txt`, bytes]));
    assert.match(await text(page, ".notice .done"), /Known by (its hash|their hashes): .* \(0\.txt\)/u);
    await page.getByRole("button", { name: "Dismiss" }).click();
    assert.equal(await page.locator(".notice").innerText(), "");
    assert.match(await text(page, "mark"), /six people had been tortured/u);
    assert.match(await text(page, ".passages"), /the hash of the text is the recorded one/u);
    await page.getByRole("link", { name: "read all of it" }).first().click();
    await settled(page);
    assert.match(page.url(), /view=sources&claim=c-00-tortured-to-death-6&source=s-/u);
    assert.ok((await page.locator(".text mark").count()) > 20, "every passage is marked");
    assert.match((await page.locator(".text mark").allInnerTexts()).join(""), /six people had been tortured/u);
    await page.getByRole("link", { name: "claim c-00-tortured-to-death-6" }).press("Enter");
    await settled(page);
    assert.match(page.url(), /view=figure&claim=c-00-tortured-to-death-6/u);
    await go(page, "#view=sources&source=s-rferl-2022-07-13&day=2022-02-06");
    assert.equal(await page.locator(".text mark").count(), 0, "no claim of it was public yet");
  });
}
