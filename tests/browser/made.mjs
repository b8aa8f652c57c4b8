// What a panel draws beside its words: both sides of a red case as cells, and what the chapter's program made of the
// reader's code when all of its steps are green.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { browser, copy, objections, saveRight, saveStarter, server, serving, steps } from "./workbook.mjs";

const FILE = join(copy, "exercises/01-views/src/copy_out.rs");
const SOLUTION = join(copy, "solutions/01-views/src/copy_out.rs");
const MINUTES = 60_000;

let page;

for (const step of steps) saveRight(step);
writeFileSync(FILE, readFileSync(SOLUTION, "utf8").replace("self.bytes.to_vec()", "self.iter().rev().collect()"));
serving(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("pageerror", (error) => assert.fail(error));
  await page.goto(`${server.address}/01-views.html`);
}, saveStarter);

/** What is drawn of these lines, as the texts of its rows; what differs in brackets. */
const drawn = (...lines) =>
  page.evaluate((lines) => {
    const picture = workbook.sides.picture(lines);
    const text = (cell) => (cell.className === "sides-differs" ? `[${cell.textContent}]` : cell.textContent);
    return picture && [...picture.querySelectorAll(".sides-row:not(.sides-ruler)")].map((row) => [...row.children].slice(1).map(text).join(" "));
  }, lines);

test("bytes and whole numbers are cells, and what differs is marked; anything else stays text", async () => {
  assert.deepEqual(await drawn('expected │ b"gec"', '   yours │ b"geca"'), ["g e c", "g e c [a]"]);
  assert.deepEqual(await drawn('expected │ "b\\"a\\\\x00 b\\""', '   yours │ "b\\"a\\\\xffb\\""', "         │  ^^"), ["a [00] [␣] [b]", "a [ff] [b]"]);
  assert.deepEqual(await drawn("expected │ b'it\\'s'", "   yours │ b'its'"), ["i t [\\'] [s]", "i t [s]"]);
  assert.deepEqual(await drawn("expected │ [6, 4, -2]", "   yours │ [6, 4, 2]"), ["6 4 [-2]", "6 4 [2]"]);
  for (const [expected, yours] of [["Ok('a')", "Ok('r')"], ['b"a"', "None"], ["99", "98"], ['b"same"', 'b"same"'], [`b"${"a".repeat(25)}"`, 'b"a"'], ['b"a\\q"', 'b"ab"'], ["(1, 2)", "(1, 3)"], ["[1, 9223372036854775807, 3]", "[1, 9223372036854775807, 4]"]]) {
    assert.equal(await drawn(`expected │ ${expected}`, `   yours │ ${yours}`), null, `${expected} and ${yours}`);
  }
  const list = ["         │ [", "         │     7,", "expected │     8,", "   yours │     80,", "         │      ^", "   yours │     9,", "         │ ]"];
  assert.deepEqual(await drawn(...list), ["7 [8]", "7 [80] [9]"]);
  assert.equal(await drawn('expected │ b"ab"', '   yours │ b"ac"', 'expected │ b"ab"', '   yours │ b"ad"'), null, "two cases are no picture");
});

test("a red panel has the picture of its case, the way to how it is read, and no accessibility violation", async () => {
  const red = page.locator('section[data-step="views/copy_out"][data-state="red"]');
  await red.waitFor({ timeout: 5 * MINUTES });
  const picture = red.getByRole("img", { name: "8 of 9 places differ, the first is 0: expected c, yours a" });
  assert.ok(await picture.isVisible());
  assert.equal(await picture.locator(".sides-differs").count(), 2 * 8);
  assert.equal(await red.getByRole("link", { name: "How to read this" }).getAttribute("href"), "when-a-test-is-red.html");
  assert.equal(await page.locator(".made").count(), 0, "nothing was made yet");
  const context = await browser.newContext({ bypassCSP: true });
  const other = await context.newPage();
  await other.goto(page.url());
  await other.locator(".sides").first().waitFor({ timeout: MINUTES });
  const found = await objections(other, ".step");
  await context.close();
  assert.deepEqual(found, []);
  for (const width of [390, 1280]) {
    const narrow = await browser.newPage({ viewport: { width, height: 900 } });
    await narrow.goto(page.url());
    const drawn = narrow.locator(".sides").first();
    await drawn.waitFor({ timeout: MINUTES });
    const over = await drawn.evaluate((box) => Math.max(...[...box.querySelectorAll("span")].map((cell) => cell.getBoundingClientRect().right)) - box.parentElement.getBoundingClientRect().right);
    assert.ok(over <= 0, `it is ${over} too wide at ${width}`);
    assert.ok((await drawn.boundingBox()).height < 130, `it is no tower at ${width}`);
    await narrow.close();
  }
});

test("when all steps are green, what the chapter's program made of them stands below its last panel", async () => {
  saveRight("copy_out");
  const made = page.locator('.made[data-well="true"]');
  await made.waitFor({ timeout: 5 * MINUTES });
  assert.match(await made.innerText(), /^What you made\s+cargo run -p views --example dump ran your code:\s+yours\s+00000000: [^]+\s+reference, first 7 lines equal\s+00000000: /);
  assert.equal(await made.evaluate((box) => box.previousElementSibling.dataset.step), `views/${steps.at(-1)}`);
  const sides = made.locator(".made-sides pre");
  const [yours, reference] = await sides.allTextContents();
  assert.deepEqual(yours.split("\n").map((line) => line.trimEnd()).slice(0, 7), reference.split("\n"));
  const shown = await page.locator("h2#what-you-made").locator("xpath=following::pre[code[contains(@class, 'language-text')]][1]").innerText();
  assert.equal(reference, shown.trimEnd(), "it is the block of the page");
});

test("both sides stand beside each other where there is room, and a phone has them below each other", async () => {
  for (const [width, beside] of [[1440, true], [390, false]]) {
    const other = await browser.newPage({ viewport: { width, height: 900 } });
    await other.goto(page.url());
    await other.locator(".made").waitFor({ timeout: MINUTES });
    const [yours, reference] = await Promise.all((await other.locator(".made-sides figure").all()).map((side) => side.boundingBox()));
    await other.close();
    assert.equal(Math.abs(yours.y - reference.y) < 2, beside, `at ${width}: ${JSON.stringify([yours, reference])}`);
    assert.ok(reference.x + reference.width <= width && yours.x + yours.width <= width, `it is too wide at ${width}`);
  }
});

test("a picture stands beside the book's, which is loaded then and not before; what differs is not called equal", async () => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  // In one go: the server may say anew what it knows, and the page shows that then.
  const [text, pictures, words] = await page.evaluate(() => {
    const made = { command: "c", at: 7, well: false, text: "<b>\n.workbook/made/a.png\n", reference: null };
    made.pictures = [{ name: "gradient.png", same: true }, { name: "lighthouse.png", same: false }, { name: "a.png", same: null }];
    workbook.made.show({ name: "views", made });
    const box = document.querySelector('.made[data-well="false"]');
    return [box.querySelector("pre").innerText, [...box.querySelectorAll("img")].map((image) => [image.getAttribute("src"), image.alt]), box.innerText.match(/equal/g)];
  });
  assert.equal(text, "<b>", "text goes in as text, and a picture's line as the picture");
  const two = (name) => [[`/live/made/${name}?7`, `${name}, as your code made it`], [`images/${name}`, `${name}, as the reference makes it`]];
  assert.deepEqual(pictures, [...two("gradient.png"), ...two("lighthouse.png"), two("a.png")[0]]);
  assert.deepEqual(words, ["equal"]);
  await page.waitForTimeout(500);
  assert.ok(asked.includes("/images/gradient.png"));
});
