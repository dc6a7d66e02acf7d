// Debian's Chromium, started with an empty profile and without anything that calls home.
import { chromium } from "playwright-core";

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A page that has drawn the case; whatever it complains about is kept. */
export async function visit(browser, address, hash = "", options = {}) {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(`${address}${hash}`);
  await settled(page);
  return { page, complaints, leave: () => context.close() };
}

/** Waits until no question is open. */
export async function settled(page) {
  await page.locator("main h2").filter({ hasText: /./ }).waitFor();
  await page.locator('main > div[aria-busy="false"]').waitFor();
  await page.waitForTimeout(100);
  await page.locator('main > div[aria-busy="false"]').waitFor();
}
