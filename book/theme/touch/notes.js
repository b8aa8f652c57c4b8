// Chapter 8: numbers pushed into a ring, a note pinned to each slot of the last lap, and beside them totals that never forget.
"use strict";
(() => {
    const { element, model } = workbook;
    const { button, cells, facts, made, place, row } = workbook.parts;
    const MOST = 24;
    /** What is pushed where the reader chooses nothing: small numbers, then some that a total never gets over. */
    const LATER = [5, 1, 7, 4, 6, 9, 2, 8, 3, 1e17, 0.5, 4, 7, 2.5, 6, Infinity, 5, 3, 8, 1];
    const HARD = ["1e17", "0.125", "inf", "nan"];
    const PARTS = ["min", "max", "sum"];

    const word = (value) => model.repr(value).replace(/\.0$/, "").replace("e+", "e");
    /** A number in five letters at most. */
    function short(value) {
        const whole = word(value);
        if (whole.length < 6) return whole;
        const far = Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3;
        return far ? Number(value.toPrecision(2)).toExponential().replace("e+", "e") : String(Number(value.toPrecision(4)));
    }
    const parted = ({ count, nans, extremes, sum }) => (count > nans ? [...extremes, sum].map(short) : PARTS.map(() => (count ? "nan" : "–")));
    /** Whether two numbers differ by more than the last digits of a sum. */
    const differ = (one, other) => !Object.is(one, other) && !(Math.abs(one - other) <= 1e-12 * Math.max(Math.abs(one), Math.abs(other)));
    const range = (from, to) => (from === to ? `slot ${from}` : `slots ${from} to ${to}`);

    workbook.figure.define("notes", (figure) => {
        const slots = figure.bytes.length;
        let [values, pushes] = [[], 0];
        const next = () => values[pushes] ?? LATER[pushes % LATER.length];
        const set = (count) => {
            while (values.length < count) values.push(LATER[values.length % LATER.length]);
            pushes = Math.max(0, Math.min(MOST, count));
            figure.refresh();
        };
        const put = (value) => {
            if (pushes < MOST) values[pushes] = value;
            set(pushes + 1);
        };
        const typed = made("input", { class: "touch-field touch-own", "aria-label": "the value to push", autocomplete: "off", spellcheck: "false", maxlength: 9 });
        const pushTyped = () => {
            const value = model.number(typed.value);
            if (value === null) return typed.focus();
            put(value);
            typed.value = word(next());
        };
        typed.addEventListener("input", () => typed.setAttribute("aria-invalid", model.number(typed.value) === null));
        typed.addEventListener("keydown", (event) => event.key === "Enter" && pushTyped());
        const push = button("Push", pushTyped);
        const back = button("Take it back", () => set(pushes - 1));
        const hard = HARD.map((text) => button(text, () => put(model.number(text))));
        hard.forEach((one) => one.setAttribute("aria-label", `Push ${one.textContent}`));
        const slider = made("input", { type: "range", min: 0, max: MOST, "aria-label": "how many values were pushed" });
        slider.addEventListener("input", () => set(Number(slider.value)));
        const count = element("span");
        const code = element("div", "touch-code", "ring.push(", typed, ")");
        const controls = element("div", "touch-line", code, push, back, element("label", "touch-length", slider, count));
        const harder = element("div", "touch-line", "or one that is hard on a total: ", element("span", "touch-buttons", ...hard));

        const [marks, bytes, numbers] = [row("touch-ruler", []), cells((value) => (value === null ? "" : short(value))), row("touch-ruler", [])];
        const notes = PARTS.map(() => row("touch-note", []));
        const strip = element("div", "touch-strip touch-pinned", marks, bytes, numbers, ...notes);
        const body = element("tbody");
        const head = element("tr", "", ...["who says", "smallest", "largest", "mean"].map((text) => made("th", { scope: "col" }, text)));
        const table = element("table", "touch-values touch-claims", element("thead", "", head), body);
        const told = facts();
        figure.stage.append(controls, harder, element("div", "touch-scroll", strip), table, told);

        /** Each part of the notes below its slot, and that of the head behind the last one. */
        function pin({ tails, head }, at, lapped) {
            const all = [...tails, null, head].map((note) => note && parted(note));
            const kind = (slot) => (slot === slots + 1 ? "head" : slot === at && lapped ? "pinned meant" : slot > at && lapped ? "pinned" : "past");
            notes.forEach((line, part) => {
                line.show(all.map((note) => note?.[part] ?? ""), (slot) => (slot === slots ? "none" : kind(slot)));
                const name = element("span", "name", PARTS[part]);
                place(name, -1);
                line.append(name);
            });
        }

        /** A line of the table: what somebody says, each with a word where it is wrong. */
        function claim(who, said, isWrong = () => false) {
            const cell = (value, at) => {
                if (value === undefined) return element("td", "", "cannot say");
                const wrong = isWrong(value, at);
                return element("td", wrong ? "touch-wrong" : "", value === null ? "none" : model.repr(value), wrong ? " wrong" : "");
            };
            return element("tr", "", made("th", { scope: "row" }, who), ...said.map(cell));
        }

        /** Which of the running totals speak of what has left, and since when. */
        function why(run, pushed, isWrong) {
            const left = (name, value) => {
                const gone = pushes - slots - pushed.lastIndexOf(value);
                return `the ${name}, ${model.repr(value)}, left ${gone === 1 ? "one push" : `${gone} pushes`} ago`;
            };
            const lost = pushes - slots;
            const words = [left("smallest", run.low), left("largest", run.high), `the total still has the ${lost === 1 ? "one that has" : `${lost} that have`} left`];
            return words.filter((_, at) => isWrong([run.low, run.high, run.mean][at], at)).join("; ");
        }

        function draw() {
            const pushed = values.slice(0, pushes);
            const { older, newer, next: at } = model.ring(slots, pushes);
            const state = model.tracked(slots, pushed);
            const [lapped, { summary }] = [pushes >= slots, state];
            const run = model.running(slots, pushed);
            const right = [...(summary.extremes ?? [null, null]), model.mean(summary)];
            strip.style.setProperty("--slots", slots + 4);
            marks.show(state.memory.map((_, slot) => (slot === at ? "next" : "")));
            bytes.show(state.memory, older, (slot) => (state.memory[slot] === null ? "dim" : "owned"), newer);
            numbers.show([...state.memory.map((_, slot) => slot), "", "head"]);
            pin(state, at, lapped);
            if (document.activeElement !== typed) typed.value = word(next());
            typed.style.setProperty("--letters", Math.max(4, typed.value.length));
            slider.value = pushes;
            count.textContent = `${pushes} pushed`;
            [push, ...hard].forEach((one) => (one.ariaDisabled = pushes === MOST));
            back.ariaDisabled = pushes === 0;
            // Of a NaN that is still there a total may well say nan, as a look at every slot does.
            const looked = pushed.slice(-slots).reduce((sum, value) => sum + value, 0) / summary.count;
            const isWrong = (value, at) => value !== null && differ(value, right[at] ?? NaN) && (at < 2 ? pushed.includes(value) : differ(value, looked));
            const notesSay = lapped ? `note ${at}${newer.length ? " and the head" : ""}` : "the head";
            body.replaceChildren(
                claim(notesSay, right),
                claim("article 3's totals", pushes ? [run.low, run.high, run.mean] : right, isWrong),
                claim("a total less what left", [undefined, undefined, pushes ? run.subtracted : null], isWrong),
            );
            const wrong = pushes ? why(run, pushed, isWrong) : "";
            told.show([
                ["older window", lapped ? `${range(at, slots - 1)}, which note ${at} sums up` : "no lap is complete: the head has everything"],
                ["newer window", lapped && newer.length ? `${range(0, at - 1)}, which the head sums up` : lapped ? "empty, and so is the head" : "none yet"],
                ["article 3's totals", wrong || "right so far", wrong ? "touch-wrong" : ""],
            ]);
            return `${pushes} pushed: ${notesSay} ${right.map((value) => (value === null ? "none" : model.repr(value))).join(", ")}; article 3 is ${wrong ? `wrong: ${wrong}` : "right so far"}`;
        }

        return {
            draw,
            write: () => values.slice(0, pushes).map(word).join(":"),
            read(state) {
                const all = state ? state.split(":").map(model.number) : [];
                const good = all.length <= MOST && !all.includes(null);
                if (good) [values, pushes] = [all, all.length];
                return good;
            },
        };
    });
})();
