// axe finds nothing to object to in any page, in light and in dark, on a wide screen and on a narrow one.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SCREENS, browser, objections, pages, server, serving } from "./workbook.mjs";

serving();
const asked = new Set();

/** What axe objects to in a page that is opened in a theme and a window. */
async function opened(address, theme, viewport) {
  const context = await browser.newContext({ viewport, colorScheme: theme, bypassCSP: true });
  const page = await context.newPage();
  page.on("request", (request) => asked.add(new URL(request.url()).host));
  await page.goto(address);
  const found = await objections(page);
  await context.close();
  return found;
}

for (const page of pages) {
  for (const theme of ["light", "dark"]) {
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      test(`${page}, ${theme}, ${screen}`, async () => {
        assert.deepEqual(await opened(`${server.address}/${page}`, theme, viewport), []);
      });
    }
  }
}

test("no page asks anything of any other host", () => {
  assert.deepEqual([...asked], [new URL(server.address).host]);
});
