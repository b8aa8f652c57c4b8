// How pages look where the reader's system has a say.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browse, serve } from "./workbook.mjs";

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
