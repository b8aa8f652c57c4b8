// The cover: the title is memory that can be typed into, a window lies over it, and a copy hears nothing of what is typed.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LATER, SCREENS, browser, build, openAlive, serving } from "./workbook.mjs";

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
const hint = (cover) => cover.locator(".cover-hint").innerText();
/** The letters in the cells of a memory that are shown. */
const lettersOf = async (cover, name) => (await cover.getByRole("textbox", { name: `${name}[` }).evaluateAll((all) => all.map((one) => one.value))).join("");
const middle = async (locator) => {
  const { x, y, width, height } = await locator.boundingBox();
  return [x + width / 2, y + height / 2];
};
const drag = async (from, to) => {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 8 });
  await page.mouse.up();
};

test("what is typed into a cell is seen through the window, and a copy hears nothing of it", async () => {
  const cover = await open();
  assert.equal(await said(cover), ">>> view = memoryview(owner)[0:5]\n>>> bytes(view)\nb'Views'");
  await cell(cover, 0).click();
  await page.keyboard.type("Pie");
  assert.equal(await said(cover), ">>> view = memoryview(owner)[0:5]\n>>> owner[2] = 101\n>>> bytes(view)\nb'Piews'");
  assert.match(await cover.innerText(), /Slice: 0 bytes copied/);
  await cover.getByRole("button", { name: "Copy instead" }).click();
  assert.match(await cover.innerText(), /Slice: 5 bytes copied/);
  await cell(cover, 0).click();
  await page.keyboard.type("News ");
  assert.equal(await said(cover), ">>> copy = owner[0:5]\n>>> owner[4] = 32\n>>> bytes(copy)\nb'Piews'");
  assert.equal(await lettersOf(cover, "copy"), "Piews");
  await cover.getByRole("button", { name: "View again" }).click();
  assert.equal(await said(cover), ">>> view = memoryview(owner)[0:5]\n>>> bytes(view)\nb'News '");
});

test("the hint leads from a drag to the letter in which owner and copy part, and marks it", async () => {
  const cover = await open();
  const parted = () => cover.locator(".cover-copy > .parted > input").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  assert.equal(await hint(cover), "Drag the frame or its ends.");
  await drag(await middle(cell(cover, 1)), await middle(cell(cover, 8)));
  assert.match(await said(cover), /\[7:12\]/);
  assert.equal(await hint(cover), "Now type over a letter inside it.");
  await cell(cover, 0).fill("v");
  assert.equal(await hint(cover), "Now type over a letter inside it.", "the window does not lie there");
  await cell(cover, 8).fill("u");
  assert.equal(await hint(cover), "You wrote to the owner; the window shows it. Now copy instead.");
  await cover.getByRole("button", { name: "Copy instead" }).click();
  assert.equal(await hint(cover), "Type again: will the copy follow?");
  await cell(cover, 0).fill("W");
  assert.equal(await hint(cover), "Type again: will the copy follow?", "that is not a byte of the copy");
  assert.deepEqual(await parted(), []);
  await cell(cover, 7).fill("H");
  assert.equal(await hint(cover), "The owner says H, the copy still says N.");
  assert.deepEqual(await parted(), ["copy[0]"]);
  await cover.getByRole("button", { name: "View again" }).click();
  assert.equal(await hint(cover), "Now type over a letter inside it.");
  const [{ fontSize, color }, text] = await cover.locator(".cover-hint").evaluate((one) => [getComputedStyle(one), document.body].map((each) => (each instanceof Element ? getComputedStyle(each).color : { fontSize: each.fontSize, color: each.color })));
  assert.deepEqual([fontSize, color], ["16px", text]);
  const [above, at, below] = await Promise.all([".touch-stage > .cover-strip", ".cover-hint", ".touch-stage .touch-repl"].map((part) => cover.locator(part).boundingBox()));
  assert.ok(above.y + above.height <= at.y && at.y + at.height <= below.y, "the hint stands between strip and session");
});

test("what is typed into the copy stays in the copy", async () => {
  const cover = await open();
  await cover.getByRole("button", { name: "Copy instead" }).click();
  await cover.getByRole("textbox", { name: "copy[1]" }).click();
  await page.keyboard.type("ou");
  assert.equal(await said(cover), ">>> copy = owner[0:5]\n>>> copy[2] = 117\n>>> bytes(copy)\nb'Vouws'");
  assert.equal(await lettersOf(cover, "copy"), "Vouws");
  assert.equal(await lettersOf(cover, "owner"), "Views,␣Not␣Copies");
  assert.equal(await hint(cover), "The copy says u, the owner still says e.");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "copy[4]", "it has five cells");
});

test("the owner is named; the buttons say what they do, and the way back is there after a change alone", async () => {
  const cover = await open();
  const label = await cover.locator(".touch-stage > .cover-strip").evaluate((strip) => {
    const { content, color } = getComputedStyle(strip, "::before");
    return [content, color === getComputedStyle(strip.querySelector("span")).borderTopColor];
  });
  assert.deepEqual(label, ['"owner"', true]);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const again = page.getByRole("button", { name: "As at first" });
  assert.equal(await again.count(), 0);
  await end(cover, "stop").press("ArrowLeft");
  await page.getByRole("button", { name: "Share this" }).click();
  await page.getByRole("button", { name: "Link ready" }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\?cover=0:4#cover$/);
  await again.click();
  assert.match(await said(cover), /\[0:5\]/);
  assert.equal(await hint(cover), "Drag the frame or its ends.");
  assert.equal(await again.count(), 0);
  assert.ok((await page.evaluate(() => document.activeElement.localName)) === "button", "the focus is not lost with the button");
});

test("on a phone between its bars, where to begin is seen before anything is scrolled, and the other buttons below it", async () => {
  const cover = await open({ viewport: { width: 390, height: 664 } });
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  const go = await page.locator(".cover-begin > a").boundingBox();
  assert.ok(go.y + go.height < 664 - 5, `it ends at ${go.y + go.height}`);
  const share = await page.getByRole("button", { name: "Share this" }).boundingBox();
  assert.ok(share.y >= go.y + go.height);
  const [first, second] = await Promise.all([cell(cover, 0), cell(cover, 7)].map((one) => one.boundingBox()));
  assert.ok(second.y - first.y <= 72, `${second.y - first.y} from row to row`);
  const [asked, cost] = await Promise.all([".touch-stage .touch-repl", ".cover-cost"].map((part) => cover.locator(part).boundingBox()));
  const answer = await cover.locator(".touch-stage .touch-answer").boundingBox();
  assert.ok(cost.y - (asked.y + asked.height) < 12 && asked.y + asked.height - (answer.y + answer.height) < 12, "no blank below the answer");
});

test("a cell holds one byte: what is none is refused in words, and the cell stays as it was", async () => {
  const cover = await open();
  await cell(cover, 1).fill("é");
  assert.match(await hint(cover), /^A cell holds one byte/);
  assert.equal(await cell(cover, 1).inputValue(), "i");
  await cell(cover, 1).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "owner[2]");
});

test("keys move each end, and both with Shift, as its description says; Esc goes back to the start", async () => {
  const cover = await open();
  for (const name of ["start", "stop"]) assert.match(await end(cover, name).getAttribute("title"), /Shift.*whole window/);
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

  test(`what is drawn of the frame can be taken hold of: its lines above and below move it, those at its sides an end, ${screen}`, async () => {
    const cover = await open({ viewport });
    /** Drags from a place in a cell, given in cells from its corner and pixels from there, to the same place in another cell. */
    const carry = async (from, to, [across, down], [x, y]) => {
      const [one, other] = await Promise.all([cell(cover, from), cell(cover, to)].map((each) => each.boundingBox()));
      const place = (box) => [box.x + across * box.width + x, box.y + down * box.height + y];
      const cursor = await page.evaluate(([x, y]) => getComputedStyle(document.elementFromPoint(x, y)).cursor, place(one));
      await drag(place(one), place(other));
      return cursor;
    };
    await carry(2, 3, [0.5, 0], [0, -4]);
    assert.match(await said(cover), /\[1:6\]/, "the line above");
    await carry(2, 13, [0.5, 1], [0, 4]);
    assert.match(await said(cover), /\[12:17\]/, "the line below");
    for (const x of [-8, 8]) {
      const [from, to] = x < 0 ? [12, 13] : [13, 12];
      assert.equal(await carry(from, to, [0, 0.5], [x, 0]), "ew-resize");
      assert.match(await said(cover), new RegExp(`\\[${to}:17\\]`), `${x} pixels from the line at its side`);
    }
    assert.notEqual(await carry(14, 14, [0.5, 0.5], [0, 0]), "ew-resize");
  });
}

test("a copy leaves a thin dashed outline where it came from", async () => {
  const cover = await open();
  const outline = () => cover.locator(".touch-stage .cover-cells > .seen").evaluateAll((all) => all.map((one) => getComputedStyle(one, "::after")).map((style) => `${style.borderTopStyle} ${style.borderTopWidth}`));
  assert.deepEqual(await outline(), Array(5).fill("solid 4px"));
  await cover.getByRole("button", { name: "Copy instead" }).click();
  assert.deepEqual(await outline(), Array(5).fill("dashed 2px"));
});

test("the focus is seen, inside its cell and on an end moved by keys; on one that is dragged it is not", async () => {
  const cover = await open();
  await cell(cover, 0).focus();
  await page.keyboard.type("P");
  const width = (locator, part) => locator.evaluate((one, part) => parseFloat(getComputedStyle(one, part).outlineStyle === "none" ? 0 : getComputedStyle(one, part).outlineWidth), part);
  assert.ok((await cell(cover, 1).evaluate((one) => parseFloat(getComputedStyle(one).outlineOffset))) <= -3);
  const stop = end(cover, "stop");
  const [x, y] = await middle(stop);
  await drag([x, y], [x + 44, y]);
  assert.ok(await stop.evaluate((one) => one === document.activeElement));
  assert.deepEqual([await width(stop), await width(stop, "::before")], [0, 0]);
  await page.keyboard.press("ArrowLeft");
  assert.ok((await width(stop, "::before")) >= 3);
  const { left, cut } = await cover.locator(".touch-stage .cover-cells").evaluate((row) => ({ left: row.querySelector(".touch-handle").getBoundingClientRect().left + 12, cut: document.querySelector("#cover").getBoundingClientRect().left }));
  assert.ok(left >= cut - 1, `the left ring begins at ${left}, what is shown at ${cut}`);
});

test("the state is in the address; one that cannot be is not taken", async () => {
  const cover = await open();
  await end(cover, "stop").press("ArrowLeft");
  await cell(cover, 0).fill("P");
  await cover.getByRole("button", { name: "Copy instead" }).click();
  await page.waitForTimeout(LATER);
  const { search } = new URL(page.url());
  const again = await open({}, search);
  assert.match(await said(again), /copy = owner\[0:4\][^]*b'Piew'/);
  for (const bad of ["?cover=5:5", "?cover=0:5=566965", "?cover=3:99", "?cover=0:5,00", "?cover=0:5,ff69657773"]) {
    assert.match(await said(await open({}, bad)), /\[0:5\][^]*b'Views'/, bad);
  }
});

test("one status line says what changed", async () => {
  const cover = await open();
  await page.waitForTimeout(LATER);
  assert.equal(await cover.getByRole("status").textContent(), "");
  await cell(cover, 1).fill("o");
  await page.waitForTimeout(LATER);
  assert.equal(await cover.getByRole("status").textContent(), "bytes(view) is b'Voews'. Slice: 0 bytes copied");
  assert.equal(await cover.locator("[role=status], [aria-live]").count(), 1);
});
