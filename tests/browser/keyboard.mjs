// One step of chapter 1 by keyboard alone, from the address bar to the next step. Its diagnostic is the path, a key a line.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browser, saveRight, saveStarter, server, serving } from "./workbook.mjs";

const STEP = 'section[data-step="views/open"]';
const MINUTES = 60_000;
/** So many presses of a key lead from one place of the step to the next at most. */
const PRESSES = 30;

let page;
const path = [];

saveStarter();
serving(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.address}/01-views.html`);
  await page.locator(`${STEP}[data-state=todo]`).waitFor({ timeout: 3 * MINUTES });
}, saveStarter);

/** What has the focus, in words, and whether it is in sight. */
const focused = () =>
  page.evaluate(() => {
    const at = document.activeElement;
    const box = at.getBoundingClientRect();
    const label = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent.trim().split("\n")[0];
    return { says: `${at.localName} ${label.slice(0, 60)}`, inSight: box.bottom > 0 && box.top < innerHeight };
  });

async function press(key) {
  await page.keyboard.press(key);
  const { says, inSight } = await focused();
  path.push(`${key} → ${says}`);
  return { says, inSight };
}

/** Presses `key` until the focus is on what `selector` finds. */
async function reach(key, selector) {
  for (let count = 0; count < PRESSES; count++) {
    const { says, inSight } = await press(key);
    assert.ok(inSight, `${says} has the focus and is out of sight`);
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
  }
  assert.fail(`${PRESSES} times ${key} did not lead to ${selector}:\n${path.join("\n")}`);
}

test("one step, from the address bar to the next step, by keyboard alone", async (context) => {
  const status = page.locator("main > [role=status]");
  try {
    await reach("Tab", ".skip-link");
    await press("Enter");
    await reach("Tab", `${STEP} textarea`);
    await page.keyboard.type("three words");
    await reach("Tab", `${STEP} .step-answer > summary`);
    await press("Enter");
    assert.ok(await page.locator(`${STEP} .step-answer[open]`).isVisible());
    await reach("Tab", `${STEP} .step-hint > summary`);
    await press("Enter");
    assert.ok(await page.locator(`${STEP} .step-hint[open]`).first().isVisible());

    saveRight("open");
    await page.locator(`${STEP}[data-state=green]`).waitFor({ timeout: 3 * MINUTES });
    assert.match(await status.textContent(), /^Open a window: green/);
    path.push(`the file is saved, and read aloud is: ${await status.textContent()}`);

    await reach("Shift+Tab", `${STEP} .step-line > a`);
    assert.equal(await page.locator(STEP).getAttribute("data-folded"), "true", "the step is one line when the focus has left it");
    await press("Enter");
    assert.equal(new URL(page.url()).hash, "#item");
    await reach("Tab", 'section[data-step="views/item"] textarea');
    assert.equal(await page.locator(`${STEP} textarea`).inputValue(), "three words", "the prediction is kept");
  } finally {
    path.forEach((line) => context.diagnostic(line));
  }
});
