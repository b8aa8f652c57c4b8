// Two lives as brackets in the gutter of a program, on every screen down to the smallest phone: nothing is cut off or lies over
// something else, and nothing moves from step to step.

import assert from "node:assert/strict";
import { test } from "node:test";

import { PHONES, browser, measured, objections, openAlive, server, serving } from "./workbook.mjs";

serving();
let page;

/** Opens a page with the figure in a state, alive. */
async function open(chapter, state, options) {
  await page?.context().close();
  page = await openAlive(browser, `${server.address}/${chapter}.html?borrow=${state}`, "borrow", { reducedMotion: "reduce", ...options });
  return page.locator("#borrow");
}

test("from step to step nothing below the program moves", async () => {
  for (const [screen, viewport] of Object.entries(PHONES)) {
    for (const line of [7, 8, 9]) {
      const one = await open("01-views", `1:${line}`, { viewport });
      const tops = () => one.locator(".touch-stage > :not(.unseen), .touch-lent-row, .touch-facts > *").evaluateAll((all) => all.map((part) => Math.round(part.getBoundingClientRect().top - part.closest("figure").getBoundingClientRect().top)));
      const first = await tops();
      for (const frame of [2, 3, 4]) {
        await one.getByRole("button", { name: "Next" }).click();
        assert.deepEqual(await tops(), first, `${screen}, the brace on line ${line}, step ${frame}`);
      }
    }
  }
});

/** What of the figure's words is cut off or lies over others, each with what it lies over; none where all can be read. */
const hidden = (one) => one.evaluate((figure) => {
  const stage = figure.querySelector(".touch-stage").getBoundingClientRect();
  const words = (part) => {
    const range = document.createRange();
    range.selectNodeContents(part);
    return [...range.getClientRects()].filter(({ width }) => width > 0).map((box) => ({ part, box }));
  };
  const all = [...figure.querySelectorAll(".touch-lent-row > .number, .touch-lent-row .code, .touch-lent-row .label, .touch-said, .touch-facts > *, .touch-repl > *, .touch-lent-hint, .touch-count")];
  const found = all.flatMap((part) => words(part).filter(({ box }) => box.left < stage.left - 1 || box.right > stage.right + 1).map(() => `cut: ${part.innerText}`));
  const boxes = all.flatMap(words);
  boxes.forEach(({ part, box }, at) => boxes.slice(at + 1).forEach(({ part: other, box: its }) => {
    // Letters of two lines may lie as near as the lines are.
    const apart = box.right <= its.left || its.right <= box.left || box.bottom <= its.top + 2 || its.bottom <= box.top + 2;
    if (part !== other && !apart) found.push(`${part.innerText} / ${other.innerText}`);
  }));
  const wrapped = [...figure.querySelectorAll(".label")].filter((label) => label.offsetHeight > 20);
  return [...found, ...wrapped.map((label) => `two lines: ${label.innerText}`)];
});

for (const state of ["4:7", "4:8", "3:9"]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [screen, viewport] of Object.entries(PHONES)) {
      test(`in the lab as ${state}, ${colorScheme}, ${screen}: axe objects to nothing, and it fits`, async () => {
        const one = await open("lab", state, { viewport, colorScheme, bypassCSP: true });
        assert.deepEqual(await objections(page, "#borrow"), []);
        assert.deepEqual(await hidden(one), []);
        const [row, ...cut] = await one.locator(".touch-lent-row").evaluateAll((rows) => [rows.at(-1).offsetHeight, ...rows.filter((row) => row.scrollHeight > row.offsetHeight || row.scrollWidth > row.offsetWidth).map((row) => row.innerText)]);
        assert.ok(row > 30);
        assert.deepEqual(cut, [], "each line has room for its words");
        assert.equal(await one.locator(".touch-handle").evaluate((one) => parseFloat(getComputedStyle(one).transitionDuration)), 0);
        const { height, room, over } = await measured(one);
        assert.ok(height <= room && over <= 0, `${height} of ${room}, ${over} too wide`);
      });
    }
  }
}
