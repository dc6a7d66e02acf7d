// What the page lets nobody do: its content security policy, and what it asks of the network.
import assert from "node:assert/strict";
import { settled } from "../browser.mjs";
import { VIEWS } from "../harness.mjs";

const listen = () => {
  window.violations = [];
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    window.violations.push(`${violatedDirective} ${blockedURI}`);
  });
};

export async function policy({ test, go, browser, address }) {
  await test("no view needs what the policy forbids, and nothing is asked of anybody else", "", async (page) => {
    const asked = new Set();
    page.on("request", (request) => asked.add(new URL(request.url()).origin));
    await page.addInitScript(listen);
    await page.reload();
    await settled(page);
    for (const view of VIEWS) await go(page, `#view=${view}`);
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    assert.deepEqual([...asked], [new URL(address).origin]);
  });

  // That the listener hears, and that the policy is there.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(listen);
  await page.goto(address);
  await settled(page);
  const heard = await page.evaluate(async () => {
    const put = (name, change) => document.body.append(Object.assign(document.createElement(name), change));
    put("script", { textContent: "window.ran = true" });
    put("style", { textContent: "body { color: red }" });
    put("img", { src: "https://example.org/x.png" });
    await fetch("https://example.org/").catch(() => {});
    await new Promise((done) => setTimeout(done, 100));
    return { said: window.violations.map((each) => each.split(" ")[0]), ran: window.ran };
  });
  await context.close();
  await test("inline scripts, inline styles, pictures and requests elsewhere are refused", "", async () => {
    assert.deepEqual(heard.said.sort(), ["connect-src", "img-src", "script-src-elem", "style-src-elem"]);
    assert.equal(heard.ran, undefined);
  });
}
