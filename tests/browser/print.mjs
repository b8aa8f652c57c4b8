// A page on paper: room to write a prediction, nothing that is folded or can be pressed, listings that stay whole, with their
// lines; the printer in the menu prints the page that is read.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browser, building, site } from "./workbook.mjs";

/** 210 mm without 12 mm on either side, at 96 pixels an inch. */
const A4_WITHIN_ITS_MARGINS = 703;

let page;

building(async () => {
  // As wide as A4.
  page = await browser.newPage({ viewport: { width: 794, height: 1123 }, colorScheme: "dark" });
  await page.goto(`file://${site.folder}/02-slicing.html`);
  await page.emulateMedia({ media: "print" });
});

test("there is room to write a prediction", async () => {
  const fields = page.locator(".step-guess textarea");
  assert.equal(await fields.count(), 6);
  for (const field of await fields.all()) assert.ok((await field.boundingBox()).height >= 90);
});

test("what is folded is not there, and nothing can be pressed", async () => {
  assert.equal(await page.locator("summary:visible").count(), 0);
  assert.equal(await page.locator("button:visible").count(), 0);
  await page.locator(".step-answer").first().evaluate((fold) => (fold.open = true));
  assert.equal(await page.locator(".step-answer:visible").count(), 1, "what is open is printed");
});

test("a command is no box of a terminal, a listing stays whole, and a solution that is opened may break", async () => {
  const command = page.locator("pre:has(> code.terminal)").first();
  assert.equal(await command.evaluate((box) => getComputedStyle(box, "::before").content), "none");
  const breaks = async (selector) => new Set(await page.locator(selector).evaluateAll((boxes) => boxes.map((box) => getComputedStyle(box).breakInside)));
  assert.deepEqual(await breaks("main > pre"), new Set(["avoid"]));
  assert.deepEqual(await breaks(".step-solution pre, .step-solution pre > code"), new Set(["auto"]));
});

test("no line of what rustc says breaks on A4, so that its arrows point at what they are for", async () => {
  const narrow = await browser.newPage({ viewport: { width: A4_WITHIN_ITS_MARGINS, height: 1000 } });
  await narrow.emulateMedia({ media: "print" });
  for (const chapter of ["02-slicing", "06-cast"]) {
    await narrow.goto(`file://${site.folder}/${chapter}.html`);
    const heights = await narrow.locator("code.rustc").evaluateAll((boxes) =>
      boxes.map((box) => {
        const printed = box.getBoundingClientRect().height;
        box.style.whiteSpace = "pre";
        return [printed, box.getBoundingClientRect().height];
      }),
    );
    assert.ok(heights.length > 0, chapter);
    for (const [printed, unbroken] of heights) assert.equal(printed, unbroken, chapter);
  }
  await narrow.close();
});

test("paper is white, also in the dark", async () => {
  const colours = await page.evaluate(() => [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.querySelector("main > p:not(.opening)")).color]);
  assert.deepEqual(colours, ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
});

test("the printer prints this page", async () => {
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => (window.print = () => (window.printed = location.pathname)));
  await page.getByRole("link", { name: "Print this page" }).click();
  assert.match(await page.evaluate(() => window.printed), /02-slicing\.html$/);
  assert.match(page.url(), /02-slicing\.html$/);
});
