// The lighthouse under a brush and a blur: by pointer, by keys and by finger, in chapter 3 and in the lab.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LATER, SCREENS, browser, objections, openAlive, reloadAlive, server, serving } from "./workbook.mjs";

serving();
let page;

/** Opens a page with the brush in a state, alive. */
async function open(chapter = "03-mutation", state = "", options = {}) {
  await page?.context().close();
  page = await openAlive(browser, `${server.address}/${chapter}.html${state && `?brush=${state}`}`, "brush", options);
  return page.locator("#brush");
}

const RED = [200, 0, 0, 255];
const NO_PIXEL = "IndexError: no pixel (64, 0) in a picture of 64 by 48";
const says = async (one, words) => assert.ok((await one.innerText()).includes(words), `no "${words}" in:\n${await one.innerText()}`);
const brush = (one) => one.getByRole("slider", { name: "brush" });
const radius = (one) => one.getByRole("slider", { name: "radius" });
const search = async () => {
  await page.waitForTimeout(LATER);
  return new URL(page.url()).search;
};
/** The four bytes of a pixel, as they are on the screen. */
const pixel = (one, x, y) => one.locator("canvas").evaluate((canvas, [x, y]) => [...canvas.getContext("2d").getImageData(x, y, 1, 1).data], [x, y]);
/** Where the middle of a pixel is on the screen; it may be beside the picture. */
async function middle(one, x, y) {
  const box = await one.locator("canvas").boundingBox();
  return [box.x + (x + 0.5) / 64 * box.width, box.y + (y + 0.5) / 48 * box.height];
}
async function drag(one, ...places) {
  await page.mouse.move(...await middle(one, ...places[0]));
  await page.mouse.down();
  for (const place of places.slice(1)) await page.mouse.move(...await middle(one, ...place), { steps: 2 });
  await page.mouse.up();
}
/** The bytes of a line of the strip, and which of them are outlined. */
const line = (one, number) => one.locator(".touch-bytes .touch-cells").nth(number).evaluate((row) => [
  [...row.querySelectorAll("span")].map((cell) => cell.textContent),
  [...row.querySelectorAll(".touch-window")].map((outline) => Number(outline.style.getPropertyValue("--slot"))),
]);

test("a pixel of the roof is painted, and its four bytes stand before and after", async () => {
  const one = await open();
  await says(one, "picture.set_pixel(48, 5, [200, 0, 0, 255])");
  await says(one, "pixels[4 * (5 * 64 + 48)..][..4]\nbytes 1,472 to 1,475, written");
  assert.deepEqual(await line(one, 0), [["105", "255", "70", "60", "105", "255", "70", "60"], [2, 3, 4, 5]]);
  assert.deepEqual(await line(one, 1), [["105", "255", "200", "0", "0", "255", "70", "60"], [2, 3, 4, 5]]);
  assert.deepEqual(await pixel(one, 48, 5), RED);
});

test("a drag paints without a gap, and beside the picture it refuses in the solution's words, or rustc's", async () => {
  const one = await open();
  await drag(one, [50, 0], [57, 3], [62, 0], [90, 0]);
  for (let x = 50; x < 64; x += 1) {
    const column = await Promise.all([0, 1, 2, 3].map((y) => pixel(one, x, y)));
    assert.ok(column.some((four) => four.join() === RED.join()), `column ${x}`);
  }
  await says(one, "picture.set_pixel(64, 0, [200, 0, 0, 255])");
  await says(one, NO_PIXEL);
  assert.deepEqual(await line(one, 1), [Array(8).fill(""), []]);
  await drag(one, [0, 20], [-9, 20]);
  await says(one, "picture.set_pixel(-1, 20, [200, 0, 0, 255])\nerror[E0600]: cannot apply unary operator `-` to type `usize`");
  await drag(one, [10, 47], [10, 60]);
  await says(one, "IndexError: no pixel (10, 48) in a picture of 64 by 48");
  await page.waitForTimeout(LATER);
  assert.equal(await one.getByRole("status").textContent(), "IndexError: no pixel (10, 48) in a picture of 64 by 48");
  const before = await search();
  await page.mouse.move(...await middle(one, 30, 30));
  assert.equal(await search(), before, "a pointer that is not pressed paints nothing");
});

test("keys: arrows, with Shift eight at once, Page, Home, End; Space and Enter paint; Esc begins again", async () => {
  const one = await open();
  const spot = brush(one);
  await spot.focus();
  const place = () => spot.getAttribute("aria-valuetext");
  for (const [key, expected] of [["ArrowLeft", [47, 5]], ["ArrowDown", [47, 6]], ["Shift+ArrowRight", [55, 6]], ["Shift+ArrowUp", [55, -1]], ["ArrowUp", [55, -1]], ["PageDown", [55, 7]], ["Shift+ArrowDown", [55, 15]], ["PageUp", [55, 7]], ["Home", [0, 7]], ["End", [63, 7]], ["ArrowRight", [64, 7]], ["ArrowRight", [64, 7]]]) {
    await spot.press(key);
    assert.equal(await place(), `column ${expected[0]}, row ${expected[1]}`, key);
  }
  await spot.press("Space");
  await says(one, "IndexError: no pixel (64, 7) in a picture of 64 by 48");
  await spot.press("ArrowLeft");
  await says(one, "once you paint here");
  await one.getByRole("button", { name: "white" }).click();
  await spot.press("Space");
  assert.deepEqual(await pixel(one, 63, 7), [255, 255, 255, 255]);
  await spot.press("ArrowUp");
  await spot.press("Enter");
  assert.deepEqual(await pixel(one, 63, 6), [255, 255, 255, 255]);
  await says(one, "painted\n3");
  await spot.press("Escape");
  assert.equal(await place(), "column 48, row 5");
  assert.notDeepEqual(await pixel(one, 63, 7), [255, 255, 255, 255]);
  assert.equal(await search(), "");
});

test("a finger paints, and the page stays where it is", async () => {
  const one = await open("03-mutation", "", { viewport: SCREENS.narrow, hasTouch: true });
  const { width, height } = await brush(one).boundingBox();
  assert.ok(width >= 44 && height >= 44, `${width} by ${height}`);
  assert.ok((await radius(one).boundingBox()).height >= 44);
  await one.locator("canvas").scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => scrollY);
  const client = await page.context().newCDPSession(page);
  const touch = async (type, ...place) => client.send("Input.dispatchTouchEvent", { type, touchPoints: place.length ? [await middle(one, ...place)].map(([x, y]) => ({ x, y })) : [] });
  await touch("touchStart", 5, 5);
  for (const y of [12, 20, 28]) await touch("touchMove", 5, y);
  await touch("touchEnd");
  for (const y of [5, 15, 28]) assert.deepEqual(await pixel(one, 5, y), RED, String(y));
  await page.touchscreen.tap(...await middle(one, 20, 8));
  assert.deepEqual(await pixel(one, 20, 8), RED);
  assert.equal(await page.evaluate(() => scrollY), scrolled);
});

test("a blur begins from what is painted, and counts what its sum costs", async () => {
  const one = await open();
  const costs = () => one.locator("tbody td").allTextContents();
  assert.deepEqual(await costs(), ["–", "–", "–", "–"]);
  await radius(one).press("ArrowRight");
  assert.deepEqual(await costs(), ["2.0", "2.0", "3.0", "3.0"]);
  await says(one, "columns 47 to 49: 3");
  await says(one, "column 50 in, column 47 out");
  const soft = await pixel(one, 48, 5);
  // 70 of the sky on either side, and 200 of the brush.
  assert.deepEqual(soft, [(70 + 200 + 70) / 3, 40, 70, 255].map(Math.floor));
  await radius(one).press("End");
  assert.deepEqual(await costs(), ["1.0", "2.0", "64.0", "127.9"]);
  await says(one, "columns 0 to 63: 64");
  await says(one, "none in, none out");
  await radius(one).press("Home");
  assert.deepEqual(await pixel(one, 48, 5), RED);
  await radius(one).fill("1");
  assert.deepEqual(await pixel(one, 48, 5), soft);
});

test("while a pointer paints, the picture is as sharp as the paint, and blurred when it lets go", async () => {
  const one = await open("03-mutation", "48:5:0:8:0a8");
  await page.mouse.move(...await middle(one, 20, 10));
  await page.mouse.down();
  assert.deepEqual(await pixel(one, 20, 10), RED);
  await page.mouse.up();
  assert.notDeepEqual(await pixel(one, 20, 10), RED);
});

test("the state is in the address, and there after a reload", async () => {
  const one = await open();
  await one.getByRole("button", { name: "yellow" }).click();
  await drag(one, [0, 0], [1, 0]);
  await radius(one).fill("3");
  assert.equal(await search(), "?brush=1:0:1:3:0a82dc2dd");
  await reloadAlive(page, "brush");
  await says(one, "picture.set_pixel(1, 0, [255, 220, 90, 255])");
  await says(one, "picture.blur_rows(3)");
  await says(one, "painted\n3");
  await radius(one).press("Home");
  assert.deepEqual(await pixel(one, 0, 0), [255, 220, 90, 255]);
  assert.deepEqual(await pixel(one, 48, 5), RED);
});

test("of more than 200 pixels the address keeps those that were painted last, and the figure says so", async () => {
  const one = await open();
  for (const y of [40, 41, 42, 43]) await drag(one, [0, y], [63, y]);
  await says(one, "painted\n257, 200 in the link");
  const query = await search();
  assert.equal(query.length, "?brush=63:43:0:0:".length + 600);
  await reloadAlive(page, "brush");
  await says(one, "painted\n200");
  assert.deepEqual([await pixel(one, 55, 40), await pixel(one, 56, 40)].map((four) => four.join() === RED.join()), [false, true]);
  assert.equal(await search(), query);
});

for (const state of ["", "nothing", "65:0:0:0:", "0:49:0:0:", "-2:0:0:0:", "0:0:4:0:", "0:0:0:65:", "0:0:0:0:zzz", "0:0:0:0:0a", "0:0:0:0", `0:0:0:0:${"0a8".repeat(201)}`, "0:0:0:0:0A8", "1e1:0:0:0:", "%00:0:0:0:"]) {
  test(`a state that is none, "${state.slice(0, 20)}", is as at first`, async () => {
    const one = await open("03-mutation", state || ":");
    await says(one, "picture.set_pixel(48, 5, [200, 0, 0, 255])");
    await says(one, "painted\n1");
    assert.equal(await search(), "");
  });
}

test("bytes in the address are not the lighthouse's", async () => {
  const one = await open("03-mutation", "48:6:0:0:,c80000ff");
  assert.deepEqual(await pixel(one, 48, 6), [255, 250, 200, 255]);
  assert.equal(await search(), "?brush=48:6:0:0:");
});

test("in the lab a roof is there, and blurred", async () => {
  const one = await open("lab");
  await says(one, "columns 40 to 56: 17");
  await says(one, "1,032 / 17 = 60");
  await says(one, "painted\n16");
  await radius(one).press("Home");
  for (const [x, y] of [[48, 2], [47, 3], [50, 4], [45, 5]]) assert.deepEqual(await pixel(one, x, y), RED, `${x}, ${y}`);
});

for (const state of ["64:0:0:64:", "-1:48:2:0:0a8"]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      test(`the brush in the lab as ${state}, ${colorScheme}, ${screen}: axe objects to nothing, and it fits`, async () => {
        const one = await open("lab", state, { viewport, colorScheme, bypassCSP: true });
        assert.deepEqual(await objections(page, "#brush"), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
        assert.equal(await one.locator(".touch-wrong").count(), 1);
      });
    }
  }
}
