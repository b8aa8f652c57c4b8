// The cover: the title is memory that can be typed into, a window lies over it, and a copy hears nothing of what is typed;
// the cards lead to the chapters, and fill as their steps are green.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { LATER, SCREENS, axe, browser, build, copy, openAlive, saveRight, server, serving } from "./workbook.mjs";

const MINUTES = 60_000;

let site, page;

serving(() => (site = build()), () => site?.remove());

/** Opens the first page from disk and waits until its cover is alive. */
async function open(options = {}, query = "") {
  await page?.context().close();
  page = await openAlive(browser, `file://${site.folder}/index.html${query}`, "cover", options);
  return page.locator("#cover");
}

const said = (cover) => cover.locator(".touch-stage .touch-repl").innerText();
const cell = (cover, at) => cover.getByRole("textbox", { name: `owner[${at}]`, exact: true });
const end = (cover, name) => cover.getByRole("slider", { name: `${name} of the window` });

test("what is typed into a cell is seen through the window, and a copy hears nothing of it", async () => {
  const cover = await open();
  assert.equal(await said(cover), ">>> view = memoryview(owner)[0:5]\n>>> bytes(view)\nb'Views'");
  await cell(cover, 0).click();
  await page.keyboard.type("Pie");
  assert.equal(await said(cover), ">>> view = memoryview(owner)[0:5]\n>>> owner[2] = 101\n>>> bytes(view)\nb'Piews'");
  assert.match(await cover.innerText(), /0 bytes copied/);
  await cover.getByRole("button", { name: "Copy instead" }).click();
  assert.match(await cover.innerText(), /5 bytes copied/);
  await cell(cover, 0).click();
  await page.keyboard.type("News ");
  assert.equal(await said(cover), ">>> copy = owner[0:5]\n>>> owner[4] = 32\n>>> bytes(copy)\nb'Piews'");
  assert.deepEqual(await cover.locator(".cover-copy > span").allTextContents(), [..."Piews"]);
  await cover.getByRole("button", { name: "Copy instead" }).click();
  assert.equal(await said(cover), ">>> view = memoryview(owner)[0:5]\n>>> bytes(view)\nb'News '");
});

test("a cell holds one byte: what is none is refused in words, and the cell stays as it was", async () => {
  const cover = await open();
  await cell(cover, 1).fill("é");
  assert.match(await cover.innerText(), /A cell holds one byte/);
  assert.equal(await cell(cover, 1).inputValue(), "i");
  await cell(cover, 1).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "owner[2]");
});

test("keys move each end, and both with Shift; Esc goes back to the start", async () => {
  const cover = await open();
  await end(cover, "stop").focus();
  const steps = [["ArrowLeft", "0:4"], ["ArrowLeft", "0:3"], ["End", "0:17"], ["Home", "0:1"], ["Shift+ArrowRight", "1:2"], ["PageUp", "1:6"], ["Shift+ArrowLeft", "0:5"], ["Shift+ArrowLeft", "0:5"], ["PageDown", "0:1"], ["Escape", "0:5"]];
  for (const [key, window] of steps) {
    await page.keyboard.press(key);
    assert.ok((await said(cover)).includes(`[${window}]`), `${key}: ${await said(cover)}`);
  }
});

for (const [screen, viewport] of Object.entries(SCREENS)) {
  test(`the frame is dragged, and each of its ends, ${screen}`, async () => {
    const cover = await open({ viewport });
    const middle = async (locator) => {
      const { x, y, width, height } = await locator.boundingBox();
      return [x + width / 2, y + height / 2];
    };
    const drag = async (from, [x, y]) => {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(x, y, { steps: 8 });
      await page.mouse.up();
    };
    await drag(await middle(cell(cover, 1)), await middle(cell(cover, 12)));
    assert.match(await said(cover), /\[11:16\][^]*b'Copie'/);
    const [x, y] = await middle(end(cover, "stop"));
    await drag([x, y], [x + (await cell(cover, 0).boundingBox()).width, y]);
    assert.match(await said(cover), /\[11:17\][^]*b'Copies'/);
    const [from, to, away] = [await middle(cell(cover, 11)), await middle(cell(cover, 7)), await middle(end(cover, "start"))];
    await drag(away, [away[0] + to[0] - from[0], away[1] + to[1] - from[1]]);
    assert.match(await said(cover), /\[7:17\][^]*b'Not Copies'/);
    for (const name of ["start", "stop"]) {
      const { width, height } = await end(cover, name).boundingBox();
      assert.ok(width >= 44 && height >= 44, `${name} is ${width} by ${height}`);
    }
  });
}

test("the state is in the address; one that cannot be is not taken", async () => {
  const cover = await open();
  await end(cover, "stop").press("ArrowLeft");
  await cell(cover, 0).fill("P");
  await cover.getByRole("button", { name: "Copy instead" }).click();
  await page.waitForTimeout(LATER);
  const { search } = new URL(page.url());
  const again = await open({}, search);
  assert.match(await said(again), /copy = owner\[0:4\][^]*b'Piew'/);
  for (const bad of ["?cover=5:5", "?cover=3:99", "?cover=0:5,00", "?cover=0:5,ff69657773"]) {
    assert.match(await said(await open({}, bad)), /\[0:5\][^]*b'Views'/, bad);
  }
});

test("one status line says what changed", async () => {
  const cover = await open();
  await page.waitForTimeout(LATER);
  assert.equal(await cover.getByRole("status").textContent(), "");
  await cell(cover, 1).fill("o");
  await page.waitForTimeout(LATER);
  assert.equal(await cover.getByRole("status").textContent(), "bytes(view) is b'Voews', 0 bytes copied");
});

for (const colorScheme of ["light", "dark"]) {
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    test(`${colorScheme}, ${screen}: axe objects to nothing, it fits, and nothing moves as it comes to life`, async () => {
      const cover = await open({ viewport, colorScheme });
      await cover.getByRole("button", { name: "Copy instead" }).click();
      await end(cover, "stop").press("End");
      await page.addScriptTag({ path: axe });
      const { violations } = await page.evaluate(() => window.axe.run({ rules: { "target-size": { enabled: true } } }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" "))}`), []);
      const { height, room, over } = await cover.locator(".touch-stage").evaluate((stage) => {
        const room = parseFloat(getComputedStyle(stage).minBlockSize);
        stage.style.minBlockSize = 0;
        const { scrollWidth, clientWidth } = document.documentElement;
        return { room, height: stage.getBoundingClientRect().height, over: scrollWidth - clientWidth };
      });
      assert.ok(height <= room && height > room - 20, `it is ${height} high, and has room for ${room}`);
      assert.ok(over <= 0, `${over} too wide`);
    });
  }
}

test("without a script the title is there with its frame, the cards are links, and all begins with chapter 1", async () => {
  await page?.context().close();
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`file://${site.folder}/index.html`);
  assert.ok(await page.getByRole("img", { name: "Views, Not Copies" }).isVisible());
  assert.equal(await page.locator(".cover-cells > .seen").count(), 5);
  const links = await page.locator(".card > a").evaluateAll((all) => all.map((link) => link.pathname.split("/").pop()));
  assert.equal(links.length, 8);
  assert.deepEqual([links[0], links[7]], ["01-views.html", "08-ring-buffer.html"]);
  assert.match(await page.locator(".cover-begin").innerText(), /^Begin chapter 1 · \d+ minutes$/);
});

test("each chapter opens with its number, its minutes and its steps", async () => {
  await open();
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
    execFileSync(process.env.WORKBOOK_PROGRAM, ["reset", "views"], { cwd: copy });
  }
});
