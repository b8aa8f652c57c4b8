// Chapter 3: a window copied onto one that overlaps it, byte by byte, in either direction or as if it had been copied first.
"use strict";
workbook.figure.define("overlap", (figure) => {
    const { element, model } = workbook;
    const { button, cells, choice, facts, made, owner, repl, row } = workbook.parts;
    const COPIED = "as if copied";
    const WAYS = ["front to back", "back to front", COPIED];
    let [by, way, frame] = [1, WAYS[0], 0];
    const range = (from, length) => model.slice(model.whole(length), model.parse(from));
    const ends = () => (by > 0 ? [`${by}:`, `:-${by}`] : [`:${by}`, `${-by}:`]);

    /** What each step reads and writes, and what memory holds after it. */
    function steps() {
        const [to, from] = ends().map((text) => range(text, figure.bytes.length));
        if (way !== COPIED) return model.frames(figure.bytes, to, from, way);
        const [into, out] = [model.places(to), model.places(from)];
        return into.map((at, number) => ({
            from: out[number],
            to: at,
            memory: figure.bytes.map((byte, here) => (into.indexOf(here) >= 0 && into.indexOf(here) <= number ? figure.bytes[out[into.indexOf(here)]] : byte)),
        }));
    }

    const [bytes, before, own, asked, told] = [cells(), row("touch-ruler", []), owner(figure, 8, 3), repl(), facts()];
    const strip = element("div", "touch-strip", before, bytes);
    const ways = choice(figure, "which byte goes first", WAYS, () => way, (word) => ([way, frame] = [word, Math.min(frame, steps().length)]));
    const shifts = choice(figure, "how far", ["-2", "-1", "+1", "+2"], () => (by > 0 ? `+${by}` : String(by)), (word) => ([by, frame] = [Number(word), 0]));
    const go = (step) => () => {
        frame = Math.max(0, Math.min(steps().length, frame + step));
        figure.refresh();
    };
    const count = element("span", "touch-count");
    const slider = made("input", { type: "range", min: 0, "aria-label": "how many bytes have been copied" });
    slider.addEventListener("input", () => {
        frame = Number(slider.value);
        figure.refresh();
    });
    const walk = element("div", "touch-buttons", button("Back", go(-1)), button("Next byte", go(1)), element("label", "touch-length", slider, count));
    const line = (word, ...parts) => element("div", "touch-line", element("span", "", word), ...parts);
    figure.stage.append(own, line("Move by", shifts), line("Byte by byte,", ways), walk, element("div", "touch-scroll", strip), asked, told);

    function draw() {
        const all = steps();
        frame = Math.min(frame, all.length);
        const now = all[frame - 1];
        const memory = now?.memory ?? figure.bytes;
        const [to, from] = ends();
        const [target, source] = [to, from].map((text) => range(text, figure.bytes.length));
        const right = model.assign(figure.bytes, target, model.places(source).map((at) => figure.bytes[at]));
        strip.style.setProperty("--slots", figure.bytes.length + 2);
        before.show(figure.bytes.map((_, at) => (at === now?.from ? "from" : at === now?.to ? "to" : "")));
        bytes.show(memory, now ? [now.to] : [], (at) => (memory[at] === figure.bytes[at] ? "owned" : "new"));
        for (const part of [ways, shifts, own]) part.show();
        slider.max = all.length;
        slider.value = frame;
        count.textContent = `${frame} of ${all.length}`;
        asked.show([`view[${to}] = view[${from}]; bytes(${figure.owner})`, model.literal(right)]);
        const same = memory.every((byte, at) => byte === right[at]);
        const verdict = frame < all.length ? "not done yet" : same ? "what CPython answers" : "not what CPython answers: it read what it had written";
        told.show([
            ["this step", now ? `${figure.owner}[${now.to}] = ${figure.owner}[${now.from}]` : "none yet"],
            [way, model.literal(memory)],
            ["which is", verdict, frame === all.length && !same ? "touch-wrong" : ""],
        ]);
        return `${way}, ${frame} of ${all.length}: ${model.literal(memory)}, ${verdict}`;
    }

    return {
        draw,
        write: () => `${by}:${WAYS.indexOf(way)}:${frame}`,
        read(state) {
            const [, shift, which, at] = /^(-?[12]):([012]):(\d+)$/.exec(state) ?? [];
            if (shift) [by, way, frame] = [Number(shift), WAYS[which], Number(at)];
            return Boolean(shift);
        },
    };
});
