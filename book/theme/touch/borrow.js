// Chapter 1: a program in whose gutter a bracket stands for each life, the owner's and the borrow's, step by step; the brace that
// ends the owner is moved, and what rustc says then, and what Python does.
"use strict";
/** The program with the brace that ends the owner on another line, how long both live, and what rustc and CPython say of it: the
    words of the refusal, none where it compiles, and the marks below single words; in front of what Python is told stands the line
    that does the same. `lives` has the first and the last line of the owner's life and of the borrow's, as the program stands at
    first. What this says of rustc and CPython, tests/tests/proofs/borrow.rs asks them. */
workbook.model.lent = ({ program, first, owner, view, lives }, brace) => {
    const [born, home, begins, last] = lives;
    /** Where a line is when the brace has moved. */
    const moved = (line) => {
        const bare = line > home ? line - 1 : line;
        return bare < brace ? bare : bare + 1;
    };
    const lines = program.filter((_, at) => at + first !== home).map((line, at) => {
        const [inside, was] = [at + first < brace, at + first < home];
        return inside === was ? line : inside ? `    ${line}` : line.slice(4);
    });
    lines.splice(brace - first, 0, program[home - first]);
    const [borrow, use] = [moved(begins), moved(last)];
    const mark = (line, word, words, primary = false) => ({ line, at: lines[line - first].indexOf(word), length: word.length, words, primary });
    const text = /"(.*?)"/.exec(program[born - first])[1];
    const length = String(text.length);
    const names = [born, `${owner} = b"${text}"`, null];
    const look = [borrow, `${view} = memoryview(${owner})`];
    const alive = { lines, moved, owned: [born, brace], lent: [borrow, use], refusal: null, marks: [] };
    if (brace < borrow) {
        return {
            ...alive,
            lent: null,
            refusal: `error[E0425]: cannot find value \`${owner}\` in this scope`,
            marks: [mark(borrow, owner, "", true)],
            python: [names, [brace, `del ${owner}`, null], [...look, `NameError: name '${owner}' is not defined`, true]],
        };
    }
    if (brace > use) return { ...alive, python: [names, [...look, null], [use, `len(${view}); del ${owner}`, length]] };
    return {
        ...alive,
        refusal: `error[E0597]: \`${owner}\` does not live long enough`,
        marks: [
            mark(born, owner, `binding \`${owner}\` declared here`),
            mark(borrow, `&${owner}`, "borrowed value does not live long enough", true),
            mark(brace, "}", `\`${owner}\` dropped here while still borrowed`),
            mark(use, view, "borrow later used here"),
        ],
        python: [names, [...look, null], [use, `del ${owner}; len(${view})`, length]],
    };
};
workbook.figure.define("borrow", (figure) => {
    const { element, model } = workbook;
    const { button, facts, handle, made, repl } = workbook.parts;
    const { owner, data: { view } } = figure;
    const [program, frames] = [figure.data.program, figure.data.frames].map((text) => text.split("\n"));
    const lives = figure.data.lives.split(" ").map(Number);
    const first = Number(figure.data.first);
    const source = { program, first, owner, view, lives };
    const [born, home] = lives;
    const [least, most] = [born + 1, first + program.length - 1];
    const says = frames.map((text) => text.replace(/^\d+ /, ""));
    const stops = frames.map((text) => parseInt(text, 10));
    const LAST = frames.length;
    let [frame, brace] = [1, home];

    const show = (to) => {
        frame = Math.max(1, Math.min(LAST, to));
        figure.refresh();
    };
    const [back, next] = [button("Back", () => show(frame - 1)), button("Next", () => show(frame + 1))];
    const slider = made("input", { type: "range", min: 1, max: LAST, "aria-label": "step" });
    slider.addEventListener("input", () => show(Number(slider.value)));
    const count = element("span", "touch-count");
    const walk = element("div", "touch-buttons", back, made("label", { class: "touch-length" }, slider, count), next, element("span", "touch-lent-hint", "or drag the brace, ↕"));
    walk.addEventListener("keydown", (event) => {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (!step || event.target === slider) return;
        event.preventDefault();
        show(frame + step);
    });
    const [said, listing, told, asked] = [element("p", "touch-said"), element("div", "touch-lent"), facts(), repl()];
    let held = null;
    const pointer = handle(figure, listing, {
        name: "brace",
        label: `the brace that ends ${owner}`,
        least: () => least,
        most: () => most,
        now: () => brace,
        set: (line) => ([brace, frame] = [line, LAST]),
        slotOf: () => 0,
        // From the first that the brace can be on, a line is as high as any other: how far the pointer has come says how many.
        under: ({ clientY }) => held.brace + Math.round((clientY - held.y) / rows.at(-1).offsetHeight),
        textOf: () => `line ${brace}`,
        // Up is a line less.
        keys: (move) => ({ ArrowUp: () => move(brace - 1), ArrowDown: () => move(brace + 1), PageUp: () => move(least), PageDown: () => move(most) }),
    });
    pointer.firstChild.textContent = "↕";
    pointer.addEventListener("pointerdown", ({ clientY }) => (held = { brace, y: clientY }));
    const rows = program.map((_, at) => element("div", `touch-lent-row ${at + first < born ? "before" : ""}`, element("i"), element("i"), element("span", "number", String(at + first)), element("span", "text")));
    listing.append(...rows, pointer);
    figure.stage.append(walk, said, listing, told, asked);

    /** The class of a bracket on a line. */
    const bracket = (line, [from, to], now, end) => {
        if (line < from || line > Math.min(to, now)) return "";
        const part = line === from ? "from" : line === to ? "to" : line === now ? "now" : "through";
        return `${part}${line > end ? " past" : line === end && end < Math.min(to, now) ? " ends" : ""}`;
    };
    /** How far in a line begins, and its words, those that rustc points at each by itself, with what it says behind them. */
    function words(text, marks) {
        const parts = [];
        let at = 0;
        for (const mark of marks) {
            parts.push(text.slice(at, mark.at), element("u", mark.primary ? "primary" : "", text.slice(mark.at, mark.at + mark.length)));
            at = mark.at + mark.length;
        }
        const code = element("span", "code", ...parts, text.slice(at));
        const indent = text.length - text.trimStart().length;
        code.firstChild.data = code.firstChild.data.trimStart();
        return [indent, code, ...marks.map(({ words, primary }) => element("span", `label ${primary ? "primary" : ""}`, words))];
    }

    /** What a frame says when the brace has moved. */
    function sentence({ lent, moved }) {
        if (brace === home) return says[frame - 1];
        if (!lent && frame === LAST - 1) return `line ${brace} has ended ${owner}: line ${moved(lives[2])} finds nothing to borrow`;
        if (!lent && frame === LAST) return "without a borrow, there is nothing to look at";
        return frame === LAST ? `line ${brace - 1} looks, the borrow is over, and then line ${brace} ends ${owner}` : says[frame - 1];
    }

    function draw() {
        const now = model.lent(source, brace);
        const { lines, moved, owned, lent, refusal, marks, python } = now;
        const last = frame === LAST;
        const stop = last ? most : moved(stops[frame - 1]);
        const end = owned[1];
        const asks = moved(lives[2]);
        rows.forEach((row, at) => {
            const line = at + first;
            const [one, other, , text] = row.children;
            one.className = `owned ${bracket(line, owned, stop, most)}`;
            other.className = lent ? `lent ${bracket(line, lent, stop, end)}` : "lent";
            row.classList.toggle("meant", line === stop);
            row.classList.toggle("later", line > stop);
            const [indent, ...parts] = words(lines[at], last ? marks.filter((mark) => mark.line === line) : []);
            text.style.setProperty("--indent", indent);
            text.replaceChildren(...parts);
        });
        pointer.show();
        pointer.style.setProperty("--up", most - brace);
        slider.value = frame;
        slider.setAttribute("aria-valuetext", `${frame} of ${LAST}: ${sentence(now)}`);
        count.textContent = `${frame} of ${LAST}`;
        [back.ariaDisabled, next.ariaDisabled] = [frame === 1, last];
        said.textContent = sentence(now);
        const nested = lent && !refusal;
        /** What is known of a life by now. */
        const life = (does, from, to) => (stop < from ? "is not there yet" : `${does} from line ${from} ${stop < to ? "on" : `to line ${to}`}`);
        // What needs the whole program has its room from the beginning.
        const whole = (mark = "") => (last ? mark : "unsaid");
        told.show([
            [owner, life("lives", ...owned), "owned"],
            [`&${owner}`, lent || stop < asks ? life("is needed", asks, lent?.[1]) : `line ${asks} asks for it, too late`, "lent"],
            ["brackets", lent ? (nested ? "nest: the borrow's ends first" : "cross: the owner's ends first") : "the owner's alone", whole()],
            ["rustc", refusal ?? "compiles", whole(refusal ? "touch-wrong" : "touch-answer")],
            ["Python", lent ? (nested ? "the name goes last" : "the name is gone, and the view keeps the bytes alive") : "refuses as well, when the line is run", whole()],
        ]);
        // As far as the program has come: at first, a prompt.
        const typed = python.filter(([line]) => line <= stop).map(([, ...call]) => call);
        asked.show(...(typed.length ? typed : [["", null]]));
        return `${frame} of ${LAST}, the brace on line ${brace}: ${sentence(now)}${last ? `. rustc: ${refusal ?? "compiles"}` : ""}`;
    }

    return {
        draw,
        write: () => `${frame}:${brace}`,
        read(state) {
            const [at, line] = (/^(\d{1,2}):(\d{1,2})$/.exec(state) ?? []).slice(1).map(Number);
            const good = at >= 1 && at <= LAST && line >= least && line <= most;
            figure.bytes = [];
            if (good) [frame, brace] = [at, line];
            return good;
        },
    };
});
