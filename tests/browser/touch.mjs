// Figures that can be touched: by keys, by dragging, by typing; their state is in the address; without a script they are drawn.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { LATER, SCREENS, browser, build, measured, objections, openAlive, reloadAlive, server, serving } from "./workbook.mjs";

const SHIFT = 0.02;
const MOST = 12_000;

let site, page;

serving(() => (site = build()), () => site?.remove());

/** Opens a page, waits until its figure is alive, and gives the figure. */
async function open(address, id, options = {}) {
  await page?.context().close();
  page = await openAlive(browser, address, id, options);
  return page.locator(`#${id}`);
}

const slicing = (options, query = "") => open(`${server.address}/02-slicing.html${query}`, "f2", options);
const answer = (figure) => figure.locator(".touch-repl").innerText();

test("the slice of the text is what the figure shows at first", async () => {
  const figure = await slicing();
  assert.equal(await answer(figure), ">>> bytes(view[6:1:-2])\nb'gec'");
  assert.match(await figure.innerText(), /\(6 − 1 − 1\) \/\/ 2 \+ 1 = 3/);
  assert.match(await figure.innerText(), /slice index starts at 6 but ends at 1/);
});

test("keys move a handle: arrows, Home, End, the Page keys, and Esc back to the start", async () => {
  const figure = await slicing();
  const start = figure.getByRole("slider", { name: "start" });
  await start.focus();
  const value = () => start.getAttribute("aria-valuenow");
  for (const [key, expected] of [["ArrowLeft", "5"], ["ArrowUp", "6"], ["PageDown", "2"], ["PageUp", "6"], ["End", "10"], ["Home", "-10"], ["Escape", "6"]]) {
    await page.keyboard.press(key);
    assert.equal(await value(), expected, key);
  }
  await page.keyboard.press("Delete");
  assert.equal(await answer(figure), ">>> bytes(view[:1:-2])\nb'hfd'");
  assert.equal(new URL(page.url()).pathname, "/02-slicing.html");
});

test("a handle is dragged, and is as large as a finger", async () => {
  for (const viewport of Object.values(SCREENS)) {
    const figure = await slicing({ viewport });
    const cell = await figure.locator(".touch-cells > span").first().boundingBox();
    assert.equal(Math.round(cell.height), viewport.width < 500 ? 32 : 44);
    for (const handle of await figure.getByRole("slider").all()) {
      const { width, height } = await handle.boundingBox();
      if ((await handle.getAttribute("data-for")) !== null) assert.ok(width >= 44 && height >= 44, `${width} by ${height}`);
    }
    const { x, y, width, height } = await figure.getByRole("slider", { name: "stop" }).boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + 2 * cell.width, y + height / 2, { steps: 4 });
    await page.mouse.up();
    assert.equal(await answer(figure), ">>> bytes(view[6:3:-2])\nb'ge'");
  }
});

test("what is typed counts, with Python's own words for what cannot be", async () => {
  const figure = await slicing();
  await figure.getByRole("textbox", { name: "step" }).fill("0");
  assert.match(await answer(figure), /ValueError: slice step cannot be zero$/);
  await figure.getByRole("textbox", { name: "step" }).fill("");
  await figure.getByRole("textbox", { name: "start" }).fill("5");
  await figure.getByRole("textbox", { name: "stop" }).fill("100");
  assert.equal(await answer(figure), ">>> bytes(view[5:100])\nb'fgh'");
  assert.match(await figure.innerText(), /range end index 100 out of range for slice of length 8/);
  await figure.getByRole("slider", { name: "length" }).press("ArrowLeft");
  assert.equal(await answer(figure), ">>> bytes(view[5:100])\nb'fg'");
  await figure.getByRole("textbox", { name: "bytes" }).fill("\\x00own bytes");
  assert.equal(await answer(figure), ">>> bytes(view[5:100])\nb'bytes'");
});

test("a slice of a slice of a slice is one view", async () => {
  const figure = await slicing();
  await figure.getByRole("button", { name: "Slice again" }).click();
  await figure.getByRole("textbox", { name: "step" }).fill("-1");
  await figure.getByRole("button", { name: "Slice again" }).click();
  await figure.getByRole("textbox", { name: "start" }).fill("1");
  assert.equal(await answer(figure), ">>> bytes(view[6:1:-2][::-1][1:])\nb'eg'");
  assert.match(await figure.locator(".touch-view").innerText(), /3 slices, one view\s+start\s+4\s+step\s+2\s+length\s+2\s+memory\s+\w+, 8 bytes/);
  assert.ok(await figure.getByRole("button", { name: "Slice again" }).isDisabled());
});

for (const [what, address] of Object.entries({ "the server": () => server.address, "a file": () => pathToFileURL(join(site.folder, "/")).href.replace(/\/$/, "") })) {
  test(`the state is in the address, and there after a reload: from ${what}`, async () => {
    const figure = await open(`${address()}/02-slicing.html?f2=2:7:2`, "f2");
    assert.equal(await answer(figure), ">>> bytes(view[2:7:2])\nb'ceg'");
    await figure.getByRole("slider", { name: "step" }).press("ArrowRight");
    await page.waitForTimeout(LATER);
    assert.equal(new URL(page.url()).search, "?f2=2:7:3");
    await reloadAlive(page, "f2");
    assert.equal(await answer(figure), ">>> bytes(view[2:7:3])\nb'cf'");
    await figure.getByRole("button", { name: "As at first" }).click();
    await page.waitForTimeout(LATER);
    assert.equal(new URL(page.url()).search, "");
  });
}

test("the link that is copied leads to the figure in its state", async () => {
  const figure = await slicing({ permissions: ["clipboard-read", "clipboard-write"] }, "?f2=::-1");
  await figure.getByRole("button", { name: "Copy link" }).click();
  await figure.getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${server.address}/02-slicing.html?f2=::-1#f2`);
});

test("one status line says what changed, and nothing before", async () => {
  const figure = await slicing();
  const status = figure.getByRole("status");
  await page.waitForTimeout(LATER);
  assert.equal(await status.textContent(), "");
  await figure.getByRole("slider", { name: "start" }).press("ArrowLeft");
  await page.waitForTimeout(LATER);
  assert.equal(await status.textContent(), "view[5:1:-2] shows 2 bytes: b'fd'");
});

test("with less motion, nothing slides", async () => {
  const slides = async () => (await slicing({ reducedMotion: "reduce" })).locator(".touch-handle").first().evaluate((handle) => getComputedStyle(handle).transitionDuration);
  assert.equal(await slides(), "0s");
});

test("without a script, and on paper, a figure is its drawing", async () => {
  await page?.context().close();
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${server.address}/02-slicing.html`);
  const shown = () => Promise.all(["#f2 svg", "#f2 .touch-stage"].map((part) => page.locator(part).first().isVisible()));
  assert.deepEqual(await shown(), [true, false]);
  await slicing();
  assert.deepEqual(await shown(), [false, true]);
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await shown(), [true, false]);
});

/** Every figure that can be touched: its page, and what it is called. */
const FIGURES = [
  ["01-views", "lend"],
  ["01-views", "f1"],
  ["01-views", "borrow"],
  ["02-slicing", "f2"],
  ["02-slicing", "histogram"],
  ["02-slicing", "stream"],
  ["03-mutation", "f3"],
  ["03-mutation", "split"],
  ["03-mutation", "brush"],
  ["04-read-only", "f4"],
  ["04-read-only", "detach"],
  ["05-metadata", "f5"],
  ["05-metadata", "matrix"],
  ["06-cast", "f6"],
  ["06-cast", "line"],
  ["07-lifetimes", "f7"],
  ["08-ring-buffer", "f8"],
  ["08-ring-buffer", "notes"],
];

test("without a script, every figure is drawn", async () => {
  await page?.context().close();
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const [chapter, id] of FIGURES) {
    await page.goto(`${server.address}/${chapter}.html`);
    assert.ok(await page.locator(`#${id} > .memory-box > :is(svg, table)`).isVisible(), id);
  }
});

test("a figure asks for 12 KB of scripts at most, compressed", async (context) => {
  for (const [chapter, id] of [...FIGURES, ["index", "cover"]]) {
    const files = new Map();
    await page?.context().close();
    page = await browser.newPage();
    page.on("response", (response) => response.url().includes("touch") && response.url().endsWith(".js") && files.set(response.url().match(/\/[^/]*$/)[0], response.body()));
    await page.goto(`${server.address}/${chapter}.html`);
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await page.locator(`#${id}.alive`).waitFor();
    // A page's other figure, near enough to this one to be alive as well, has a script of its own.
    const others = await page.locator(`[data-touch]:not(#${id})`).evaluateAll((all) => all.map((figure) => `/${figure.dataset.touch}.js`));
    others.forEach((other) => files.delete(other));
    const sizes = (await Promise.all(files.values())).map((body) => gzipSync(body).length);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    context.diagnostic(`${id}: ${all} bytes in ${sizes.length} files`);
    assert.ok(sizes.length >= 6 && all < MOST, `${id}: ${all} bytes in ${sizes.length} files`);
  }
});

for (const viewport of Object.values(SCREENS)) {
  test(`at ${viewport.width} pixels nothing moves while the lab is read`, async () => {
    await page?.context().close();
    page = await browser.newPage({ viewport });
    await page.addInitScript(() => {
      window.shift = 0;
      const add = (list) => list.getEntries().forEach((entry) => (window.shift += entry.value));
      new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(`${server.address}/lab.html`);
    for (let screen = 0; screen < 12; screen += 1) {
      await page.evaluate(() => scrollBy({ top: innerHeight / 2, behavior: "instant" }));
      await page.waitForTimeout(120);
    }
    assert.equal(await page.locator(".touch.alive").count() > 4, true);
    const shift = await page.evaluate(() => window.shift);
    assert.ok(shift < SHIFT, String(shift));
  });
}

for (const [chapter, id] of FIGURES) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      test(`${id} in ${chapter}, ${colorScheme}, ${screen}: axe objects to nothing, it fits, and nothing moves as it comes to life`, async () => {
        const figure = await open(`${server.address}/${chapter}.html`, id, { viewport, colorScheme, bypassCSP: true });
        assert.deepEqual(await objections(page, `#${id}`), []);
        const { height, room, over } = await measured(figure);
        assert.ok(height <= room && height > room - 100, `it is ${height} high, and has room for ${room}`);
        assert.ok(over <= 0, `${over} too wide`);
      });
    }
  }
}
