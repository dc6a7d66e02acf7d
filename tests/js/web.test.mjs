// The packed package in Chromium, as people bring it there: none of the tools is configured.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { folders, read } from "./cases.mjs";

const here = import.meta.dirname;
const root = process.env.CLAIMGRAPH_ROOT;
const FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };
// What a careful page allows: nothing from elsewhere, and WebAssembly.
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";

let browser;
const open = [];

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS.split(" ") });
});

after(async () => {
  await browser?.close();
  for (const server of open) await server.close();
});

/** Serves a folder, and answers where. */
async function serve(folder, typed = true) {
  const server = createServer((request, response) => {
    const path = join(folder, normalize(new URL(request.url, "http://host").pathname));
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
    if (!existsSync(file)) return response.writeHead(404).end();
    const type = TYPES[extname(file)];
    const plain = !type || (!typed && extname(file) === ".wasm");
    response.writeHead(200, { "content-type": plain ? "application/octet-stream" : type, "content-security-policy": POLICY });
    return response.end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({ close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))) });
  return `http://127.0.0.1:${server.address().port}/`;
}

/** What the page at an address says, and what it complained of. */
async function visit(address) {
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(address);
  await page.waitForFunction(() => window.said !== undefined, undefined, { timeout: 30_000 }).catch(() => {});
  const said = await page.evaluate(() => window.said);
  await page.close();
  return { said, complaints };
}

async function works(address) {
  const { said, complaints } = await visit(address);
  const right = { early: "claimgraph is not there yet: `await init()` first", id: "almaty", code: "CG102" };
  assert.deepEqual({ said, complaints }, { said: { page: right, worker: right }, complaints: [] });
}

/** A folder with the program and the package, as `npm install` leaves it. */
function project() {
  const folder = mkdtempSync(join(tmpdir(), "claimgraph-web-"));
  open.push({ close: async () => rmSync(folder, { recursive: true, force: true }) });
  cpSync(join(root, "tests/js/app"), folder, { recursive: true });
  cpSync(join(here, "node_modules/claimgraph"), join(folder, "node_modules/claimgraph"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"private":true,"type":"module"}\n');
  return folder;
}

const asked = "import { Graph } from 'claimgraph'; console.log(Graph.fromBytes('{\"format\":1}').summary().links)";
const required = asked.replace(/import (.*) from '(.*)';/, "const $1 = require('$2');");

test("Node imports it", () => {
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", asked], { cwd: here, encoding: "utf8" });
  assert.equal(said, "0\n");
});

test("Node requires it", () => {
  const said = execFileSync(process.execPath, ["--input-type=commonjs", "-e", required], { cwd: here, encoding: "utf8" });
  assert.equal(said, "0\n");
});

/** The program with the package named by its path, for want of a bundler. */
function plain() {
  const folder = project();
  const program = readFileSync(join(folder, "ask.js"), "utf8");
  writeFileSync(join(folder, "ask.js"), program.replace('"claimgraph"', '"./node_modules/claimgraph/esm/browser.js"'));
  return folder;
}

test("a plain module script and a module worker run it, under a strict content security policy", async () => {
  await works(await serve(plain()));
});

test("a server that does not know wasm files does not keep it from running", async () => {
  await works(await serve(plain(), false));
});

test("Vite builds it", async () => {
  const { build } = await import("vite");
  const folder = project();
  await build({ root: folder, configFile: false, logLevel: "error", base: "./" });
  await works(await serve(join(folder, "dist")));
});

test("Vite serves it while it is being developed", async () => {
  const { createServer: createVite } = await import("vite");
  const folder = project();
  const server = await createVite({ root: folder, configFile: false, logLevel: "error", server: { port: 0, host: "127.0.0.1" } });
  await server.listen();
  open.push(server);
  await works(server.resolvedUrls.local[0]);
});

test("webpack bundles it", async () => {
  const webpack = createRequire(import.meta.url)("webpack");
  const folder = project();
  const path = join(folder, "dist");
  const stats = await new Promise((resolve, reject) => {
    const settings = { mode: "production", context: folder, entry: "./main.js", output: { path }, performance: false };
    webpack(settings, (error, made) => (error ? reject(error) : resolve(made)));
  });
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  assert.deepEqual({ errors, warnings }, { errors: [], warnings: [] });
  const page = readFileSync(join(folder, "index.html"), "utf8");
  writeFileSync(join(path, "index.html"), page.replace(' type="module" src="./main.js"', ' defer src="./main.js"'));
  await works(await serve(path));
});

test("every conformance case holds in Chromium, byte for byte", async () => {
  const folder = plain();
  cpSync(join(here, "judge.mjs"), join(folder, "judge.mjs"));
  const page = await browser.newPage();
  await page.goto(await serve(folder));
  const conformance = join(root, "tests/conformance");
  const cases = folders(conformance)
    .flatMap((area) => folders(join(conformance, area)).map((name) => `${area}/${name}`))
    .map((name) => {
      const [given, input, expected] = read(join(conformance, name));
      return [name, given, input?.toString("base64"), expected];
    });
  const wrong = await page.evaluate(async (cases) => {
    const cg = await import("./node_modules/claimgraph/esm/browser.js");
    const { judge } = await import("./judge.mjs");
    await cg.init();
    const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const judged = cases.map(([name, given, input, expected]) => [name, judge(cg, given, input && bytes(input), expected)]);
    return judged.filter(([, why]) => why !== undefined);
  }, cases);
  assert.deepEqual(wrong, []);
  assert(cases.length > 100, `only ${cases.length} cases`);
});
