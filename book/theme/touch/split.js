// Chapter 3: two writers on one memory, kept apart by a split that is dragged; what rustc says where their parts cross, and what
// Python does there.
"use strict";
/** The program of two writers, one from the front up to `front` and one from `back` on, and which lines of it rustc marks, with
    the words of its refusal first; none where it compiles. What this says of rustc, tests/tests/proofs/figures.rs asks it. */
workbook.model.twice = (owner, literal, front, back) => {
    const apart = front <= back;
    const lends = apart
        ? [`let (front, right) = ${owner}.split_at_mut(${front});`, `let back = &mut right[${back - front}..];`]
        : [`let front = &mut ${owner}[..${front}];`, `let back = &mut ${owner}[${back}..];`];
    const program = [`let mut ${owner} = *${literal};`, ...lends, "front.fill(b'a');", "back.fill(b'b');"];
    if (apart) return { program, refusal: null, marks: [] };
    const under = (line, word, mark, words) => `${" ".repeat(program[line].indexOf(word))}${mark.repeat(word.length)} ${words}`;
    return {
        program,
        refusal: `error[E0499]: cannot borrow \`${owner}\` as mutable more than once at a time`,
        marks: [
            null,
            under(1, owner, "-", "first mutable borrow occurs here"),
            under(2, owner, "^", "second mutable borrow occurs here"),
            under(3, "front", "-", "first borrow later used here"),
        ],
    };
};
workbook.figure.define("split", (figure) => {
    const { element, model } = workbook;
    const { cells, facts, handle, owner, place, repl } = workbook.parts;
    const [A, B] = [97, 98];
    let [front, back] = [4, 4];
    const length = () => figure.bytes.length;
    const apart = () => front <= back;
    const run = (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
    const strip = element("div", "touch-strip");
    /** A handle stands on the edge in front of its byte. */
    const edge = (name, label, now, set, textOf) => handle(figure, strip, {
        name,
        label,
        least: () => 0,
        most: length,
        now,
        set,
        slotOf: () => now() - 0.5,
        under: ({ clientX }) => {
            const { left, width } = bytes.getBoundingClientRect();
            return Math.round((clientX - left) / (width / (length() + 2))) - 1;
        },
        textOf,
    });
    const bytes = cells();
    const split = edge("split", "split_at_mut, which takes both writers along", () => (apart() ? front : back), (at) => ([front, back] = [at, at]), () => (apart() ? `at ${front}` : "nowhere: the writers cross"));
    const ends = edge("front", "where the front writer ends", () => front, (at) => (front = at), () => `bytes 0 to ${front}`);
    const begins = edge("back", "where the back writer begins", () => back, (at) => (back = at), () => `bytes ${back} to ${length()}`);
    const track = (...inside) => element("div", "touch-track", ...inside);
    const cut = element("i", "touch-cut");
    strip.append(track(split), bytes, cut, track(ends), track(begins));
    const [own, program, asked, told] = [owner(figure, 9), element("div", "touch-program"), repl(), facts()];
    figure.stage.append(own, element("div", "touch-scroll", strip), program, told, asked);

    function draw() {
        [front, back] = [front, back].map((at) => Math.min(at, length()));
        const name = figure.owner;
        const rust = (bytes) => `b"${model.quoted(bytes)}"`;
        const { program: lines, refusal, marks } = model.twice(name, rust(figure.bytes), front, back);
        const [ours, theirs] = [run(0, front), run(back, length())];
        const crossed = theirs.filter((at) => at < front);
        const fill = (memory, places, letter) => model.assign(memory, { first: BigInt(places[0] ?? 0), step: 1n, count: BigInt(places.length) }, places.map(() => letter));
        const written = fill(fill(figure.bytes, ours, A), theirs, B);
        const memory = refusal ? figure.bytes : written;
        strip.style.setProperty("--slots", length() + 2);
        bytes.show(memory, ours, (at) => (crossed.includes(at) ? "crossed" : !refusal && (at < front || at >= back) ? "new" : "owned"), theirs);
        for (const part of [own, split, ends, begins]) part.show();
        split.classList.toggle("nowhere", Boolean(refusal));
        cut.hidden = Boolean(refusal);
        place(cut, front - 0.5);
        // What is too long for a phone goes on below its mark.
        const wrong = (text, indent = 0) => {
            const one = element("div", "touch-wrong", text.trimStart());
            one.style.paddingInlineStart = `${text.length - text.trimStart().length + indent}ch`;
            return one;
        };
        program.replaceChildren(...(refusal ? [wrong(refusal)] : []), ...lines.flatMap((line, at) => [
            element("div", "", `${at + 1}  ${line}`),
            ...(marks[at] ? [wrong(marks[at], 3)] : []),
        ]));
        const spare = back - front;
        told.show([
            ["in Rust", refusal ? "no program, so no byte is written" : `compiles, and ${name} is ${rust(memory)}`, "touch-answer"],
            ["two writers", refusal ? `both may reach ${crossed.length === 1 ? "one byte" : `${crossed.length} bytes`}: no split gives them that` : spare ? `no byte has two, and ${spare} ${spare === 1 ? "has" : "have"} none` : "every byte has one, and no byte has two"],
        ]);
        const [one, other] = [`[:${front}]`, `[${back}:]`];
        asked.show(
            [`view${one} = b"a" * ${front}; view${other} = b"b" * ${length() - back}`, null],
            [`bytes(${name})`, model.literal(written)],
        );
        return `front has ${front} bytes, back begins at ${back}: ${refusal ?? model.literal(memory)}`;
    }

    return {
        draw,
        write: () => `${front}:${back}`,
        read(state) {
            const [, to, from] = /^(\d):(\d)$/.exec(state) ?? [];
            if (to) [front, back] = [Number(to), Number(from)];
            return Boolean(to);
        },
    };
});
