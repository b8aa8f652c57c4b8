// What a panel draws beside its words: both sides of a red case as cells, and what the chapter's program made of the
// reader's code when all of its steps are green.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { axe, browse, copy, saveRight, serve, steps } from "./workbook.mjs";

const FILE = join(copy, "exercises/01-views/src/copy_out.rs");
const SOLUTION = join(copy, "solutions/01-views/src/copy_out.rs");
const MINUTES = 60_000;

let server, browser, page;

before(async () => {
  for (const step of steps) saveRight(step);
  writeFileSync(FILE, readFileSync(SOLUTION, "utf8").replace("self.bytes.to_vec()", "self.iter().rev().collect()"));
  server = await serve();
  browser = await browse();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("pageerror", (error) => assert.fail(error));
  await page.goto(`${server.address}/01-views.html`);
});

after(async () => {
  await browser?.close();
  server?.stop();
  execFileSync(process.env.WORKBOOK_PROGRAM, ["reset", "views"], { cwd: copy });
});

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
  await other.addScriptTag({ path: axe });
  const { violations } = await other.evaluate(() => window.axe.run(".step"));
  await context.close();
  assert.deepEqual(violations.map(({ id }) => id), []);
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
  assert.match(await made.innerText(), /^What you made\s+cargo run -p views --example dump ran your code:\s+00000000: /);
  assert.equal(await made.evaluate((box) => box.previousElementSibling.dataset.step), `views/${steps.at(-1)}`);
  // In one go: the server may say anew what it knows, and the page shows that then.
  const [text, picture] = await page.evaluate(() => {
    workbook.made.show({ name: "views", made: { command: "c", text: "<b>\n.workbook/made/a.png\n", well: false, pictures: ["a.png"] } });
    const box = document.querySelector('.made[data-well="false"]');
    const image = box.querySelector("img");
    return [box.querySelector("pre").innerText, { says: image.alt, at: image.getAttribute("src") }];
  });
  assert.equal(text, "<b>", "text goes in as text, and the picture's line as the picture");
  assert.equal(picture.says, "a.png, as your code made it");
  assert.match(picture.at, /^\/live\/made\/a\.png\?\d+$/);
});
