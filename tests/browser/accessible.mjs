// axe finds nothing to object to in any page, in light and in dark, on a wide screen and on a narrow one.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SCREENS, axe, browser, pages, server, serving } from "./workbook.mjs";

serving();
const asked = new Set();

/** What axe objects to, with the places of each. */
async function objections(address, theme, viewport) {
  const context = await browser.newContext({ viewport, colorScheme: theme, bypassCSP: true });
  const page = await context.newPage();
  page.on("request", (request) => asked.add(new URL(request.url()).host));
  await page.goto(address);
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => window.axe.run({ rules: { "target-size": { enabled: true } } }));
  await context.close();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

for (const page of pages) {
  for (const theme of ["light", "dark"]) {
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      test(`${page}, ${theme}, ${screen}`, async () => {
        assert.deepEqual(await objections(`${server.address}/${page}`, theme, viewport), []);
      });
    }
  }
}

test("no page asks anything of any other host", () => {
  assert.deepEqual([...asked], [new URL(server.address).host]);
});
