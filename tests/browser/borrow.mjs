// Two lives as brackets in the gutter of a program: step by step, and with the brace that ends the owner moved. By pointer, by
// finger and by keys, in the chapter and in the lab.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LATER, SCREENS, browser, objections, openAlive, server, serving } from "./workbook.mjs";

serving();
let page;

/** Opens a page with the figure in a state, alive. */
async function open(chapter = "01-views", state = "", options = {}) {
  await page?.context().close();
  page = await openAlive(browser, `${server.address}/${chapter}.html${state && `?borrow=${state}`}`, "borrow", { reducedMotion: "reduce", ...options });
  return page.locator("#borrow");
}

const says = async (one, words) => assert.ok((await one.innerText()).includes(words), `no "${words}" in:\n${await one.innerText()}`);
const press = (one, name) => one.getByRole("button", { name, exact: true }).click();
const brace = (one) => one.getByRole("slider", { name: "the brace that ends message" });
const step = (one) => one.getByRole("slider", { name: "step" });
const program = (one) => one.locator(".touch-lent-row .code").allInnerTexts();
/** The pieces of a bracket, line by line; none where it is not. */
const bracket = (one, whose) => one.locator(`.touch-lent-row > .${whose}`).evaluateAll((all) => all.map((piece) => piece.className.split(" ").slice(1).join(" ").trim()));
/** What stands beside the lines in rustc's words, each with the number of its line. */
const labels = (one) => one.locator(".touch-lent-row").evaluateAll((rows) => rows.flatMap((row) => [...row.querySelectorAll(".label")].map((label) => `${row.querySelector(".number").textContent} ${row.querySelector("u").textContent}: ${label.textContent}`)));

const E0597 = "error[E0597]: `message` does not live long enough";
const E0425 = "error[E0425]: cannot find value `message` in this scope";
const POINTED = [
  "6 message: binding `message` declared here",
  "7 &message: borrowed value does not live long enough",
  "8 }: `message` dropped here while still borrowed",
  "9 view: borrow later used here",
];
const NESTED = ["fn main() {", "let view;", "{", 'let message = String::from("capybara");', "view = View::new(&message);", 'println!("{}", view.len());', "}"];

test("four frames: a name without bytes, a life, a borrow, and a look at what has ended", async () => {
  const one = await open();
  await says(one, "1 of 4");
  await says(one, "view has a name, and no bytes");
  assert.deepEqual([await bracket(one, "owned"), await bracket(one, "lent")], [Array(7).fill(""), Array(7).fill("")]);
  await press(one, "Next");
  await says(one, "message is born");
  assert.deepEqual(await bracket(one, "owned"), ["", "", "", "from", "", "", ""]);
  await press(one, "Next");
  await says(one, "the borrow begins");
  assert.deepEqual([await bracket(one, "owned"), await bracket(one, "lent")], [["", "", "", "from", "now", "", ""], ["", "", "", "", "from", "", ""]]);
  assert.deepEqual(await labels(one), []);
  await press(one, "Next");
  await says(one, "line 9 looks: E0597");
  assert.deepEqual([await bracket(one, "owned"), await bracket(one, "lent")], [["", "", "", "from", "through", "to", ""], ["", "", "", "", "from", "through ends", "to past"]]);
  assert.deepEqual(await labels(one), POINTED);
  assert.equal(await one.getByRole("button", { name: "Next" }).getAttribute("aria-disabled"), "true");
  // It keeps the focus, and does nothing.
  await one.getByRole("button", { name: "Next" }).press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Next");
  await says(one, "4 of 4");
  await press(one, "Back");
  await says(one, "3 of 4");
});

test("the brace is dragged below the last look and compiles, and above the borrow there is nothing to borrow", async () => {
  for (const viewport of Object.values(SCREENS)) {
    const one = await open("01-views", "", { viewport });
    await says(one, E0597);
    await says(one, ">>> del message; len(view)\n8");
    const row = await one.locator(".touch-lent-row").first().boundingBox();
    /** From where the handle is, so many lines down, and there it is. */
    const drag = async (lines) => {
      const at = async () => {
        const { x, y, width, height } = await brace(one).boundingBox();
        return [x + width / 2, y + height / 2];
      };
      const [x, y] = await at();
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 30, y + lines * row.height, { steps: 6 });
      await page.mouse.up();
      assert.ok(Math.abs((await at())[1] - (y + lines * row.height)) < 2, "the handle is where the pointer is");
    };
    await drag(1);
    await says(one, "rustc\ncompiles");
    await says(one, "the brackets nest");
    await says(one, ">>> len(view); del message\n8");
    assert.deepEqual(await program(one), NESTED);
    assert.deepEqual([await bracket(one, "owned"), await bracket(one, "lent")], [["", "", "", "from", "through", "through", "to"], ["", "", "", "", "from", "to", ""]]);
    assert.deepEqual(await labels(one), []);
    await drag(-2);
    await says(one, E0425);
    await says(one, "NameError: name 'message' is not defined");
    assert.deepEqual(await one.locator("u").allInnerTexts(), ["message"]);
    assert.deepEqual(await bracket(one, "lent"), Array(7).fill(""));
    await press(one, "Back");
    await says(one, "line 7 has ended message: line 8 finds nothing to borrow");
  }
});

test("keys alone: steps, the brace, and Esc begins again", async () => {
  const one = await open();
  // What it shows at first is not read out.
  await page.waitForTimeout(LATER);
  for (const [key, frame] of [["ArrowRight", 2], ["End", 4], ["ArrowLeft", 3], ["Home", 1]]) {
    await step(one).press(key);
    assert.match(await step(one).getAttribute("aria-valuetext"), new RegExp(`^${frame} of 4: `), key);
  }
  await one.getByRole("button", { name: "Next" }).press("ArrowRight");
  await one.getByRole("button", { name: "Next" }).press("Enter");
  await says(one, "3 of 4");
  for (const [key, line] of [["ArrowDown", 9], ["ArrowDown", 9], ["ArrowUp", 8], ["Home", 7], ["End", 9], ["PageUp", 7], ["PageDown", 9], ["ArrowLeft", 8], ["ArrowRight", 9]]) {
    await brace(one).press(key);
    assert.deepEqual([await brace(one).getAttribute("aria-valuenow"), await brace(one).getAttribute("aria-valuetext")], [String(line), `line ${line}`], key);
  }
  await says(one, "rustc\ncompiles");
  await page.waitForTimeout(LATER);
  assert.equal(await one.getByRole("status").textContent(), "4 of 4, the brace on line 9: line 8 looks, the borrow is over, and then line 9 ends message. rustc: compiles");
  assert.equal(new URL(page.url()).pathname, "/01-views.html", "no arrow turned the page");
  await brace(one).press("Escape");
  await says(one, "1 of 4");
  await says(one, E0597);
});

test("the state is in the address, and there after a reload", async () => {
  const one = await open("lab");
  assert.deepEqual(await labels(one), POINTED);
  await brace(one).press("ArrowDown");
  await press(one, "Back");
  await page.waitForTimeout(LATER);
  assert.equal(new URL(page.url()).search, "?borrow=3:9");
  await page.reload();
  await page.locator("#borrow").scrollIntoViewIfNeeded();
  await page.locator("#borrow.alive").waitFor();
  await says(one, "3 of 4");
  await says(one, "rustc\ncompiles");
  await press(one, "As at first");
  await page.waitForTimeout(LATER);
  assert.equal(new URL(page.url()).search, "");
});

test("a state that is none is the first", async () => {
  for (const state of ["0:8", "5:8", "4:6", "4:10", "4:99", "4", ":", "x", "4:8:1", "-1:8", "1e1:8", "9".repeat(5000), "4:9,zz", "NaN:NaN", "%3Cb%3E"]) {
    const one = await open("01-views", state);
    // Bytes of somebody's own are no part of it: what stands in front of them is.
    const known = state.startsWith("4:9,");
    await says(one, known ? "rustc\ncompiles" : E0597);
    await says(one, known ? "4 of 4" : "1 of 4");
    assert.equal((await program(one)).length, 7, state);
  }
});

test("a finger steps and drags, and what it takes hold of is as large as it is", async () => {
  const one = await open("01-views", "", { viewport: SCREENS.narrow, hasTouch: true });
  for (const each of [brace(one), step(one), one.getByRole("button", { name: "Back" }), one.getByRole("button", { name: "Next" })]) {
    const { width, height } = await each.boundingBox();
    assert.ok(width >= 44 && height >= 44, `${width} by ${height}`);
  }
  await one.getByRole("button", { name: "Next" }).tap();
  await says(one, "2 of 4");
  const { x, y, width, height } = await brace(one).boundingBox();
  const high = (await one.locator(".touch-lent-row").first().boundingBox()).height;
  const finger = await page.context().newCDPSession(page);
  const touch = (type, ...points) => finger.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  const [across, down] = [x + width / 2, y + height / 2];
  const scrolled = await page.evaluate(() => scrollY);
  await touch("touchStart", [across, down]);
  for (let part = 1; part <= 5; part += 1) await touch("touchMove", [across, down + (part * high) / 5]);
  await touch("touchEnd");
  await says(one, "rustc\ncompiles");
  assert.equal(await page.evaluate(() => scrollY), scrolled, "the page stays where it is");
});

test("on paper it is the four frames, and not the listing's transcript again", async () => {
  const one = await open("01-views", "4:9");
  await page.emulateMedia({ media: "print" });
  assert.deepEqual([await one.locator(".touch-stage").isVisible(), await one.locator(".memory-box > svg").isVisible()], [false, true]);
  const drawn = await one.locator("svg").evaluate((svg) => [svg.querySelectorAll(".picture").length, svg.querySelector("desc").textContent]);
  assert.equal(drawn[0], 4);
  assert.match(drawn[1], /^1, line 4: view has a name, and no bytes\. message: not yet; view: not yet\.\n[^]*\nview outlasts message, which ends on line 8\.$/);
  assert.ok(!drawn[1].includes("does not live long enough"));
});

for (const state of ["4:7", "4:8", "3:9"]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      test(`in the lab as ${state}, ${colorScheme}, ${screen}: axe objects to nothing, and it fits`, async () => {
        const one = await open("lab", state, { viewport, colorScheme, bypassCSP: true });
        assert.deepEqual(await objections(page, "#borrow"), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
        const [row, ...cut] = await one.locator(".touch-lent-row").evaluateAll((rows) => [rows[0].offsetHeight, ...rows.filter((row) => row.scrollHeight > row.offsetHeight || row.scrollWidth > row.offsetWidth).map((row) => row.innerText)]);
        assert.ok(row > 30);
        assert.deepEqual(cut, [], "each line has room for its words");
        assert.equal(await brace(one).evaluate((one) => parseFloat(getComputedStyle(one).transitionDuration)), 0);
      });
    }
  }
}
