// How pages look where the reader's system has a say, and by which mark a browser knows them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { browser, copy, server, serving } from "./workbook.mjs";

serving();

/** The widths of what stands in the page, and how many letters a line of its text has. */
const widths = (page) =>
  page.evaluate(() => {
    const pen = document.createElement("canvas").getContext("2d");
    const width = (text, { fontSize, fontFamily }) => ((pen.font = `${fontSize} ${fontFamily}`), pen.measureText(text).width);
    const boxes = (selector) => [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect()).filter((box) => box.width);
    const all = (selector) => [...new Set(boxes(selector).map((box) => Math.round(box.width)))];
    const paragraphs = [...document.querySelectorAll("main > p:not(.opening)")];
    const letters = paragraphs.map((one) => one.textContent).join(" ");
    const code = document.querySelector("main > pre > code");
    const style = getComputedStyle(code);
    return {
      text: all("main > p:not([class])"),
      letters: (boxes("main > p:not([class])")[0].width * letters.length) / width(letters, getComputedStyle(paragraphs[0])),
      inPanels: all(".step > p, .step > details > p"),
      wide: all("main > pre, main > pre > code, main > .step, main > figure"),
      columns: (code.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)) / width("m", style),
      left: new Set([...boxes("main > p, main > pre, main > .step, main > figure, main > blockquote")].map((box) => Math.round(box.x))).size,
    };
  });

test("a line of text has about 66 letters; code, panels and figures have one wide column, with 100 letters of code", async () => {
  for (const width of [1440, 1024]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    for (const chapter of ["02-slicing", "06-cast"]) {
      await page.goto(`${server.address}/${chapter}.html`);
      const seen = await widths(page);
      const said = `${chapter} at ${width}: ${JSON.stringify(seen)}`;
      assert.equal(seen.text.length, 1, said);
      // 66 in Noto Serif, 61 in DejaVu Serif, and in Times, where a system has no other, 78.
      assert.ok(seen.letters >= 60 && seen.letters <= 80, said);
      assert.ok(Math.max(...seen.inPanels) <= seen.text[0], said);
      assert.equal(seen.wide.length, 1, said);
      assert.ok(seen.columns >= 100, said);
      assert.equal(seen.left, 1, said);
    }
    await page.close();
  }
});

test("on a phone all is as wide as the text", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${server.address}/02-slicing.html`);
  const { text, wide } = await widths(page);
  assert.deepEqual(wide, text);
  await page.close();
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

test("a link to a page has a title and a sentence, and of the first page's two copies one is meant", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.address}/02-slicing.html`);
  const said = await page.locator("meta[property^='og:']").evaluateAll((tags) => tags.map((tag) => tag.content));
  assert.equal(said.length, 5);
  assert.ok(said.includes("Slicing: slices that cost nothing - Views, Not Copies"), said.join(", "));
  assert.equal(await page.locator("link[rel=canonical]").count(), 0);
  await page.goto(`${server.address}/`);
  assert.equal(await page.locator("link[rel=canonical]").evaluate((link) => link.href), `${server.address}/introduction.html`);
});

test("the pictures of the lighthouse are a figure with a caption, and every cell of a figure shows its byte", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.address}/03-mutation.html`);
  assert.equal(await page.locator("main img").count(), await page.locator("figure.pictures:has(figcaption) img").count());
  for (const chapter of ["05-metadata", "08-ring-buffer"]) {
    await page.goto(`${server.address}/${chapter}.html`);
    const values = await page.locator(".memory svg").evaluateAll((all) => all.map((svg) => [svg.querySelectorAll(".value").length, [...svg.querySelectorAll(".value")].filter((text) => text.textContent.trim()).length]));
    assert.ok(values.length >= 2 && values.every(([cells, shown]) => cells === shown && cells > 0), JSON.stringify(values));
  }
  await page.goto(`${server.address}/05-metadata.html`);
  const headings = await page.locator(".memory svg .name.window, .memory svg text.window").allTextContents();
  assert.ok(headings.some((text) => text.includes("stride +6 bytes")), headings.join(", "));
});
