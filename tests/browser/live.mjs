// A learner saves a step's file, and its panel turns from todo to red to green without the page being loaded again.

import assert from "node:assert/strict";
import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { browse, copy, serve } from "./workbook.mjs";

const STEP = "views/open";
const FILE = join(copy, "exercises/01-views/src/open.rs");
const WRONG = join(copy, "tests/wrong/01-views/open");
const MINUTES = 60_000;

let server, browser, page;
const asked = new Set();

before(async () => {
  server = await serve();
  browser = await browse();
  page = await browser.newPage();
  page.on("request", (request) => asked.add(new URL(request.url()).host));
  await page.goto(`${server.address}/01-views.html`);
  await page.evaluate(() => (window.neverLoadedAgain = true));
});

after(async () => {
  await browser?.close();
  server?.stop();
});

/** Waits for the panel's state, and says how long it took. */
async function turns(state) {
  const started = performance.now();
  await page.locator(`section[data-step="${STEP}"][data-state="${state}"]`).waitFor({ timeout: 3 * MINUTES });
  return Math.round(performance.now() - started);
}

const panel = () => page.locator(`section[data-step="${STEP}"]`).innerText();

test("an untouched starter is to do", async () => {
  await turns("todo");
});

test("a wrong answer turns the panel red, with the rule", async (context) => {
  copyFileSync(join(WRONG, readdirSync(WRONG)[0]), FILE);
  context.diagnostic(`red ${await turns("red")} ms after the save`);
  assert.match(await panel(), /red/);
});

test("code that does not compile shows rustc's message", async (context) => {
  copyFileSync(join(copy, "README.md"), FILE);
  context.diagnostic(`broken ${await turns("broken")} ms after the save`);
  assert.match(await panel(), /error/);
});

test("the right answer turns it green", async (context) => {
  copyFileSync(join(copy, "solutions/01-views/src/open.rs"), FILE);
  context.diagnostic(`green ${await turns("green")} ms after the save`);
});

test("the page was never loaded again", async () => {
  assert.equal(await page.evaluate(() => window.neverLoadedAgain), true);
});

test("the page asks nothing of any other host", () => {
  assert.deepEqual([...asked], [new URL(server.address).host]);
});
