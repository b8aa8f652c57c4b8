// The same text beside mdBook as it comes, served in the same way in the same run: what a first visit loads, when its largest
// part is painted, how much moves, and how long the search's index is. Bytes are compared, times are said.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";

import { browse, build, buildStock, serveFolder, visit } from "./workbook.mjs";

const PAGES = ["introduction", "01-views", "02-slicing", "08-ring-buffer", "what-a-copy-costs"];
const WIDTH = 1440;
const RUNS = 5;

const books = {};
let browser;

before(async () => {
  for (const [name, make] of Object.entries({ ours: build, stock: buildStock })) {
    const site = make();
    books[name] = { site, served: await serveFolder(site.folder) };
  }
  browser = await browse();
});

after(async () => {
  await browser?.close();
  for (const { site, served } of Object.values(books)) {
    served.stop();
    site.remove();
  }
});

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
const KB = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;

/** The middle of several first visits to a page of each book, in turn: what slows one run down slows both. */
async function visits(page) {
  const seen = { ours: [], stock: [] };
  for (let run = 0; run < RUNS; run++) {
    for (const [name, { served }] of Object.entries(books)) seen[name].push(await visit(browser, served, `${page}.html`, WIDTH));
  }
  const middle = (runs) => Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(runs.map((run) => run[key]))]));
  return Object.fromEntries(Object.entries(seen).map(([name, runs]) => [name, middle(runs)]));
}

for (const page of PAGES) {
  test(`${page} loads no more than stock mdBook's of the same text`, async (context) => {
    const { ours, stock } = await visits(page);
    for (const [name, { bytes, requests, shift, paint }] of Object.entries({ ours, stock })) {
      context.diagnostic(`${name}: ${KB(bytes)} gzipped in ${requests} requests, layout shift ${shift.toFixed(4)}, largest paint after ${Math.round(paint)} ms`);
    }
    assert.ok(ours.bytes > 20_000 && ours.bytes < stock.bytes);
  });
}

test("the search's index is no larger than stock mdBook's", (context) => {
  const [ours, stock] = ["ours", "stock"].map((name) => {
    const { folder } = books[name].site;
    const index = readFileSync(join(folder, readdirSync(folder).find((file) => file.startsWith("searchindex"))));
    context.diagnostic(`${name}: ${KB(index.length)}, ${KB(gzipSync(index).length)} gzipped`);
    return index.length;
  });
  assert.ok(ours > 100_000 && ours <= stock);
});
