// Chapter 8: letters pushed into a ring of slots, and the two windows that its contents are.
"use strict";
workbook.figure.define("ring", (figure) => {
    const { element, model } = workbook;
    const { button, cells, facts, made, repl, row } = workbook.parts;
    const MOST = 26;
    const letter = (number) => "a".charCodeAt(0) + number;
    let pushes = 0;
    const [marks, bytes, numbers, asked, told] = [row("touch-ruler", []), cells(), row("touch-ruler", []), repl(), facts()];
    const strip = element("div", "touch-strip", marks, bytes, numbers);
    const set = (count) => {
        pushes = Math.max(0, Math.min(MOST, count));
        figure.refresh();
    };
    const slider = made("input", { type: "range", min: 0, max: MOST, "aria-label": "how many letters were pushed" });
    slider.addEventListener("input", () => set(Number(slider.value)));
    const count = element("span");
    const push = button("Push a letter", () => set(pushes + 1));
    const controls = element("div", "touch-buttons", push, button("Take it back", () => set(pushes - 1)), element("label", "touch-length", slider, count));
    figure.stage.append(controls, element("div", "touch-scroll", strip), asked, told);

    function draw() {
        const slots = figure.bytes.length;
        const { older, newer, next } = model.ring(slots, pushes);
        const memory = Array(slots).fill(null);
        for (let number = 0; number < pushes; number += 1) memory[number % slots] = letter(number);
        strip.style.setProperty("--slots", slots + 2);
        marks.show(memory.map((_, at) => (at === next ? "next" : "")));
        bytes.show(memory, older, (at) => (memory[at] === null ? "dim" : "owned"), newer);
        numbers.show(memory.map((_, at) => at));
        slider.value = pushes;
        count.textContent = `${pushes} pushed`;
        push.ariaDisabled = pushes === MOST;
        const [first, second] = [older, newer].map((places) => model.literal(places.map((at) => memory[at])));
        asked.show(["bytes(older), bytes(newer)", `(${first}, ${second})`]);
        const lost = Math.max(0, pushes - slots);
        const windows = newer.length ? "two windows: the ring wraps at its last slot" : "one window, and an empty one";
        told.show([
            ["in their order", `${older.length + newer.length} letters, ${windows}`],
            ["next write", `slot ${next}, which ${pushes < slots ? "is empty" : `holds the oldest, ${String.fromCharCode(memory[next])}`}`],
            ["overwritten", lost ? `${lost} of ${pushes}, and nothing was moved` : "nothing yet"],
        ]);
        return `${pushes} pushed: the older window is ${first}, the newer ${second}`;
    }

    return {
        draw,
        write: () => String(pushes),
        read(state) {
            const good = /^\d+$/.test(state) && Number(state) <= MOST;
            if (good) pushes = Number(state);
            return good;
        },
    };
});
