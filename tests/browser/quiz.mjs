// A question is answered with the mouse or the keys, explained by the option that was chosen, kept, and asked again if
// it was missed; without a script its options are folds.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browser, building, objections, site } from "./workbook.mjs";

let page;

building(async () => {
  page = await browser.newPage();
  await page.goto(`file://${site.folder}/01-views.html`);
});

const quiz = (number) => page.locator(".quiz").nth(number - 1);

/** The options whose verdict is `right`, by their numbers. */
const options = (number, right) =>
  quiz(number).evaluate(async (box, right) => {
    const found = [];
    for (const row of box.querySelectorAll(".quiz-option")) {
      row.querySelector("input").click();
      box.querySelector(".quiz-check").click();
      if (row.dataset.right === String(right)) found.push(Number(row.querySelector(".quiz-number").textContent));
    }
    return found;
  }, right);

test("the options are a group with the question as its name, and nothing is explained before an answer", async () => {
  assert.equal(await page.locator(".quiz").count(), 5);
  assert.equal(await page.getByRole("group", { name: /^1\. Why does this not compile\?$/ }).count(), 1);
  assert.equal(await page.locator(".quiz-answer:visible").count(), 0);
  assert.equal(await page.locator(".quiz-told").isVisible(), false);
});

test("keys choose and check, and the explanation is that of the option", async () => {
  const [right] = await options(3, true);
  await page.reload();
  await quiz(3).getByRole("radio").first().focus();
  await page.keyboard.press(String(right));
  await page.keyboard.press("Enter");
  assert.match(await quiz(3).locator(".quiz-answer > .quiz-why").innerText(), /^Right\./);
  assert.equal(await page.evaluate(() => document.activeElement.className), "quiz-answer");
  const others = quiz(3).locator(".quiz-others");
  assert.equal(await others.locator("summary").innerText(), "Why not the others");
  await others.locator("summary").click();
  assert.equal(await others.getByText("Not quite.").count(), 2);
});

test("answers are there after a reload, and those that were missed are asked again", async () => {
  await page.getByRole("button", { name: "Forget it" }).click();
  await page.waitForFunction(() => document.querySelector(".kept")?.hidden);
  const [wrong] = await options(1, false);
  await quiz(1).getByRole("radio").nth(wrong - 1).check();
  await quiz(1).getByRole("button", { name: "Check" }).click();
  const [right] = await options(2, true);
  await quiz(2).getByRole("radio").nth(right - 1).check();
  await quiz(2).getByRole("button", { name: "Check" }).click();
  await page.reload();
  assert.equal(await quiz(1).locator(".quiz-option[data-right=false]").count(), 1);
  assert.equal(await quiz(2).locator(".quiz-option[data-right=true]").count(), 1);
  assert.match(await page.locator(".quiz-told").innerText(), /^1 of 5 answered right\. Again the one I missed$/);
  await page.getByRole("button", { name: "Again the one I missed" }).click();
  assert.equal(await quiz(1).locator("[data-right], :checked").count(), 0);
  assert.equal(await quiz(1).locator(".quiz-answer").isVisible(), false);
  assert.equal(await quiz(2).locator(".quiz-option[data-right=true]").count(), 1);
});

test("an answered question has no accessibility violation", async () => {
  assert.deepEqual(await objections(page, ".quiz"), []);
});

test("the right option stands in every place", async () => {
  const places = [];
  for (const name of ["01-views", "02-slicing", "03-mutation", "04-read-only", "05-metadata", "06-cast", "07-lifetimes", "08-ring-buffer"]) {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(`file://${site.folder}/${name}.html`);
    for (const question of await plain.locator(".options").all()) {
      const rights = await question.locator(":scope > .option").evaluateAll((all) => all.map((one) => one.dataset.right));
      places.push(rights.indexOf("true"));
    }
    await plain.close();
  }
  assert.ok(places.length >= 32, `${places.length} questions`);
  for (const place of [0, 1, 2]) {
    const often = places.filter((other) => other === place).length;
    assert.ok(often >= places.length / 6 && often <= places.length / 2, `${often} of ${places.length} right options stand in place ${place + 1}`);
  }
});

test("without a script an option is a fold with its explanation", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`file://${site.folder}/01-views.html`);
  const first = plain.locator(".option").first();
  await first.locator("summary").click();
  assert.match(await first.innerText(), /Right\.|Not quite\./);
  await context.close();
});
