// The arithmetic of the figures that can be touched gives the answers that were recorded from CPython, as the solutions do.
// It needs no browser: `node --test tests/browser/model.mjs`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";

import "../../book/theme/model.js";
import "../../book/theme/values.js";
import "../../book/theme/shapes.js";
import "../../book/theme/lines.js";
import "../../book/theme/summaries.js";

// What a figure alone computes with stands in front of it.
globalThis.workbook.figure = { define() {} };
await import("../../book/theme/touch/histogram.js");

const model = globalThis.workbook.model;
const letters = (length) => [..."abcdefghijklmnopqrstuvwxyz".slice(0, length)].map((letter) => letter.charCodeAt(0));
/** Letters as the recorded files have them. */
const said = (bytes) => `b"${model.literal(bytes).slice(2, -1)}"`;
const hex = (text) => [...(text ?? "").matchAll(/../g)].map(([pair]) => parseInt(pair, 16));
const numbers = (text) => [...text.matchAll(/-?\d+/g)].map(([number]) => BigInt(number));
const tuple = (items) => `(${items.join(", ")}${items.length === 1 ? "," : ""})`;
const python = (truth) => (truth ? "True" : "False");
const spaced = (items) => items.join(" ");
const show = (view, memory) => model.places(view).map((at) => memory[at]);
/** The file of the lighthouse is its pixels, after a header. */
const lighthouse = () => [...readFileSync(new URL("../../exercises/02-slicing/data/lighthouse.pam", import.meta.url))].slice(-64 * 48 * 4);
const cut = (text, view) => model.slice(view, model.parse(text));

/** What the answer to a line of a recorded file is, from its other columns; null where the figures speak of no such thing. */
const ASKED = {
  "01-views/item": ([text, index]) => {
    const bytes = [...Buffer.from(text)];
    return String(bytes[model.place(BigInt(index), bytes.length)]);
  },
  "02-slicing/resolve": ([slice, length]) => {
    const { start, stop, step, count } = model.resolve(model.parse(slice), length);
    return [start, stop, step, count].join("\t");
  },
  "02-slicing/window": ([length, slice]) => said(show(cut(slice, model.whole(length)), letters(length))),
  "02-slicing/walk": ([length, slice]) => {
    const shown = show(cut(slice, model.whole(length)), letters(length));
    return `${said(shown)}\t${said([...shown].reverse())}`;
  },
  "02-slicing/strided": (slices) => said(show(model.compose(slices.slice(0, 3).map(model.parse), 10), letters(10))),
  "02-slicing/channels": ([pixels, channel]) => {
    const memory = pixels === "lighthouse.pam" ? lighthouse() : hex(pixels);
    const { min, max, mean } = model.stats(show(cut(`${channel}::4`, model.whole(memory.length)), memory));
    return [min, max, model.repr(mean)].join("\t");
  },
  "03-mutation/overlap": ([length, target, source]) => {
    const [memory, all] = [letters(length), model.whole(length)];
    return said(model.assign(memory, cut(target, all), show(cut(source, all), memory)));
  },
  "03-mutation/assign": ([length, target, others, source]) => {
    const other = Array.from({ length: others }, (_, at) => 65 + at);
    const [into, from] = [cut(target, model.whole(length)), cut(source, model.whole(others))];
    return said(model.assign(letters(length), into, show(from, other)));
  },
  "03-mutation/set_item": ([length, index, value]) => said(model.setItem(letters(length), BigInt(index), BigInt(value))),
  "04-read-only/refuse": ([opened]) => (opened === "bytearray" ? null : model.raise(model.WORDS.readOnly)),
  "05-metadata/calcsize": ([format]) => String(model.calcsize(format)),
  "05-metadata/calcsize_lp64": ([format]) => String(model.calcsize(format)),
  "05-metadata/contiguous": ([format, shape, strides]) => {
    const { c, f, either } = model.contiguous(model.calcsize(format), numbers(shape), numbers(strides));
    return spaced([c, f, either].map(python));
  },
  "05-metadata/shape": ([format, shape]) => {
    const [size, sizes] = [model.calcsize(format), numbers(shape)];
    const strides = model.strides(size, sizes);
    return `${tuple(strides)} ${sizes.reduce((all, length) => all * length, size)}`;
  },
  "05-metadata/locate": ([, shape, strides, indices]) => String(model.locate(...[shape, strides, indices].map(numbers))),
  "06-cast/read": ([, order, format, bytes]) => model.repr(model.unpack(format, hex(bytes), order === "<")),
  "06-cast/shape": ([looked, asked], lines) => {
    const [, from, to] = /^bytes (\d+):(\d+)$/.exec(looked) ?? [];
    const [, code, shape, at] = /^a = v\.cast\('(\w)', (\([^)]*\))\)(?:; a\.tolist\(\); a\[([^\]]*)\])?$/.exec(asked) ?? [];
    // Of nothing, or of half an item, a cast says something else first.
    if (!code || from === to || (to - from) % model.NATIVE[code]) return null;
    const memory = hex(/^# memory (\w+)$/m.exec(lines)[1]).slice(from, to);
    const [size, sizes] = [model.NATIVE[code], numbers(shape)];
    const strides = model.cast(memory.length, BigInt(size), sizes);
    const made = `${code} ${tuple(sizes)} ${tuple(strides)} True`;
    if (at === undefined) return made;
    const item = (place) => model.repr(model.unpack(code, memory.slice(place, place + size)));
    const [found, words] = model.attempt(() => item(Number(model.locate(sizes, strides, numbers(at)))));
    return [made, model.tolist(sizes, strides, 0n, item), found ?? words].join(" | ");
  },
  "06-cast/halves": ([what, order, format, bytes]) =>
    what === "read" ? model.repr(model.unpack(format, hex(bytes), order === "<")) : null,
  "06-cast/matrix": ([cells, rows, columns, part, index]) => {
    const [height, width] = [rows, columns].map(Number);
    const at = (length, dimension) => Number(model.place(BigInt(index), length, dimension));
    const ends = {
      row: () => [[at(height, 1), 0], [at(height, 1), width - 1]],
      column: () => [[0, at(width, 2)], [height - 1, at(width, 2)]],
      diagonal: () => [[0, 0], [Math.min(height, width) - 1, Math.min(height, width) - 1]],
    }[part];
    const value = (place) => model.repr(model.unpack("d", hex(cells).slice(8 * place, 8 * place + 8)));
    return `[${model.places(model.line(width, ...ends())).map(value).join(", ")}]`;
  },
  "08-ring-buffer/stats": ([format, slots, values]) => {
    if (format === "q") return null; // Too large for a float, which is all that the figure has.
    const { summary } = model.tracked(Number(slots), values.split(" ").map(Number));
    const item = (value) => model.repr(format === "d" ? value : BigInt(value));
    return [summary.count, ...summary.extremes.map(item), model.repr(model.mean(summary))].join("\t");
  },
  "08-ring-buffer/windows": ([slots, pushes, start, stop, latest]) => {
    const { older, newer } = model.ring(Number(slots), Number(pushes));
    const held = [...older, ...newer].map((_, at) => Number(pushes) - older.length - newer.length + at);
    return `${spaced(held.slice(start, stop))} | ${spaced(held.slice(Math.max(0, held.length - latest)))}`;
  },
};

let passed = 0;
const words = new Set();

for (const [name, answer] of Object.entries(ASKED)) {
  test(`${name} is answered as CPython does`, () => {
    const file = new URL(`../../exercises/${name.replace("/", "/tests/recorded/")}.tsv`, import.meta.url);
    const whole = readFileSync(file, "utf8");
    const lines = whole.trimEnd().split("\n").filter((line) => !/^# [A-Za-z]/.test(line));
    assert.ok(lines.length > 50, `${name} has ${lines.length} lines`);
    const held = lines.filter((line) => {
      const parts = line.split("\t");
      const [value, raised] = model.attempt(() => answer(parts, whole));
      if (value === null && raised === null) return false;
      if (raised) words.add(raised);
      const given = raised ?? value;
      assert.ok(line.endsWith(`\t${given}`), `${name}: ${line}\nthe figures say: ${given}`);
      return true;
    });
    assert.ok(held.length > 50, `${name}: ${held.length} answers were compared`);
    passed += held.length;
  });
}

test("a ring's windows lie where their entries were written", () => {
  for (let slots = 1; slots < 8; slots += 1) {
    for (let pushes = 0; pushes < 30; pushes += 1) {
      const memory = [];
      for (let number = 0; number < pushes; number += 1) memory[number % slots] = number;
      const { older, newer, next } = model.ring(slots, pushes);
      const held = [...older, ...newer].map((at) => memory[at]);
      assert.deepEqual(held, Array.from({ length: Math.min(slots, pushes) }, (_, at) => Math.max(0, pushes - slots) + at));
      assert.equal(next, pushes % slots);
    }
  }
});

test("the totals that never forget say what the chapter's meter said in CPython", () => {
  const page = readFileSync(new URL("../../book/chapters/08-ring-buffer.md", import.meta.url), "utf8");
  const pushed = [1, ...Array(149).fill(50)];
  const { low, mean } = model.running(100, pushed);
  const { summary } = model.tracked(100, pushed);
  for (const [theirs, right] of [[mean, model.mean(summary)], [low, summary.extremes[0]]]) {
    assert.ok(page.includes(`\n(${model.repr(theirs)}, ${model.repr(right)})\n`), `(${theirs}, ${right})`);
  }
  assert.equal(model.running(1, [1e17, 0.125]).subtracted, 0);
});

test("any two cells of a matrix are the ends of a line, and the line is one slice", () => {
  for (const [rows, columns] of [[3, 4], [4, 3], [2, 6], [6, 2], [1, 5]]) {
    const cells = Array.from({ length: rows * columns }, (_, item) => [Math.floor(item / columns), item % columns]);
    for (const from of cells) {
      for (const to of cells) {
        const line = model.line(columns, from, to);
        const seen = model.places(line);
        const ends = [from, to].map(([row, column]) => row * columns + column);
        assert.deepEqual([seen[0], seen.at(-1)], ends);
        // Each step goes the same way down and to the right, and no cell between two of them lies on the line.
        const ways = seen.slice(1).map((at, number) => [0, 1].map((part) => cells[at][part] - cells[seen[number]][part]));
        ways.forEach((way) => assert.deepEqual(way, line.way));
        const slice = model.sliced(line, rows * columns);
        assert.deepEqual(model.places(model.slice(model.whole(rows * columns), slice)), seen, model.written(slice));
      }
    }
  }
  assert.deepEqual(model.line(4, [0, 0], [2, 2]).count, 3n);
  assert.equal(model.written(model.sliced(model.line(4, [0, 1], [2, 1]), 12)), "1::4");
});

test("copied front to back or back to front, memory holds what a loop over it leaves", () => {
  const all = model.whole(6);
  const last = (way) => said(model.frames(letters(6), cut("1:", all), cut(":-1", all), way).at(-1).memory);
  assert.equal(last("front to back"), 'b"aaaaaa"');
  assert.equal(last("back to front"), 'b"aabcde"');
  assert.ok(model.overlap(cut("1:", all), cut(":-1", all)));
  assert.ok(!model.overlap(cut("::2", all), cut("1::2", all)));
});

after(() => console.log(`${passed} recorded answers of CPython passed, ${words.size} errors of its words`));
