// The picture that a link to the book shows elsewhere, of the real cover. WORKBOOK_UPDATE=1 writes it.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { browser, building, copy, site } from "./workbook.mjs";

const FILE = "book/chapters/images/card.png";
/** What the sites that show such a picture ask for. */
const SIZE = { width: 1200, height: 630 };
const SCALE = 1.5;

building();

/** Width and height, as a PNG's header has them. */
const sizeOf = (png) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

test("the card is the cover with its three lines, and a page's head names it by a file of the book", async () => {
  const viewport = { width: SIZE.width / SCALE, height: SIZE.height / SCALE };
  const page = await browser.newPage({ viewport, deviceScaleFactor: SCALE, colorScheme: "light" });
  await page.goto(`file://${site.folder}/index.html`);
  await page.locator("#cover.alive").waitFor();
  await page.addStyleTag({ content: "#mdbook-menu-bar, .cover-hint, .cover-begin { display: none !important } .touch-stage { min-block-size: 0 !important } .content figure.cover { margin-block: 2.4em 1.6em }" });
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  for (const seen of ["#cover .touch-repl", ".cover-begin + p"]) {
    const { y, height } = await page.locator(seen).last().boundingBox();
    assert.ok(y > 0 && y + height < viewport.height, `${seen} is in the picture`);
  }
  const picture = await page.screenshot();
  assert.deepEqual(sizeOf(picture), SIZE);
  assert.ok(picture.length < 100_000, `${picture.length} bytes are too many for a card`);
  if (process.env.WORKBOOK_UPDATE === "1") writeFileSync(FILE, picture);
  assert.deepEqual(sizeOf(readFileSync(join(copy, FILE))), SIZE);
  const named = await page.locator('meta[property="og:image"]').evaluate((tag) => new URL(tag.content, location.href).href);
  assert.equal(named, `file://${site.folder}/images/card.png`);
});
