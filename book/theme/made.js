// What the program at the end of a chapter made of the reader's code, below the chapter's last panel, and beside it what it
// makes with the reference solution.
"use strict";
workbook.made = (() => {
    const { element } = workbook;
    const PICTURE = /^\.workbook\/made\/.+\.png$/;

    /** One of the two sides, with its label; a word says it where the two are equal. */
    function side(label, what, same) {
        const caption = element("figcaption", "", label);
        if (same) caption.append(" ", element("strong", "made-same", "equal"));
        return element("figure", "", caption, what);
    }

    /** Yours and the reference's, if there is one, side by side or where there is no room below each other. */
    function sides(yours, reference, same, label = "reference") {
        const both = element("div", "made-sides", side("yours", yours));
        if (reference) both.append(side(label, reference, same));
        return both;
    }

    function said(text) {
        const lines = text.split("\n").filter((line) => !PICTURE.test(line));
        const pre = element("pre", "live-report", lines.join("\n").trimEnd());
        pre.tabIndex = 0;
        return pre;
    }

    function image(src, alt) {
        const made = element("img", "");
        Object.assign(made, { src, alt });
        return made;
    }

    /** A picture that the program wrote, and the book's; the time keeps the browser from showing the one before. */
    function pictures({ name, same }, at) {
        const yours = image(`/live/made/${name}?${at}`, `${name}, as your code made it`);
        const theirs = same !== null && image(`images/${name}`, `${name}, as the reference makes it`);
        return [element("p", "made-name", name), sides(yours, theirs, same)];
    }

    /** The block, filled with what a run made. */
    function block({ command, text, well, reference, pictures: all, at }) {
        const title = well ? "What you made" : "Your program stopped";
        const parts = [element("p", "made-title", title), element("p", "live-place", element("code", "", command), " ran your code:")];
        const yours = said(text);
        const theirs = reference && said(reference.text);
        const count = theirs?.textContent.split("\n").length;
        // A page shows of a long output the first lines, and of these alone it is known what the reference prints.
        const label = theirs && count < yours.textContent.split("\n").length ? `reference, first ${count} lines` : "reference";
        if (yours.textContent || theirs) parts.push(sides(yours, theirs, reference?.same, label));
        const box = element("section", "made", ...parts, ...all.flatMap((one) => pictures(one, at)));
        box.setAttribute("aria-label", title);
        box.dataset.well = String(well);
        box.dataset.at = at;
        return box;
    }

    /** Shows what a chapter's program made, if the page is that of the chapter and all of its steps are done. */
    function show(chapter) {
        const panel = [...document.querySelectorAll(`.step[data-step^="${CSS.escape(chapter.name)}/"]`)].at(-1);
        if (!panel) return;
        const old = document.querySelector(".made");
        if (!chapter.made) old?.remove();
        else if (old?.dataset.at === String(chapter.made.at)) return;
        else if (old) old.replaceWith(block(chapter.made));
        else panel.after(block(chapter.made));
    }

    return { show };
})();
