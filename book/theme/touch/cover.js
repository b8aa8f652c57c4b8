// The cover: the title is memory, and a window lies over a part of it. What is typed into a cell is seen through the window,
// because both are the same bytes; a copy hears nothing of it.
"use strict";
workbook.figure.define("cover", (figure) => {
    const { element, model } = workbook;
    const { button, handle, made, repl } = workbook.parts;
    const REFUSED = "A cell holds one byte: type a letter, a digit or a sign of ASCII.";
    const first = [...figure.bytes];
    const length = first.length;
    const isLetter = (byte) => byte >= 32 && byte < 127;
    const fits = (bytes) => bytes.length === length && bytes.every(isLetter);
    const letter = (byte) => (byte === 32 ? "␣" : String.fromCharCode(byte));
    let [start, stop] = [0, 0];
    /** The bytes of a copy, while there is one in the view's place; and what was typed last: into which of the two, where, a byte. */
    let copy = null;
    let written = null;
    /** Whether anything was done yet, and whether what was typed last is no byte. */
    let [tried, refused] = [false, false];

    const seen = () => figure.bytes.slice(start, stop);
    /** Slices anew: a view looks elsewhere, a copy is made again. */
    function slice(from, to) {
        [start, stop] = [from, to];
        [written, tried] = [null, true];
        if (copy) copy = seen();
    }

    const strip = element("div", "cover-strip");
    const row = element("div", "cover-cells");
    const owned = typable("owner", () => figure.bytes);
    const { cells } = owned;
    const copied = typable("copy", () => copy);
    const told = element("p", "cover-hint");

    /** A cell for each byte of a memory, of which one is reached with Tab and the others with the arrows. */
    function typable(name, memory) {
        const inputs = first.map((_, at) => {
            const input = made("input", { autocomplete: "off", autocapitalize: "off", spellcheck: "false", tabindex: at ? -1 : 0, "aria-label": `${name}[${at}]` });
            input.addEventListener("focus", () => {
                for (const one of inputs) one.tabIndex = one === input ? 0 : -1;
                input.select();
            });
            input.addEventListener("input", (event) => type(at, event.data ?? input.value));
            input.addEventListener("keydown", (event) => {
                const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Backspace: at - 1, Home: 0, End: memory().length - 1 }[event.key];
                if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                if (to < memory().length) inputs[to]?.focus();
            });
            return input;
        });
        /** Writes the last letter that was typed into a cell, and goes on to the next. */
        function type(at, text) {
            const byte = text.charCodeAt(text.length - 1);
            refused = !isLetter(byte);
            if (!refused) {
                memory()[at] = byte;
                [written, tried] = [{ name, at, byte }, true];
                if (at + 1 < memory().length) inputs[at + 1].focus();
            }
            figure.refresh();
        }
        function show() {
            memory().forEach((byte, at) => {
                inputs[at].value = letter(byte);
                if (document.activeElement === inputs[at]) inputs[at].select();
            });
        }
        return { inputs, cells: inputs.map((input) => element("span", "", input)), show };
    }

    /** The place in the copy that was written last, in it or in the owner below it, if that parts the two. */
    function parted() {
        if (!copy || !written) return -1;
        const at = written.name === "copy" ? written.at : written.at - start;
        return at in copy && copy[at] !== figure.bytes[start + at] ? at : -1;
    }

    /** What to try next. */
    function hint() {
        const at = parted();
        if (at >= 0) {
            const [mine, theirs] = [letter(copy[at]), letter(figure.bytes[start + at])];
            return written.name === "copy" ? `The copy says ${mine}, the owner still says ${theirs}.` : `The owner says ${theirs}, the copy still says ${mine}.`;
        }
        if (copy) return "Type again: will the copy follow?";
        if (written && written.at >= start && written.at < stop) return "You wrote to the owner; the window shows it. Now copy instead.";
        return tried ? "Now type over a letter inside it." : "Drag the frame or its ends.";
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
        /** From the end itself to where it was taken hold of. */
        let grip = [0, 0];
        const one = handle(figure, strip, {
            name,
            label: `${name} of the window`,
            least: () => (name === "start" ? 0 : start + 1),
            most: () => (name === "start" ? stop - 1 : length),
            now,
            set: (value) => (name === "start" ? slice(value, stop) : slice(start, value)),
            slotOf: now,
            under: (event) => nearest(name, within(event).map((place, axis) => place - grip[axis])),
        });
        one.title = "With Shift, an arrow moves the whole window.";
        one.addEventListener("pointerdown", (event) => {
            const place = edge(name, now());
            grip = within(event).map((held, axis) => held - place[axis]);
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
        [written, tried] = [null, true];
        figure.refresh();
    });
    const count = element("strong", "");
    const words = element("span", "", "The window shows the owner’s bytes.");
    const own = element("div", "cover-copy");
    row.append(...cells, ...ends);
    strip.append(row);
    figure.stage.append(strip, told, element("div", "cover-sides", asked, element("div", "cover-cost", count, detach, words, own)));
    own.append(...copied.cells);
    new ResizeObserver(() => placeEnds()).observe(strip);

    function placeEnds() {
        for (const [one, name, value] of [[ends[0], "start", start], [ends[1], "stop", stop]]) {
            const [x, y] = edge(name, value);
            one.style.left = `${x - one.offsetWidth / 2}px`;
            one.style.top = `${y}px`;
        }
    }

    function draw() {
        cells.forEach((one, at) => {
            const classes = { seen: at >= start && at < stop, first: at === start, last: at === stop - 1, begins: first[at - 1] === 32, apart: copy };
            for (const [name, on] of Object.entries(classes)) one.classList.toggle(name, Boolean(on));
        });
        copied.cells.forEach((one, at) => {
            one.hidden = !copy || at >= copy.length;
            one.classList.toggle("parted", at === parted());
        });
        [words.hidden, own.hidden] = [Boolean(copy), !copy];
        owned.show();
        if (copy) copied.show();
        for (const one of ends) one.show();
        placeEnds();
        const name = copy ? "copy" : "view";
        const answer = model.literal(copy ?? seen());
        const typed = written && [`${written.name}[${written.at}] = ${written.byte}`, null];
        asked.show([`${name} = ${copy ? "owner" : "memoryview(owner)"}[${start}:${stop}]`, null], ...(typed ? [typed] : []), [`bytes(${name})`, answer]);
        count.textContent = `Slice: ${copy ? copy.length : 0} ${copy?.length === 1 ? "byte" : "bytes"} copied`;
        detach.textContent = copy ? "View again" : "Copy instead";
        const status = refused ? REFUSED : `bytes(${name}) is ${answer}. ${count.textContent}`;
        told.textContent = refused ? REFUSED : hint();
        refused = false;
        return status;
    }

    const hex = (bytes) => bytes.map((byte) => byte.toString(16)).join("");
    const unhex = (text) => text.match(/../g).map((pair) => parseInt(pair, 16));
    return {
        draw,
        share: ["Share this", "Link ready"],
        // So that where to begin is seen on a small screen, too.
        below: document.querySelector(".cover-begin"),
        write: () => `${start}:${stop}${copy ? `=${hex(copy)}` : ""}`,
        read(state) {
            if (!fits(figure.bytes)) figure.bytes = [...first];
            const [, from, to, bytes] = state.match(/^(\d{1,2}):(\d{1,2})(?:=((?:[2-7][0-9a-f])+))?$/) ?? [];
            const good = Number(from) < Number(to) && Number(to) <= length && (!bytes || bytes.length === 2 * (to - from));
            if (good) {
                [start, stop, written] = [Number(from), Number(to), null];
                copy = bytes ? unhex(bytes) : null;
                [tried, refused] = [state !== figure.data.at, false];
            }
            return good;
        },
    };
});
