// A line dragged through a matrix, and numbers pushed into a ring with its notes, in the lab.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LATER, browser, openAlive, server, serving } from "./workbook.mjs";

serving();
let page;

/** A figure of the lab, alive. */
async function open(id, query = "") {
  await page?.context().close();
  page = await openAlive(browser, `${server.address}/lab.html${query}`, id);
  return page.locator(`#${id}`);
}

const press = (one, name) => one.getByRole("button", { name, exact: true }).click();
const says = async (one, words) => assert.ok((await one.innerText()).includes(words), `no "${words}" in:\n${await one.innerText()}`);

/** The place of a cell of the matrix on the screen. */
async function middle(one, row, column) {
  const { x, y, width, height } = await one.locator(".touch-grid .touch-cells").nth(row).locator("span").nth(column).boundingBox();
  return [x + width / 2, y + height / 2];
}

async function drag(from, to) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 8 });
  await page.mouse.up();
}

test("6: any line that is dragged through a matrix is a slice of the flat memory", async () => {
  const one = await open("line");
  await says(one, "([1, 5, 6, 5], 17)");
  await says(one, "4 pieces of 4 bytes, one every 12");
  await drag(await middle(one, 1, 0), await middle(one, 1, 2));
  await says(one, ">>> cells[3:6].tolist(), sum(cells[3:6])\n([1, 5, 9], 15)\n>>> cells[3:6].strides\n(4,)");
  await says(one, "one piece of 12 bytes");
  await says(one, "matrix.row(1)");
  await drag(await middle(one, 0, 0), await middle(one, 2, 2));
  await says(one, "([3, 5, 5], 13)");
  await says(one, "matrix.diagonal()");
  assert.equal(await one.locator(".touch-flat .touch-window").count(), 3);
  // A handle is dragged as well: the line ends a row higher, and is a part of the diagonal.
  await drag(await middle(one, 2, 2), await middle(one, 1, 1));
  await says(one, ">>> cells[:5:4].tolist(), sum(cells[:5:4])\n([3, 5], 8)");
  await press(one, "3 × 4");
  await press(one, "d");
  await says(one, "(32, 8)");
  await one.getByRole("textbox", { name: "numbers" }).fill("1 2 3 4 5 6 7 8 9 10 11 300");
  assert.equal(await one.getByRole("textbox", { name: "numbers" }).getAttribute("aria-invalid"), "true");
  await one.getByRole("textbox", { name: "numbers" }).fill("1 2 3 4 5 6 7 8 9 10 11 12");
  await says(one, "([1.0, 5.0], 6.0)");
});

test("6: the keys move either end of the line by cells and rows, and Esc brings the first one back", async () => {
  const one = await open("line", "?line=d4:5:5,0102030405060708090a0b0c");
  await one.getByRole("slider", { name: "from" }).press("Home");
  const to = one.getByRole("slider", { name: "to" });
  await to.press("Home");
  for (const [key, item, text] of [["ArrowDown", "4", "row 1, column 0"], ["ArrowRight", "5", "row 1, column 1"], ["PageDown", "9", "row 2, column 1"], ["ArrowLeft", "8", "row 2, column 0"], ["ArrowLeft", "8", "row 2, column 0"], ["PageUp", "0", "row 0, column 0"], ["ArrowUp", "0", "row 0, column 0"], ["End", "11", "row 2, column 3"]]) {
    await to.press(key);
    assert.deepEqual([await to.getAttribute("aria-valuenow"), await to.getAttribute("aria-valuetext")], [item, text], key);
  }
  await to.press("ArrowLeft");
  await says(one, "([1.0, 6.0, 11.0], 18.0)\n>>> cells[::5].strides\n(40,)");
  await one.getByRole("slider", { name: "from" }).press("End");
  await to.press("Home");
  await to.press("PageDown");
  await says(one, ">>> cells[:7:-1].tolist()");
  await says(one, "backwards in row 2");
  await page.waitForTimeout(LATER);
  assert.match(new URL(page.url()).search, /line=d4:11:8,0102/);
  await to.press("Escape");
  await says(one, "([1, 5, 6, 5], 17)");
  for (const each of await one.getByRole("slider").all()) {
    const { width, height } = await each.boundingBox();
    assert.ok(width >= 44 && height >= 44, `${width} by ${height}`);
  }
});

test("8: notes forget with the slots, and the totals of article 3 never do", async () => {
  const one = await open("notes");
  /** The lines of the table, each as its cells. */
  const claims = () => one.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(await claims(), [
    ["note 1 and the head", "1.0", "9.0", "5.5"],
    ["article 3's totals", "1.0", "9.0", "6.0 wrong"],
    ["a total less what left", "cannot say", "cannot say", "5.5"],
  ]);
  await says(one, "the total still has the one that has left");
  const value = one.getByRole("textbox", { name: "value to push" });
  await value.fill("3.5");
  await value.press("Enter");
  await press(one, "Push 1e17");
  await value.fill("one");
  await press(one, "Push");
  assert.equal(await value.getAttribute("aria-invalid"), "true");
  assert.deepEqual((await claims())[1].slice(1, 3), ["1.0 wrong", "1e+17"]);
  for (let push = 0; push < 4; push += 1) {
    await value.fill("1");
    await press(one, "Push");
  }
  const [notes, theirs, less] = await claims();
  assert.deepEqual(notes, ["note 3 and the head", "1.0", "1.0", "1.0"]);
  assert.deepEqual(theirs.slice(1, 3), ["1.0", "1e+17 wrong"]);
  for (const mean of [theirs[3], less[3]]) assert.match(mean, / wrong$/);
  await says(one, "the largest, 1e+17, left one push ago");
  await press(one, "Take it back");
  assert.deepEqual((await claims())[0].slice(0, 3), ["note 2 and the head", "1.0", "1e+17"]);
});

test("8: the pushes are dragged and counted by keys, a NaN has no share, and Esc begins again", async () => {
  const one = await open("notes");
  const pushes = one.getByRole("slider", { name: "pushed" });
  await pushes.press("Home");
  await says(one, "no lap is complete: the head has everything");
  assert.equal(await one.locator("tbody td").first().textContent(), "none");
  await pushes.press("ArrowRight");
  await says(one, "1 pushed");
  await press(one, "Push nan");
  assert.deepEqual(await one.locator("tbody tr").nth(0).locator("td").allTextContents(), ["2.0", "2.0", "2.0"]);
  assert.deepEqual(await one.locator("tbody tr").nth(1).locator("td").allTextContents(), ["2.0", "2.0", "nan"]);
  const { x, y, width, height } = await pushes.boundingBox();
  assert.ok(height >= 44, String(height));
  await drag([x + 2, y + height / 2], [x + width - 2, y + height / 2]);
  await says(one, "24 pushed");
  assert.match(await one.locator("tbody tr").nth(1).innerText(), /nan wrong/);
  await page.waitForTimeout(LATER);
  assert.match(new URL(page.url()).search, /notes=2:nan:1:7:/);
  await pushes.press("Escape");
  await says(one, "5 pushed");
  const value = one.getByRole("textbox", { name: "value to push" });
  await value.fill("8");
  await value.press("Enter");
  await says(one, "6 pushed");
  await value.press("Escape");
  await says(one, "5 pushed");
});
