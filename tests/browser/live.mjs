// A learner saves a step's file, and its panel turns from todo to red to green without the page being loaded again.

import assert from "node:assert/strict";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { browser, copy, saveRight, saveWrong, server, serving } from "./workbook.mjs";

const STEP = "views/open";
const FILE = join(copy, "exercises/01-views/src/open.rs");
const SOLUTION = join(copy, "solutions/01-views/src/open.rs");
const MINUTES = 60_000;

const asked = new Set();
let page;

serving(async () => {
  page = await browser.newPage();
  page.on("request", (request) => asked.add(new URL(request.url()).host));
  await page.goto(`${server.address}/01-views.html`);
  await page.evaluate(() => (window.neverLoadedAgain = true));
});

/** Waits for the panel's state, and says how long it took. */
async function turns(state) {
  const started = performance.now();
  await page.locator(`section[data-step="${STEP}"][data-state="${state}"]`).waitFor({ timeout: 3 * MINUTES });
  return Math.round(performance.now() - started);
}

const panel = () => page.locator(`section[data-step="${STEP}"]`).innerText();

test("an untouched starter is to do", async () => {
  await turns("todo");
});

test("a rule is a row and a case a dot, in words, and nothing scrolls inside", async () => {
  const rows = page.locator(`section[data-step="${STEP}"] .live-rules li`);
  assert.deepEqual(await rows.locator(".live-says").allTextContents(), [
    "len(view) counts the bytes of the exporter",
    "a view is empty when it shows no byte",
    "a view must look, not copy",
    "a view is a pointer and a length, whatever it looks at",
    "opening a window, and asking it, must not allocate",
    "the bytes are the owner's, so they are still there when the view is gone",
    "debug shows the bytes as a literal",
  ]);
  assert.equal(await rows.locator("[data-outcome=todo]").count(), 19);
  assert.equal(await rows.locator("[data-outcome]").first().getAttribute("title"), "to do: a vector: vec![1, 2, 3], 3");
  const scrolls = await page.locator(".step-live ul, .step-live li").evaluateAll(
    (boxes) => boxes.filter((box) => box.scrollHeight > box.clientHeight + 1).length,
  );
  assert.equal(scrolls, 0);
});

test("a step that waits is one line with a link, and only the first step is open", async () => {
  const steps = page.locator("section.step");
  assert.deepEqual(await steps.evaluateAll((all) => all.map((step) => step.dataset.folded)), ["false", ...Array(5).fill("true")]);
  const second = steps.nth(1);
  assert.match(await second.innerText(), /^Step 2 of 6\s+for step 1, Open a window\s+waits\s+Show$/);
  assert.equal(await second.locator(".step-line a").getAttribute("href"), "#open");
  assert.ok((await second.boundingBox()).height < 60);
  await second.getByRole("button", { name: "Show step 2" }).click();
  assert.ok((await second.boundingBox()).height > 200, "a press opens it");
  await second.getByRole("button", { name: "Fold step 2" }).click();
});

test("while tests run the result before is faded, and the panel says for how long it has compiled", async () => {
  saveWrong("open", "copies");
  await page.locator(`section[data-step="${STEP}"][data-running]`).waitFor({ timeout: MINUTES });
  const running = page.locator(`section[data-step="${STEP}"]`);
  assert.match(await running.locator(".step-run").innerText(), /^(compiling \d+ s|testing \d+ s|\d+ of 19, \d+ s)$/);
  const colours = await running.locator(".step-live").evaluate((live) => {
    const quiet = live.appendChild(document.createElement("i"));
    quiet.style.cssText = "color: var(--quiet)";
    const seen = new Set([...live.querySelectorAll("*")].map((one) => getComputedStyle(one).color));
    return [getComputedStyle(quiet).color === [...seen][0], seen.size, quiet.remove()];
  });
  assert.deepEqual(colours.slice(0, 2), [true, 1], "all of it is as quiet as a remark");
});

test("a panel says how many of its own step's tests have reported", async () => {
  const go = join(copy, "go");
  const wait = `while !std::path::Path::new(${JSON.stringify(go)}).exists() {}\n`;
  // The tests of the other steps come before these, by letter, and of these the ones that show a view come late.
  writeFileSync(FILE, readFileSync(SOLUTION, "utf8").replace(/fn fmt\(.*\{\n/, (line) => line + wait));
  const says = (step) => page.locator(`section[data-step="${step}"] .step-run`).innerText();
  const run = page.locator(`section[data-step="${STEP}"] .step-run`);
  await run.getByText(/^[1-9]\d* of 19, \d+ s$/).waitFor({ timeout: MINUTES });
  assert.match(await says("views/item"), /^\d+ of 20, \d+ s$/);
  writeFileSync(go, "");
  await turns("green");
  rmSync(go);
  saveWrong("open", "copies");
});

test("a wrong answer turns the panel red, with the rule", async (context) => {
  context.diagnostic(`red ${await turns("red")} ms after the save`);
  assert.match(await panel(), /red/);
  const rule = page.locator(`section[data-step="${STEP}"] .live-rule`);
  const sizes = await page.locator(`section[data-step="${STEP}"] :is(p, li, pre, code, summary)`).evaluateAll((all) =>
    all.map((one) => parseFloat(getComputedStyle(one).fontSize)),
  );
  assert.equal(await rule.evaluate((one) => parseFloat(getComputedStyle(one).fontSize)), Math.max(...sizes));
  assert.equal(await page.locator(`section[data-step="${STEP}"] > .step-head + .step-live`).count(), 1, "it comes first");
  const help = page.locator(`section[data-step="${STEP}"]`).getByRole("link", { name: "How to read this" });
  assert.equal(await help.getAttribute("href"), "when-a-test-is-red.html");
});

test("code that does not compile shows rustc's message", async (context) => {
  copyFileSync(join(copy, "README.md"), FILE);
  context.diagnostic(`broken ${await turns("broken")} ms after the save`);
  assert.match(await panel(), /error/);
});

test("the right answer turns it green", async (context) => {
  saveRight("open");
  context.diagnostic(`green ${await turns("green")} ms after the save`);
});

test("a green step is one line that says what is next, and the sidebar and the tab say how far the reader is", async () => {
  const green = page.locator(`section[data-step="${STEP}"]`);
  assert.match(await green.innerText(), /^Step 1 of 6\s+Open a window · 19 tests · Next: Read one byte\s+green\s+Show$/);
  assert.equal(await green.locator(".step-line a").getAttribute("href"), "#item");
  assert.equal(await green.locator(".step-strip .full").count(), 1);
  assert.equal(await page.locator("section[data-step='views/item']").getAttribute("data-folded"), "false");
  const marks = await page.locator(".sidebar .header-item .live-step").evaluateAll((all) => all.map((mark) => mark.title));
  assert.deepEqual(marks, ["green", "to do", "to do", "to do", "to do", "to do"]);
  assert.match(await page.title(), /^0\/20 Read one byte · /);
});

test("one line is read aloud, and it says what has changed", async () => {
  // A figure that is touched has a line of its own.
  const regions = page.locator(":is([aria-live], [role=status], [role=alert], [role=log]):not(.touch-stage > *)");
  assert.equal(await regions.count(), 1);
  assert.match(await regions.textContent(), /^[^\n]+: green$/);
});

test("expected is green and yours is red, in a value as in a snapshot", async () => {
  saveRight("hex");
  saveWrong("item", "off_by_one");
  saveWrong("dump", "ragged_dump");
  const colours = (step) =>
    page.evaluate((step) => {
      const colour = (element) => getComputedStyle(element).color;
      const named = (name) => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.color = `var(${name})`;
        return [colour(probe), probe.remove()][0];
      };
      const spans = [...document.querySelectorAll(`section[data-step="${step}"] .live-report > [class]`)];
      const sides = spans.filter((span) => span.textContent.includes(" │ ")).map((span) => [span.textContent.trim().split(" ")[0], colour(span)]);
      const [good, bad] = [named("--good"), named("--bad")];
      return sides.map(([side, seen]) => `${side}: ${seen === good ? "good" : seen === bad ? "bad" : seen}`);
    }, step);
  for (const step of ["views/item", "views/dump"]) {
    await page.locator(`section[data-step="${step}"][data-state="red"]`).waitFor({ timeout: 3 * MINUTES });
    const seen = (await colours(step)).filter((side) => /expected|yours/.test(side));
    assert.deepEqual(new Set(seen), new Set(["expected: good", "yours: bad"]), step);
  }
});

test("the page was never loaded again", async () => {
  assert.equal(await page.evaluate(() => window.neverLoadedAgain), true);
});

test("a page whose build was replaced before it heard of it loads itself again", async () => {
  const prose = join(copy, "book/chapters/epilogue.md");
  const text = readFileSync(prose, "utf8");
  const late = await browser.newPage();
  let listen;
  const built = new Promise((resolve) => (listen = resolve));
  await late.route("**/live/events", async (route) => {
    await built;
    await route.continue();
  });
  await late.goto(`${server.address}/epilogue.html`);
  writeFileSync(prose, `${text}\nA line that came late.\n`);
  const has = async () => (await (await fetch(`${server.address}/epilogue.html`)).text()).includes("A line that came late.");
  while (!(await has())) await late.waitForTimeout(100);
  assert.ok(!(await late.locator("main").innerText()).includes("A line that came late."));
  listen();
  await late.getByText("A line that came late.").waitFor();
  writeFileSync(prose, text);
  await late.close();
});

test("the page asks nothing of any other host", () => {
  assert.deepEqual([...asked], [new URL(server.address).host]);
});
