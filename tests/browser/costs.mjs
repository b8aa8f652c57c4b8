// The page of costs: the processor's caches behind the lines, and a reader's own figures over the book's once they are there.

import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { SCREENS, browser, build, copy, objections, server, serving } from "./workbook.mjs";

/** As long as the live tests wait for a page. */
const PATIENCE = 180_000;
const [BOOKS, YOURS] = ["costs", "yours"].map((name) => join(copy, `book/data/${name}.toml`));

let page;

serving(async () => {
  page = await browser.newPage({ viewport: SCREENS.wide, bypassCSP: true });
  page.on("pageerror", (error) => assert.fail(error));
  await page.goto(`${server.address}/what-a-copy-costs.html`);
}, () => rmSync(YOURS, { force: true }));

const chart = () => page.locator("figure.chart");
const counts = () => Promise.all([".cache", "circle", ".book"].map((part) => chart().locator(part).count()));
/** The page says so, at once or after it has loaded itself again. */
const says = (words, so = true) => page.waitForFunction(([words, so]) => document.body !== null && document.body.innerText.includes(words) === so, [words, so], { timeout: PATIENCE });

test("a band for each cache lies behind the lines, and one for what only memory holds", async () => {
  const caches = readFileSync(BOOKS, "utf8").match(/^caches = \[(.*)\]$/m)[1].split(",").length;
  const [bands, points, pale] = await counts();
  assert.deepEqual([bands, pale], [caches + 1, 0]);
  assert.ok(points > 20, String(points));
  const tops = await chart().locator(".cache").evaluateAll((bands) => bands.map((band) => band.getBoundingClientRect()).map(({ left, right }) => [left, right].map(Math.round)));
  tops.slice(1).forEach(([left], at) => assert.ok(Math.abs(left - tops[at][1]) <= 1, String(tops)));
});

test("after the bench the open page shows yours, and pale behind them the book's", async () => {
  const slower = readFileSync(BOOKS, "utf8").replace(/^(median|low|high) = (.*)$/gm, (_, name, time) => `${name} = ${4 * Number(time)}`);
  const time = () => page.locator("main table").first().locator("tbody tr").first().locator("td").nth(1).innerText();
  const [before, [, points]] = [await time(), await counts()];
  writeFileSync(YOURS, slower.replace(/^processor = .*$/m, 'processor = "9 cores of yours"').replace(/^caches = .*$/m, ""));
  await says("These figures are yours.");
  await says("on 9 cores of yours");
  assert.notEqual(await time(), before);
  assert.deepEqual(await counts(), [0, points, 6]);
  assert.deepEqual(await objections(page, "main"), []);
});

test("pages that are built for others have the book's", async () => {
  const site = build();
  try {
    assert.ok(!readFileSync(join(site.folder, "what-a-copy-costs.html"), "utf8").includes("9 cores of yours"));
  } finally {
    site.remove();
  }
});

test("figures of other work are not shown, with the reason, and without the file the book's are back", async () => {
  writeFileSync(YOURS, readFileSync(BOOKS, "utf8").replace('name = "slice-1KiB"', 'name = "slice-once"'));
  await says("Your own figures are not shown: book/data/yours.toml is of other work than this book speaks of.");
  assert.equal((await counts())[2], 0);
  rmSync(YOURS);
  await says("Your own figures are not shown", false);
  assert.equal((await counts())[2], 0);
});
