// Chapter 2: a slice by its three handles, what Python and Rust make of it, and the one view that slices of slices are.
"use strict";
(() => {
    const { element, model } = workbook;
    const { button, cells, facts, field, handle, made, owner, place, repl, rulers } = workbook.parts;
    const DEEPEST = 3;
    const PARTS = ["start", "stop", "step"];
    const MOST = 10;
    const LETTERS = [..."abcdefghij"].map((letter) => letter.charCodeAt(0));
    const NONE = { start: null, stop: null, step: null };

    const big = (part) => Object.fromEntries(PARTS.map((name) => [name, part[name] === null ? null : BigInt(part[name])]));
    const small = (part) => Object.fromEntries(PARTS.map((name) => [name, part[name] === null ? null : Number(part[name])]));
    const text = (part) => model.written(part);
    const minus = (number) => String(number).replace("-", "−");

    /** What Rust makes of the same two ends, on `length` bytes: of `get`, and of brackets. */
    function rust({ start, stop }, length) {
        const range = `${start ?? ""}..${stop ?? ""}`;
        if (start < 0 || stop < 0) return [range, "does not compile: no usize is below 0", "does not compile: no usize is below 0"];
        const panics = model.panic(start, stop, length);
        if (panics) return [range, "None", `panics: ${panics}`];
        const bytes = `${(stop ?? length) - (start ?? 0)} bytes`;
        return [range, bytes, bytes];
    }

    /** How the count follows from the three numbers, as a sum. */
    function formula({ start, stop, step, count }) {
        const [far, near] = step > 0n ? [stop, start] : [start, stop];
        if (far <= near) return `0: from ${minus(start)} no step of ${minus(step)} comes nearer to ${minus(stop)}`;
        const [less, by] = [near < 0n ? `+ ${-near}` : `− ${near}`, step > 0n ? step : -step];
        return `(${far} ${less} − 1) // ${by} + 1 = ${count}`;
    }

    /** Which of the numbers lie past an end. */
    function clamped(part, length) {
        const past = ["start", "stop"].filter((name) => part[name] !== null && (part[name] > length || part[name] < -length));
        return past.length ? past.map((name) => `${name} ${minus(part[name])}: the nearest end`).join(", ") : "nothing to clamp";
    }

    /** A part of a drawing, with its attributes. */
    function drawn(name, attributes) {
        const one = document.createElementNS("http://www.w3.org/2000/svg", name);
        for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
        return one;
    }

    /** Arcs from each byte that is visited to the next one, below them. */
    function arcs(places, slots) {
        const [unit, middle] = [10, (at) => (at + 1.5) * 10];
        const paths = places.slice(1).flatMap((to, at) => {
            const [from, end] = [middle(places[at]), middle(to)];
            const head = from < end ? "-2.4 .5 1.4 1.5" : "2.4 .5 -1.4 1.5";
            return [drawn("path", { d: `M${from} 0Q${(from + end) / 2} 9 ${end} 0.6` }), drawn("path", { d: `M${end} 0l${head}z` })];
        });
        const svg = drawn("svg", { viewBox: `0 0 ${slots * unit} 6`, "aria-hidden": true });
        svg.append(...paths);
        return svg;
    }

    workbook.figure.define("slice", (figure) => {
        let slices = [{ ...NONE }];
        let length, parent, resolved, words;
        const last = () => slices.at(-1);
        const set = (name) => (value) => (last()[name] = value);
        const strip = element("div", "touch-strip");
        const [bytes, edges, hops] = [cells(), rulers(), element("div", "touch-hops")];
        const items = () => Number(parent.count);
        const bound = (at) => Math.max(-1, Math.min(length, at));
        /** Where an item of the parent lies, as a slot, and the other way round. */
        const slotOf = (item) => bound(Number(parent.first) + item * Number(parent.step));
        const itemAt = (slot) => Math.max(-1, Math.min(items(), Math.round((slot - Number(parent.first)) / Number(parent.step))));

        const end = (name) => handle(figure, strip, {
            name,
            least: () => -items() - 2,
            most: () => items() + 2,
            now: () => last()[name] ?? Number(resolved?.[name] ?? 0),
            set: set(name),
            slotOf: () => slotOf(Number(resolved?.[name] ?? 0)),
            // In front of the first item there is no index but one that lies beyond the front.
            valueAt: (slot) => (itemAt(slot) < 0 ? -items() - 1 : itemAt(slot)),
            textOf: () => (last()[name] === null ? `left out, which is ${resolved?.[name] ?? "nothing"}` : String(last()[name])),
            forget: () => {
                set(name)(null);
                figure.refresh();
            },
        });
        const step = handle(figure, strip, {
            name: "step",
            least: () => -items(),
            most: () => items(),
            now: () => last().step ?? 1,
            set: set("step"),
            slotOf: () => slotOf(Number(resolved?.start ?? 0) + (last().step ?? 1)),
            valueAt: (slot) => itemAt(slot) - Number(resolved?.start ?? 0),
        });
        const handles = { start: end("start"), stop: end("stop"), step };
        const stride = element("i", "touch-stride");
        const arrow = element("i", "touch-arrow");
        const track = (...inside) => element("div", "touch-track", ...inside);
        strip.append(track(handles.start), edges.front, bytes, arrow, edges.back, hops, track(handles.stop), track(stride, handles.step));

        const fields = PARTS.map((name) => field({ name, figure, set: set(name) }));
        const outer = element("span");
        const colon = () => element("span", "", ":");
        const code = element("div", "touch-code", outer, "[", fields[0], colon(), fields[1], colon(), fields[2], "]");
        const own = owner(figure, MOST);
        const range = made("input", { type: "range", min: 0, max: MOST, "aria-label": `length of ${figure.owner}` });
        const sized = element("span");
        range.addEventListener("input", () => {
            const now = figure.bytes;
            figure.bytes = [...now, ...LETTERS.slice(now.length)].slice(0, Number(range.value));
            figure.refresh();
        });
        const [asked, told, view] = [repl(), facts(), facts("touch-view")];
        const deeper = button("Slice again", () => {
            slices.push({ ...NONE });
            figure.refresh();
        });
        const back = button("Take it back", () => {
            slices.pop();
            figure.refresh();
        });
        const memory = element("div", "touch-memory", own, element("label", "touch-length", "length", range, sized));
        figure.stage.append(memory, code, element("div", "touch-sides", element("div", "touch-scroll", strip), view), asked, told);

        function draw() {
            length = figure.bytes.length;
            parent = model.compose(slices.slice(0, -1).map(big), length);
            [resolved, words] = model.attempt(() => model.resolve(big(last()), parent.count));
            const seen = words ? null : model.slice(parent, big(last()));
            const places = seen ? model.places(seen) : [];
            const before = `view${slices.slice(0, -1).map((part) => `[${text(part)}]`).join("")}`;
            const call = `${before}[${text(last())}]`;
            const answer = words ?? model.literal(places.map((at) => figure.bytes[at]));
            strip.style.setProperty("--slots", length + 2);
            bytes.show(figure.bytes, places);
            edges.show(length);
            hops.replaceChildren(arcs(places, length + 2));
            arrow.hidden = !places.length;
            place(arrow, places[0] ?? 0);
            for (const name of PARTS) handles[name].show();
            const [from, to] = [slotOf(Number(resolved?.start ?? 0)), slotOf(Number(resolved?.start ?? 0) + (last().step ?? 1))];
            place(stride, Math.min(from, to));
            stride.style.setProperty("--span", Math.abs(to - from));
            PARTS.forEach((name, at) => fields[at].show(last()[name]));
            outer.textContent = before;
            own.show();
            range.value = length;
            sized.textContent = length;
            asked.show([`bytes(${call})`, answer, words]);
            const part = slices.length > 1 ? "part" : figure.owner;
            const [ends, get, brackets] = rust(last(), items());
            const { start, stop, step } = resolved ?? {};
            told.show([
                [`slice(${PARTS.map((name) => last()[name] ?? "None").join(", ")}).indices(${items()})`, words ? "the same error" : `(${start}, ${stop}, ${step})`],
                ["how many", words ? "no count" : formula(resolved)],
                ["Python clamps", clamped(last(), items())],
                [`Rust: ${part}.get(${ends})`, get],
                [`Rust: ${part}[${ends}]`, brackets, brackets.startsWith("p") ? "touch-wrong" : ""],
            ]);
            view.show([
                ["the view, 40 bytes", slices.length > 1 ? `${slices.length} slices, one view` : "whatever it shows"],
                ["start", places.length ? String(places[0]) : "any"],
                ["step", seen && places.length ? minus(seen.step) : "any"],
                ["length", String(places.length)],
                ["memory", `${figure.owner}, ${length} bytes`],
            ]);
            deeper.ariaDisabled = slices.length === DEEPEST || Boolean(words);
            back.ariaDisabled = slices.length === 1;
            return words ? `${call} raises ${words}` : `${call} shows ${places.length} bytes: ${answer}`;
        }

        return {
            buttons: [deeper, back],
            draw,
            write: () => slices.map(text).join("/"),
            read(state) {
                const parts = state.split("/").map(model.parse);
                if (!parts.every(Boolean) || parts.length > DEEPEST) return false;
                slices = parts.map(small);
                return parts.slice(0, -1).every(({ step }) => step !== 0n);
            },
        };
    });
})();
