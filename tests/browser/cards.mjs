// The first page around its cover: what it is without a script, the cards that fill as steps are green, and that it has room.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SCREENS, browser, build, measured, objections, openAlive, saveRight, saveStarter, server, serving } from "./workbook.mjs";

const MINUTES = 60_000;

let site;

serving(() => (site = build()), () => site?.remove());

for (const colorScheme of ["light", "dark"]) {
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    test(`${colorScheme}, ${screen}: axe objects to nothing, it fits, and nothing moves as it comes to life`, async () => {
      const page = await openAlive(browser, `file://${site.folder}/index.html`, "cover", { viewport, colorScheme });
      const cover = page.locator("#cover");
      await cover.getByRole("button", { name: "Copy instead" }).click();
      await cover.getByRole("slider", { name: "stop of the window" }).press("End");
      assert.deepEqual(await objections(page), []);
      const { height, room, over } = await measured(cover);
      assert.ok(height <= room && height > room - 20, `it is ${height} high, and has room for ${room}`);
      assert.ok(over <= 0, `${over} too wide`);
      await page.context().close();
    });
  }
}

test("without a script the title is there with its frame, the cards are links, and all begins with chapter 1", async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`file://${site.folder}/index.html`);
  assert.ok(await page.getByRole("img", { name: "Views, Not Copies" }).isVisible());
  assert.equal(await page.locator(".cover-cells > .seen").count(), 5);
  const links = await page.locator(".card > a").evaluateAll((all) => all.map((link) => link.pathname.split("/").pop()));
  assert.equal(links.length, 8);
  assert.deepEqual([links[0], links[7]], ["01-views.html", "08-ring-buffer.html"]);
  assert.match(await page.locator(".cover-begin").innerText(), /^Begin chapter 1 · \d+ minutes$/);
});

test("each chapter opens with its number, its minutes and its steps", async () => {
  const page = await browser.newPage();
  await page.goto(`file://${site.folder}/02-slicing.html`);
  assert.match(await page.locator("h1 + .opening").innerText(), /^Chapter 2 · \d+ min · 6 steps$/);
  assert.ok(await page.locator(".opening > .small-figure").isVisible());
});

test("served live, the ring of a chapter fills, and the cover says where to go on", async () => {
  try {
    for (const step of ["open", "compare"]) saveRight(step);
    const live = await browser.newPage();
    await live.goto(`${server.address}/`);
    await live.locator('.card[data-chapter="views"] .ring .full').nth(1).waitFor({ state: "attached", timeout: 5 * MINUTES });
    assert.match(await live.locator('.card[data-chapter="views"] .ring').getAttribute("aria-label"), /^2 of \d+ steps are green$/);
    const go = live.locator(".cover-begin > a");
    await go.filter({ hasText: /^Continue: .+ \(\d of \d+\)$/ }).waitFor({ timeout: 5 * MINUTES });
    await go.click();
    await live.waitForURL(/01-views\.html#step-/);
  } finally {
    saveStarter();
  }
});
