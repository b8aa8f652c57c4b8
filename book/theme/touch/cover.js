// The cover: the title is memory, and a window lies over a part of it. What is typed into a cell is seen through the window,
// because both are the same bytes; a copy hears nothing of it.
"use strict";
workbook.figure.define("cover", (figure) => {
    const { element, model } = workbook;
    const { button, handle, made, repl } = workbook.parts;
    const HINT = "Drag the frame or its ends. Type into a cell.";
    const REFUSED = "A cell holds one byte: type a letter, a digit or a sign of ASCII.";
    const first = [...figure.bytes];
    const length = first.length;
    const isLetter = (byte) => byte >= 32 && byte < 127;
    const fits = (bytes) => bytes.length === length && bytes.every(isLetter);
    const letter = (byte) => (byte === 32 ? "␣" : String.fromCharCode(byte));
    let [start, stop] = [0, 0];
    /** The bytes of a copy, while there is one in the view's place; and what was typed last. */
    let copy = null;
    let written = null;

    const seen = () => figure.bytes.slice(start, stop);
    /** Slices anew: a view looks elsewhere, a copy is made again. */
    function slice(from, to) {
        [start, stop] = [from, to];
        written = null;
        if (copy) copy = seen();
    }

    const strip = element("div", "cover-strip");
    const row = element("div", "cover-cells");
    const cells = figure.bytes.map((_, at) => cell(at));
    const inputs = cells.map((one) => one.firstChild);
    const told = element("p", "cover-hint", HINT);

    function cell(at) {
        const input = made("input", { autocomplete: "off", autocapitalize: "off", spellcheck: "false", tabindex: at ? -1 : 0 });
        input.addEventListener("focus", () => {
            for (const one of inputs) one.tabIndex = one === input ? 0 : -1;
            input.select();
        });
        input.addEventListener("input", (event) => type(at, event.data ?? input.value));
        input.addEventListener("keydown", (event) => {
            const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Backspace: at - 1, Home: 0, End: length - 1 }[event.key];
            if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            inputs[to]?.focus();
        });
        return element("span", "", input);
    }

    /** Writes the last letter that was typed into a cell of the owner, and goes on to the next. */
    function type(at, text) {
        const byte = text.charCodeAt(text.length - 1);
        const good = isLetter(byte);
        told.textContent = good ? HINT : REFUSED;
        if (good) {
            figure.bytes[at] = byte;
            written = [at, byte];
            inputs[at + 1]?.focus();
        }
        figure.refresh();
    }

    /** The place on the screen of an end of the window: the left edge of its first cell, the right edge of its last. */
    function edge(name, value) {
        const one = cells[name === "start" ? value : value - 1];
        return [one.offsetLeft + (name === "start" ? 0 : one.offsetWidth), one.offsetTop + one.offsetHeight];
    }
    /** The end that lies nearest to a place; a row above or below is far. */
    function nearest(name, [x, y]) {
        const values = Array.from({ length }, (_, at) => (name === "start" ? at : at + 1));
        const far = (value) => Math.hypot(edge(name, value)[0] - x, 3 * (edge(name, value)[1] - y));
        return values.reduce((best, value) => (far(value) < far(best) ? value : best));
    }
    const within = ({ clientX, clientY }) => [clientX - row.getBoundingClientRect().left, clientY - row.getBoundingClientRect().top];

    /** One end of the window, with which the other comes along while Shift is held. */
    function end(name) {
        const now = () => (name === "start" ? start : stop);
        const one = handle(figure, strip, {
            name,
            label: `${name} of the window`,
            least: () => (name === "start" ? 0 : start + 1),
            most: () => (name === "start" ? stop - 1 : length),
            now,
            set: (value) => (name === "start" ? slice(value, stop) : slice(start, value)),
            slotOf: now,
            under: (event) => nearest(name, [within(event)[0], within(event)[1] - one.offsetHeight / 2]),
        });
        one.addEventListener("keydown", (event) => {
            const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
            if (!event.shiftKey || !by) return;
            event.stopImmediatePropagation();
            event.preventDefault();
            carry(start + by);
        }, true);
        return one;
    }
    const ends = ["start", "stop"].map(end);

    /** Carries the whole window to where it begins at `to`. */
    function carry(to) {
        const size = stop - start;
        const from = Math.max(0, Math.min(length - size, to));
        if (from !== start) slice(from, from + size);
        figure.refresh();
    }

    let held = null;
    row.addEventListener("pointerdown", (event) => {
        const at = cells.findIndex((one) => one.contains(event.target));
        if (at >= start && at < stop) held = at - start;
    });
    row.addEventListener("pointermove", (event) => {
        if (held === null || !event.buttons) return;
        const at = nearest("start", [within(event)[0] - cells[0].offsetWidth / 2, within(event)[1] + cells[0].offsetHeight / 2]);
        if (at === start + held) return;
        document.activeElement.blur();
        row.setPointerCapture(event.pointerId);
        carry(at - held);
    });
    // What is selected in a cell would be dragged as text.
    row.addEventListener("dragstart", (event) => event.preventDefault());
    for (const over of ["pointerup", "pointercancel"]) row.addEventListener(over, () => (held = null));

    const asked = repl();
    const detach = button("Copy instead", () => {
        copy = copy ? null : seen();
        written = null;
        figure.refresh();
    });
    const [count, words, own] = [element("strong", ""), element("span", ""), element("div", "cover-copy")];
    row.append(...cells, ...ends);
    strip.append(row);
    figure.stage.append(strip, element("div", "cover-sides", asked, element("div", "cover-cost", count, words, own, detach)), told);
    new ResizeObserver(() => placeEnds()).observe(strip);

    function placeEnds() {
        for (const [one, name, value] of [[ends[0], "start", start], [ends[1], "stop", stop]]) {
            const [x, y] = edge(name, value);
            one.style.translate = `${x - one.offsetWidth / 2}px ${y}px`;
        }
    }

    function draw() {
        cells.forEach((one, at) => {
            const byte = figure.bytes[at];
            const classes = { seen: at >= start && at < stop, first: at === start, last: at === stop - 1, begins: first[at - 1] === 32, apart: copy };
            for (const [name, on] of Object.entries(classes)) one.classList.toggle(name, Boolean(on));
            inputs[at].value = letter(byte);
            inputs[at].setAttribute("aria-label", `owner[${at}]`);
            if (document.activeElement === inputs[at]) inputs[at].select();
        });
        for (const one of ends) one.show();
        placeEnds();
        const name = copy ? "copy" : "view";
        const answer = model.literal(copy ?? seen());
        const typed = written && [`owner[${written[0]}] = ${written[1]}`, null];
        asked.show([`${name} = ${copy ? "owner" : "memoryview(owner)"}[${start}:${stop}]`, null], ...(typed ? [typed] : []), [`bytes(${name})`, answer]);
        count.textContent = `${copy ? copy.length : 0} ${copy?.length === 1 ? "byte" : "bytes"} copied`;
        words.textContent = copy ? "These are bytes of their own." : "The window shows the owner’s bytes.";
        detach.setAttribute("aria-pressed", Boolean(copy));
        own.replaceChildren(...(copy ?? []).map((byte) => element("span", "", letter(byte))));
        return `bytes(${name}) is ${answer}, ${count.textContent}`;
    }

    const hex = (bytes) => bytes.map((byte) => byte.toString(16)).join("");
    const unhex = (text) => text.match(/../g).map((pair) => parseInt(pair, 16));
    return {
        draw,
        write: () => `${start}:${stop}${copy ? `=${hex(copy)}` : ""}`,
        read(state) {
            if (!fits(figure.bytes)) figure.bytes = [...first];
            const [, from, to, bytes] = state.match(/^(\d{1,2}):(\d{1,2})(?:=((?:[2-7][0-9a-f])+))?$/) ?? [];
            const good = Number(from) < Number(to) && Number(to) <= length;
            if (good) {
                [start, stop, written] = [Number(from), Number(to), null];
                copy = bytes ? unhex(bytes) : null;
            }
            return good;
        },
    };
});
