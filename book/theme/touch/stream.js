// Chapter 2: a stream that arrives byte by byte, and what `next_frame` answers to each byte: a frame, not yet, or never.
"use strict";
Object.assign(workbook.model, (() => {
    const PREFIX = 4;
    const counted = (here, all, what) => `${here} of ${all} ${all === 1 ? "byte" : "bytes"} of a ${what}`;

    /** What the solution's `Frames` has made of bytes that came one by one, with a call of `next_frame` after each: the frames
        it has taken, each from where to where; where the rest begins, and the length that this announces; the newest answer.
        tests/tests/proofs/stream.rs holds it to the solution. */
    function framed(bytes, limit) {
        const frames = [];
        for (let rest = 0; ; [, rest] = frames.at(-1)) {
            const here = bytes.length - rest;
            // The newest byte was the last of a frame, and nobody has asked again.
            if (!here && frames.length) return { frames, rest, length: null, answer: "a frame" };
            if (here < PREFIX) return { frames, rest, length: null, answer: "not yet", words: counted(here, PREFIX, "length") };
            // Not by `<<`: it would make a number below 0 of a length whose top bit is set.
            const length = bytes.slice(rest, rest + PREFIX).reduce((all, byte) => all * 256 + byte, 0);
            if (length > limit) return { frames, rest, length, answer: "never", words: `ValueError: a frame of ${length} bytes is over the limit of ${limit}` };
            if (here - PREFIX < length) return { frames, rest, length, answer: "not yet", words: counted(here - PREFIX, length, "frame") };
            frames.push([rest + PREFIX, rest + PREFIX + length]);
        }
    }

    return { PREFIX, framed };
})());
workbook.figure.define("stream", (figure) => {
    const { element, model } = workbook;
    const { button, cells, choice, facts, field, handle, inHex, made, owner, place, row, shown } = workbook.parts;
    const { PREFIX } = model;
    const [MOST, LARGEST] = [24, 2 ** 32 - 1];
    /** The three answers, and what is told of each. */
    const ANSWERS = { "a frame": "which is", "not yet": "there are", never: "which says" };
    /** Streams to choose from, and how many bytes of each have arrived when it is chosen. */
    const READY = {
        "hi, there": ["\\0\\0\\0\\x02hi\\0\\0\\0\\x05there", 6],
        "empty frame": ["\\0\\0\\0\\0\\0\\0\\0\\x02ok", 3],
        "hostile length": ["\\0\\0\\0\\x02hi\\xff\\xff\\xff\\xffmine", 9],
    };
    const first = [...figure.bytes];
    let [arrived, limit] = [0, 1024];
    const literal = (bytes) => `b"${model.quoted(bytes)}"`;
    const ready = () => Object.keys(READY).find((name) => String(model.typed(READY[name][0])) === String(figure.bytes));
    const here = () => figure.bytes.slice(0, arrived);
    const go = (to) => {
        arrived = Math.max(0, Math.min(figure.bytes.length, to));
        figure.refresh();
    };

    const own = owner(figure, MOST, 1, ['let received = b"', '";']);
    const streams = choice(figure, "a stream", Object.keys(READY), ready, (name) => ([figure.bytes, arrived] = [model.typed(READY[name][0]), READY[name][1]]));
    const most = field({ name: "limit", figure, digits: 10, set: (value) => (limit = value), allow: (value) => value !== null && value >= 0 && value <= LARGEST });

    /** A row of what belongs together: `show([[from, to, words, kind], …])`. */
    const brackets = (className) => {
        const one = made("div", { class: `touch-row touch-spans ${className}`, "aria-hidden": "true" });
        one.show = (all) => one.replaceChildren(...all.filter(([from, to]) => from < to).map((each) => span("span", ...each)));
        return one;
    };
    const span = (tag, from, to, words, kind = "") => {
        const one = element(tag, kind, words);
        place(one, from);
        one.style.setProperty("--long", Math.max(1, to - from));
        return one;
    };
    const prefixed = (at) => now.frames.some(([from]) => at >= from - PREFIX && at < from) || (at >= now.rest && at < now.rest + PREFIX);
    const [above, below, numbers] = [brackets("above"), brackets("below"), row("touch-ruler", [])];
    const bytes = cells((byte, at) => (byte !== null && prefixed(at) ? inHex(byte) : shown(byte)));
    const strip = element("div", "touch-strip");
    const soFar = handle(figure, strip, {
        name: "here",
        label: "how many bytes have arrived",
        least: () => 0,
        most: () => figure.bytes.length,
        now: () => arrived,
        set: (value) => (arrived = value),
        slotOf: () => arrived - 0.5,
        under: ({ clientX }) => {
            const { left, width } = bytes.getBoundingClientRect();
            return Math.round((clientX - left) / (width / (figure.bytes.length + 2))) - 1;
        },
        textOf: () => `${arrived} of ${figure.bytes.length} bytes`,
    });
    strip.append(above, bytes, numbers, below, element("div", "touch-track", soFar));
    const scroll = element("div", "touch-scroll", strip);
    const [back, next] = [button("Back", () => go(arrived - 1)), button("Next byte", () => go(arrived + 1))];
    const count = element("span");
    const lamps = Object.keys(ANSWERS).map((word) => element("span", "", word));
    const [answers, told] = [element("div", "touch-lamps", ...lamps), facts()];
    figure.stage.append(
        element("div", "touch-line", element("span", "wide", "A stream:"), streams),
        element("div", "touch-given", own, element("div", "touch-code", "let limit = ", most, ";")),
        element("div", "touch-line", element("div", "touch-buttons", back, next), count),
        scroll, told,
    );

    let now;
    /** What the strip shows above and on its bytes: prefixes and their numbers, frames, and what is not whole yet. */
    function mark(total) {
        const { frames, rest, length, answer, words } = now;
        const lengths = frames.map(([from, to]) => [from - PREFIX, from, `length ${to - from}`]);
        const wrong = answer === "never" ? "wrong" : "";
        if (length !== null) lengths.push([rest, rest + PREFIX, `length ${length}`, wrong]);
        else if (arrived > rest) lengths.push([rest, Math.min(total, rest + PREFIX), "length …", "waits"]);
        const [from, to] = [rest + PREFIX, Math.min(total, rest + PREFIX + length)];
        const waits = length !== null && !wrong ? [[from, to, to - from > 1 ? words.replace(/ bytes?.*/, "") : "", "waits"]] : [];
        above.show([...lengths, ...waits]);
        below.show([[rest, arrived, "rest()"]]);
        bytes.show(figure.bytes.map((byte, at) => (at < arrived ? byte : null)), [], (at) => (at < arrived ? "owned" : "later"));
        bytes.append(...frames.map(([from, to], number) => span("i", from, to, frames.length > 1 && to > from ? String(number) : "", `touch-window${to > from ? "" : " empty"}`)));
    }

    /** Keeps the newest byte in sight where the strip is wider than the screen. */
    function follow(total) {
        const cell = strip.clientWidth / (total + 2);
        const [at, seen] = [(arrived + 1) * cell, scroll.clientWidth];
        scroll.scrollLeft = Math.max(Math.min(scroll.scrollLeft, at - 2 * cell), at + 2 * cell - seen);
    }

    function draw() {
        const total = figure.bytes.length;
        arrived = Math.min(arrived, total);
        now = model.framed(here(), limit);
        const { frames, rest, answer, words } = now;
        const taken = frames.map(([from, to]) => literal(figure.bytes.slice(from, to)));
        const [newest, before] = answer === "a frame" ? [taken.at(-1), taken.slice(0, -1)] : [null, taken];
        strip.style.setProperty("--slots", total + 2);
        mark(total);
        numbers.show(figure.bytes.map((_, at) => at), (at) => (at < arrived ? "" : "later"));
        own.show();
        most.show(limit);
        streams.show();
        soFar.show();
        count.textContent = `${arrived} of ${total} bytes have arrived`;
        back.ariaDisabled = arrived === 0;
        next.ariaDisabled = arrived === total;
        const bad = answer === "never" ? "touch-wrong" : "";
        for (const lamp of lamps) {
            const on = lamp.textContent === answer;
            lamp.className = `touch-lamp ${on ? bad : ""}`;
            lamp.dataset.on = on ? "True" : "False";
            lamp.setAttribute("aria-hidden", !on);
        }
        const said = newest === null ? words : `${newest}, where it lies, at byte ${frames.at(-1)[0]}`;
        const left = literal(figure.bytes.slice(rest, arrived));
        told.show([
            ["frames.next_frame()", answers],
            [ANSWERS[answer], said, bad || "touch-answer"],
            ["frames.rest()", left],
            ["taken before", before.join(", ") || "nothing"],
        ]);
        follow(total);
        return `${arrived} of ${total} bytes: ${answer}, ${ANSWERS[answer]} ${said}; the rest is ${left}`;
    }

    return {
        draw,
        write: () => `${arrived}:${limit}`,
        read(state) {
            const [count, most] = (/^(\d{1,2}):(\d{1,10})$/.exec(state) ?? []).slice(1).map(Number);
            const { length } = figure.bytes;
            const good = length > 0 && length <= MOST && count <= length && most <= LARGEST;
            if (good) [arrived, limit] = [count, most];
            else figure.bytes = [...first];
            return good;
        },
    };
});
