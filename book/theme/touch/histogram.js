// Chapter 2: the lighthouse's channels, each a slice of its pixels, and what the bytes of one say together; one pixel, where it
// lies in memory.
"use strict";
/** The smallest of some bytes, the largest, and their mean. */
workbook.model.stats = (bytes) => ({ min: Math.min(...bytes), max: Math.max(...bytes), mean: bytes.reduce((sum, byte) => sum + byte, 0) / bytes.length });
workbook.figure.define("histogram", (figure) => {
    const { element, model } = workbook;
    const { cells, choice, facts, handle, made, repl, row } = workbook.parts;
    const [WIDTH, DEPTH, BINS, NEAR] = [64, 4, 64, 3];
    const NAMES = ["red", "green", "blue", "alpha"];
    const ALPHA = 3;
    const bytes = figure.bytes;
    const pixels = bytes.length / DEPTH;
    const height = pixels / WIDTH;
    let [channel, pixel, painted] = [0, 0, null];
    const [column, line] = [() => pixel % WIDTH, () => Math.floor(pixel / WIDTH)];
    /** `view[c::4]`, as the slice that it is. */
    const slice = () => model.slice(model.whole(bytes.length), { start: BigInt(channel), stop: null, step: BigInt(DEPTH) });

    /** A picture of all pixels, painted by a function of a pixel's four bytes. */
    function picture(name, ...more) {
        const one = made("canvas", { width: WIDTH, height, role: "img", "aria-label": name });
        const context = one.getContext("2d");
        one.show = (paint) => {
            const image = context.createImageData(WIDTH, height);
            for (let at = 0; at < bytes.length; at += DEPTH) image.data.set(paint(bytes.slice(at, at + DEPTH)), at);
            context.putImageData(image, 0, 0);
        };
        const label = element("span", "touch-label", name);
        const frame = element("div", "touch-frame", one, element("i", "touch-spot"), ...more);
        const pick = (event) => {
            const to = under(frame, event);
            if (to === pixel) return;
            pixel = to;
            figure.refresh();
        };
        frame.addEventListener("pointerdown", pick);
        // A finger that goes over a picture scrolls the page; it drags the handle.
        frame.addEventListener("pointermove", (event) => event.pointerType === "mouse" && pick(event));
        return { panel: element("div", "touch-panel", frame, label), show: one.show, label, frame };
    }
    /** Which pixel lies under a place on the screen. */
    function under(frame, { clientX, clientY }) {
        const { left, top, width, height: tall } = frame.getBoundingClientRect();
        const inside = (share, most) => Math.max(0, Math.min(most - 1, Math.floor(share * most)));
        return inside((clientY - top) / tall, height) * WIDTH + inside((clientX - left) / width, WIDTH);
    }
    const spot = handle(figure, null, {
        name: "pixel",
        least: () => 0,
        most: () => pixels - 1,
        now: () => pixel,
        set: (value) => (pixel = value),
        slotOf: () => 0,
        under: (event) => under(whole.frame, event),
        textOf: () => `column ${column()}, row ${line()}`,
        keys: (move) => ({
            ArrowDown: () => move(pixel + WIDTH),
            ArrowUp: () => move(pixel - WIDTH),
            PageDown: () => move(pixel + 8 * WIDTH),
            PageUp: () => move(pixel - 8 * WIDTH),
        }),
    });
    const whole = picture("the lighthouse", spot);
    const part = picture("one channel of it");
    part.frame.classList.add("other");
    const bars = made("div", { class: "touch-bars", "aria-hidden": "true" });
    const ends = element("span", "touch-label touch-ends", element("span", "", "0"), element("span", "", "bytes by value"), element("span", "", "255"));
    const pictures = element("div", "touch-pictures", whole.panel, part.panel, element("div", "touch-panel", bars, ends));

    const choices = choice(figure, "channel", NAMES, () => NAMES[channel], (name) => (channel = NAMES.indexOf(name)));
    const [offsets, memory, letters] = [row("touch-ruler", []), cells(String), row("touch-ruler", [])];
    const strip = element("div", "touch-strip touch-packed touch-whole", offsets, memory, letters);
    const code = element("div", "touch-code");
    const [asked, told] = [repl(), facts()];
    figure.stage.append(choices, code, pictures, element("div", "touch-scroll", strip), told, asked);

    /** How many bytes of the channel have a value of each of the bins, which one is of the pixel's among them. */
    function histogram(values, value) {
        const counts = Array(BINS).fill(0);
        const bin = (value) => Math.floor(value * BINS / 256);
        for (const value of values) counts[bin(value)] += 1;
        const most = Math.max(...counts);
        bars.replaceChildren(...counts.map((count, at) => {
            const bar = element("i", at === bin(value) ? "meant" : "");
            bar.style.blockSize = count ? `max(2px, ${100 * count / most}%)` : "0";
            return bar;
        }));
    }

    function draw() {
        const name = NAMES[channel];
        const values = model.places(slice()).map((at) => bytes[at]);
        const value = values[pixel];
        if (painted === null) whole.show((four) => four);
        if (painted !== channel) part.show((four) => (channel === ALPHA ? [four[3], four[3], four[3], 255] : [0, 1, 2, 3].map((at) => (at === channel ? four[at] : at === 3 ? 255 : 0))));
        painted = channel;
        part.label.textContent = `${name}, nothing else`;
        pictures.style.setProperty("--x", (column() + 0.5) / WIDTH);
        pictures.style.setProperty("--y", (line() + 0.5) / height);
        pictures.dataset.channel = name;
        histogram(values, value);
        choices.show();
        code.textContent = `${name} = view[${channel}::${DEPTH}]`;
        const first = Math.max(0, Math.min(pixels - NEAR, pixel - 1));
        const near = bytes.slice(DEPTH * first, DEPTH * (first + NEAR));
        const own = (at) => first + Math.floor(at / DEPTH) === pixel;
        strip.style.setProperty("--slots", near.length + 1);
        offsets.show(near.map((_, at) => (at % DEPTH ? "" : DEPTH * first + at)));
        memory.show(near, near.flatMap((_, at) => (at % DEPTH === channel ? [at] : [])), (at) => (own(at) ? "owned" : "dim"));
        letters.show(near.map((_, at) => "rgba"[at % DEPTH]), (at) => (own(at) ? "meant" : ""));
        spot.show();
        const { min, max, mean } = model.stats(values);
        asked.show(
            [`min(${name}), max(${name}), sum(${name}) / len(${name})`, `(${min}, ${max}, ${model.repr(mean)})`],
            [`${name}[${pixel}], view[${DEPTH * pixel}:${DEPTH * (pixel + 1)}].tolist()`, `(${value}, [${bytes.slice(DEPTH * pixel, DEPTH * (pixel + 1)).join(", ")}])`],
        );
        told.show([
            ["this pixel", `row ${line()}, column ${column()}: number ${line()} × ${WIDTH} + ${column()} = ${pixel}`],
            [`its ${name} lies at`, `start + number × step = ${channel} + ${pixel} × ${DEPTH} = ${channel + pixel * DEPTH}`],
        ]);
        return `${name} of row ${line()}, column ${column()}: ${value}`;
    }

    return {
        draw,
        write: () => `${channel}:${column()}:${line()}`,
        read(state) {
            const [which, x, y] = /^[0-3]:\d{1,2}:\d{1,2}$/.test(state) ? state.split(":").map(Number) : [];
            const good = x < WIDTH && y < height;
            if (good) [channel, pixel] = [which, y * WIDTH + x];
            return good;
        },
    };
});
