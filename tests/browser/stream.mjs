// A stream that arrives byte by byte, and which of three answers each byte brings: by a pointer, by keys, by a finger.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { LATER, SCREENS, browser, build, measured, objections, openAlive, reloadAlive, server, serving } from "./workbook.mjs";

const TOO_LONG = "ValueError: a frame of 4294967295 bytes is over the limit of 1024";
/** A stream whose second frame is hostile, as the address has it. */
const HOSTILE = "000000026869ffffffff6d696e65";

let site, page;

serving(() => (site = build()), () => site?.remove());

/** The figure of the chapter, alive. */
async function open(query = "", options = {}, address = `${server.address}/02-slicing.html`) {
  await page?.context().close();
  page = await openAlive(browser, `${address}${query}`, "stream", options);
  return page.locator("#stream");
}

const press = (one, name) => one.getByRole("button", { name, exact: true }).click();
const slider = (one) => one.getByRole("slider", { name: "arrived" });
/** The answer that is given, what is told of it, and the rest. */
const answer = (one) => one.locator(".touch-facts").evaluate((facts) => {
  const [lamps, said, rest] = [...facts.querySelectorAll("dd")];
  return [lamps.querySelector('[aria-hidden="false"]').textContent, said.textContent, rest.textContent];
});
const is = async (one, ...expected) => assert.deepEqual(await answer(one), expected);
const spans = (one, where) => one.locator(`.touch-spans.${where} > span`).allTextContents();
/** From which byte to which each window lies. */
const windows = (one) => one.locator(".touch-window").evaluateAll((all) => {
  const cells = [...all[0]?.parentElement.children ?? []].filter((cell) => cell.tagName === "SPAN").map((cell) => cell.getBoundingClientRect());
  const inside = (window) => cells.map(({ left, right }, at) => [(left + right) / 2, at]).filter(([middle]) => middle > window.left && middle < window.right);
  return all.map((window) => inside(window.getBoundingClientRect()).map(([, at]) => at));
});

test("byte by byte: not yet, a frame where it lies, and never as soon as the length is there", async () => {
  const one = await open();
  await is(one, "a frame", 'b"hi", where it lies, at byte 4', 'b""');
  assert.deepEqual([await windows(one), await spans(one, "above"), await spans(one, "below")], [[[4, 5]], ["length 2"], []]);
  assert.equal(await one.locator(".touch-cells > .later").count(), 9);
  await press(one, "Next byte");
  await is(one, "not yet", "1 of 4 bytes of a length", 'b"\\x00"');
  for (let byte = 0; byte < 6; byte += 1) await press(one, "Next byte");
  await is(one, "not yet", "3 of 5 bytes of a frame", 'b"\\x00\\x00\\x00\\x05the"');
  assert.deepEqual([await spans(one, "above"), await spans(one, "below")], [["length 2", "length 5", "3 of 5"], ["rest()"]]);
  for (let byte = 0; byte < 2; byte += 1) await press(one, "Next byte");
  await is(one, "a frame", 'b"there", where it lies, at byte 10', 'b""');
  assert.deepEqual(await windows(one), [[4, 5], [10, 11, 12, 13, 14]]);
  const next = one.getByRole("button", { name: "Next byte" });
  await next.focus();
  await page.keyboard.press("Enter");
  assert.deepEqual([await next.getAttribute("aria-disabled"), await next.evaluate((button) => button === document.activeElement)], ["true", true], "it keeps the focus");

  await press(one, "hostile length");
  await is(one, "not yet", "3 of 4 bytes of a length", 'b"\\xff\\xff\\xff"');
  await press(one, "Next byte");
  await is(one, "never", TOO_LONG, 'b"\\xff\\xff\\xff\\xff"');
  assert.deepEqual([await spans(one, "above"), await windows(one)], [["length 2", "length 4294967295"], [[4, 5]]]);
  await press(one, "Next byte");
  await is(one, "never", TOO_LONG, 'b"\\xff\\xff\\xff\\xffm"');
  await press(one, "Back");
  await press(one, "Back");
  await is(one, "not yet", "3 of 4 bytes of a length", 'b"\\xff\\xff\\xff"');

  await press(one, "empty frame");
  await press(one, "Next byte");
  await is(one, "a frame", 'b"", where it lies, at byte 4', 'b""');
  assert.deepEqual([await windows(one), await one.locator(".touch-window").count()], [[[]], 1]);
});

test("the handle is dragged along the strip, on either screen, and by a finger", async () => {
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    const one = await open("", { viewport, hasTouch: screen === "narrow" });
    const cell = (await one.locator(".touch-cells > span").first().boundingBox()).width;
    const { x, y, width, height } = await slider(one).boundingBox();
    assert.ok(width >= 44 && height >= 44, `${width} by ${height}`);
    const [from, to] = [[x + width / 2, y + height / 2], [x + width / 2 - 3 * cell, y + height / 2]];
    if (screen === "narrow") {
      const session = await page.context().newCDPSession(page);
      const touch = (type, points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
      await touch("touchStart", [from]);
      for (let step = 1; step <= 3; step += 1) await touch("touchMove", [[from[0] - step * cell, from[1]]]);
      await touch("touchEnd", []);
      await is(one, "not yet", "3 of 4 bytes of a length", 'b"\\x00\\x00\\x00"');
      // A tap that follows a drag at once is not always taken for one.
      await (await open("?stream=3:1024", { viewport, hasTouch: true })).getByRole("button", { name: "Next byte" }).tap();
      await page.locator('#stream [aria-valuenow="4"]').waitFor();
    } else {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(...to, { steps: 6 });
      await is(one, "not yet", "3 of 4 bytes of a length", 'b"\\x00\\x00\\x00"');
      await page.mouse.move(to[0] + cell, to[1], { steps: 3 });
      await page.mouse.up();
    }
    await is(page.locator("#stream"), "not yet", "0 of 2 bytes of a frame", 'b"\\x00\\x00\\x00\\x02"');
  }
});

test("on a phone the newest byte is in sight, in a strip of 24", async () => {
  const one = await open(`?stream=24:1024,${"0000000161".repeat(4)}00000000`, { viewport: SCREENS.narrow, reducedMotion: "reduce" });
  const seen = () => one.locator(".touch-scroll").evaluate((scroll) => {
    const [box, handle] = [scroll, scroll.querySelector(".touch-handle")].map((each) => each.getBoundingClientRect());
    return handle.left >= box.left && handle.right <= box.right;
  });
  assert.ok(await seen());
  for (const key of ["Home", "End", "PageDown", "PageDown", "PageDown", "PageDown"]) {
    await slider(one).press(key);
    assert.ok(await seen(), key);
  }
  assert.ok((await measured(one)).over <= 0);
});

test("the keys alone: arrows, Home, End, the Page keys, the buttons, and Esc to begin again", async () => {
  const one = await open();
  const value = () => slider(one).getAttribute("aria-valuenow");
  for (const [key, expected] of [["ArrowRight", "7"], ["ArrowUp", "8"], ["PageUp", "12"], ["PageDown", "8"], ["ArrowLeft", "7"], ["ArrowDown", "6"], ["End", "15"], ["ArrowRight", "15"], ["Home", "0"], ["ArrowLeft", "0"]]) {
    await slider(one).press(key);
    assert.equal(await value(), expected, key);
  }
  assert.equal(await slider(one).getAttribute("aria-valuetext"), "0 of 15 bytes");
  await is(one, "not yet", "0 of 4 bytes of a length", 'b""');
  await one.getByRole("button", { name: "hostile length" }).press("Enter");
  await one.getByRole("button", { name: "Next byte" }).press("Space");
  await is(one, "never", TOO_LONG, 'b"\\xff\\xff\\xff\\xff"');
  assert.equal(await one.getByRole("button", { name: "hostile length" }).getAttribute("aria-pressed"), "true");
  await slider(one).press("Escape");
  await is(one, "a frame", 'b"hi", where it lies, at byte 4', 'b""');
  assert.equal(await one.getByRole("button", { name: "hi, there" }).getAttribute("aria-pressed"), "true");
});

test("a stream and a limit of the reader's own", async () => {
  const one = await open();
  const [typed, limit] = [one.getByRole("textbox", { name: "bytes" }), one.getByRole("textbox", { name: "limit" })];
  await typed.fill("\\0\\0\\x04\\x00ab");
  await slider(one).press("End");
  await is(one, "not yet", "2 of 1024 bytes of a frame", 'b"\\x00\\x00\\x04\\x00ab"');
  await limit.fill("1023");
  await is(one, "never", "ValueError: a frame of 1024 bytes is over the limit of 1023", 'b"\\x00\\x00\\x04\\x00ab"');
  for (const none of ["", "-1", "4294967296", "ten"]) {
    await limit.fill(none);
    assert.equal(await limit.getAttribute("aria-invalid"), "true", none);
    await is(one, "never", "ValueError: a frame of 1024 bytes is over the limit of 1023", 'b"\\x00\\x00\\x04\\x00ab"');
  }
  await slider(one).press("ArrowLeft");
  assert.deepEqual([await limit.inputValue(), await limit.getAttribute("aria-invalid")], ["1023", "false"], "what was refused goes, and its mark");
  await typed.fill("\\xff\\xff\\xff\\xff");
  await slider(one).press("End");
  await limit.fill("4294967295");
  await is(one, "not yet", "0 of 4294967295 bytes of a frame", 'b"\\xff\\xff\\xff\\xff"');
  await typed.fill("");
  assert.equal(await typed.getAttribute("aria-invalid"), "true");
  await typed.fill("é".repeat(12));
  assert.equal(await slider(one).getAttribute("aria-valuemax"), "24");
  await typed.fill("é".repeat(13));
  assert.equal(await typed.getAttribute("aria-invalid"), "true");
  assert.equal(await slider(one).getAttribute("aria-valuemax"), "24");
  await typed.press("Escape");
  assert.equal(await typed.inputValue(), "\\x00\\x00\\x00\\x02hi\\x00\\x00\\x00\\x05there");
  assert.equal(await typed.getAttribute("aria-invalid"), "false");
  // A stream that becomes shorter has not more bytes arrived than it has.
  await slider(one).press("End");
  await typed.fill("\\0\\0");
  await is(one, "not yet", "2 of 4 bytes of a length", 'b"\\x00\\x00"');
});

for (const [what, address] of Object.entries({ "the server": () => `${server.address}/02-slicing.html`, "a file": () => pathToFileURL(join(site.folder, "02-slicing.html")).href })) {
  test(`the state is in the address, and there after a reload: from ${what}`, async () => {
    const one = await open("", {}, address());
    await page.waitForTimeout(LATER);
    await press(one, "hostile length");
    await press(one, "Next byte");
    await one.getByRole("textbox", { name: "limit" }).fill("8");
    await page.waitForTimeout(LATER);
    assert.equal(new URL(page.url()).search, `?stream=10:8,${HOSTILE}`);
    assert.equal(await one.getByRole("status").textContent(), `10 of 14 bytes: never, which says ${TOO_LONG.replace("1024", "8")}; the rest is b"\\xff\\xff\\xff\\xff"`);
    await reloadAlive(page, "stream");
    await is(one, "never", TOO_LONG.replace("1024", "8"), 'b"\\xff\\xff\\xff\\xff"');
    await press(one, "As at first");
    await page.waitForTimeout(LATER);
    assert.equal(new URL(page.url()).search, "");
  });
}

test("a state that is none is the first one", async () => {
  const none = ["99:1024", "16:1024", "3:99999999999", "3:4294967296", "-1:8", "3", "", "3:8:8", "0:1024,zz", `24:1024,${"00".repeat(25)}`, `24:1024,${"00".repeat(3000)}`, "%00", "3:8,%F0"];
  for (const state of none) {
    const one = await open(`?stream=${state}`);
    await is(one, "a frame", 'b"hi", where it lies, at byte 4', 'b""');
    assert.equal(await one.getByRole("textbox", { name: "limit" }).inputValue(), "1024", state);
    assert.equal(await slider(one).getAttribute("aria-valuemax"), "15", state);
  }
});

for (const state of [`12:1024,${HOSTILE}`, "13:1024", `24:0,${"00".repeat(24)}`]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      test(`in the lab as ${state}, ${colorScheme}, ${screen}: axe objects to nothing, and it fits its room`, async () => {
        const one = await open(`?stream=${state}`, { viewport, colorScheme, bypassCSP: true }, `${server.address}/lab.html`);
        assert.deepEqual(await objections(page, "#stream"), []);
        const { height, room, over } = await measured(one);
        assert.ok(height <= room && over <= 0, `${height} of ${room}, ${over} too wide`);
      });
    }
  }
}
