// Writes pictures of every view, where a person can look: pictures.mjs PAGE FOLDER [WHICH].
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DESKTOP, launch, PHONE, settled, visit } from "./browser.mjs";
import { serve } from "./serve.mjs";

const [folder, to, which = ""] = process.argv.slice(2);
mkdirSync(to, { recursive: true });
const { address, stop } = await serve(folder);
const browser = await launch();
const shots = [
  ["toll", "#view=toll"],
  ["toll-as-of", "#view=toll&day=2022-07-13"],
  ["figure", "#view=figure&claim=c-00-tortured-to-death-6"],
  ["parts", "#view=parts"],
  ["parts-definitional", "#view=parts&assumption=definitional"],
  ["places", "#view=places"],
  ["places-almaty", "#view=places&place=pl-almaty"],
  ["findings", "#view=findings"],
  ["claims", "#view=claims&sort=-public"],
  ["actors", "#view=actors&search=Токаев"],
  ["sources", "#view=sources"],
  ["replies", "#view=replies"],
].filter(([name]) => name.includes(which));
const phone = { viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
for (const [width, options] of [
  ["desktop", { viewport: DESKTOP }],
  ["desktop-dark", { viewport: DESKTOP, colorScheme: "dark" }],
  ["phone", phone],
  ["phone-dark", { ...phone, colorScheme: "dark" }],
]) {
  const { page, complaints, leave } = await visit(browser, address, "", options);
  for (const [name, hash] of shots) {
    await page.goto(`${address}${hash}`);
    await settled(page);
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(to, `${name}-${width}.png`), fullPage: true });
  }
  if (complaints.length > 0) console.log(width, complaints.length, new Set(complaints.map((said) => said.slice(0, 200))));
  await leave();
}
await browser.close();
stop();
