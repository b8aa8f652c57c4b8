// What the program at the end of a chapter made of the reader's code, below the chapter's last panel.
"use strict";
workbook.made = (() => {
    const { element } = workbook;
    const PICTURE = /^\.workbook\/made\/.+\.png$/;

    /** A picture that the program wrote; the time keeps the browser from showing the one before. */
    function picture(name) {
        const image = element("img", "");
        image.src = `/live/made/${name}?${Date.now()}`;
        image.alt = `${name}, as your code made it`;
        return element("figure", "", image, element("figcaption", "", name));
    }

    /** The block, filled with what a run made. */
    function block({ command, text, well, pictures }) {
        const lines = text.split("\n").filter((line) => !PICTURE.test(line));
        const said = lines.join("\n").trimEnd();
        const parts = [element("p", "made-title", well ? "What you made" : "Your program stopped")];
        parts.push(element("p", "live-place", element("code", "", command), " ran your code:"));
        if (said) {
            const pre = element("pre", "live-report", said);
            pre.tabIndex = 0;
            parts.push(pre);
        }
        const box = element("section", "made", ...parts, ...pictures.map(picture));
        box.setAttribute("aria-label", parts[0].textContent);
        box.dataset.well = String(well);
        return box;
    }

    /** Shows what a chapter's program made, if the page is that of the chapter and all of its steps are done. */
    function show(chapter) {
        const panel = [...document.querySelectorAll(`.step[data-step^="${CSS.escape(chapter.name)}/"]`)].at(-1);
        if (!panel) return;
        const old = document.querySelector(".made");
        if (!chapter.made) old?.remove();
        else if (old) old.replaceWith(block(chapter.made));
        else panel.after(block(chapter.made));
    }

    return { show };
})();
