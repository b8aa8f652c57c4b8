// A learner saves a step's file, and its panel turns from todo to red to green without the page being loaded again.

import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { browse, copy, serve } from "./workbook.mjs";

const STEP = "views/open";
const FILE = join(copy, "exercises/01-views/src/open.rs");
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

/** Saves the solution of a step of chapter 1 with one of its wrong answers. */
function saveWrong(step, answer) {
  let source = readFileSync(join(copy, `solutions/01-views/src/${step}.rs`), "utf8");
  const patch = readFileSync(join(copy, `tests/wrong/01-views/${step}/${answer}.patch`), "utf8");
  for (const hunk of patch.split(/^@@.*@@\n/m).slice(1)) {
    const lines = hunk.replace(/\n$/, "").split("\n");
    const side = (sign) => lines.filter((line) => !line.startsWith(sign)).map((line) => line.slice(1)).join("\n");
    assert.ok(source.includes(side("+")), `${answer}.patch does not apply to ${step}`);
    source = source.replace(side("+"), () => side("-"));
  }
  writeFileSync(join(copy, `exercises/01-views/src/${step}.rs`), source);
}

const panel = () => page.locator(`section[data-step="${STEP}"]`).innerText();

test("an untouched starter is to do", async () => {
  await turns("todo");
});

test("a wrong answer turns the panel red, with the rule", async (context) => {
  saveWrong("open", "copies");
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

test("one line is read aloud, and it says what has changed", async () => {
  const regions = page.locator("[aria-live], [role=status], [role=alert], [role=log]");
  assert.equal(await regions.count(), 1);
  assert.match(await regions.textContent(), /^[^\n]+: green$/);
});

test("expected is green and yours is red, in a value as in a snapshot", async () => {
  copyFileSync(join(copy, "solutions/01-views/src/hex.rs"), join(copy, "exercises/01-views/src/hex.rs"));
  saveWrong("item", "off_by_one");
  saveWrong("dump", "ragged_dump");
  const colours = (step) =>
    page.evaluate((step) => {
      const colour = (element) => getComputedStyle(element).color;
      const named = (name) => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.color = `var(${name})`;
        return [colour(probe), probe.remove()][0];
      };
      const spans = [...document.querySelectorAll(`section[data-step="${step}"] .live-report > [class]`)];
      const sides = spans.filter((span) => span.textContent.includes(" │ ")).map((span) => [span.textContent.trim().split(" ")[0], colour(span)]);
      const [good, bad] = [named("--good"), named("--bad")];
      return sides.map(([side, seen]) => `${side}: ${seen === good ? "good" : seen === bad ? "bad" : seen}`);
    }, step);
  for (const step of ["views/item", "views/dump"]) {
    await page.locator(`section[data-step="${step}"][data-state="red"]`).waitFor({ timeout: 3 * MINUTES });
    const seen = (await colours(step)).filter((side) => /expected|yours/.test(side));
    assert.deepEqual(new Set(seen), new Set(["expected: good", "yours: bad"]), step);
  }
});

test("the page was never loaded again", async () => {
  assert.equal(await page.evaluate(() => window.neverLoadedAgain), true);
});

test("the page asks nothing of any other host", () => {
  assert.deepEqual([...asked], [new URL(server.address).host]);
});
