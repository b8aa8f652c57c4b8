// How pages look where the reader's system has a say, and by which mark a browser knows them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { browse, copy, serve } from "./workbook.mjs";

let server, browser;

before(async () => {
  server = await serve();
  browser = await browse();
});

after(async () => {
  await browser?.close();
  server?.stop();
});

/** The least contrast of a figure's text on the page, in forced colours. */
async function contrast(colorScheme, theme) {
  const page = await browser.newPage({ colorScheme, forcedColors: "active" });
  await page.addInitScript((theme) => localStorage.setItem("mdbook-theme", theme), theme);
  await page.goto(`${server.address}/02-slicing.html`);
  const least = await page.evaluate(() => {
    const luminance = (colour) => {
      const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = "Canvas";
    const canvas = luminance(getComputedStyle(probe).color);
    const texts = [...document.querySelectorAll(".memory svg text")].map((text) => luminance(getComputedStyle(text).fill));
    const ratios = texts.map((text) => (Math.max(text, canvas) + 0.05) / (Math.min(text, canvas) + 0.05));
    return ratios.length ? Math.min(...ratios) : 0;
  });
  await page.close();
  return least;
}

for (const scheme of ["light", "dark"]) {
  for (const theme of ["light", "navy"]) {
    test(`in forced colours that are ${scheme}, with the theme ${theme} saved, figures are read`, async () => {
      const least = await contrast(scheme, theme);
      assert.ok(least >= 4.5, `${least.toFixed(1)}:1`);
    });
  }
}

test("the mark is the workbook's own", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.address}/introduction.html`);
  const icons = await page.locator("link[rel~=icon]").evaluateAll((links) => links.map((link) => link.href));
  assert.equal(icons.length, 1);
  const shown = await (await page.request.get(icons[0])).text();
  assert.equal(shown, readFileSync(join(copy, "book/theme/favicon.svg"), "utf8"));
});
