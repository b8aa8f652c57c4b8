// Chapter 4: a write on each rung from the owner down to a slice of a read-only view, at run time and in the type.
"use strict";
workbook.figure.define("ladder", (figure) => {
    const { element, model } = workbook;
    const { cells, choice, facts, owner, repl } = workbook.parts;
    const REFUSED = "error[E0594]: cannot assign to ";
    const BEHIND = ", which is behind a `&` reference";
    const RUNGS = {
        owner: { from: 0, byte: 104, rust: "owner: Vec<u8>, mut" },
        view: { from: 0, byte: 98, opened: "view = memoryview(owner)", rust: "view: &mut [u8]" },
        still: { from: 0, byte: 116, opened: "still = view.toreadonly()", rust: "still: &[u8]", refused: "`still[_]`" },
        part: { from: 1, byte: 101, opened: "part = still[1:]", rust: "part: &[u8]", refused: "`part[_]`" },
    };
    const NAMES = Object.keys(RUNGS);
    let tried = "view";
    const [bytes, own, asked, told] = [cells(), owner(figure, 8, 2), repl(), facts()];
    const strip = element("div", "touch-strip", bytes);
    const rungs = choice(figure, "which rung writes", NAMES, () => tried, (word) => (tried = word));
    const opened = element("div", "touch-opened", ...NAMES.slice(1).map((name) => element("div", "", RUNGS[name].opened)));
    figure.stage.append(own, opened, element("div", "touch-line", "Write the first byte through ", rungs), element("div", "touch-scroll", strip), asked, told);

    function draw() {
        const rung = RUNGS[tried];
        const words = rung.refused ? model.WORDS.readOnly : null;
        const memory = !words ? model.setItem(figure.bytes, BigInt(rung.from), BigInt(rung.byte)) : figure.bytes;
        const literal = model.literal(memory);
        strip.style.setProperty("--slots", memory.length + 2);
        const window = memory.map((_, at) => at).slice(rung.from);
        bytes.show(memory, window, (at) => (memory[at] === figure.bytes[at] ? "owned" : "new"));
        rungs.show();
        own.show();
        const write = `${tried}[0] = ${rung.byte}`;
        asked.show([write, words, words], ["bytes(still)", literal]);
        told.show([
            ["in Python, at run time", words ?? "written", words ? "touch-wrong" : ""],
            [`in Rust, ${rung.rust}`, rung.refused ? `${REFUSED}${rung.refused}${BEHIND}` : "compiles", rung.refused ? "touch-wrong" : ""],
            ["what still shows", words ? "what it showed before" : "the new byte: nobody may write through it, and it changed"],
        ]);
        return `${write}: ${words ?? `written; still shows ${literal}`}`;
    }

    return {
        draw,
        write: () => tried,
        read(state) {
            const good = NAMES.includes(state);
            if (good) tried = state;
            return good;
        },
    };
});
