// Chapter 1: lend or clone, for as many bytes as the slider says; the bars are times that were measured.
"use strict";
workbook.figure.define("lend", (figure) => {
    const { element } = workbook;
    const { facts, made } = workbook.parts;
    const rows = figure.data.rows.split(";").map((row) => row.split("|"));
    let at = 0;
    const slider = made("input", { type: "range", min: 0, max: rows.length - 1, "aria-label": "how many bytes" });
    const size = element("span");
    slider.addEventListener("input", () => {
        at = Number(slider.value);
        figure.refresh();
    });
    /** A bar with what it stands for in front of it, and its time behind it. */
    function bar(name, className) {
        const [fill, time] = [element("i", className), element("span")];
        const one = element("div", "touch-bar", element("span", "", name), element("span", "touch-reach", fill), time);
        one.show = (share, text) => {
            fill.style.inlineSize = `${share}%`;
            time.textContent = text;
        };
        return one;
    }
    const [lent, cloned, told] = [bar("cut a window", "lent"), bar("file.clone()", "cloned"), facts()];
    figure.stage.append(element("label", "touch-length", "a file of", slider, size), lent, cloned, told);

    function draw() {
        const [bytes, lend, clone, times, share] = rows[at];
        slider.value = at;
        slider.setAttribute("aria-valuetext", bytes);
        size.textContent = bytes;
        lent.show(Math.min(100, share), lend);
        cloned.show(100, clone);
        told.show([["the clone takes", `${times} times as long, before anybody has read a byte`]]);
        return `${bytes}: a window takes ${lend}, a clone ${clone}`;
    }

    return {
        draw,
        write: () => String(at),
        read(state) {
            const good = /^\d$/.test(state) && Number(state) < rows.length;
            if (good) at = Number(state);
            return good;
        },
    };
});
