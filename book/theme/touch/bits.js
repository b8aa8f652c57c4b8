// Chapter 6: eight bytes, bit by bit, and what they are to five codes in both byte orders.
"use strict";
workbook.figure.define("bits", (figure) => {
    const { element, model } = workbook;
    const { cells, handle, inHex, made, owner, repl } = workbook.parts;
    const CODES = { B: "u8", h: "i16", i: "i32", f: "f32", d: "f64" };
    let at = 0;
    const strip = element("div", "touch-strip");
    const [bytes, own, asked] = [cells(inHex), owner(figure, 8), repl()];
    /** A double needs eight. */
    const eight = () => (figure.bytes = [...figure.bytes, ...Array(8).fill(0)].slice(0, 8));
    const pointer = handle(figure, strip, {
        name: "byte",
        least: () => 0,
        most: () => figure.bytes.length - 1,
        now: () => at,
        set: (value) => (at = value),
        slotOf: () => at,
        valueAt: (slot) => slot,
        textOf: () => `byte ${at}, ${figure.bytes[at].toString(2).padStart(8, "0")}`,
    });
    strip.append(element("div", "touch-track", pointer), bytes);
    const flips = Array.from({ length: 8 }, (_, number) => {
        const one = made("button", { type: "button", class: "touch-bit" });
        one.addEventListener("click", () => {
            figure.bytes = figure.bytes.map((byte, here) => (here === at ? byte ^ (128 >> number) : byte));
            figure.refresh();
        });
        return one;
    });
    const body = element("tbody");
    const head = element("tr", "", ...["code", "type", "little: <", "big: >"].map((word) => made("th", { scope: "col" }, word)));
    const table = element("table", "touch-values", element("thead", "", head), body);
    figure.stage.append(own, element("div", "touch-scroll", strip), made("div", { class: "touch-bits", role: "group", "aria-label": "the bits of the byte" }, ...flips), table, asked);

    function draw() {
        eight();
        own.show();
        strip.style.setProperty("--slots", figure.bytes.length + 2);
        bytes.show(figure.bytes, [at], () => "owned");
        pointer.show();
        flips.forEach((one, number) => {
            const set = Boolean(figure.bytes[at] & (128 >> number));
            one.replaceChildren(element("span", "unseen", `bit ${7 - number}: `), set ? "1" : "0");
            one.setAttribute("aria-pressed", set);
        });
        const value = (code, little) => model.repr(model.unpack(code, figure.bytes.slice(0, model.NATIVE[code]), little));
        body.replaceChildren(...Object.entries(CODES).map(([code, type]) => element("tr", "", made("th", { scope: "row" }, code), element("td", "", type), element("td", "", value(code, true)), element("td", "", value(code, false)))));
        const call = `struct.unpack_from("<i", ${figure.owner}), struct.unpack_from(">i", ${figure.owner})`;
        asked.show([call, `((${value("i", true)},), (${value("i", false)},))`]);
        return `byte ${at} is ${figure.bytes[at]}; as f64 the eight are ${value("d", true)}`;
    }

    return {
        draw,
        write: () => String(at),
        read(state) {
            const good = /^\d$/.test(state) && Number(state) < 8;
            if (good) at = Number(state);
            return good;
        },
    };
});
