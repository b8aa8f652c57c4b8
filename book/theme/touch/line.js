// Chapter 6: a line drawn through a matrix, from a cell to another, and the slice of the flat memory that it is.
"use strict";
(() => {
    const { element, model } = workbook;
    const { cells, choice, facts, handle, made, place, repl, row } = workbook.parts;
    const ITEMS = 12;
    const SHAPES = { "3 × 4": 4, "4 × 3": 3, "2 × 6": 6, "6 × 2": 2 };
    const CODES = ["B", "i", "d"];

    /** What such a line is called, and which call of the solution's `Matrix` gives it. */
    function named({ way: [down, right], count }, [row, column], rows, columns) {
        const all = (length) => Number(count) === length;
        if (count === 1n) return ["one cell"];
        if (!down) return right > 0 && all(columns) ? [`row ${row}`, `row(${row})`] : [`${right < 0 ? "backwards in" : "a part of"} row ${row}`];
        if (!right) return down > 0 && all(rows) ? [`column ${column}`, `column(${column})`] : [`${down < 0 ? "backwards in" : "a part of"} column ${column}`];
        if (down === 1 && right === 1 && !row && !column && all(Math.min(rows, columns))) return ["the diagonal", "diagonal()"];
        return [Math.abs(down) === 1 && Math.abs(right) === 1 ? "a diagonal line" : "a slanting line"];
    }

    workbook.figure.define("line", (figure) => {
        let [columns, code, from, to] = [4, "d", 0, 0];
        const rows = () => ITEMS / columns;
        const cellOf = (item) => [Math.floor(item / columns), item % columns];
        const nearest = (value, most) => Math.max(0, Math.min(most - 1, value));

        const heads = row("touch-ruler", []);
        const lines = Array.from({ length: ITEMS / 2 }, () => row("touch-cells", []));
        const arrow = element("div", "touch-line-of");
        const grid = element("div", "touch-strip touch-grid", heads, ...lines, arrow);
        /** The item under a place on the screen, or the nearest one. */
        const under = ({ clientX, clientY }) => {
            const { left } = grid.getBoundingClientRect();
            const { top, height } = lines[0].getBoundingClientRect();
            const [down, right] = [Math.floor((clientY - top) / height), Math.floor((clientX - left) / height) - 1];
            return nearest(down, rows()) * columns + nearest(right, columns);
        };
        const end = (name, now, set) => {
            const go = (move, down, right) => () => {
                const [row, column] = cellOf(now());
                move(nearest(row + down, rows()) * columns + nearest(column + right, columns));
            };
            return handle(figure, grid, {
                name,
                label: `${name}: the ${name === "from" ? "first" : "last"} cell of the line`,
                least: () => 0,
                most: () => ITEMS - 1,
                now,
                set,
                under,
                slotOf: () => now() % columns,
                textOf: () => `row ${cellOf(now())[0]}, column ${cellOf(now())[1]}`,
                keys: (move) => ({ ArrowUp: go(move, -1, 0), ArrowDown: go(move, 1, 0), PageUp: go(move, -ITEMS, 0), PageDown: go(move, ITEMS, 0), ArrowLeft: go(move, 0, -1), ArrowRight: go(move, 0, 1) }),
            });
        };
        const handles = { from: end("from", () => from, (item) => (from = item)), to: end("to", () => to, (item) => (to = item)) };
        grid.append(...Object.values(handles));
        grid.addEventListener("pointerdown", (event) => {
            if (event.target.closest(".touch-handle")) return;
            from = to = under(event);
            grid.setPointerCapture(event.pointerId);
            figure.refresh();
        });
        grid.addEventListener("pointermove", (event) => {
            if (!grid.hasPointerCapture(event.pointerId) || under(event) === to) return;
            to = under(event);
            figure.refresh();
        });
        grid.addEventListener("pointerup", () => handles.to.focus({ preventScroll: true }));

        const [flat, places] = [cells(String), row("touch-ruler", [])];
        const strip = element("div", "touch-strip touch-packed touch-flat", flat, places);
        const own = made("input", { class: "touch-field touch-own", "aria-label": `the numbers of ${figure.owner}`, autocomplete: "off", spellcheck: "false" });
        own.addEventListener("input", () => {
            const numbers = own.value.split(/[\s,]+/).filter(Boolean).map(Number);
            const good = numbers.length > 0 && numbers.length <= ITEMS && numbers.every((one) => Number.isInteger(one) && one >= 0 && one < 256);
            own.setAttribute("aria-invalid", !good);
            if (!good) return;
            figure.bytes = numbers;
            figure.refresh();
        });
        const typecode = element("span");
        const source = element("div", "touch-code touch-long", `${figure.owner} = memoryview(array("`, typecode, '", [', own, "]))");
        const codes = choice(figure, "the code of an item", CODES, () => code, (word) => (code = word));
        const shapes = choice(figure, "rows and columns", Object.keys(SHAPES), () => Object.keys(SHAPES).find((word) => SHAPES[word] === columns), (word) => {
            columns = SHAPES[word];
        });
        const [asked, told, view] = [repl(), facts(), facts("touch-view")];
        figure.stage.append(source, element("div", "touch-line", "items of", codes, "as rows × columns", shapes), element("div", "touch-line", "Drag from a cell to another:"), element("div", "touch-sides", grid, view), element("div", "touch-scroll", strip), asked, told);

        /** The cells of the line, each with its number, and an arrow through them. */
        function table(seen) {
            heads.show(Array.from({ length: columns }, (_, at) => at));
            lines.forEach((line, down) => {
                line.hidden = down >= rows();
                const here = Array.from({ length: columns }, (_, right) => down * columns + right);
                line.show(here.map((item) => figure.bytes[item]), (right) => (seen.includes(here[right]) ? "seen" : "dim"));
                const name = element("span", "name", String(down));
                place(name, -1);
                line.append(name);
            });
            for (const [name, item] of [["from", from], ["to", to]]) {
                handles[name].style.setProperty("--line", cellOf(item)[0]);
                handles[name].show();
            }
            const [[up, left], [down, right]] = [cellOf(from), cellOf(to)];
            for (const [key, value] of Object.entries({ slot: left, line: up, long: Math.hypot(down - up, right - left), turn: `${Math.atan2(down - up, right - left)}rad` })) arrow.style.setProperty(`--${key}`, value);
            arrow.hidden = from === to;
        }

        function draw() {
            figure.bytes = [...figure.bytes, ...Array(ITEMS).fill(0)].slice(0, ITEMS);
            const line = model.line(columns, cellOf(from), cellOf(to));
            const seen = model.places(line);
            const size = model.NATIVE[code];
            const number = (value) => (code === "d" ? model.repr(value) : String(value));
            const step = Number(line.step);
            table(seen);
            flat.show(figure.bytes, seen, (at) => `${seen.includes(at) ? "seen" : "dim"}${at % columns ? "" : " begins"}`);
            places.show(figure.bytes.map((_, at) => at));
            strip.style.setProperty("--slots", ITEMS + 2);
            grid.style.setProperty("--slots", columns + 1);
            codes.show();
            shapes.show();
            typecode.textContent = code;
            if (document.activeElement !== own) own.value = figure.bytes.join(", ");
            own.style.setProperty("--letters", own.value.length);
            const [name, call] = named(line, cellOf(from), rows(), columns);
            const slice = `${figure.owner}[${model.written(model.sliced(line, ITEMS))}]`;
            const sum = seen.reduce((all, at) => all + figure.bytes[at], 0);
            const list = `[${seen.map((at) => number(figure.bytes[at])).join(", ")}]`;
            asked.show([`${slice}.tolist(), sum(${slice})`, `(${list}, ${number(sum)})`], [`${slice}.strides`, `(${step * size},)`]);
            view.show([
                ["the view", name],
                ["begins", `item ${from}, byte ${from * size}`],
                ["step", `${step} items, ${step * size} bytes`.replaceAll("-", "−")],
                ["length", String(line.count)],
            ]);
            const apart = Math.abs(step * size);
            told.show([
                [`${figure.owner}.cast("B").cast("${code}", (${rows()}, ${columns})).strides`, `(${columns * size}, ${size})`],
                ["in memory", apart === size ? `one piece of ${size * seen.length} bytes` : `${seen.length} pieces of ${size} bytes, one every ${apart}`],
                ["in Rust", call ? `matrix.${call}` : "the same view, of the same three numbers"],
            ]);
            return `${name}: ${slice} is ${list}, the sum ${number(sum)}`;
        }

        return {
            draw,
            write: () => `${code}${columns}:${from}:${to}`,
            read(state) {
                const [, letter, wide, first, last] = /^([Bid])([2346]):(\d|1[01]):(\d|1[01])$/.exec(state) ?? [];
                if (letter) [code, columns, from, to] = [letter, ...[wide, first, last].map(Number)];
                return Boolean(letter);
            },
        };
    });
})();
