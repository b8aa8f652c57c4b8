// A line that is cleaned byte by byte, in chapter 4: its window comes off where the first byte has to change, or at once.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LATER, SCREENS, browser, objections, openAlive, server, serving } from "./workbook.mjs";

serving();
let page;

/** The figure on its page, alive, in a state. */
async function open(state = "", options = {}, where = "04-read-only") {
  await page?.context().close();
  page = await openAlive(browser, `${server.address}/${where}.html${state && `?detach=${state}`}`, "detach", { reducedMotion: "reduce", ...options });
  return page.locator("#detach");
}

const press = (one, name) => one.getByRole("button", { name, exact: true }).click();
const says = async (one, words) => assert.ok((await one.innerText()).includes(words), `no "${words}" in:\n${await one.innerText()}`);
const answer = (one) => one.locator(".touch-repl").innerText();
/** What stands in a row of the strip, and how far below the given bytes the window lies, in rows of cells with their rulers. */
const row = (one, number) => one.locator(".touch-strip > .touch-row").nth(number).locator("span").allTextContents();
const given = (one) => row(one, 0);
const copy = (one) => row(one, 2);
async function windowIs(one) {
  const [frame, line, below] = await Promise.all([one.locator(".touch-cow > i"), one.locator(".touch-cells").nth(0), one.locator(".touch-cells").nth(1)].map((part) => part.boundingBox()));
  const over = (cells) => Math.abs(frame.y + 2 - cells.y) < 2;
  return over(line) ? "over the line" : over(below) ? "over the copy" : `nowhere: ${frame.y}`;
}
const places = async (one) => Promise.all([1, 3, 4].map(async (number) => (await row(one, number)).findIndex((word) => ["look", "read", "write"].includes(word))));

test("a loud line: four bytes may stay, then all seven are copied, once, and six are left", async () => {
  const one = await open();
  const line = ["l", "a", "m", "p", "07", "\\r", "\\n"];
  assert.deepEqual([await given(one), await copy(one), await windowIs(one), await places(one)], [line, [], "over the line", [0, -1, -1]]);
  await says(one, "Cow::Borrowed0 bytes copied");
  for (let byte = 1; byte <= 4; byte += 1) {
    await press(one, "Next byte");
    assert.deepEqual([await windowIs(one), await places(one)], ["over the line", [byte, -1, -1]]);
  }
  await says(one, "b'\\x07' has to become a dot: all 7 bytes are copied first");
  await says(one, "not answered yet");
  await press(one, "Next byte");
  assert.deepEqual([await copy(one), await windowIs(one), await places(one)], [line, "over the copy", [-1, 4, 4]]);
  await says(one, "Cow::Owned7 bytes copied");
  await says(one, "7, in one allocation");
  const steps = [
    [["l", "a", "m", "p", ".", "\\r", "\\n"], [-1, 5, 5], "b'\\r' is read and not written: a b'\\n' follows"],
    [["l", "a", "m", "p", ".", "\\r", "\\n"], [-1, 6, 5], "b'\\n' is written at 5"],
    [["l", "a", "m", "p", ".", "\\n", "\\n"], [-1, -1, -1], "truncate(6)"],
    [["l", "a", "m", "p", ".", "\\n", ""], [-1, -1, -1], "6 of 7 bytes are left, and room for 1"],
  ];
  for (const [cells, where, words] of steps) {
    await press(one, "Next byte");
    assert.deepEqual([await copy(one), await places(one)], [cells, where]);
    await says(one, words);
    assert.deepEqual([await given(one), await windowIs(one)], [line, "over the copy"]);
  }
  await press(one, "Next byte");
  await says(one, "9 of 9");
  await says(one, 'Cow::Owned(b"lamp.\\n")');
  await says(one, "given owns its 7, the Cow 6 of its own");
  assert.equal(await answer(one), ">>> given.replace(b\"\\r\\n\", b\"\\n\")\nb'lamp\\x07\\n'\n>>> _ is given\nFalse");
  for (let back = 0; back < 5; back += 1) await press(one, "Back");
  assert.deepEqual([await windowIs(one), await copy(one)], ["over the line", []]);
});

test("a quiet line is lent: the window stays where it is, and Python hands out the same object", async () => {
  const one = await open();
  await press(one, "a quiet line");
  await one.getByRole("slider").press("End");
  assert.deepEqual([await windowIs(one), await copy(one)], ["over the line", []]);
  for (const words of ["5 of 5", 'Cow::Borrowed(b"lamp\\n")', "nothing to change, nothing to copy", "all 5", "and the Cow borrows them"]) await says(one, words);
  assert.equal(await answer(one), ">>> given.replace(b\"\\r\\n\", b\"\\n\")\nb'lamp\\n'\n>>> _ is given\nTrue");
});

test("who writes at once copies the quiet line as well, at its first byte", async () => {
  const one = await open();
  await press(one, "a quiet line");
  await press(one, "write at once");
  await says(one, "not looked at: all 5 bytes are copied first");
  assert.equal(await windowIs(one), "over the line");
  await press(one, "Next byte");
  assert.deepEqual([await windowIs(one), await places(one)], ["over the copy", [-1, 0, 0]]);
  assert.equal(await answer(one), ">>> copy = bytearray(given)\n>>> copy == given, len(copy)\n(True, 5)");
  await one.getByRole("slider").press("End");
  for (const words of ["6 of 6", "nothing has changed, and all of it was copied", 'Cow::Owned(b"lamp\\n")', "5, in one allocation"]) await says(one, words);
});

test("a \\r alone ends no line in Python, and is made a dot: copied, and none left out", async () => {
  const one = await open();
  await press(one, "a \\r alone");
  await one.getByRole("slider").press("End");
  for (const words of ['Cow::Owned(b"lamp.off\\n")', "9 of 9 bytes are left", "9, in one allocation"]) await says(one, words);
  assert.equal(await answer(one), ">>> given.replace(b\"\\r\\n\", b\"\\n\")\nb'lamp\\roff\\n'\n>>> _ is given\nTrue");
});

test("the keys alone: Next byte, the slider's arrows, Home and End, and Esc begins again", async () => {
  const one = await open();
  await page.waitForTimeout(LATER);
  await one.getByRole("button", { name: "Next byte" }).focus();
  for (let byte = 0; byte < 5; byte += 1) await page.keyboard.press("Enter");
  assert.equal(await windowIs(one), "over the copy");
  await page.keyboard.press("Tab");
  for (const [key, text] of [["ArrowLeft", "4 of 9"], ["ArrowRight", "5 of 9"], ["Home", "0 of 9"], ["End", "9 of 9"], ["ArrowDown", "8 of 9"]]) {
    await page.keyboard.press(key);
    assert.equal(await one.getByRole("slider").getAttribute("aria-valuetext"), text, key);
  }
  await page.waitForTimeout(LATER);
  assert.equal(await one.getByRole("status").textContent(), "Cow::Owned, 7 bytes copied. Next byte: none: what was not written over is cut off, truncate(6)");
  await page.keyboard.press("Escape");
  await says(one, "0 of 9");
  assert.equal(await windowIs(one), "over the line");
});

test("any line may be typed, with escapes as in a bytes literal, and begins anew", async () => {
  const one = await open("look:9");
  const own = one.getByRole("textbox", { name: "the bytes of given" });
  await own.fill('\\a"\\\\\\r\\n\\x7f\\xffé');
  assert.deepEqual(await given(one), ["07", '"', "\\\\", "\\r", "\\n", "7f", "ff", "c3", "a9"]);
  await says(one, "0 of 11");
  await one.getByRole("slider").press("End");
  assert.equal(await own.inputValue(), '\\x07\\"\\\\\\r\\n\\x7f\\xff\\xc3\\xa9');
  await says(one, 'Cow::Owned(b".\\"\\\\\\n.\\xff\\xc3\\xa9")');
  await own.fill("");
  assert.equal(await own.getAttribute("aria-invalid"), "true");
  await own.fill("\\r\\n\\r\\n\\r\\n\\r\\n\\r\\n\\r\\n\\r\\n");
  assert.equal((await given(one)).length, 12);
});

test("the state is in the address, and there after a reload", async () => {
  const one = await open();
  await press(one, "a \\r alone");
  await press(one, "write at once");
  await press(one, "Next byte");
  await page.waitForTimeout(LATER);
  assert.equal(new URL(page.url()).search, "?detach=write:1,6c616d700d6f66660a");
  await page.reload();
  await page.locator("#detach").scrollIntoViewIfNeeded();
  await page.locator("#detach.alive").waitFor();
  await says(one, "1 of 10");
  await says(one, "Cow::Owned9 bytes copied");
  await press(one, "As at first");
  await says(one, "0 of 9");
  await page.waitForTimeout(LATER);
  assert.equal(new URL(page.url()).search, "");
});

test("a state that is none is the first one, and one too far the last", async () => {
  for (const state of ["x", "look:", "look:-1", "look:1e9", "constructor:1", "look:5,zz", `look:0,${"0d0a".repeat(5000)}`]) {
    const one = await open(state);
    assert.deepEqual(await given(one), ["l", "a", "m", "p", "07", "\\r", "\\n"], state);
  }
  await says(await open("look:99"), "9 of 9");
  await says(await open("write:99,0a"), "2 of 2");
  await says(await open("look:0,07"), "has to become a dot: it is copied first");
  await says(await open("look:9,0d0a"), "1 of 2 bytes is left, and room for 1");
});

test("with motion the window moves, with less of it it jumps", async () => {
  for (const [reducedMotion, seconds] of [["no-preference", 0.5], ["reduce", 0]]) {
    const one = await open("", { reducedMotion });
    const takes = await one.locator(".touch-cow").evaluate((cow) => parseFloat(getComputedStyle(cow).transitionDuration));
    assert.equal(takes, seconds, reducedMotion);
    await one.getByRole("slider").press("End");
    await page.waitForTimeout(1000 * seconds + 100);
    assert.equal(await windowIs(one), "over the copy");
  }
});

test("a finger and a pointer: the slider is dragged, buttons are tapped, and each is large enough", async () => {
  const one = await open("", { viewport: SCREENS.narrow, hasTouch: true });
  for (const button of await one.getByRole("button").all()) assert.ok((await button.boundingBox()).height >= 24);
  await one.getByRole("button", { name: "Next byte" }).tap();
  await says(one, "1 of 9");
  await one.getByRole("button", { name: "write at once" }).tap();
  const { x, y, width, height } = await one.getByRole("slider").boundingBox();
  assert.ok(height >= 44, String(height));
  await page.touchscreen.tap(x + width - 2, y + height / 2);
  await says(one, "9 of 9");
  await page.mouse.move(x + width - 6, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 2, y + height / 2, { steps: 8 });
  await page.mouse.up();
  await says(one, "0 of 9");
});

for (const state of ["look:4", "look:7", "look:9", "write:1,6c616d700a", "write:9,0d0aff07220d0a27200d0a41"]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      test(`in the lab as ${state}, ${colorScheme}, ${screen}: axe objects to nothing, and it fits`, async () => {
        await open(state, { viewport, colorScheme, bypassCSP: true }, "lab");
        assert.deepEqual(await objections(page, "#detach"), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
      });
    }
  }
}
