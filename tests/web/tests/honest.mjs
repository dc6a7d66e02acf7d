// That the page shows nothing for what it is not: denials, earlier numbers, namesakes, reserve, what was set aside.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { figure, small } from "../cases.mjs";
import { settled } from "../browser.mjs";
import { drop, rows, text, VIEWS } from "../harness.mjs";

const said = (id, on, value, more = {}) => figure(value, { stated_by: [{ actor: id }], stated_on: on, ...more });
const sentence = (more) => ({ kind: "demand", incident: "collapse", reported_in: [{ source: "daily" }], demand: { text: "an answer" }, ...more });

export async function honest({ test, go }) {
  await test("by a day nothing is shown that was not out yet: texts, passages, places, outlets", "", async (page) => {
    const article = (published, more) => ({ kind: "article", title: `News of ${published}`, published, ...more });
    const point = { lat: 43, lon: 76, precision: 1 };
    const mine = small(
      {
        toll: figure(41, { reported_in: [{ source: "early", quote: { exact: "early words" } }, { source: "late", quote: { exact: "late words" } }] }),
        more: figure(50, { reported_in: [{ source: "late" }], stated_by: [{ actor: "wali" }], figure: { place: "town" } }),
      },
      {
        actors: { ...people("mayor", "wali"), herald: { kind: "media", names: [{ text: "Herald" }] }, echo: { kind: "media", names: [{ text: "Echo" }] } },
        places: { city: { names: [{ text: "City" }] }, town: { names: [{ text: "Town" }], point } },
        incidents: { collapse: { title: "The bridge collapses", kind: "accident", place: "city" } },
        sources: {
          early: article("2031-03-02", { outlet: "herald", derived_from: [{ source: "notes", how: "quotes", basis: "stated" }] }),
          late: article("2031-06-01", { outlet: "echo" }),
          notes: { kind: "statement", title: "Notes" },
        },
      },
    );
    await drop(page, ["later.json", JSON.stringify(mine)]);
    const seen = async (view) => {
      await go(page, `#view=${view}&day=2031-03-02`);
      return text(page, "main");
    };
    const claims = await seen("claims");
    assert.match(claims, /1–1 of 1.*News of 2031-03-02/u);
    assert.doesNotMatch(claims, /2031-06-01/u);
    const sources = await seen("sources");
    assert.match(sources, /News of 2031-03-02 article Herald 2 March 2031 Notes 1 read.*Notes statement not recorded not recorded 0 read/u);
    assert.doesNotMatch(sources, /2031-06-01/u);
    const actors = await seen("actors");
    assert.match(actors, /Herald/u);
    assert.doesNotMatch(actors, /Echo|wali/u);
    const places = await seen("places&place=town");
    assert.match(places, /No place that was named by then has a point/u);
    assert.match(places, /No place by the id town was named by the day that is chosen above\./u);
    assert.doesNotMatch(places, /Town|This case has no place/u);
    const told = await seen("figure&claim=toll");
    assert.match(told, /“early words”.*1 passage left out: not certainly public by the day/u);
    assert.doesNotMatch(told, /late words/u);
    await go(page, "#view=sources&day=2031-06-01");
    assert.match(await text(page, "main"), /News of 2031-06-01 article Echo 1 June 2031 2 read/u);
    const figures = async (search) => {
      await go(page, `#view=figure&day=2031-03-02&pick-search=${search}`);
      return text(page, ".choose .extent");
    };
    assert.equal(await figures("News"), "1–1 of 1");
    assert.equal(await figures("2031-06-01"), "None of 1 matches", "nor found by what was not out");
    for (const view of ["claims", "sources", "actors", "places"]) {
      await go(page, `#view=${view}`);
      const all = await text(page, "main .rows:last-of-type .extent");
      await go(page, `#view=${view}&day=2100-01-01&possibly=yes`);
      assert.equal(await text(page, "main .rows:last-of-type .extent"), all, `after everything, ${view} shows everything`);
    }
  });

  await test("what goes round in a circle says so, and who stands between all documents and the origin is named", "", async (page) => {
    const claims = {
      toll: figure(41, { based_on: [{ claim: "again", basis: "stated" }] }),
      again: figure(41, { stated_by: [{ actor: "wali" }], based_on: [{ claim: "toll", basis: "stated" }] }),
      most: figure(50, { relayed_by: ["judge"], reported_in: [{ source: "daily" }, { source: "weekly" }] }),
    };
    const sources = { daily: { kind: "article", title: "Grief", published: "2031-03-02" }, weekly: { kind: "article", title: "Anger", published: "2031-03-03" } };
    await drop(page, ["circle.json", JSON.stringify(small(claims, { actors: people("mayor", "wali", "judge"), sources }))]);
    await go(page, "#view=figure&claim=toll");
    assert.match(await text(page, ".origins"), /0 independent origins These rest on each other in a circle: again, toll\. Nobody outside it is known to have said this\.$/u);
    await go(page, "#view=figure&claim=most");
    assert.match(await text(page, ".origins"), /2 documents, 1 independent origin Every path passes through the judge\./u);
  });

  await test("the slider stops at the day on which a text came out that tells again what others told", "", async (page) => {
    const again = { kind: "article", title: "Anger", published: "2031-06-01" };
    const guessed = { ...again, published: "2031-09-01~" };
    const claims = { toll: figure(41, { reported_in: [{ source: "daily" }, { source: "weekly" }, { source: "yearly" }] }) };
    const mine = small(claims);
    await drop(page, ["again.json", JSON.stringify({ ...mine, sources: { ...mine.sources, weekly: again, yearly: guessed } })]);
    const stops = [];
    for (const key of ["Home", "ArrowRight", "ArrowRight"]) {
      await page.locator("#day").press(key);
      await settled(page);
      stops.push(await text(page, ".as-of"));
    }
    assert.deepEqual(stops, ["2 March 2031", "1 June 2031", "the whole file"].map((day) => `Known as of ${day}`));
  });

  await test("by a day nothing is found of what was not there yet: records, passages, judgements", "", async (page) => {
    const article = (published) => ({ kind: "article", title: `News of ${published}`, published, language: "x_y" });
    const claims = {
      toll: figure(41, { reported_in: [{ source: "early" }, { source: "late", quote: { exact: "lost" } }] }),
      more: figure(50, { reported_in: [{ source: "late" }], stated_by: [{ actor: "wali" }] }),
    };
    const held = "No such words.";
    const late = { ...article("2031-06-01"), text: { sha256: createHash("sha256").update(held).digest("hex"), length: held.length } };
    const judged = (of) => ({ of, by: "nobody", credibility: 2 });
    const mine = small(claims, {
      actors: people("mayor", "wali"),
      sources: { early: article("2031-03-02"), late },
      assessments: { now: judged("toll"), then: judged("more") },
    });
    await drop(page, ["findings.json", JSON.stringify(mine)], ["late.txt", held]);
    const found = async (day) => {
      await go(page, `#view=findings${day}`);
      return text(page, "main tbody");
    };
    const all = await found("");
    for (const words of ["News of 2031-03-02", "News of 2031-06-01", "CG706", "/assessments/now/by", "/assessments/then/by"]) assert.ok(all.includes(words), words);
    const then = await found("&day=2031-03-02");
    for (const words of ["News of 2031-03-02", "/assessments/now/by"]) assert.ok(then.includes(words), words);
    assert.doesNotMatch(then, /2031-06-01|CG706|assessments\/then/u);
  });

  await test("one word in two lists of a vocabulary is worded by its own, and what is read from right to left turns nothing", "", async (page) => {
    const words = (path, label) => ({ terms: { fever: { path, label } } });
    const vocabulary = { population: words("health/fever", "people with a fever"), causes: words("disease/fever", "a fever"), measures: { terms: { fever: { path: "life/fever", label: "\ud83a\udd00", unit: "person" } } } };
    const more = figure(41, { figure: { measure: "fever", population: { health: "fever" }, cause: "fever" } });
    await drop(page, ["fever.json", JSON.stringify(small({ toll: figure(12), more }, { vocabulary, actors: { mayor: { kind: "person", names: [{ text: "the mayor\u200f" }] } } }))]);
    await go(page, "#view=figure&claim=more");
    assert.match(await text(page, ".told"), /Who is counted people with a fever Cause a fever/u);
    assert.equal(await text(page, ".words"), "41 \u2068\ud83a\udd00\u2069");
    assert.match(await text(page, ".told"), /\u2068the mayor\u200f\u2069/u);
  });

  await test("an id is nobody's words: without words a figure is told by its bounds, and a whole by whose it is", "", async (page) => {
    const claims = { toll: figure(41, { figure: { population: { custody: "detainee" } } }) };
    await drop(page, ["wordless.json", JSON.stringify(small(claims))]);
    await go(page, "#view=figure&claim=toll");
    assert.equal(await text(page, ".words"), "41 people killed");
    assert.match(await text(page, ".told"), /Who is counted people in detention/u);
    await go(page, "#view=parts");
    assert.equal(await text(page, ".whole"), "The whole: toll 41 people killed, the mayor; public 2031-03-02");
  });

  await test("what is at most so many is on the map, and is reached by keyboard", "", async (page) => {
    const claims = { toll: figure(41, { figure: { quantity: { kind: "at-most", value: 30 }, place: "city" } }) };
    await drop(page, ["most.json", JSON.stringify(small(claims, { places: { city: { names: [{ text: "City" }], point: { lat: 43, lon: 76, precision: 1 } } } }))]);
    await go(page, "#view=places");
    await page.locator(".outline .far a").focus();
    await page.keyboard.press("Enter");
    await page.locator(".chosen h3").waitFor();
    assert.match(await text(page, ".chosen"), /City.*toll people killed 0 to 30/u);
  });

  await test("what steers the direction of text turns no number and no day beside it", "", async (page) => {
    const turned = "\u202eevil \u2067more \u2069\u2069\u202c\u202e";
    const claims = {
      toll: figure(41, { note: turned, reported_in: [{ source: "daily", quote: { exact: turned } }], figure: { place: "city", quantity: { kind: "exact", value: 41, words: turned } } }),
      asked: sentence({ stated_by: [{ actor: "mayor" }], demand: { text: turned }, responds_to: [{ claim: "toll", basis: "stated", note: turned }] }),
    };
    const more = {
      actors: { mayor: named(turned) },
      places: { city: { names: [{ text: turned }], point: { lat: 43, lon: 76, precision: 1 } } },
      incidents: { collapse: { title: turned, kind: "accident" } },
      sources: { daily: { kind: "article", title: turned, published: "2031-03-02" } },
    };
    await drop(page, ["turned.json", JSON.stringify({ ...small(claims, more), about: { title: turned } })]);
    for (const view of VIEWS) {
      await go(page, `#view=${view}`);
      const wild = await page.evaluate(() => {
        const found = [];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          let open = 0;
          for (const character of texts.currentNode.data) {
            if (/[\u202d\u202e]/u.test(character)) open = Number.NaN;
            else if (/[\u202a\u202b\u2066-\u2068]/u.test(character)) open += 1;
            else if (/[\u202c\u2069]/u.test(character)) open = open === 0 ? Number.NaN : open - 1;
          }
          if (open !== 0) found.push(texts.currentNode.data);
        }
        return found;
      });
      assert.deepEqual(wild, [], view);
    }
    await go(page, "#view=parts");
    assert.match(await text(page, ".whole"), /\ufffdevil/u, "an override is seen");
  });

  await test("a case without figures has no switches for them", "", async (page) => {
    await drop(page, ["demand.json", JSON.stringify(small({ asked: sentence({ stated_by: [{ actor: "mayor" }] }) }))]);
    for (const view of ["toll", "parts", "places"]) {
      await go(page, `#view=${view}`);
      assert.ok(!(await page.locator("#measure").isVisible()), view);
      assert.ok(!(await page.locator("main .choose").first().isVisible()), view);
    }
    await go(page, "#view=parts");
    assert.equal(await text(page, "#consistency"), "There are none to weigh.");
  });

  await test("a denial and a possibility are never shown as plain figures", "", async (page) => {
    const claims = {
      toll: figure(41),
      no: figure(55, { polarity: "denies", stated_by: [{ actor: "wali" }] }),
      perhaps: figure(60, { modality: "possible", stated_by: [{ actor: "wali" }] }),
    };
    await drop(page, ["reserve.json", JSON.stringify(small(claims, { actors: people("mayor", "wali") }))]);
    await go(page, "#view=toll");
    assert.match(await text(page, ".reading"), /Drawn, but said with reserve: perhaps \(possible\)\. Not drawn, since they assert no number: no \(denied\)\./u);
    await go(page, "#view=claims");
    assert.match(await text(page, "main tbody"), /no \(a denial\).*perhaps \(possible\)/u);
    await go(page, "#view=figure&claim=no");
    assert.match(await text(page, ".words"), /people killed \(a denial\)/u);
    assert.match(await text(page, ".told"), /Denied yes/u);
    await page.getByText("Choose another figure").click();
    assert.match(await text(page, ".choose tbody"), /no \(a denial\).*perhaps \(possible\)/u);
    await go(page, "#view=figure&claim=perhaps");
    assert.match(await text(page, ".told"), /How surely the claim says that it is possible/u);
    await go(page, "#view=parts&whole=toll");
    await page.getByText("Figures that are not among these").click();
    assert.match(await text(page, ".not-weighed"), /no: denied/u);
  });

  await test("of a number that a later one of the same claimant replaces it is said that it is an earlier one", "", async (page) => {
    const claims = { first: said("mayor", "2031-03-02", 90), second: said("mayor", "2031-03-09", 41) };
    await drop(page, ["earlier.json", JSON.stringify(small(claims))]);
    await go(page, "#view=parts");
    assert.match(await text(page, "#bounds"), /41 \(second\)/u, "what stands is shown first");
    await page.getByText("Figures that are not among these").click();
    assert.match(await text(page, ".not-weighed"), /first: an earlier number; second stands for it/u);
    await go(page, "#view=parts&whole=first");
    assert.match(await text(page, ".left .warning"), /An earlier number: second of the same claimant stands for it/u);
  });

  await test("namesakes are two, texts that speak for themselves are as many as they are, and stated answers no inferred ones", "", async (page) => {
    const claims = {
      asked: sentence({ stated_by: [{ actor: "mayor" }] }),
      written: sentence({ unattributed: true }),
      elsewhere: sentence({ unattributed: true, reported_in: [{ source: "weekly" }] }),
      one: sentence({ stated_by: [{ actor: "first" }], responds_to: [{ claim: "asked", stance: "rejects", basis: "stated" }] }),
      two: sentence({ stated_by: [{ actor: "second" }], responds_to: [{ claim: "asked", stance: "rejects", basis: "inferred" }] }),
      again: sentence({ stated_by: [{ actor: "first" }], responds_to: [{ claim: "asked", stance: "rejects", basis: "inferred" }] }),
      three: sentence({ stated_by: [{ actor: "first" }], responds_to: [{ claim: "written", basis: "stated" }, { claim: "elsewhere", basis: "stated" }] }),
    };
    const more = {
      actors: { ...people("mayor"), first: named("the envoy"), second: named("the envoy") },
      sources: { daily: { kind: "article", title: "Grief" }, weekly: { kind: "article", title: "Anger" } },
    };
    await drop(page, ["namesakes.json", JSON.stringify(small(claims, more))]);
    await go(page, "#view=replies");
    const drawn = await page.locator(".graph").getAttribute("data-drawn");
    assert.equal(drawn, "5 boxes, 5 arrows");
    await go(page, "#view=replies&search=first++");
    assert.equal(await rows(page).count(), 4, "a box leads to the rows in which its ids are");
  });

  await test("an answer to oneself is drawn", "", async (page) => {
    const by = { stated_by: [{ actor: "mayor" }] };
    const claims = { asked: sentence(by), again: sentence({ ...by, responds_to: [{ claim: "asked", basis: "stated" }] }) };
    await drop(page, ["self.json", JSON.stringify(small(claims))]);
    // The browser complains of arrows that cannot be drawn.
    await go(page, "#view=replies");
    assert.equal(await page.locator(".graph").getAttribute("data-drawn"), "1 boxes, 1 arrows");
  });

  await test("how many actors there are is not how many speak", "", async (page) => {
    await drop(page, ["three.json", JSON.stringify(small({ toll: figure(41) }, { actors: people("mayor", "wali", "judge") }))]);
    assert.equal(await text(page, ".about"), "1 claim, 3 actors, 1 text. From three.json.");
  });

  await test("names that JavaScript knows are ids like others", "", async (page) => {
    const claims = { constructor: figure(41, { figure: { place: "valueof" } }) };
    await drop(page, ["names.json", JSON.stringify(small(claims, { places: { valueof: { names: [{ text: "The place" }] } } }))]);
    await go(page, "#view=figure&claim=constructor");
    assert.match(await text(page, ".told"), /Where The place/u);
    await go(page, "#view=toll&incident=constructor");
    assert.match(await text(page, ".chips"), /Only of constructor/u);
  });

  await test("an id that is not there is asked for in vain, in words", "#view=figure&claim=nobody", async (page) => {
    assert.equal(await text(page, ".told .warning"), "there is no record nobody");
    await go(page, "#view=parts&whole=nobody");
    assert.doesNotMatch(await text(page, ".left .warning"), /`/u);
  });
}

const named = (name) => ({ kind: "person", names: [{ text: name }] });
const people = (...ids) => Object.fromEntries(ids.map((id) => [id, named(`the ${id}`)]));
