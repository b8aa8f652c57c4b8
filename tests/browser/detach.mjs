// A line that is cleaned byte by byte, in chapter 4: its window comes off where the first byte has to change, or at once.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LATER, SCREENS, browser, objections, openAlive, reloadAlive, server, serving } from "./workbook.mjs";

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
/** What the copy holds: nothing as long as its places are empty and dashed, one for each byte that would be copied. */
async function copy(one) {
  const dashed = await one.locator(".touch-cells").nth(1).locator("span").evaluateAll((all) => all.every((place) => place.className === "later" && !place.textContent && getComputedStyle(place).borderTopStyle === "dashed"));
  const [holds, line] = [await row(one, 2), await given(one)];
  assert.equal(holds.length, line.length);
  return dashed ? [] : holds;
}
/** The rows of facts, each its name and what it says. */
const facts = (one) => one.locator(".touch-facts").evaluate((all) => [...all.querySelectorAll("dt")].map((name) => [name.textContent, name.nextElementSibling.textContent]));
/** Whether there is a way back, and one on. */
const ways = (one) => Promise.all(["Back", "Next"].map(async (name) => (await one.getByRole("button", { name, exact: true }).getAttribute("aria-disabled")) === "false"));
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
  await says(one, "none: no memory was asked for");
  for (let byte = 1; byte <= 4; byte += 1) {
    await press(one, "Next");
    assert.deepEqual([await windowIs(one), await places(one)], ["over the line", [byte, -1, -1]]);
  }
  await says(one, "b'\\x07' has to become a dot: all 7 bytes are copied first");
  assert.deepEqual((await facts(one))[1], ["answer", "not yet; two passes, line ends and control bytes, are one walk here"]);
  await press(one, "Next");
  assert.deepEqual([await copy(one), await windowIs(one), await places(one)], [line, "over the copy", [-1, 4, 4]]);
  await says(one, "Cow::Owned7 bytes copied, once");
  const steps = [
    [["l", "a", "m", "p", ".", "\\r", "\\n"], [-1, 5, 5], "b'\\r' is read and not written: a b'\\n' follows"],
    [["l", "a", "m", "p", ".", "\\r", "\\n"], [-1, 6, 5], "b'\\n' is written at 5"],
    [["l", "a", "m", "p", ".", "\\n", "\\n"], [-1, -1, -1], "what was not written over is cut off: truncate(6)"],
    [["l", "a", "m", "p", ".", "\\n", ""], [-1, -1, -1], "6 of 7 bytes are left, and room for 1"],
  ];
  for (const [cells, where, words] of steps) {
    await press(one, "Next");
    assert.deepEqual([await copy(one), await places(one)], [cells, where]);
    await says(one, words);
    assert.deepEqual([await given(one), await windowIs(one)], [line, "over the copy"]);
  }
  await says(one, "9 of 9");
  assert.deepEqual(await facts(one), [["done", "6 of 7 bytes are left, and room for 1"], ["answer", 'Cow::Owned(b"lamp.\\n")']]);
  assert.equal(await answer(one), ">>> given.replace(b\"\\r\\n\", b\"\\n\")\nb'lamp\\x07\\n'\n>>> _ is given\nFalse");
  for (let back = 0; back < 5; back += 1) await press(one, "Back");
  assert.deepEqual([await windowIs(one), await copy(one)], ["over the line", []]);
});

test("a quiet line is lent: the window stays where it is, and Python hands out the same object", async () => {
  const one = await open();
  await press(one, "a quiet line");
  await one.getByRole("slider").press("End");
  assert.deepEqual([await windowIs(one), await copy(one)], ["over the line", []]);
  for (const words of ["5 of 5", 'Cow::Borrowed(b"lamp\\n")', "nothing to change, nothing to copy", "none: no memory was asked for"]) await says(one, words);
  assert.equal(await answer(one), ">>> given.replace(b\"\\r\\n\", b\"\\n\")\nb'lamp\\n'\n>>> _ is given\nTrue");
});

test("who writes at once copies the quiet line as well, at its first byte", async () => {
  const one = await open();
  await press(one, "a quiet line");
  await press(one, "write at once");
  assert.deepEqual((await facts(one))[0], ["next", "not looked at: all 5 bytes are copied first"]);
  assert.equal(await windowIs(one), "over the line");
  await press(one, "Next");
  assert.deepEqual([await windowIs(one), await places(one)], ["over the copy", [-1, 0, 0]]);
  assert.equal(await answer(one), ">>> copy = bytearray(given)\n>>> copy == given, len(copy)\n(True, 5)");
  await one.getByRole("slider").press("End");
  for (const words of ["6 of 6", "nothing has changed, and all of it was copied", 'Cow::Owned(b"lamp\\n")', "5 bytes copied, once"]) await says(one, words);
});

test("Python's copy is the one that is drawn: once something is written to it, nothing is said of it", async () => {
  const one = await open("write:1");
  assert.deepEqual(await copy(one), await given(one));
  assert.equal(await answer(one), ">>> copy = bytearray(given)\n>>> copy == given, len(copy)\n(True, 7)");
  for (let step = 2; step <= 9; step += 1) {
    await press(one, "Next");
    assert.equal(await answer(one), ">>> given\nb'lamp\\x07\\r\\n'");
  }
  await says(one, "9 of 9");
});

test("a \\r alone is made a dot: all is copied, none left out, and Python's replace, which lends it, is not asked", async () => {
  const one = await open();
  await press(one, "a \\r alone");
  await one.getByRole("slider").press("End");
  for (const words of ['Cow::Owned(b"lamp.off\\n")', "9 of 9 bytes are left", "9 bytes copied, once"]) await says(one, words);
  assert.equal(await answer(one), ">>> given\nb'lamp\\roff\\n'");
});

test("a button that has no way to go, at either end, says so and keeps the focus", async () => {
  const one = await open();
  assert.deepEqual(await ways(one), [false, true]);
  await one.getByRole("button", { name: "Next" }).focus();
  for (let step = 1; step <= 9; step += 1) {
    await page.keyboard.press("Enter");
    assert.deepEqual(await ways(one), [true, step < 9]);
  }
  await page.keyboard.press("Enter");
  await says(one, "9 of 9");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Next");
  await one.getByRole("slider").press("Home");
  assert.deepEqual(await ways(one), [false, true]);
});

test("nothing moves while a line is cleaned, one way or the other", async () => {
  for (const viewport of Object.values(SCREENS)) {
    const one = await open("", { viewport });
    const places = () => one.locator(".touch-stage").evaluate((stage) => [...stage.querySelectorAll(".touch-cells, dd, .touch-repl")].map((part) => [part.offsetLeft, part.offsetTop, part.offsetHeight]));
    const first = await places();
    for (const line of ["a loud one", "a quiet line", "a \\r alone"]) {
      for (const way of ["look first", "write at once"]) {
        for (const name of [line, way]) await press(one, name);
        for (let more = await one.getByRole("slider").getAttribute("max"); more >= 0; more -= 1) {
          assert.deepEqual(await places(), first, `${line}, ${way}, ${await one.innerText()}`);
          await one.getByRole("slider").press("ArrowRight");
        }
      }
    }
  }
});

test("the keys alone: Next, the slider's arrows, Home and End, and Esc begins again", async () => {
  const one = await open();
  await page.waitForTimeout(LATER);
  await one.getByRole("button", { name: "Next" }).focus();
  for (let byte = 0; byte < 5; byte += 1) await page.keyboard.press("Enter");
  assert.equal(await windowIs(one), "over the copy");
  await page.keyboard.press("Tab");
  for (const [key, text] of [["ArrowLeft", "4 of 9"], ["ArrowRight", "5 of 9"], ["Home", "0 of 9"], ["End", "9 of 9"], ["ArrowDown", "8 of 9"]]) {
    await page.keyboard.press(key);
    assert.equal(await one.getByRole("slider").getAttribute("aria-valuetext"), text, key);
  }
  await page.waitForTimeout(LATER);
  assert.equal(await one.getByRole("status").textContent(), "Cow::Owned, 7 bytes copied, once; next: what was not written over is cut off: truncate(6)");
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
  for (const none of ["", "\\r\\n".repeat(7)]) {
    await own.fill(none);
    assert.deepEqual([await own.getAttribute("aria-invalid"), (await given(one)).length], ["true", 9]);
  }
  await own.fill("\\r\\n".repeat(6));
  assert.equal((await given(one)).length, 12);
});

test("the state is in the address, and there after a reload", async () => {
  const one = await open();
  await press(one, "a \\r alone");
  await press(one, "write at once");
  await press(one, "Next");
  await page.waitForTimeout(LATER);
  assert.equal(new URL(page.url()).search, "?detach=write:1,6c616d700d6f66660a");
  await reloadAlive(page, "detach");
  await says(one, "1 of 10");
  await says(one, "Cow::Owned9 bytes copied, once");
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
  await one.getByRole("button", { name: "Next" }).tap();
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
