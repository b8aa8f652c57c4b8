// Figures of which one part shows what another means: a table and its strip, two writers and their split, a picture and its
// bytes. By pointer, by finger and by keys, in their chapters and in the lab.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LATER, SCREENS, browser, objections, openAlive, reloadAlive, server, serving } from "./workbook.mjs";

serving();
let page;

/** Opens a chapter, or the lab, with its figure called `id` in a state, alive; a handle that slides is hard to catch. */
async function open(chapter, id, state = "", options = {}) {
  await page?.context().close();
  page = await openAlive(browser, `${server.address}/${chapter}.html${state && `?${id}=${state}`}`, id, { reducedMotion: "reduce", ...options });
  return page.locator(`#${id}`);
}

const says = async (one, words) => assert.ok((await one.innerText()).includes(words), `no "${words}" in:\n${await one.innerText()}`);
const press = (one, name) => one.getByRole("button", { name, exact: true }).click();
const slider = (one, name) => one.getByRole("slider", { name });
const type = (one, name, text) => one.getByRole("textbox", { name, exact: true }).fill(text);
/** The texts of those cells of a row that are outlined. */
const outlined = (row) => row.evaluate((row) => {
  const columns = [...row.querySelectorAll(".touch-window")].map((outline) => getComputedStyle(outline).gridColumnStart);
  return [...row.querySelectorAll("span")].filter((cell) => columns.includes(getComputedStyle(cell).gridColumnStart)).map((cell) => cell.textContent);
});
const lamps = (one) => one.locator(".touch-lamp").allInnerTexts();
/** Drags a handle from its middle by so many pixels. */
async function drag(handle, across, down = 0) {
  const { x, y, width, height } = await handle.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + across, y + height / 2 + down, { steps: 5 });
  await page.mouse.up();
}

const strip = (one) => one.locator(".touch-strip").first().locator(".touch-cells");

test("5: a cell that the pointer is on lights its place in the strip, with the sum, and the other way round", async () => {
  const one = await open("05-metadata", "matrix");
  await says(one, "= 0 + 1 × 4 + 2 × 1 = 6");
  assert.deepEqual(await outlined(strip(one)), ["g"]);
  await one.locator(".touch-table .touch-cells").nth(2).locator("span").nth(3).hover();
  assert.deepEqual(await outlined(strip(one)), ["l"]);
  await says(one, "= 0 + 2 × 4 + 3 × 1 = 11");
  await strip(one).locator("span").nth(1).hover();
  await says(one, ">>> view[0, 1]\nb'b'");
  assert.deepEqual(await outlined(one.locator(".touch-table .touch-cells").first()), ["b"]);
});

test("5: keys and dragging move both indices, and one past the end is the next row's, which Python refuses", async () => {
  const one = await open("05-metadata", "matrix");
  await slider(one, "i, the row").press("ArrowDown");
  await says(one, ">>> view[2, 2]\nb'k'");
  await slider(one, "i, the row").press("Home");
  await slider(one, "j, the column").press("End");
  await says(one, "= 0 + 0 × 4 + 4 × 1 = 4");
  await says(one, ">>> view[0, 4]\nIndexError: index out of bounds on dimension 2");
  await slider(one, "j, the column").press("Escape");
  await says(one, ">>> view[1, 2]\nb'g'");
  await drag(slider(one, "j, the column"), -88);
  await drag(slider(one, "i, the row"), 0, 44);
  await says(one, ">>> view[2, 0]\nb'i'");
  await drag(slider(one, "i, the row"), 0, 60);
  await says(one, ">>> view[3, 0]\nIndexError: index out of bounds on dimension 1");
});

test("5: a turn swaps sizes and strides, and the lamps; a row turned round starts at the end", async () => {
  const one = await open("05-metadata", "matrix");
  assert.deepEqual(await lamps(one), ["c_contiguous True", "f_contiguous False"]);
  await press(one, "Transpose");
  assert.deepEqual(await lamps(one), ["c_contiguous False", "f_contiguous True"]);
  await says(one, "((4, 3), (1, 4))");
  await says(one, "[[b'a', b'e', b'i'], [b'b', b'f', b'j'], [b'c', b'g', b'k'], [b'd', b'h', b'l']]");
  await press(one, "As at first");
  await press(one, "Reverse rows");
  assert.deepEqual(await lamps(one), ["c_contiguous False", "f_contiguous False"]);
  await says(one, "= 8 + 1 × (−4) + 2 × 1 = 6");
  await says(one, "[[b'i', b'j', b'k', b'l'], [b'e', b'f', b'g', b'h'], [b'a', b'b', b'c', b'd']]");
  await page.waitForTimeout(LATER);
  assert.equal(new URL(page.url()).search, "?matrix=8:3:4:-4:1:1:2");
  await reloadAlive(page, "matrix");
  await says(page.locator("#matrix"), "((3, 4), (-4, 1))");
});

test("5: shape and strides are typed, with CPython's words where a cast refuses, and a layout outside is nobody's", async () => {
  const one = await open("05-metadata", "matrix");
  await type(one, "columns", "5");
  await type(one, "stride to the next row", "5");
  await says(one, '>>> view = memoryview(readings).cast("c", (3, 5))\nTypeError: memoryview: product(shape) * itemsize != buffer size');
  await says(one, "bytes 0 to 14 of 12");
  assert.deepEqual(await lamps(one), ["c_contiguous …", "f_contiguous …"]);
  await type(one, "columns", "2");
  await type(one, "stride to the next row", "2");
  await says(one, '>>> view = memoryview(readings)[:6].cast("c", (3, 2))');
  assert.deepEqual(await lamps(one), ["c_contiguous True", "f_contiguous False"]);
  await type(one, "rows", "0");
  await says(one, "ValueError: memoryview.cast(): elements of shape must be integers > 0");
  await type(one, "rows", "3");
  await type(one, "stride to the next row", "1");
  await says(one, "[[b'a', b'b'], [b'b', b'c'], [b'c', b'd']]");
  await type(one, "start", "99");
  await says(one, "bytes 99 to 102 of 12");
  assert.equal(await one.locator(".touch-repl").isVisible(), false);
  assert.equal(await one.getByRole("button", { name: "Reverse rows" }).isDisabled(), true);
  await type(one, "rows", "13");
  assert.equal(await one.getByRole("textbox", { name: "rows", exact: true }).getAttribute("aria-invalid"), "true");
  await press(one, "As at first");
  await type(one, "the bytes of readings", "capybara");
  await says(one, "TypeError: memoryview: product(shape) * itemsize != buffer size");
});

const E0499 = "error[E0499]: cannot borrow `owner` as mutable more than once at a time";

test("3: the split is dragged and takes both writers along; apart they write, and where they cross rustc says E0499", async () => {
  const one = await open("03-mutation", "split");
  await says(one, 'compiles, and owner is b"aaaabbbb"');
  await drag(slider(one, "split_at_mut"), -88);
  await says(one, "let (front, right) = owner.split_at_mut(2);");
  await says(one, 'compiles, and owner is b"aabbbbbb"');
  await drag(slider(one, "where the back writer begins"), 132);
  await says(one, "let back = &mut right[3..];");
  await says(one, 'compiles, and owner is b"aapybbbb"');
  await drag(slider(one, "where the front writer ends"), 176);
  for (const words of [E0499, "first mutable borrow occurs here", "second mutable borrow occurs here", "first borrow later used here"]) await says(one, words);
  await says(one, "let front = &mut owner[..6];");
  await says(one, ">>> bytes(owner)\nb'aaaaabbb'");
  assert.equal(await one.locator(".touch-cells > .crossed").count(), 1);
  assert.deepEqual(await strip(one).locator("span").allInnerTexts(), [..."capybara"]);
});

test("3: keys move the split and each writer; the split ends the quarrel, and Esc begins again", async () => {
  const one = await open("03-mutation", "split", "5:3");
  await says(one, E0499);
  assert.match(await slider(one, "split_at_mut").getAttribute("aria-valuetext"), /nowhere/);
  for (const key of ["ArrowLeft", "ArrowDown"]) await slider(one, "where the front writer ends").press(key);
  await says(one, 'compiles, and owner is b"aaabbbbb"');
  await slider(one, "where the back writer begins").press("Home");
  await says(one, E0499);
  await slider(one, "split_at_mut").press("ArrowRight");
  await says(one, 'compiles, and owner is b"abbbbbbb"');
  await slider(one, "split_at_mut").press("Escape");
  await says(one, 'compiles, and owner is b"aaaabbbb"');
  await slider(one, "split_at_mut").press("End");
  await says(one, 'compiles, and owner is b"aaaaaaaa"');
  await page.waitForTimeout(LATER);
  assert.equal(new URL(page.url()).search, "?split=8:8");
  await type(one, "the bytes of owner", 'a"b');
  await says(one, 'let mut owner = *b"a\\"b";');
});

test("2: a channel is every fourth byte, and says how dark and how bright", async () => {
  const one = await open("02-slicing", "histogram");
  await says(one, "red = view[0::4]");
  await says(one, "(18, 255, 121.048828125)");
  const heights = () => one.locator(".touch-bars > i").evaluateAll((bars) => bars.map((bar) => bar.style.blockSize));
  const red = await heights();
  await press(one, "alpha");
  await says(one, "(49, 255, 252.83333333333334)");
  assert.deepEqual([red.at(-1) === "max(2px, 100%)", (await heights()).at(-1)], [false, "max(2px, 100%)"]);
  await says(one, "(255, [196, 40, 36, 255])");
  await page.waitForTimeout(LATER);
  assert.equal(new URL(page.url()).search, "?histogram=3:45:20");
});

test("2: a pixel that the pointer is on has its four bytes in the strip lit, and so have keys", async () => {
  const one = await open("02-slicing", "histogram");
  const lit = () => one.locator(".touch-cells > .owned").allInnerTexts();
  assert.deepEqual(await lit(), ["196", "40", "36", "255"]);
  assert.deepEqual(await outlined(strip(one)), ["160", "196", "196"]);
  const { x, y, width, height } = await one.locator("canvas").first().boundingBox();
  const at = (column, row) => [x + ((column + 0.5) * width) / 64, y + ((row + 0.5) * height) / 48];
  await page.mouse.move(...at(16, 28));
  await says(one, "row 28, column 16: number 28 × 64 + 16 = 1808");
  await says(one, "= 0 + 1808 × 4 = 7232");
  const sun = await lit();
  await says(one, `(${sun[0]}, [${sun.join(", ")}])`);
  const pixel = slider(one, "pixel");
  for (const key of ["ArrowDown", "ArrowRight"]) await pixel.press(key);
  await says(one, "row 29, column 17");
  for (const key of ["ArrowUp", "ArrowLeft"]) await pixel.press(key);
  await says(one, "row 28, column 16");
  await pixel.press("End");
  await says(one, "row 47, column 63: number 47 × 64 + 63 = 3071");
  await pixel.press("ArrowDown");
  await says(one, "= 3071");
  await pixel.press("Escape");
  await says(one, "row 20, column 45");
  await drag(pixel, -10 * (width / 64));
  await says(one, "row 20, column 35");
});

test("what is drawn is the file: the picture's pixels, and the channel's alone", async () => {
  const one = await open("02-slicing", "histogram");
  const pixel = (canvas) => one.locator("canvas").nth(canvas).evaluate((canvas) => [...canvas.getContext("2d").getImageData(45, 20, 1, 1).data]);
  assert.deepEqual([await pixel(0), await pixel(1)], [[196, 40, 36, 255], [196, 0, 0, 255]]);
  await press(one, "blue");
  assert.deepEqual(await pixel(1), [0, 0, 36, 255]);
});

test("a finger: it taps a cell, a pixel, and every handle is as large as it is", async () => {
  const options = { viewport: SCREENS.narrow, hasTouch: true };
  for (const [chapter, id] of [["05-metadata", "matrix"], ["03-mutation", "split"], ["02-slicing", "histogram"]]) {
    const one = await open(chapter, id, "", options);
    for (const handle of await one.getByRole("slider").all()) {
      const { width, height } = await handle.boundingBox();
      assert.ok(width >= 44 && height >= 44, `${id}: ${width} by ${height}`);
    }
    if (id === "matrix") {
      await one.locator(".touch-table .touch-cells").first().locator("span").nth(3).tap();
      await says(one, ">>> view[0, 3]\nb'd'");
    }
    if (id === "histogram") {
      const canvas = one.locator("canvas").nth(1);
      const { width, height } = await canvas.boundingBox();
      await canvas.tap({ position: { x: width / 128, y: height / 96 } });
      await says(one, "row 0, column 0");
    }
  }
});

for (const [id, state] of [["matrix", "8:3:4:-4:1:1:4"], ["matrix", "0:3:5:5:1:0:0"], ["split", "6:2"], ["histogram", "3:0:0"]]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      test(`${id} in the lab as ${state}, ${colorScheme}, ${screen}: axe objects to nothing, and it fits`, async () => {
        await open("lab", id, state, { viewport, colorScheme, bypassCSP: true });
        assert.deepEqual(await objections(page, `#${id}`), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
        const slides = await page.locator(`#${id} .touch-handle`).evaluateAll((all) => all.map((one) => parseFloat(getComputedStyle(one).transitionDuration)));
        assert.ok(slides.every((seconds) => seconds === 0), slides.join());
      });
    }
  }
}
