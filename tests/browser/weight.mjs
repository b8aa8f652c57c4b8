// What a first visit costs: how much is loaded for a chapter, and that nothing moves while it is.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browse, build, pages, serveFolder, visit } from "./workbook.mjs";

const KILOBYTES = 150;
const SHIFT = 0.02;

let site, served, browser;

before(async () => {
  site = build();
  served = await serveFolder(site.folder);
  browser = await browse();
});

after(async () => {
  await browser?.close();
  served?.stop();
  site?.remove();
});

for (const page of pages) {
  for (const width of [1440, 390]) {
    test(`${page} at ${width} pixels is light and holds still`, async (context) => {
      const { bytes, requests, shift } = await visit(browser, served, page, width);
      const said = `${(bytes / 1000).toFixed(1)} KB gzipped in ${requests} requests, layout shift ${shift.toFixed(4)}`;
      context.diagnostic(said);
      assert.ok(bytes > 20_000 && bytes < KILOBYTES * 1000 && shift < SHIFT, said);
    });
  }
}

test("Rust, Python and the terminal are coloured, and no other language is loaded", async () => {
  const tab = await browser.newPage();
  await tab.goto(`${served.address}/02-slicing.html`);
  for (const language of ["rust", "pycon"]) {
    assert.ok((await tab.locator(`code.language-${language} [class^=hljs-]`).count()) > 0, language);
  }
  assert.ok((await tab.evaluate(() => window.hljs.listLanguages().length)) <= 6);
  await tab.close();
});
