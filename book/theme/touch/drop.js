// Chapter 7: a program along its time, and where its owner goes or grows: what the compiler says, and what CPython does.
"use strict";
workbook.figure.define("drop", (figure) => {
    const { element, model } = workbook;
    const { choice, facts, handle, owner, repl, row } = workbook.parts;
    const [GO, GROW] = ["let the owner go", "let it grow"];
    const [VIEW, PART, LAST] = [1, 2, 5];
    const NO_LIFE = "error[E0505]: cannot move out of `owner` because it is borrowed";
    const NO_GROWTH = "error[E0502]: cannot borrow `owner` as mutable because it is also borrowed as immutable";
    let [at, what] = [LAST, GO];
    const strip = element("div", "touch-strip touch-time");
    const lanes = { owner: row("touch-lane", []), view: row("touch-lane", []), part: row("touch-lane", []) };
    const pointer = handle(figure, strip, {
        name: "drop",
        label: "when the owner is dropped, or grows",
        least: () => PART,
        most: () => LAST,
        now: () => at,
        set: (value) => (at = value),
        slotOf: () => at,
        valueAt: (slot) => slot,
        textOf: () => `line ${at + 1}`,
    });
    const times = row("touch-ruler", []);
    strip.append(element("div", "touch-track", pointer), times, ...Object.values(lanes));
    const [program, own, asked, told] = [element("div", "touch-program"), owner(figure), repl(), facts()];
    const whats = choice(figure, "what happens to the owner", [GO, GROW], () => what, (word) => (what = word));
    figure.stage.append(own, whats, element("div", "touch-scroll", strip), program, asked, told);

    function draw() {
        const literal = model.literal(figure.bytes);
        const tail = model.literal(figure.bytes.slice(6));
        const event = what === GO ? "del owner" : 'owner.extend(b"!")';
        const lines = [`owner = bytearray(${literal})`, "view = memoryview(owner)", "part = view[6:]", "bytes(part)", "bytes(part)  # the last look"];
        lines.splice(at, 0, event);
        program.replaceChildren(...lines.map((text, number) => element("div", number === at ? "touch-event" : "", `${number + 1}  ${text}`)));
        strip.style.setProperty("--slots", LAST + 3);
        times.show(Array.from({ length: LAST + 1 }, (_, number) => number + 1));
        const bar = (from, to, className, name) => [Array.from({ length: LAST + 1 }, (_, here) => (here === from ? name : "")), (here) => (here < from || here > to ? "none" : here > at && what === GO && className === "owned" ? `${className} outlives` : className)];
        const after = (time) => (time >= at ? time + 1 : time);
        lanes.owner.show(...bar(0, LAST, "owned", "owner"));
        lanes.view.show(...bar(after(VIEW), LAST, "looks", "view"));
        lanes.part.show(...bar(after(PART), LAST, "looks", "part"));
        const views = at > PART ? "2 views" : "1 view";
        const early = at < LAST;
        const raises = what === GROW;
        pointer.firstChild.textContent = what === GO ? "drop" : "grow";
        pointer.show();
        whats.show();
        own.show();
        asked.show([event, raises ? model.WORDS.exports : null, raises], ["bytes(part)", tail]);
        told.show([
            ["in Rust", early ? (what === GO ? NO_LIFE : NO_GROWTH) : "compiles: nobody looks any more", early ? "touch-wrong" : ""],
            ["in Python", what === GO ? `the name is gone, the bytes stay: ${views} kept them alive` : `refused while it runs: ${views} looked`],
        ]);
        return `${event} as line ${at + 1}: Rust ${early ? "refuses" : "compiles"}, Python ${raises ? "raises BufferError" : "keeps the bytes alive"}`;
    }

    return {
        draw,
        write: () => `${at}:${what === GO ? "go" : "grow"}`,
        read(state) {
            const [, place, word] = /^([2-5]):(go|grow)$/.exec(state) ?? [];
            if (place) [at, what] = [Number(place), word === "go" ? GO : GROW];
            return Boolean(place);
        },
    };
});
