// Two lives as brackets in the gutter of a program: step by step, and with the brace that ends the owner moved. By pointer, by
// finger and by keys, in the chapter and in the lab.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LATER, PHONES, SCREENS, browser, openAlive, reloadAlive, server, serving } from "./workbook.mjs";

serving();
let page;

/** Opens a page with the figure in a state, alive. */
async function open(chapter = "01-views", state = "", options = {}) {
  await page?.context().close();
  page = await openAlive(browser, `${server.address}/${chapter}.html${state && `?borrow=${state}`}`, "borrow", { reducedMotion: "reduce", ...options });
  return page.locator("#borrow");
}

const says = async (one, words) => assert.ok((await one.innerText()).includes(words), `no "${words}" in:\n${await one.innerText()}`);
const silent = async (one, words) => assert.ok(!(await one.innerText()).includes(words), words);
const press = (one, name) => one.getByRole("button", { name, exact: true }).click();
const brace = (one) => one.getByRole("slider", { name: "the brace that ends message" });
const step = (one) => one.getByRole("slider", { name: "step" });
const program = (one) => one.locator(".touch-lent-row .code").allInnerTexts();
/** The pieces of a bracket, line by line; none where it is not. */
const bracket = (one, whose) => one.locator(`.touch-lent-row > .${whose}`).evaluateAll((all) => all.map((piece) => piece.className.split(" ").slice(1).join(" ").trim()));
/** The facts, each with its name; none where it is not said yet. */
const facts = (one) => one.locator(".touch-facts > dt").evaluateAll((names) => names.map((name) => `${name.innerText}: ${name.nextElementSibling.innerText}`));
const typed = (one) => one.locator(".touch-repl").innerText();
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
  const last = ["brackets: ", "rustc: ", "Python: "];
  assert.deepEqual(await facts(one), ["message: is not there yet", "&message: is not there yet", ...last]);
  assert.equal(await typed(one), ">>> ");
  assert.deepEqual([await bracket(one, "owned"), await bracket(one, "lent")], [Array(7).fill(""), Array(7).fill("")]);
  await press(one, "Next");
  await says(one, "message is born");
  assert.deepEqual(await facts(one), ["message: lives from line 6 on", "&message: is not there yet", ...last]);
  assert.equal(await typed(one), '>>> message = b"capybara"');
  assert.deepEqual(await bracket(one, "owned"), ["", "", "", "from", "", "", ""]);
  await press(one, "Next");
  await says(one, "the borrow begins");
  assert.deepEqual(await facts(one), ["message: lives from line 6 on", "&message: is needed from line 7 on", ...last]);
  assert.equal(await typed(one), '>>> message = b"capybara"\n>>> view = memoryview(message)');
  assert.deepEqual([await bracket(one, "owned"), await bracket(one, "lent")], [["", "", "", "from", "now", "", ""], ["", "", "", "", "from", "", ""]]);
  assert.deepEqual(await labels(one), []);
  await press(one, "Next");
  await says(one, "line 9 looks: E0597");
  assert.deepEqual(await facts(one), [
    "message: lives from line 6 to line 8",
    "&message: is needed from line 7 to line 9",
    "brackets: cross: the owner's ends first",
    `rustc: ${E0597}`,
    "Python: the name is gone, and the view keeps the bytes alive",
  ]);
  assert.equal(await typed(one), '>>> message = b"capybara"\n>>> view = memoryview(message)\n>>> del message; len(view)\n8');
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

/** Where the pointer takes hold of the brace: the middle of its ring, and of the letter itself. */
const GRIPS = {
  ring: (one) => brace(one).evaluate((one) => {
    const [{ x, y }, { left, top }] = [one.getBoundingClientRect(), getComputedStyle(one, "::before")];
    return [x + parseFloat(left) + 13, y + parseFloat(top) + 13];
  }),
  letter: (one) => one.locator(".touch-lent-row .code").filter({ hasText: /^}$/ }).evaluate((code) => {
    const letter = document.createRange();
    letter.selectNodeContents(code);
    const { x, y, width, height } = letter.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  }),
};

for (const [grip, at] of Object.entries(GRIPS)) {
  test(`the brace is dragged by its ${grip}: below the last look it compiles, and above the borrow there is nothing to borrow`, async () => {
    for (const viewport of Object.values(PHONES)) {
      const one = await open("01-views", "", { viewport });
      await silent(one, "E0597");
      const row = await one.locator(".touch-lent-row").last().boundingBox();
      /** From where it is, so many lines down, and there it is. */
      const drag = async (lines) => {
        const [x, y] = await at(one);
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x + 30, y + lines * row.height, { steps: 6 });
        await page.mouse.up();
        assert.ok(Math.abs((await at(one))[1] - (y + lines * row.height)) < 2, "it is where the pointer is");
        const [ring, letter] = [await GRIPS.ring(one), await GRIPS.letter(one)];
        assert.ok(Math.abs(ring[1] - letter[1]) < 3, "the ring is in the brace's line");
        assert.equal(await page.evaluate(() => String(getSelection())), "");
        assert.ok(await brace(one).evaluate((one) => one === document.activeElement && getComputedStyle(one).cursor === "ns-resize"));
      };
      await drag(1);
      await says(one, "rustc\ncompiles");
      await says(one, "nest: the borrow's ends first");
      await says(one, "the name goes last");
      await says(one, ">>> len(view); del message\n8");
      assert.deepEqual(await program(one), NESTED);
      assert.deepEqual([await bracket(one, "owned"), await bracket(one, "lent")], [["", "", "", "from", "through", "through", "to"], ["", "", "", "", "from", "to", ""]]);
      assert.deepEqual(await labels(one), []);
      await drag(-2);
      await says(one, E0425);
      await says(one, "line 8 asks for it, too late");
      await says(one, "NameError: name 'message' is not defined");
      assert.deepEqual(await one.locator("u").allInnerTexts(), ["message"]);
      assert.deepEqual(await bracket(one, "lent"), Array(7).fill(""));
      await press(one, "Back");
      await says(one, "line 7 has ended message: line 8 finds nothing to borrow");
      assert.ok((await facts(one)).includes("rustc: "));
    }
  });
}

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
  await silent(one, E0597);
  await page.waitForTimeout(LATER);
  assert.equal(await one.getByRole("status").textContent(), "1 of 4, the brace on line 8: view has a name, and no bytes");
});

test("the state is in the address, and there after a reload", async () => {
  const one = await open("lab");
  assert.deepEqual(await labels(one), POINTED);
  await brace(one).press("ArrowDown");
  await press(one, "Back");
  await page.waitForTimeout(LATER);
  assert.equal(new URL(page.url()).search, "?borrow=3:9");
  await reloadAlive(page, "borrow");
  await says(one, "3 of 4");
  assert.equal(await brace(one).getAttribute("aria-valuetext"), "line 9");
  await press(one, "As at first");
  await page.waitForTimeout(LATER);
  assert.equal(new URL(page.url()).search, "");
});

test("a state that is none is the first", async () => {
  for (const state of ["0:8", "5:8", "4:6", "4:10", "4:99", "4", ":", "x", "4:8:1", "-1:8", "1e1:8", "9".repeat(5000), "4:9,zz", "NaN:NaN", "%3Cb%3E"]) {
    const one = await open("01-views", state);
    // Bytes of somebody's own are no part of it: what stands in front of them is.
    const known = state.startsWith("4:9,");
    await says(one, known ? "4 of 4" : "1 of 4");
    assert.equal(await brace(one).getAttribute("aria-valuenow"), known ? "9" : "8", state);
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
  const high = (await one.locator(".touch-lent-row").last().boundingBox()).height;
  const finger = await page.context().newCDPSession(page);
  const touch = (type, ...points) => finger.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  for (const at of Object.values(GRIPS)) {
    const [across, down] = await at(one);
    const scrolled = await page.evaluate(() => scrollY);
    await touch("touchStart", [across, down]);
    for (let part = 1; part <= 5; part += 1) await touch("touchMove", [across, down + (part * high) / 5]);
    await touch("touchEnd");
    await says(one, "rustc\ncompiles");
    assert.equal(await page.evaluate(() => scrollY), scrolled, "the page stays where it is");
    await press(one, "As at first");
  }
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
