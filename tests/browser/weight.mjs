// What a first visit costs: how much is loaded for a chapter, and that nothing moves while it is.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";

import { browse, build, pages } from "./workbook.mjs";

const KILOBYTES = 150;
const SHIFT = 0.02;
const TYPES = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".svg": "image/svg+xml" };

let site, server, browser, address;
/** The bytes of each answer by its path. */
const sent = new Map();

before(async () => {
  site = build();
  server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const file = join(site.folder, path);
    if (!existsSync(file)) return response.writeHead(404).end();
    const body = gzipSync(readFileSync(file));
    sent.set(path, body.length);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "cache-control": "no-store" }).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  address = `http://127.0.0.1:${server.address().port}`;
  browser = await browse();
});

after(async () => {
  await browser?.close();
  server?.close();
  site?.remove();
});

for (const page of pages) {
  for (const width of [1440, 390]) {
    test(`${page} at ${width} pixels is light and holds still`, async (context) => {
      sent.clear();
      const tab = await browser.newPage({ viewport: { width, height: 900 } });
      await tab.addInitScript(() => {
        window.shift = 0;
        const add = (list) => list.getEntries().forEach((entry) => (window.shift += entry.hadRecentInput ? 0 : entry.value));
        new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
      });
      await tab.goto(`${address}/${page}`);
      await tab.waitForTimeout(300);
      const shift = await tab.evaluate(() => window.shift);
      await tab.close();
      const bytes = [...sent].filter(([path]) => !path.includes("searchindex")).reduce((sum, [, bytes]) => sum + bytes, 0);
      const said = `${(bytes / 1000).toFixed(1)} KB gzipped in ${sent.size} requests, layout shift ${shift.toFixed(4)}`;
      context.diagnostic(said);
      assert.ok(bytes > 20_000 && bytes < KILOBYTES * 1000 && shift < SHIFT, said);
    });
  }
}

test("Rust, Python and the terminal are coloured, and no other language is loaded", async () => {
  const tab = await browser.newPage();
  await tab.goto(`${address}/02-slicing.html`);
  for (const language of ["rust", "pycon"]) {
    assert.ok((await tab.locator(`code.language-${language} [class^=hljs-]`).count()) > 0, language);
  }
  assert.ok((await tab.evaluate(() => window.hljs.listLanguages().length)) <= 6);
  await tab.close();
});
