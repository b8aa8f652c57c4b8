// What the keys do: those that move inside of something stay there, and the text is one key away.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browser, server, serving } from "./workbook.mjs";

const PAGE = "02-slicing.html";

serving();
let page;

/** Opens the chapter anew, on a screen where its listings have to scroll. */
async function open() {
  await page?.close();
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${server.address}/${PAGE}`);
}

/** Which page is shown a moment after the key. */
async function pageAfter(key) {
  await page.keyboard.press(key);
  await page.waitForTimeout(500);
  return new URL(page.url()).pathname;
}

for (const [what, selector] of Object.entries({
  "a code box that scrolls": "main pre > code[tabindex]",
  "a summary": "main summary",
  "a button": "#mdbook-theme-toggle",
})) {
  test(`arrows stay in ${what}`, async () => {
    await open();
    await page.locator(selector).first().focus();
    for (const key of ["ArrowRight", "ArrowLeft"]) assert.equal(await pageAfter(key), `/${PAGE}`);
    const focused = await page.evaluate((selector) => document.activeElement.matches(selector), selector);
    assert.ok(focused, "the focus has not moved");
  });
}

test("an arrow scrolls a code box", async () => {
  await open();
  const box = page.locator("main pre > code[tabindex]").first();
  await box.focus();
  assert.equal(await pageAfter("ArrowRight"), `/${PAGE}`);
  assert.ok((await box.evaluate((box) => box.scrollLeft)) > 0);
});

test("with the focus nowhere, an arrow turns the page", async () => {
  await open();
  assert.equal(await pageAfter("ArrowRight"), "/03-mutation.html");
});

test("the first Tab is the way past the sidebar", async () => {
  await page.close();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.address}/${PAGE}`);
  const focused = () => page.evaluate(() => [document.activeElement.textContent, document.activeElement.closest("main") !== null]);
  await page.keyboard.press("Tab");
  assert.deepEqual(await focused(), ["Skip to the text", false]);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal((await focused())[1], true);
});
