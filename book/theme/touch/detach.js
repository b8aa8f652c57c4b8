// Chapter 4: a line is cleaned byte by byte; its window comes off and becomes a copy where the first byte has to change, or
// at once, where nobody looks first.
"use strict";
(() => {
    const { model } = workbook;
    const [STAYS, DOT, GOES] = ["stays", "dot", "goes"];
    /** What becomes of a byte: a `\r` in front of a `\n` goes, any other control byte but `\t` and `\n` is made a dot. */
    function fate(bytes, at) {
        const byte = bytes[at];
        if (byte === 13 && bytes[at + 1] === 10) return GOES;
        return byte === 127 || (byte < 32 && byte !== 9 && byte !== 10) ? DOT : STAYS;
    }

    /** Step by step how a line is cleaned: which byte is read next, where the next is written, and what the copy holds, while
        there is one. Both passes of `clean` are one walk here. What it comes to, tests/tests/proofs/detach.rs asks `clean`. */
    model.cleaned = (given, atOnce = false) => {
        const first = given.findIndex((_, at) => fate(given, at) !== STAYS);
        const looked = atOnce ? 0 : first < 0 ? given.length : first;
        const steps = Array.from({ length: looked + 1 }, (_, read) => ({ read, write: null, memory: null }));
        if (first < 0 && !atOnce) return steps;
        let [memory, write] = [[...given], looked];
        steps.push({ read: looked, write, memory });
        for (let read = looked; read < given.length; read += 1) {
            const [byte, what] = [memory[read], fate(memory, read)];
            if (what !== GOES) {
                memory = memory.map((old, at) => (at < write || at > write ? old : what === DOT ? 46 : byte));
                write += 1;
            }
            steps.push({ read: read + 1, write, memory });
        }
        if (write < given.length) steps.push({ read: given.length, write, memory: memory.slice(0, write) });
        return steps;
    };

    /** What `given.replace(b"\r\n", b"\n")` answers in Python; where nothing goes, that is `given` itself. */
    model.replaced = (given) => given.filter((_, at) => fate(given, at) !== GOES);

    workbook.figure.define("detach", (figure) => {
        const { element } = workbook;
        const { button, cells, choice, facts, inHex, made, owner, repl, row } = workbook.parts;
        const MOST = 12;
        const LINES = { "a quiet line": "lamp\\n", "a loud one": "lamp\\x07\\r\\n", "a \\r alone": "lamp\\roff\\n" };
        const WAYS = { look: "look first", write: "write at once" };
        const first = figure.bytes;
        // What is drawn is all the memory; what is touched is the line.
        figure.owner = "given";
        let [line, way, frame] = [null, "look", 0];

        const own = owner(figure, MOST, 1, ['given = b"', '"']);
        const ready = choice(figure, "a line that is ready", Object.keys(LINES), () => Object.keys(LINES).find((word) => String(model.typed(LINES[word])) === String(figure.bytes)), (word) => (figure.bytes = model.typed(LINES[word])));
        const ways = choice(figure, "what is done first", Object.values(WAYS), () => WAYS[way], (word) => ([way, frame] = [Object.keys(WAYS).find((key) => WAYS[key] === word), 0]));
        const go = (to) => {
            frame = Math.max(0, to);
            figure.refresh();
        };
        const slider = made("input", { type: "range", min: 0, "aria-label": "how far the line is cleaned" });
        slider.addEventListener("input", () => go(Number(slider.value)));
        const count = element("span", "touch-count");
        const [back, forward] = [button("Back", () => go(frame - 1)), button("Next", () => go(frame + 1))];
        const walk = element("div", "touch-buttons", back, forward, element("label", "touch-length", slider, count));

        const letters = (byte) => model.literal([byte]).slice(2, -1);
        const text = (byte) => (byte === null ? "" : byte === 32 ? "␣" : letters(byte).length > 2 ? inHex(byte) : letters(byte));
        const [bytes, copied, looked, reads, writes] = [cells(text), cells(text), ...Array.from({ length: 3 }, () => row("touch-ruler", []))];
        const [none, still, tag, cost] = [element("span", "touch-none", "none: no memory was asked for"), element("span", "touch-none", "as it was"), element("b"), element("span")];
        const cow = element("div", "touch-cow", element("div", "touch-tag", tag, cost), element("i"));
        const name = (word, ...more) => element("div", "touch-heading", element("b", "", word), ...more);
        const strip = element("div", "touch-strip", name("given", still), bytes, looked, name("copy", none), copied, reads, writes, cow);
        const [asked, told] = [repl(), facts()];
        const named = (word, ...parts) => element("div", "touch-line", word, ...parts);
        figure.stage.append(own, named("or", ready), named("Clean it:", ways), walk, element("div", "touch-scroll", strip), told, asked);

        /** What the next step does; at the end, what all of them came to. */
        function happens({ read, write, memory }, done) {
            const before = figure.bytes.length;
            const [all, byte] = [before === 1 ? "it is copied first" : `all ${before} bytes are copied first`, model.literal(figure.bytes.slice(read, read + 1))];
            const what = fate(figure.bytes, read);
            if (!memory) {
                if (done) return "nothing to change, nothing to copy";
                if (way === "write") return `not looked at: ${all}`;
                return { [STAYS]: `${byte} may stay as it is`, [DOT]: `${byte} has to become a dot: ${all}`, [GOES]: `${byte} has to go, a b'\\n' follows: ${all}` }[what];
            }
            if (done && String(memory) === String(figure.bytes)) return "nothing has changed, and all of it was copied";
            if (done) return `${write} of ${before} bytes ${write === 1 ? "is" : "are"} left${write < before ? `, and room for ${before - write}` : ""}`;
            if (read === before) return `what was not written over is cut off: truncate(${write})`;
            return { [STAYS]: read === write ? `${byte} stays where it is` : `${byte} is written at ${write}`, [DOT]: `${byte} is written as a dot, at ${write}`, [GOES]: `${byte} is read and not written: a b'\\n' follows` }[what];
        }

        /** What Python has to say: of a copy made at once, as long as nothing is written to it, or at the end. Its `replace` is of
            line ends alone: where it hands out `given` and `clean` had to copy, that says nothing of the copy. */
        function session(owned, done) {
            const replaced = model.replaced(figure.bytes);
            const alike = owned === (replaced.length < figure.bytes.length);
            if (way === "write" && frame === 1) asked.show(["copy = bytearray(given)", null], ["copy == given, len(copy)", `(True, ${figure.bytes.length})`]);
            else if (way === "look" && done && alike) asked.show(['given.replace(b"\\r\\n", b"\\n")', model.literal(replaced)], ["_ is given", owned ? "False" : "True"]);
            else asked.show(["given", model.literal(figure.bytes)]);
        }

        function draw() {
            if (line !== figure.bytes) [line, frame] = [figure.bytes, 0];
            const steps = model.cleaned(line, way === "write");
            const last = steps.length - 1;
            frame = Math.min(frame, last);
            const now = steps[frame];
            const { read, write, memory } = now;
            const [done, size, owned] = [frame === last, line.length, memory !== null];
            for (const part of [own, ready, ways]) part.show();
            [slider.max, slider.value] = [last, frame];
            count.textContent = `${frame} of ${last}`;
            slider.setAttribute("aria-valuetext", count.textContent);
            [back.ariaDisabled, forward.ariaDisabled] = [frame === 0, done];

            strip.style.setProperty("--slots", size);
            const mark = (word, at) => (_, here) => (here === at ? word : "");
            bytes.show(line, [], () => "owned");
            looked.show(line.map((_, at) => (owned || way === "write" ? "" : at < read ? "ok" : at === read ? "look" : "")), (at) => (at === read ? "meant" : ""));
            const copy = memory ?? [];
            copied.show([...copy, ...Array(size - copy.length).fill(null)], [], (at) => (!owned ? "later" : at >= copy.length ? "padding" : at < write ? (copy[at] === line[at] ? "owned" : "new") : at < read ? "dim" : "owned"));
            reads.show(line.map(mark("read", owned ? read : -1)), () => "meant");
            writes.show(line.map(mark("write", owned && read < size ? write : -1)), () => "meant");
            [none.hidden, still.hidden] = [owned, !owned];
            cow.classList.toggle("apart", owned);
            cow.style.setProperty("--long", owned ? copy.length : size);
            tag.textContent = `Cow::${owned ? "Owned" : "Borrowed"}`;
            cost.textContent = owned ? `${size} ${size === 1 ? "byte" : "bytes"} copied, once` : "";

            const [when, what] = [done ? "done" : "next", happens(now, done)];
            told.show([
                [when, what],
                ["answer", done ? `${tag.textContent}(b"${model.quoted(memory ?? line)}")` : "not yet; two passes, line ends and control bytes, are one walk here"],
            ]);
            session(owned, done);
            return `${[tag, cost].map((part) => part.textContent).filter(Boolean).join(", ")}; ${when}: ${what}`;
        }

        return {
            draw,
            write: () => `${way}:${frame}`,
            read(state) {
                if (figure.bytes.length < 1 || figure.bytes.length > MOST) figure.bytes = first;
                const [, how, at] = /^(look|write):(\d{1,2})$/.exec(state) ?? [];
                if (how) [line, way, frame] = [figure.bytes, how, Number(at)];
                return Boolean(how);
            },
        };
    });
})();
