// Writes pictures of every view, where a person can look: pictures.mjs PAGE FOLDER.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DESKTOP, launch, PHONE, visit } from "./browser.mjs";
import { serve } from "./serve.mjs";

const [folder, to] = process.argv.slice(2);
mkdirSync(to, { recursive: true });
const { address, stop } = await serve(folder);
const browser = await launch();
const shots = [
  ["toll", "#view=toll"],
  ["toll-as-of", "#view=toll&day=2022-07-13"],
  ["figure", "#view=figure&claim=c-00-tortured-to-death-6"],
  ["parts", "#view=parts"],
  ["parts-definitional", "#view=parts&assumption=definitional"],
  ["findings", "#view=findings"],
  ["claims", "#view=claims"],
  ["actors", "#view=actors"],
  ["sources", "#view=sources"],
  ["replies", "#view=replies"],
];
for (const [name, hash] of shots) {
  for (const [width, options] of [
    ["desktop", { viewport: DESKTOP }],
    ["phone", { viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true }],
    ["dark", { viewport: DESKTOP, colorScheme: "dark" }],
  ]) {
    const { page, complaints, leave } = await visit(browser, address, hash, options);
    await page.screenshot({ path: join(to, `${name}-${width}.png`), fullPage: width !== "phone" });
    if (complaints.length > 0) console.log(name, width, complaints.length, new Set(complaints.map((said) => said.slice(0, 200))));
    await leave();
  }
}
await browser.close();
stop();
