// What a reader opens and types is there after a reload, and the page says where it is kept; a file opens in the
// reader's own editor.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browser, server, serving } from "./workbook.mjs";

let page;

serving(async () => {
  page = await browser.newPage();
  await page.goto(`${server.address}/02-slicing.html#step-window`);
});

const step = () => page.locator("#step-window");

/** A fold tells of itself a moment after it was clicked: until then the browser keeps the state before. */
const kept = (what, so) => page.waitForFunction(([what, so]) => what in JSON.parse(localStorage.getItem("workbook:02-slicing")) === so, [`step-window/${what}`, so]);

test("a first visit keeps nothing, and says nothing of it", async () => {
  assert.equal(await page.locator(".kept").isVisible(), false);
});

test("hints, the answer and a prediction are there after a reload, and the page says so", async () => {
  await step().getByLabel("Your prediction").fill("pyba, and a panic");
  await step().locator(".step-answer > summary").click();
  await step().locator(".step-hint > summary").first().click();
  await step().locator(".step-hint > summary").nth(1).click();
  await kept("hint/2", true);
  await page.reload();
  assert.equal(await step().getByLabel("Your prediction").inputValue(), "pyba, and a panic");
  const open = await step().locator("details").evaluateAll((folds) => folds.filter((fold) => fold.open).map((fold) => fold.className));
  assert.deepEqual(open, ["step-answer", "step-hint", "step-hint"]);
  assert.match(await page.locator(".kept").innerText(), /kept in this browser, and nowhere else/);
});

test("the prediction stands beside the answer", async () => {
  const [guess, answer] = [step().locator(".step-guess"), step().locator(".step-answer")];
  const [left, right] = [await guess.boundingBox(), await answer.boundingBox()];
  assert.ok(left.x + left.width <= right.x && Math.abs(left.y - right.y) < 40, JSON.stringify([left, right]));
});

test("what was folded again stays folded, and what is forgotten is gone", async () => {
  await step().locator(".step-hint > summary").nth(1).click();
  await kept("hint/2", false);
  await page.reload();
  assert.equal(await step().locator(".step-hint").nth(1).evaluate((fold) => fold.open), false);
  await page.getByRole("button", { name: "Forget it" }).click();
  await page.waitForFunction(() => document.querySelector(".kept")?.hidden);
  assert.equal(await step().getByLabel("Your prediction").inputValue(), "");
  assert.equal(await step().locator("details[open]").count(), 0);
});

test("the page asks for a save; the command stands behind a fold", async () => {
  assert.match(await step().locator(".step-file").innerText(), /^Edit exercises\/02-slicing\/src\/window\.rs and save it\./);
  assert.equal(await step().getByText("cargo test -p slicing window").isVisible(), false);
  await step().locator(".step-command > summary").click();
  assert.equal(await step().getByText("cargo test -p slicing window").isVisible(), true);
});

test("a file opens in the editor that is chosen, here and on the next page", async () => {
  const href = () => page.locator(".step-file a").first().getAttribute("href");
  assert.match(await href(), /^vscode:\/\/file\/.*\/exercises\/02-slicing\/src\/resolve\.rs:1$/);
  await step().getByLabel("Links to files open in").selectOption("Zed");
  assert.match(await href(), /^zed:\/\/file\/.*\/resolve\.rs:1$/);
  await page.goto(`${server.address}/03-mutation.html`);
  assert.match(await href(), /^zed:\/\/file\/.*\/exercises\/03-mutation\/src\/set_item\.rs:1$/);
});

test("the path can be copied", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.address });
  await page.getByRole("button", { name: "Copy path" }).first().click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /exercises\/03-mutation\/src\/set_item\.rs$/);
});
