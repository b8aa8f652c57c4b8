// What the figures that can be touched are made of: handles, fields, cells, rulers, and Python's answers.
"use strict";
workbook.parts = (() => {
    const { element, model } = workbook;

    /** An element with attributes: `made("input", { class: "touch-field", size: 4 }, …)`. */
    function made(name, attributes = {}, ...children) {
        const one = element(name, "", ...children);
        for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
        return one;
    }

    /** A button with a word on it. With `ariaDisabled` it does nothing: one that is disabled would lose the focus. */
    function button(word, press) {
        const one = made("button", { type: "button", class: "touch-button" }, word);
        one.addEventListener("click", () => one.ariaDisabled !== "true" && press());
        return one;
    }

    const PAGE_KEY = 4;
    /** A handle to drag along a strip, or to move with the keys; the names of `how` say what it needs to know. */
    function handle(figure, strip, how) {
        const { name, label = name, least, most, now, set, slotOf, valueAt, textOf, forget } = how;
        const under = how.under ?? ((event) => valueAt(slotUnder(strip, event.clientX)));
        const one = made("button", { type: "button", role: "slider", class: "touch-handle", "data-for": name, "aria-label": label }, name);
        const move = (value) => {
            set(Math.max(least(), Math.min(most(), value)));
            figure.refresh();
        };
        const keys = {
            ArrowRight: () => move(now() + 1),
            ArrowUp: () => move(now() + 1),
            ArrowLeft: () => move(now() - 1),
            ArrowDown: () => move(now() - 1),
            PageUp: () => move(now() + PAGE_KEY),
            PageDown: () => move(now() - PAGE_KEY),
            Home: () => move(least()),
            End: () => move(most()),
            ...(forget && { Delete: forget, Backspace: forget }),
            ...how.keys?.(move),
        };
        one.addEventListener("keydown", (event) => {
            if (!keys[event.key] || event.altKey || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            keys[event.key](event);
        });
        one.addEventListener("pointerdown", (event) => {
            one.setPointerCapture(event.pointerId);
            // The focus is shown to who uses the keys.
            one.classList.add("held");
            one.focus();
        });
        for (const over of ["keydown", "blur"]) one.addEventListener(over, () => one.classList.remove("held"));
        one.addEventListener("pointermove", (event) => {
            if (!one.hasPointerCapture(event.pointerId)) return;
            const value = under(event);
            if (value !== now()) move(value);
        });
        /** Puts the handle where its value is, and says the value. */
        one.show = () => {
            place(one, slotOf());
            const shown = { valuemin: least(), valuemax: most(), valuenow: now(), valuetext: textOf?.() ?? now() };
            for (const [key, value] of Object.entries(shown)) one.setAttribute(`aria-${key}`, value);
        };
        return one;
    }

    /** Puts an element at a slot of its strip; slot 0 is the first byte, and there is one more at either end. */
    const place = (one, slot) => one.style.setProperty("--slot", slot);

    /** Which slot of a strip lies under a place on the screen. */
    function slotUnder(strip, x) {
        const cell = parseFloat(getComputedStyle(strip.querySelector(".touch-cells")).gridTemplateColumns);
        return Math.floor((x - strip.getBoundingClientRect().left) / cell) - 1;
    }

    /** Puts a text into a field, unless somebody is typing there. */
    function refill(one, text) {
        if (document.activeElement !== one) [one.value, one.ariaInvalid] = [text, false];
    }

    /** A number that can be typed into a line of code; empty is null. What is not allowed changes nothing. */
    function field({ name, label = name, set, figure, allow = () => true, digits = 5 }) {
        const one = made("input", { class: "touch-field", "data-for": name, "aria-label": label, inputmode: "text", autocomplete: "off", spellcheck: "false" });
        const number = new RegExp(`^\\s*([+-]?\\d{1,${digits}})?\\s*$`);
        one.addEventListener("input", () => {
            const value = one.value.trim() === "" ? null : Number(one.value);
            const good = number.test(one.value) && allow(value);
            one.ariaInvalid = !good;
            if (!good) return;
            set(value);
            figure.refresh();
        });
        /** Shows a value, unless somebody is typing one. */
        one.show = (value) => {
            refill(one, value ?? "");
            one.style.setProperty("--letters", Math.max(2, one.value.length));
        };
        return one;
    }

    /** One of a few, as buttons of which one is down. */
    function choice(figure, label, words, now, set) {
        const buttons = words.map((word) => button(word, () => {
            set(word);
            figure.refresh();
        }));
        const one = made("div", { role: "group", "aria-label": label, class: "touch-choice" }, ...buttons);
        one.show = () => buttons.forEach((each, at) => each.setAttribute("aria-pressed", words[at] === now()));
        return one;
    }

    const inHex = (byte) => byte.toString(16).padStart(2, "0");
    /** How a byte stands in its cell; null is a byte of which nothing is known. */
    const shown = (byte) => (byte === null ? "" : byte > 32 && byte < 127 ? String.fromCharCode(byte) : byte === 32 ? "␣" : inHex(byte));

    /** A row of a strip: what `texts` has at a slot, in the class that `classOf` gives it. */
    function row(className, texts, classOf = () => "") {
        const one = made("div", { class: `touch-row ${className}`, "aria-hidden": "true" });
        one.show = (texts, classOf = () => "") => {
            one.replaceChildren(...texts.map((text, at) => {
                const cell = element("span", classOf(at), text);
                place(cell, at);
                return cell;
            }));
        };
        one.show(texts, classOf);
        return one;
    }

    /** The row of bytes and its outlines: `show(bytes, places, classOf, more)` outlines the places, each with its number,
        and as a second window those of `more`. `text` says how a byte stands in its cell. */
    function cells(text = shown) {
        const bytes = row("touch-cells", []);
        const fill = bytes.show;
        bytes.show = (memory, places = [], classOf = (at) => (places.includes(at) ? "seen" : "dim"), more = []) => {
            fill(memory.map(text), classOf);
            for (const [window, className] of [[places, "touch-window"], [more, "touch-window second"]]) {
                window.forEach((at, number) => {
                    const outline = element("i", className, window.length > 1 ? String(number) : "");
                    place(outline, at);
                    bytes.append(outline);
                });
            }
        };
        return bytes;
    }

    /** Both of Python's rulers, from the front above and from the back below, and on them the index that is meant. */
    const rulers = () => {
        const [front, back] = [row("touch-ruler", []), row("touch-ruler", [])];
        const show = (length, index) => {
            front.show(Array.from({ length }, (_, at) => at), (at) => (at === index ? "meant" : ""));
            back.show(Array.from({ length }, (_, at) => `−${length - at}`), (at) => (at - length === index ? "meant" : ""));
        };
        return { front, back, show };
    };

    /** What is typed at Python's prompt, and what it answers. */
    function repl() {
        const one = element("div", "touch-repl");
        one.show = (...lines) => one.replaceChildren(...lines.flatMap(([call, answer, wrong]) => [
            element("div", "touch-call", `>>> ${call}`),
            ...(answer === null ? [] : [element("div", wrong ? "touch-wrong" : "touch-answer", answer)]),
        ]));
        return one;
    }

    /** Rows of a name and what is so: `show([["count", "3"], …])`. */
    function facts(className = "") {
        const one = element("dl", `touch-facts ${className}`);
        one.show = (rows) => one.replaceChildren(...rows.flatMap(([name, value, mark]) => [
            element("dt", "", name),
            element("dd", mark ?? "", value),
        ]));
        return one;
    }

    /** A field for the owner's own bytes, between what stands on either side. */
    function owner(figure, most = 10, least = 1, [open, close] = [`${figure.owner} = bytearray(b"`, '")']) {
        const one = made("input", { class: "touch-field touch-own", "aria-label": `the bytes of ${figure.owner}`, autocomplete: "off", spellcheck: "false" });
        one.addEventListener("input", () => {
            const bytes = model.typed(one.value);
            const good = bytes.length >= least && bytes.length <= most;
            one.ariaInvalid = !good;
            if (!good) return;
            figure.bytes = bytes;
            figure.refresh();
        });
        const line = element("div", "touch-code", open, one, close);
        line.show = () => {
            refill(one, model.quoted(figure.bytes));
            one.style.setProperty("--letters", Math.max(4, one.value.length));
        };
        return line;
    }

    return { button, cells, inHex, choice, facts, field, handle, made, owner, place, repl, row, rulers, shown };
})();
