// The program that a browser test serves, in a copy of the workbook, and the browser that looks at it.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before } from "node:test";
import { gzipSync } from "node:zlib";

const need = (name) => process.env[name] ?? fail(`${name} is not set; run .ci/run browser`);

function fail(message) {
  throw new Error(message);
}

/** The copy of the workbook that the tests may write to. */
export const copy = need("WORKBOOK_COPY");

const modules = createRequire(join(need("WORKBOOK_NODE"), "node_modules", "/"));
const { chromium } = modules("playwright-core");
const axe = modules.resolve("axe-core/axe.min.js");

/** Every page of the book, as a path below the address. */
export const pages = readdirSync(join(copy, "book/chapters"))
  .filter((name) => name.endsWith(".md") && name !== "SUMMARY.md")
  .map((name) => name.replace(/\.md$/, ".html"));

/** Serves the copy at a free port; the address is what the program says. */
async function serve() {
  const program = spawn(need("WORKBOOK_PROGRAM"), ["read", "--no-open", "--port", "0"], { cwd: copy });
  let said = "";
  program.stderr.on("data", (bytes) => (said += bytes));
  const address = await new Promise((resolve, reject) => {
    program.stdout.on("data", (bytes) => {
      said += bytes;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve(found[0]);
    });
    program.on("exit", () => reject(new Error(`the program ended:\n${said}`)));
  });
  return { address, stop: () => program.kill("SIGINT") };
}

/** Builds the copy's pages as static files; the folder goes with `remove`. */
export function build() {
  const parent = mkdtempSync(join(tmpdir(), "workbook-pages-"));
  const folder = join(parent, "book");
  execFileSync(need("WORKBOOK_PROGRAM"), ["build", "--out", folder], { cwd: copy });
  return { folder, remove: () => rmSync(parent, { recursive: true }) };
}

/** Builds the same text with mdBook as it comes; the folder goes with `remove`. */
export function buildStock() {
  const parent = mkdtempSync(join(tmpdir(), "workbook-stock-"));
  const folder = join(parent, "book");
  execFileSync(need("WORKBOOK_STOCK"), [need("WORKBOOK_PROGRAM"), folder], { cwd: copy, stdio: "pipe" });
  return { folder, remove: () => rmSync(parent, { recursive: true }) };
}

const TYPES = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".svg": "image/svg+xml" };

/** Serves a folder at a free port, compressed; `sent` has the bytes of each answer by its path. */
export async function serveFolder(folder) {
  const sent = new Map();
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const file = join(folder, path);
    if (!existsSync(file)) return response.writeHead(404).end();
    const body = gzipSync(readFileSync(file));
    sent.set(path, body.length);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "cache-control": "no-store" }).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { address: `http://127.0.0.1:${server.address().port}`, sent, stop: () => server.close() };
}

/** What a first visit to a page costs: bytes and requests without the search's index, how much moves, and the largest paint. */
export async function visit(browser, served, page, width) {
  served.sent.clear();
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    window.seen = { shift: 0, paint: 0 };
    const watch = (type, add) => new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type, buffered: true });
    watch("layout-shift", (entry) => (window.seen.shift += entry.hadRecentInput ? 0 : entry.value));
    watch("largest-contentful-paint", (entry) => (window.seen.paint = entry.startTime));
  });
  await tab.goto(`${served.address}/${page}`);
  await tab.waitForTimeout(300);
  const seen = await tab.evaluate(() => window.seen);
  await context.close();
  const loaded = [...served.sent].filter(([path]) => !path.includes("searchindex")).map(([, bytes]) => bytes);
  return { ...seen, bytes: loaded.reduce((sum, bytes) => sum + bytes, 0), requests: loaded.length };
}

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What `serving` and `building` have opened: the copy's server, or its pages as files, and the browser. */
export let server, site, browser;

/** Before the tests of a file the copy is served, a browser opened, and what the file begins with done; after them all ends. */
export function serving(begin = () => {}, end = () => {}) {
  before(async () => {
    server = await serve();
    browser = await browse();
    await begin();
  });
  after(async () => {
    await browser?.close();
    server?.stop();
    end();
  });
}

/** The same with the copy's pages as static files. */
export function building(begin = () => {}) {
  before(async () => {
    site = build();
    browser = await browse();
    await begin();
  });
  after(async () => {
    await browser?.close();
    site?.remove();
  });
}

/** Opens Chromium. */
export const browse = () => chromium.launch({ executablePath: need("CHROMIUM"), headless: true, args: FLAGS });

/** The windows in which a page with figures is looked at. */
export const SCREENS = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } };

/** The same, and a common phone, and the smallest. */
export const PHONES = { ...SCREENS, phone: { width: 360, height: 740 }, small: { width: 320, height: 640 } };

/** After so many milliseconds the address has caught up with a figure, and nothing moves any more. */
export const LATER = 400;

/** Opens a page in a context of its own, and waits until its figure called `id` is alive. */
export async function openAlive(browser, address, id, options = {}) {
  const page = await (await browser.newContext({ viewport: SCREENS.wide, ...options })).newPage();
  page.on("pageerror", (error) => assert.fail(error));
  await page.goto(address);
  await comesAlive(page, id);
  return page;
}

/** Scrolls to the figure called `id`, and waits until it is alive. */
async function comesAlive(page, id) {
  await page.locator(`#${id}`).scrollIntoViewIfNeeded();
  await page.locator(`#${id}.alive`).waitFor();
}

/** Loads a page again, and waits until its figure called `id` is alive. */
export async function reloadAlive(page, id) {
  await page.reload();
  await comesAlive(page, id);
}

/** What axe objects to on a page, or in the part of it that a selector names, with the places of each. */
export async function objections(page, within) {
  if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ path: axe });
  const ask = (within) => window.axe.run(within ?? document, { rules: { "target-size": { enabled: true } } });
  const { violations } = await page.evaluate(ask, within);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

/** How high a figure is, how much room it has, and by how much the page is too wide. */
export const measured = (figure) => figure.locator(".touch-stage").evaluate((stage) => {
  const room = parseFloat(getComputedStyle(stage).minBlockSize);
  stage.style.minBlockSize = 0;
  const { scrollWidth, clientWidth } = document.documentElement;
  return { room, height: stage.getBoundingClientRect().height, over: scrollWidth - clientWidth };
});

const CHAPTER = "01-views";

/** The steps of chapter 1, as the catalogue names them. */
export const steps = [...readFileSync(join(copy, `exercises/${CHAPTER}/Cargo.toml`), "utf8").matchAll(/\{ name = "(\w+)", title/g)].map(([, name]) => name);

/** Saves the starters of chapter 1. */
export function saveStarter() {
  execFileSync(need("WORKBOOK_PROGRAM"), ["reset", "views"], { cwd: copy });
}

/** Saves the solution of a step of chapter 1. */
export function saveRight(step) {
  copyFileSync(join(copy, `solutions/${CHAPTER}/src/${step}.rs`), join(copy, `exercises/${CHAPTER}/src/${step}.rs`));
}

/** Saves the solution of a step of chapter 1 with one of its wrong answers. */
export function saveWrong(step, answer) {
  let source = readFileSync(join(copy, `solutions/${CHAPTER}/src/${step}.rs`), "utf8");
  const patch = readFileSync(join(copy, `tests/wrong/${CHAPTER}/${step}/${answer}.patch`), "utf8");
  for (const hunk of patch.split(/^@@.*@@\n/m).slice(1)) {
    const lines = hunk.replace(/\n$/, "").split("\n");
    const side = (sign) => lines.filter((line) => !line.startsWith(sign)).map((line) => line.slice(1)).join("\n");
    assert.ok(source.includes(side("+")), `${answer}.patch does not apply to ${step}`);
    source = source.replace(side("+"), () => side("-"));
  }
  writeFileSync(join(copy, `exercises/${CHAPTER}/src/${step}.rs`), source);
}
