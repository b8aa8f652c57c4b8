// A page for a room: one part a screen, by the arrow keys, in large type; notes that come and go; nothing is remembered.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browser, building, objections, pages, site } from "./workbook.mjs";

let page;

building();

/** Opens a page from disk, on a projector. */
async function open(address) {
  await page?.close();
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`file://${site.folder}/${address}`);
}

const count = () => page.locator(".projector-count").textContent();
const headings = () => page.locator("main > :is(h1, h2, h3), main > hgroup > :is(h1, h2, h3)");
/** How many headings the first part shows: the title, which has little below it, and the first. */
const FIRST = 2;
/** The part in which the heading with this number is. */
const part = (number) => Math.max(0, number + 1 - FIRST);
/** The headings that are seen; that of the page is always there for those who listen. */
const shown = () => page.locator("main > :is(h1.on-screen, h2, h3):visible, main > hgroup > :is(h2, h3):visible").allTextContents();

for (const name of pages.filter((name) => /^\d/.test(name))) {
  test(`${name} is shown part by part, and no part of it is missing`, async () => {
    await open(`${name}?projector`);
    const all = await headings().allTextContents();
    const parts = [all.slice(0, FIRST), ...all.slice(FIRST).map((heading) => [heading])];
    const seen = [];
    let elements = 0;
    for (const [number, headings] of parts.entries()) {
      assert.equal(await count(), `${number + 1} of ${parts.length}`);
      assert.deepEqual([await shown(), await page.evaluate(() => document.activeElement.textContent)], [headings, headings[0]]);
      seen.push(...(await shown()));
      elements += await page.locator("main > .on-screen").count();
      await page.keyboard.press("ArrowRight");
    }
    assert.deepEqual(seen, all);
    assert.equal(elements, await page.locator("main > :not(.talk)").count());
    assert.equal(await count(), `${parts.length} of ${parts.length}`, "after the last part nothing comes, and no other page");
    const points = page.locator(".talk li");
    assert.deepEqual([await points.count(), await points.first().isVisible()], [5, false]);
  });
}

/** What the page's address has for each of its headings. */
const places = () => headings().evaluateAll((all) => all.map((heading) => heading.id));

test("the keys go back, to the ends, to the notes and away", async () => {
  await open("02-slicing.html");
  const [all, ids] = [await headings().allTextContents(), await places()];
  await open(`02-slicing.html?projector#${ids[4]}`);
  assert.deepEqual(await shown(), [all[4]], "it begins where the address points to");
  const parts = part(all.length);
  for (const [key, at] of [["ArrowLeft", 3], ["PageDown", 4], ["PageUp", 3], ["Home", 0], ["End", all.length - 1]]) {
    await page.keyboard.press(key);
    const headings = at ? [all[at]] : all.slice(0, FIRST);
    assert.deepEqual([await count(), await shown()], [`${part(at) + 1} of ${parts}`, headings], key);
  }
  const notes = page.locator(".talk");
  await page.keyboard.press("n");
  assert.ok(await notes.isVisible());
  await page.keyboard.press("n");
  assert.ok(!(await notes.isVisible()));
  await page.getByRole("button", { name: "Notes" }).click();
  assert.ok(await notes.isVisible());
  await page.keyboard.press("Escape");
  assert.ok(!(await notes.isVisible()));
  assert.equal(await page.locator("main :is(h1, h2, h3):visible").count(), all.length, "the page is whole again");
  assert.match(page.url(), /02-slicing\.html/);
});

test("the arrows that turn mdBook's pages are not on the screen, with the sidebar open", async () => {
  await open("02-slicing.html?projector");
  assert.ok(await page.locator("#mdbook-sidebar-toggle-anchor").isChecked(), "the sidebar was open before");
  assert.ok((await page.locator(".nav-wrapper").count()) > 0, "mdBook has them");
  for (const _ of await places()) {
    assert.equal(await page.locator(":is(.nav-wrapper, .nav-wide-wrapper):visible").count(), 0);
    await page.keyboard.press("ArrowRight");
  }
});

test("keys that write or scroll stay where the focus is", async () => {
  await open("02-slicing.html?projector#step-resolve");
  const before = await count();
  const field = page.locator(".step-guess textarea:visible");
  await field.fill("nine");
  for (const key of ["Home", "ArrowRight", "n"]) await page.keyboard.press(key);
  assert.deepEqual([await field.inputValue(), await count()], ["nnine", before]);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".projector-bar").count(), 0);
});

test("type is large, nothing is too wide, and the button begins where one reads", async () => {
  await open("02-slicing.html");
  const heading = headings().nth(3);
  await heading.evaluate((heading) => heading.scrollIntoView());
  await page.getByRole("button", { name: "Projector view" }).click();
  assert.deepEqual(await shown(), [await heading.textContent()]);
  const size = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("main > p")).fontSize));
  assert.ok(size >= 28, `${size} px`);
  for (const _ of await places()) {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${await shown()}: ${wide} px too wide`);
    await page.keyboard.press("ArrowRight");
  }
});

test("a link to another part shows that, and nothing is remembered", async () => {
  await open("02-slicing.html?projector");
  assert.equal(await page.locator("#step-walk").isVisible(), false);
  await page.evaluate(() => (location.hash = "#step-walk"));
  await page.locator("#step-walk").waitFor();
  const kept = await page.evaluate(() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage));
  assert.ok(!kept.includes("projector"), kept);
  await page.goto(`file://${site.folder}/03-mutation.html`);
  assert.equal(await page.locator(".projector-bar").count(), 0);
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe has nothing to object to, ${colorScheme}`, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, colorScheme });
    const page = await context.newPage();
    await page.goto(`file://${site.folder}/02-slicing.html?projector#live-error`);
    await page.keyboard.press("n");
    const found = await objections(page);
    await context.close();
    assert.deepEqual(found, []);
  });
}
