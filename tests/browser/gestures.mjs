// What the gesture of each chapter's figure brings to light, in the lab, where all of them are.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browser, server, serving } from "./workbook.mjs";

let page;

serving(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("pageerror", (error) => assert.fail(error));
  await page.goto(`${server.address}/lab.html`);
});

/** The figure of a chapter, alive. */
async function figure(chapter) {
  const one = page.locator(`#f${chapter}`);
  await one.scrollIntoViewIfNeeded();
  await page.locator(`#f${chapter}.alive`).waitFor();
  return one;
}

const press = (one, name) => one.getByRole("button", { name, exact: true }).click();
const says = async (one, words) => assert.ok((await one.innerText()).includes(words), `no "${words}" in:\n${await one.innerText()}`);

test("1: an index past the end is an IndexError, by either ruler", async () => {
  const one = await figure(1);
  const index = one.getByRole("slider", { name: "index" });
  await says(one, "97");
  await index.press("Home");
  await says(one, ">>> view[-10]\nIndexError: index out of bounds on dimension 1");
  await index.press("End");
  await says(one, ">>> view[9]\nIndexError: index out of bounds on dimension 1");
  await says(one, "index out of bounds: the len is 8 but the index is 9");
  await one.getByRole("textbox", { name: "bytes" }).fill("capybaras!");
  await says(one, ">>> view[9]\n33");
});

test("3: front to back eats what it has yet to read, and CPython does not", async () => {
  const one = await figure(3);
  await says(one, "b'aaaaaa'");
  await says(one, "not what CPython answers");
  await press(one, "back to front");
  await says(one, "b'aabcde'\nwhich is\nwhat CPython answers");
  await press(one, "-1");
  for (let step = 0; step < 5; step += 1) await press(one, "Next byte");
  await says(one, "b'ffffff'");
  await press(one, "as if copied");
  await says(one, "b'bcdeff'\nwhich is\nwhat CPython answers");
});

test("4: nobody writes through the read-only view, and it changes", async () => {
  const one = await figure(4);
  await press(one, "still");
  await says(one, "TypeError: cannot modify read-only memory\n>>> bytes(still)\nb'look'");
  await says(one, "error[E0594]");
  await press(one, "view");
  await says(one, ">>> view[0] = 98\n>>> bytes(still)\nb'book'");
});

test("5: padding is C's, and goes where the fields are sorted", async () => {
  const one = await figure(5);
  const format = one.getByRole("textbox", { name: "format" });
  await format.fill("idf");
  await says(one, '>>> struct.calcsize("idf")\n20');
  assert.equal(await one.locator(".touch-cells > .padding").count(), 4);
  await press(one, "<");
  await says(one, '>>> struct.calcsize("<idf")\n16');
  await press(one, "@");
  await press(one, "Least padding");
  await says(one, '>>> struct.calcsize("dif")\n16');
  await press(one, "+ b");
  await press(one, "+ q");
  await says(one, '>>> struct.calcsize("difbq")\n32');
  await format.fill("idz");
  await says(one, "struct.error: bad char in struct format");
});

test("6: a bit of the last byte is the sign of a double", async () => {
  const one = await figure(6);
  const cell = (row, column) => one.locator("tbody tr").nth(row).locator("td").nth(column).innerText();
  const flip = (bit) => one.getByRole("button", { name: `bit ${bit}` }).click();
  assert.equal(await cell(4, 1), "1.0");
  await flip(7);
  assert.equal(await cell(4, 1), "-1.0");
  await one.getByRole("slider", { name: "byte" }).press("Home");
  await flip(0);
  assert.deepEqual([await cell(0, 1), await cell(1, 1), await cell(1, 2), await cell(2, 2)], ["1", "1", "256", "16777216"]);
});

test("7: Rust refuses before the program runs, Python keeps alive, or raises", async () => {
  const one = await figure(7);
  await says(one, "BufferError: Existing exports of data: object cannot be re-sized");
  await says(one, "error[E0502]");
  await press(one, "let the owner go");
  await says(one, "error[E0505]: cannot move out of `owner` because it is borrowed");
  await says(one, ">>> bytes(part)\nb'here'");
  await one.getByRole("slider").press("End");
  await says(one, "compiles");
});

test("8: a push splits the window in two, and a lap joins it", async () => {
  const one = await figure(8);
  await says(one, "(b'cdefgh', b'ij')");
  await press(one, "Push a letter");
  await says(one, "(b'defgh', b'ijk')");
  await one.getByRole("slider").fill("16");
  await says(one, "(b'ijklmnop', b'')");
  await one.getByRole("slider").fill("3");
  await says(one, "(b'abc', b'')");
});

test("the address has the state of every figure that was touched", async () => {
  await page.waitForTimeout(400);
  const query = new URL(page.url()).search;
  for (const state of ["f1=9,", "f3=-1:2:5", "f4=view", "f5=idz", "f7=5:go", "f8=3"]) assert.ok(query.includes(state), query);
  assert.ok(!query.includes("f2="), query);
  await page.reload();
  await says(await figure(8), "(b'abc', b'')");
  await says(await figure(1), ">>> view[9]\n33");
});
