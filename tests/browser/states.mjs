// axe finds nothing to object to in a live panel, whatever its state: waiting, to do, running, broken, red and green, in light
// and in dark, on a wide screen and on a narrow one.

import assert from "node:assert/strict";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { SCREENS, browser, copy, objections, saveRight, saveStarter, saveWrong, server, serving } from "./workbook.mjs";

const STEP = "views/open";
const FILE = join(copy, "exercises/01-views/src/open.rs");
const SOLUTION = join(copy, "solutions/01-views/src/open.rs");
const MINUTES = 60_000;

const pages = [];

saveStarter();
serving(async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      const page = await (await browser.newContext({ viewport, colorScheme, bypassCSP: true })).newPage();
      await page.goto(`${server.address}/01-views.html`);
      pages.push([`${colorScheme}, ${screen}`, page]);
    }
  }
}, saveStarter);

/** What axe objects to in the panels that `selector` finds, on every page, when all of them are unfolded. */
async function inPanels(selector) {
  const found = [];
  for (const [name, page] of pages) {
    await page.locator(selector).first().waitFor({ timeout: 3 * MINUTES });
    await page.locator(`${selector}[data-folded=true] .step-toggle`).evaluateAll((buttons) => buttons.forEach((button) => button.click()));
    found.push(...(await objections(page, selector)).map((one) => `${name}: ${one}`));
  }
  return found;
}

const state = (name) => `section[data-step="${STEP}"][data-state="${name}"]:not([data-running])`;

test("to do", async () => assert.deepEqual(await inPanels(state("todo")), []));

test("waiting", async () => assert.deepEqual(await inPanels("section.step[data-state=waiting]"), []));

test("red", async () => {
  saveWrong("open", "copies");
  assert.deepEqual(await inPanels(state("red")), []);
});

test("running, with the red result of before", async () => {
  const go = join(copy, "go");
  const wait = `while !std::path::Path::new(${JSON.stringify(go)}).exists() {}\n`;
  writeFileSync(FILE, readFileSync(SOLUTION, "utf8").replace(/fn fmt\(.*\{\n/, (line) => line + wait));
  const [, first] = pages[0];
  await first.locator(".step-run").getByText(/ of /).first().waitFor({ timeout: MINUTES });
  const found = await inPanels(`section[data-step="${STEP}"][data-running]`);
  const still = await first.locator(`section[data-step="${STEP}"][data-running]`).count();
  writeFileSync(go, "");
  assert.deepEqual(found, []);
  assert.equal(still, 1, "it ran all the time");
});

test("green", async () => {
  assert.deepEqual(await inPanels(state("green")), []);
  rmSync(join(copy, "go"));
});

test("broken", async () => {
  copyFileSync(join(copy, "README.md"), FILE);
  assert.deepEqual(await inPanels(state("broken")), []);
  saveRight("open");
});
