// Chapter 1: one index, by both rulers and past either end, and what Python and Rust make of it.
"use strict";
workbook.figure.define("index", (figure) => {
    const { element, model } = workbook;
    const { cells, facts, field, handle, owner, repl, rulers } = workbook.parts;
    const PAST = 2;
    let index = 0;
    const length = () => figure.bytes.length;
    const named = () => (index < 0 ? index + length() : index);
    const set = (value) => (index = value ?? index);
    const strip = element("div", "touch-strip");
    const [bytes, edges, own, asked, told] = [cells(), rulers(), owner(figure), repl(), facts()];
    const pointer = handle(figure, strip, {
        name: "index",
        least: () => -length() - PAST,
        most: () => length() + PAST - 1,
        now: () => index,
        set,
        slotOf: () => Math.max(-1, Math.min(length(), named())),
        valueAt: (slot) => (slot < 0 ? -length() - 1 : Math.min(slot, length())),
    });
    strip.append(element("div", "touch-track", pointer), edges.front, bytes, edges.back);
    const number = field({ name: "index", label: "index", figure, set });
    figure.stage.append(own, element("div", "touch-code", "view[", number, "]"), element("div", "touch-scroll", strip), asked, told);

    function draw() {
        const [place, words] = model.attempt(() => Number(model.place(BigInt(index), length())));
        const answer = words ?? String(figure.bytes[place]);
        strip.style.setProperty("--slots", length() + 2);
        bytes.show(figure.bytes, words ? [] : [place]);
        edges.show(length(), index);
        pointer.show();
        number.show(index);
        own.show();
        asked.show([`view[${index}]`, answer, words]);
        const panics = index < 0 ? "does not compile: no usize is below 0" : model.panicAt(index, length());
        told.show([
            ["which byte", words ? "none" : `number ${place} from the front, ${length() - place} from the end`],
            [`Rust: ${figure.owner}.get(${index})`, index < 0 ? panics : words ? "None" : `Some(${answer})`],
            [`Rust: ${figure.owner}[${index}]`, index < 0 ? panics : panics ? `panics: ${panics}` : answer, panics && index >= 0 ? "touch-wrong" : ""],
        ]);
        return words ? `view[${index}] raises ${words}` : `view[${index}] is ${answer}`;
    }

    return {
        draw,
        write: () => String(index),
        read(state) {
            const good = /^-?\d{1,5}$/.test(state);
            if (good) index = Number(state);
            return good;
        },
    };
});
