// README's picture: a step in the browser, one answer away from green. WORKBOOK_UPDATE=1 writes it.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";

import { browser, saveRight, saveStarter, saveWrong, server, serving } from "./workbook.mjs";

const MINUTES = 60_000;
const SIZE = { width: 1280, height: 900 };


for (const step of ["open", "compare"]) saveRight(step);
saveWrong("item", "off_by_one");
serving(undefined, saveStarter);

test("README shows a red step of the present page", async () => {
  const page = await browser.newPage({ viewport: SIZE, colorScheme: "light" });
  await page.goto(`${server.address}/01-views.html#step-item`);
  const red = page.locator('section[data-step="views/item"][data-state="red"]');
  await red.waitFor({ timeout: 5 * MINUTES });
  await red.evaluate((panel) => scrollTo({ top: panel.getBoundingClientRect().top + scrollY - 120, behavior: "instant" }));
  assert.ok(await red.getByText("yours").first().isVisible(), "both sides are in the picture");
  const picture = await page.screenshot();
  assert.ok(picture.length < 300_000, `${picture.length} bytes are too many for a picture of a page`);
  if (process.env.WORKBOOK_UPDATE === "1") writeFileSync(".github/screenshot.png", picture);
});
