// Chapter 5: a struct built out of its codes: where each field begins, which bytes are padding, and in which order there is least.
"use strict";
workbook.figure.define("struct", (figure) => {
    const { element, model } = workbook;
    const { button, choice, facts, made, repl, row } = workbook.parts;
    const [WIDE, ROWS] = [8, 4];
    const CODES = ["b", "h", "i", "q", "f", "d"];
    const ORDERS = ["@", "=", "<"];
    let format = "";
    const order = () => (ORDERS.includes(format[0]) ? format[0] : "@");
    const codes = () => format.replace(/^[@=<>!]/, "");
    const set = (sign, text) => {
        format = (sign === "@" ? "" : sign) + text;
        figure.refresh();
    };
    const rows = Array.from({ length: ROWS }, () => row("touch-cells", []));
    const strip = element("div", "touch-strip touch-packed", ...rows);
    const [asked, told] = [repl(), facts()];
    const typed = made("input", { class: "touch-field touch-own", "aria-label": "format", autocomplete: "off", spellcheck: "false", maxlength: 24 });
    typed.addEventListener("input", () => {
        format = typed.value;
        figure.refresh();
    });
    const orders = choice(figure, "who chooses sizes and gaps", ORDERS, order, (sign) => set(sign, codes()));
    const more = element("div", "touch-buttons", ...CODES.map((code) => button(`+ ${code}`, () => set(order(), codes() + code))), button("Less", () => set(order(), codes().slice(0, -1))));
    const sort = button("Least padding", () => {
        const { fields } = model.fields(format);
        const sorted = [...fields].sort((one, other) => Number(other.size - one.size));
        set(order(), sorted.map(({ entry }) => entry).join(""));
    });
    figure.stage.append(
        element("div", "touch-code", 'struct.calcsize("', typed, '")'), element("div", "touch-line", orders, element("span", "", " C's order and gaps, the same sizes everywhere, or little-endian")),
        more, element("div", "touch-scroll", strip), asked, told,
    );

    /** Which field each byte belongs to, by its place among the fields; null for padding. */
    function layout(fields, size) {
        const owners = Array(Number(size)).fill(null);
        fields.forEach(({ offset, count, size }, at) => owners.fill(at, Number(offset), Number(offset + count * size)));
        return owners;
    }

    function draw() {
        const [found, words] = model.attempt(() => model.fields(format));
        const { fields, size } = found ?? { fields: [], size: 0n };
        const most = BigInt(WIDE * ROWS);
        const owners = size > most ? layout(fields, most) : layout(fields, size);
        strip.style.setProperty("--slots", WIDE + 2);
        rows.forEach((one, at) => {
            const part = owners.slice(at * WIDE, at * WIDE + WIDE);
            const begins = (here) => owners[at * WIDE + here] !== owners[at * WIDE + here - 1];
            one.show(part.map((field, here) => (field !== null && begins(here) ? fields[field].code : "")), (here) => (part[here] === null ? "padding" : begins(here) ? "owned begins" : "owned"));
        });
        if (document.activeElement !== typed) typed.value = format;
        typed.style.setProperty("--letters", Math.max(4, format.length));
        orders.show();
        sort.ariaDisabled = Boolean(words);
        asked.show([`struct.calcsize("${format}")`, words ?? String(size), words]);
        const empty = layout(fields, size > 1000n ? 0n : size).filter((owner) => owner === null).length;
        told.show([
            ["fields", fields.slice(0, 9).map(({ entry, offset }) => `${entry} at ${offset}`).join(", ") || "none"],
            ["padding", words ? "" : `${empty} of ${size} bytes`, empty ? "touch-answer" : ""],
            ["shown", size > most ? `the first ${most} bytes` : "every byte, eight in a row"],
        ]);
        return words ? `${format} raises ${words}` : `${format} has ${size} bytes, ${empty} of them padding`;
    }

    return {
        buttons: [sort],
        draw,
        write: () => format,
        read(state) {
            format = state;
            return true;
        },
    };
});
