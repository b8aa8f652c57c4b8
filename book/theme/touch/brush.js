// Chapter 3: a brush on the lighthouse, which bytes it writes and where there are none, and a blur whose sum slides.
"use strict";
workbook.figure.define("brush", (figure) => {
    const { element, model } = workbook;
    const { cells, choice, facts, handle, made } = workbook.parts;
    const [WIDTH, DEPTH, FAR, CAMERA] = [64, 4, 8, 3840];
    /** So many painted pixels are in the address, each as three digits to base 36. */
    const KEPT = 200;
    const COLOURS = { red: [200, 0, 0, 255], yellow: [255, 220, 90, 255], white: [255, 255, 255, 255], blue: [30, 60, 160, 255] };
    const NAMES = Object.keys(COLOURS);
    const file = figure.bytes;
    const pixels = file.length / DEPTH;
    const height = pixels / WIDTH;
    let [x, y, colour, radius] = [0, 0, 0, 0];
    /** The picture as it is painted, and each painted pixel with its colour as one number, the last painted last. */
    let picture, strokes;
    /** The pointer that paints now, if one does: meanwhile the picture is as it is painted. */
    let pointer = null;
    const rgba = () => COLOURS[NAMES[colour]];
    const counted = (number) => number.toLocaleString("en");
    /** Moves the brush, at most to the places around the picture, which no pixel has. */
    const moveTo = (column, line) => ([x, y] = [[column, WIDTH], [line, height]].map(([at, most]) => Math.max(-1, Math.min(most, at))));

    function paint() {
        const [bytes] = model.attempt(() => model.setPixel(picture, x, y, rgba()));
        if (!bytes) return;
        picture.bytes = bytes;
        const pixel = y * WIDTH + x;
        strokes = [...strokes.filter((stroke) => stroke % pixels !== pixel), colour * pixels + pixel];
    }

    const canvas = made("canvas", { width: WIDTH, height, role: "img", "aria-label": "the lighthouse as painted" });
    const columns = element("i", "touch-columns");
    const press = () => {
        paint();
        figure.refresh();
    };
    const go = (to) => ({ shiftKey }) => {
        moveTo(...to(shiftKey ? FAR : 1));
        figure.refresh();
    };
    const spot = handle(figure, null, {
        name: "brush",
        least: () => 0,
        most: () => (WIDTH + 2) * (height + 2) - 1,
        now: () => (y + 1) * (WIDTH + 2) + x + 1,
        slotOf: () => 0,
        textOf: () => `column ${x}, row ${y}`,
        keys: () => ({
            ArrowRight: go((far) => [x + far, y]),
            ArrowLeft: go((far) => [x - far, y]),
            ArrowDown: go((far) => [x, y + far]),
            ArrowUp: go((far) => [x, y - far]),
            PageDown: go(() => [x, y + FAR]),
            PageUp: go(() => [x, y - FAR]),
            Home: go(() => [0, y]),
            End: go(() => [WIDTH - 1, y]),
            Enter: press,
            " ": press,
        }),
    });
    const frame = element("div", "touch-frame touch-easel", canvas, columns, element("i", "touch-spot"), spot);
    /** Moves the brush to the pointer. */
    const follow = ({ clientX, clientY }) => {
        const { left, top, width, height: tall } = canvas.getBoundingClientRect();
        return moveTo(Math.floor((clientX - left) / width * WIDTH), Math.floor((clientY - top) / tall * height));
    };
    frame.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        frame.setPointerCapture(pointer = event.pointerId);
        // The focus is shown to who uses the keys.
        spot.classList.add("held");
        spot.focus({ preventScroll: true });
        follow(event);
        press();
    });
    // Otherwise the focus would go where nothing has it.
    frame.addEventListener("mousedown", (event) => event.preventDefault());
    frame.addEventListener("pointermove", (event) => {
        if (pointer !== event.pointerId) return;
        const from = [x, y];
        const by = follow(event).map((to, at) => to - from[at]);
        const steps = Math.max(...by.map(Math.abs));
        // A fast hand leaves no gaps.
        for (let step = 1; step <= steps; step += 1) {
            [x, y] = from.map((start, at) => start + Math.round(by[at] * step / steps));
            paint();
        }
        if (steps) figure.refresh();
    });

    frame.addEventListener("lostpointercapture", () => {
        pointer = null;
        figure.refresh();
    });

    const colours = choice(figure, "colour", NAMES, () => NAMES[colour], (name) => (colour = NAMES.indexOf(name)));
    [...colours.children].forEach((one, at) => one.style.setProperty("--paint", `rgb(${COLOURS[NAMES[at]].slice(0, 3)})`));
    const [code, answer, blur] = ["touch-code", "touch-where", "touch-code"].map((name) => element("div", name));
    const lines = ["the file", "painted", "blurred"].map((name) => {
        const line = cells(String);
        line.dataset.name = name;
        return line;
    });
    const strip = element("div", "touch-strip touch-bytes", ...lines);
    const slider = made("input", { type: "range", min: 0, max: WIDTH, "aria-label": "radius" });
    slider.addEventListener("input", () => {
        radius = Number(slider.value);
        figure.refresh();
    });
    const told = facts();
    const body = element("tbody");
    const line = (kind, name, ...texts) => element("tr", "", element("th", "", name), ...texts.map((text) => element(kind, "", text)));
    const head = line("th", "+ and − for a byte", `here, ${WIDTH} a row`, `the camera, ${counted(CAMERA)} a row`);
    const table = element("table", "touch-values touch-claims", element("thead", "", head), body);
    const easel = element("div", "", colours, frame, element("label", "touch-line", blur, slider));
    const beside = element("div", "touch-beside", code, answer, element("div", "touch-scroll", strip), told, table);
    figure.stage.append(element("div", "touch-studio", easel, beside));

    /** The pixel's bytes and two on either side: as they were in the file, as they are painted, and blurred. */
    function showBytes(first, blurred) {
        const from = Math.max(0, first - 2);
        const own = first === null ? [] : [0, 1, 2, 3].map((at) => first - from + at);
        const all = [file, picture.bytes, blurred].map((bytes) => (own.length ? bytes.slice(from, from + 2 * DEPTH) : Array(2 * DEPTH).fill("")));
        lines.forEach((row, line) => row.show(all[line], own, (at) => `${own.includes(at) ? "owned" : "dim"}${line && all[line][at] !== all[line - 1][at] ? " new" : ""}`));
    }

    /** What the window of the pixel's red holds, and what comes and goes when it moves on. */
    function sums({ first, behind, sum, comes, goes }) {
        const count = behind - first;
        const moves = [[comes, "in"], [goes, "out"]].filter(([column]) => column !== null).map(([column, way]) => `column ${column} ${way}`);
        return [
            `columns ${first} to ${behind - 1}: ${count}`,
            `${counted(sum)} / ${count} = ${Math.floor(sum / count)}`,
            moves.join(", ") || "none in, none out",
        ];
    }

    function draw() {
        const [first, refusal] = model.attempt(() => model.pixelAt(picture, x, y));
        const here = model.blurRows(picture, radius);
        canvas.getContext("2d").putImageData(new ImageData(Uint8ClampedArray.from((pointer === null ? here : picture).bytes), WIDTH), 0, 0);
        const window = model.blurWindow(picture, x, y, radius);
        for (const [name, at] of Object.entries({ x, y, ...window })) frame.style.setProperty(`--${name}`, at);
        columns.hidden = refusal || !radius;
        colours.show();
        spot.show();
        slider.value = radius;
        code.textContent = `picture.set_pixel(${x}, ${y}, [${rgba().join(", ")}])`;
        answer.classList.toggle("touch-wrong", refusal);
        answer.textContent = refusal ?? `pixels[4 * (${y} * ${WIDTH} + ${x})..][..4]\nbytes ${counted(first)} to ${counted(first + 3)}, ${rgba().every((byte, at) => byte === picture.bytes[first + at]) ? "written" : "once you paint here"}`;
        blur.textContent = `picture.blur_rows(${radius})`;
        showBytes(first, here.bytes);
        const inside = refusal || !radius ? [] : sums(window);
        const [all = "–", mean = "–", moves = "–"] = inside;
        told.show([["window", all], ["mean of its red", mean], ["one pixel on", moves], ["pixels painted", strokes.length + (strokes.length > KEPT ? `, ${KEPT} in the link` : "")]]);
        const wide = model.blurRows({ width: CAMERA, bytes: Array(DEPTH * CAMERA).fill(0) }, radius);
        const cost = (way) => [here[way] / file.length, wide[way] / wide.bytes.length].map((share) => (radius ? share.toFixed(1) : "–"));
        body.replaceChildren(line("td", "the sum slides", ...cost("slid")), line("td", "summed anew", ...cost("anew")));
        return [answer.textContent, ...inside].join("; ");
    }

    return {
        draw,
        write: () => [x, y, colour, radius, strokes.slice(-KEPT).map((stroke) => stroke.toString(36).padStart(3, "0")).join("")].join(":"),
        read(state) {
            // What is painted never gets into the bytes that the address may have.
            figure.bytes = file;
            const [good, column, line, which, by, text] = /^(-1|\d\d?):(-1|\d\d?):([0-3]):(\d\d?):((?:[\da-z]{3}){0,200})$/.exec(state) ?? [];
            const all = (text?.match(/.{3}/g) ?? []).map((digits) => parseInt(digits, 36));
            if (!good || column > WIDTH || line > height || by > WIDTH || all.some((stroke) => stroke >= pixels * NAMES.length)) return false;
            [picture, strokes] = [{ width: WIDTH, height, bytes: file }, []];
            for (const stroke of all) {
                const pixel = stroke % pixels;
                [x, y, colour] = [pixel % WIDTH, Math.floor(pixel / WIDTH), Math.floor(stroke / pixels)];
                paint();
            }
            [x, y, colour, radius] = [column, line, which, by].map(Number);
            return true;
        },
    };
});
