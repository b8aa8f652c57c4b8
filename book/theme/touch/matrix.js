// Chapter 5: a strip of bytes and the table that a shape, two strides and a start make of it; a cell of one lights its place
// in the other.
"use strict";
workbook.figure.define("matrix", (figure) => {
    const { element, model } = workbook;
    const { button, cells, facts, field, handle, owner, repl, row } = workbook.parts;
    const MOST = 12;
    const [minus, factor] = [(number) => String(number).replace("-", "−"), (number) => (number < 0 ? `(${minus(number)})` : number)];
    let now, i, j;
    const big = () => ({ shape: [BigInt(now.rows), BigInt(now.columns)], strides: [BigInt(now.down), BigInt(now.right)] });
    const placeOf = (i, j) => now.start + i * now.down + j * now.right;
    /** Changes some of the numbers; a cell that is gone with them is the last one that is left. */
    function set(more) {
        now = { ...now, ...more };
        [i, j] = [Math.min(i, Math.max(0, now.rows - 1)), Math.min(j, Math.max(0, now.columns - 1))];
    }
    const press = (word, more) => button(word, () => {
        set(more());
        figure.refresh();
    });
    const number = (name, least, most, label = name) => field({ name, label, figure, allow: (value) => value !== null && value >= least && value <= most, set: (value) => set({ [name]: value }) });
    const fields = {
        rows: number("rows", 0, MOST),
        columns: number("columns", 0, MOST),
        down: number("down", -99, 99, "stride to the next row"),
        right: number("right", -99, 99, "stride to the next column"),
        start: number("start", 0, 99),
    };
    const pair = (word, one, other) => element("span", "", `${word} (`, one, ", ", other, ")");
    const code = element("div", "touch-code touch-layout", pair("shape", fields.rows, fields.columns), pair("strides", fields.down, fields.right), element("span", "", "start ", fields.start));
    const turn = press("Transpose", () => ({ rows: now.columns, columns: now.rows, down: now.right, right: now.down }));
    const reverse = press("Reverse rows", () => ({ start: now.start + Math.max(0, now.rows - 1) * now.down, down: -now.down }));

    const [places, bytes, own] = [row("touch-ruler", []), cells(), owner(figure, MOST)];
    const strip = element("div", "touch-strip touch-packed touch-whole", places, bytes);
    const rows = Array.from({ length: MOST }, () => cells());
    const table = element("div", "touch-strip touch-packed");
    const side = element("div", "touch-side");
    /** A handle of one index, which goes one past the end. */
    const index = (strip, name, word, most, now, set, more) => handle(figure, strip, { name, label: `${name}, the ${word}`, least: () => 0, most, now, set, slotOf: now, valueAt: (slot) => slot, ...more });
    const across = index(table, "j", "column", () => now.columns, () => j, (value) => (j = value));
    const along = index(side, "i", "row", () => now.rows, () => i, (value) => (i = value), {
        under: ({ clientY }) => Math.floor((clientY - side.getBoundingClientRect().top) / parseFloat(getComputedStyle(side).getPropertyValue("--cell"))),
        // Rows count downwards.
        keys: (move) => ({ ArrowDown: () => move(i + 1), ArrowUp: () => move(i - 1), PageDown: () => move(i + 4), PageUp: () => move(i - 4) }),
    });
    along.setAttribute("aria-orientation", "vertical");
    side.append(along);
    table.append(element("div", "touch-track", across), ...rows);
    /** A cell that the pointer is on is the one that is meant, in the table and in the strip. */
    function meant(to) {
        if (!to || String(to) === `${i},${j}`) return;
        [i, j] = to;
        figure.refresh();
    }
    const atOf = (cell) => [...cell.parentElement.children].indexOf(cell);
    table.addEventListener("pointerover", ({ target }) => target.matches("span") && meant([rows.indexOf(target.parentElement), atOf(target)]));
    strip.addEventListener("pointerover", ({ target }) => target.matches(".touch-cells > span") && meant(shown().find(([i, j]) => placeOf(i, j) === atOf(target))));
    const [asked, sum, told] = [repl(), facts("touch-sum"), facts()];
    const lamps = ["c_contiguous", "f_contiguous"].map((name) => {
        const one = element("span", "touch-lamp");
        one.show = (on) => {
            one.dataset.on = on;
            one.textContent = `${name} ${on}`;
        };
        return one;
    });
    const both = element("div", "touch-table", side, table);
    const beside = element("div", "touch-beside", sum, element("div", "touch-lamps", ...lamps), told);
    figure.stage.append(own, code, element("div", "touch-buttons", turn, reverse), element("div", "touch-scroll", strip), element("div", "touch-sides", element("div", "touch-scroll", both), beside), asked);

    /** The indices of every cell, row after row. */
    const shown = () => Array.from({ length: now.rows * now.columns }, (_, at) => [Math.floor(at / now.columns), at % now.columns]);
    /** How Python makes such a view of the owner, and in which words it refuses, if a cast could: it lies row after row. */
    function cast({ shape, strides }) {
        const [length, size] = [figure.bytes.length, now.rows * now.columns];
        if (String(model.strides(1n, shape)) !== String(strides) || now.start + size > length && now.start) return [];
        const [from, to] = now.start || (size && size < length) ? [now.start, now.start + size] : [0, length];
        const part = from || to < length ? `[${from || ""}:${to}]` : "";
        const [, words] = model.attempt(() => model.cast(to - from, 1n, shape));
        return [`view = memoryview(${figure.owner})${part}.cast("c", (${now.rows}, ${now.columns}))`, words];
    }

    /** Draws the strip and the table, and the cell in both that is meant, or the place where it would be. */
    function show(all, outside) {
        const [length, at] = [figure.bytes.length, placeOf(i, j)];
        const here = at >= 0 && at < length ? [at] : [];
        strip.style.setProperty("--slots", length + 1);
        places.show(figure.bytes.map((_, here) => here), (here) => (here === at ? "meant" : ""));
        bytes.show(figure.bytes, outside ? [] : here, (one) => (all.includes(one) ? "owned" : "dim"), outside ? here : []);
        table.style.setProperty("--slots", now.columns + 2);
        side.style.setProperty("--rows", now.rows + 1);
        rows.forEach((one, number) => {
            one.hidden = number >= now.rows;
            const line = Array.from({ length: one.hidden ? 0 : now.columns }, (_, column) => figure.bytes[placeOf(number, column)] ?? null);
            one.show(line, !outside && number === i ? [j] : [], (column) => (line[column] === null ? "padding" : "owned"));
        });
        for (const part of [own, along, across]) part.show();
        for (const [name, one] of Object.entries(fields)) one.show(now[name]);
    }

    function draw() {
        const { shape, strides } = big();
        const [all, length, at] = [shown().map(([i, j]) => placeOf(i, j)), figure.bytes.length, placeOf(i, j)];
        const [low, high] = [Math.min(...all), Math.max(...all)];
        const fits = !all.length || (low >= 0 && high < length);
        const [, words] = model.attempt(() => model.locate(shape, strides, [BigInt(i), BigInt(j)]));
        show(all, words);
        reverse.ariaDisabled = !fits;
        const { c, f } = model.contiguous(1n, shape, strides);
        lamps.forEach((lamp, which) => lamp.show(fits ? ([c, f][which] ? "True" : "False") : "…"));
        sum.show([["start + i × stride₀ + j × stride₁", `= ${now.start} + ${i} × ${factor(now.down)} + ${j} × ${factor(now.right)} = ${minus(at)}`, "touch-answer"]]);
        const [typed, refused] = cast({ shape, strides });
        const reach = all.length ? `bytes ${minus(low)} to ${minus(high)} of ${length}` : "no byte";
        told.show([
            ["it looks at", reach, fits ? "" : "touch-wrong"],
            ["who makes it", !fits ? "nobody" : typed && !refused ? "a cast" : "an exporter, such as NumPy"],
        ]);
        const item = (at) => model.literal([figure.bytes[at]]);
        const tuple = (one, other) => `(${one}, ${other})`;
        asked.hidden = !fits && !refused;
        asked.show(...(typed ? [[typed, refused, refused]] : []), ...(refused || !fits ? [] : [
            [`view[${i}, ${j}]`, words ?? item(at), words],
            ["view.shape, view.strides", `(${tuple(now.rows, now.columns)}, ${tuple(now.down, now.right)})`],
            ["view.tolist()", model.tolist(shape, strides, BigInt(now.start), item)],
        ]));
        if (!fits) return `it looks at ${reach}`;
        return `view[${i}, ${j}] ${words ? `raises ${words}` : `is ${item(at)}, at byte ${at}`}; ${lamps.map((lamp) => lamp.textContent).join(", ")}`;
    }

    return {
        draw,
        write: () => [now.start, now.rows, now.columns, now.down, now.right, i, j].join(":"),
        read(state) {
            const [start, rows, columns, down, right, ...at] = state.split(":").map(Number);
            if (!/^(-?\d\d?:){6}\d\d?$/.test(state) || Math.min(start, rows, columns, ...at) < 0 || Math.max(rows, columns) > MOST) return false;
            [now, i, j] = [{ start, rows, columns, down, right }, Math.min(at[0], rows), Math.min(at[1], columns)];
            return true;
        },
    };
});
