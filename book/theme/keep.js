// Keeps in this browser what the reader has opened, typed and answered on each page, and says so at the page's end.
"use strict";
workbook.kept = (() => {
    const PAGE = `workbook:${location.pathname.split("/").pop().replace(/\.html$/, "") || "index"}`;

    // A browser may refuse to keep anything: then all is as on a first visit.
    function read(key) {
        try { return localStorage.getItem(key); } catch { return null; }
    }
    function write(key, text) {
        try { localStorage.setItem(key, text); } catch { /* Nothing is kept. */ }
    }
    function all() {
        try { return JSON.parse(read(PAGE)) ?? {}; } catch { return {}; }
    }

    const forget = workbook.element("button", "", "Forget it");
    forget.type = "button";
    forget.addEventListener("click", () => {
        write(PAGE, "{}");
        location.reload();
    });
    const note = workbook.element("p", "kept", "What you opened, typed and answered on this page is kept in this browser, and nowhere else. ", forget);
    document.querySelector("main")?.append(note);

    function set(key, value) {
        const kept = all();
        if (value === null) delete kept[key];
        else kept[key] = value;
        write(PAGE, JSON.stringify(kept));
        note.hidden = !Object.keys(all()).length;
    }
    const get = (key) => all()[key];
    note.hidden = !Object.keys(all()).length;

    const FOLDS = ".step-answer, .step-hint, .step-solution";
    /** `step-open/hint/2`: the second hint of a step. */
    function name(fold) {
        const step = fold.closest(".step");
        const kind = fold.className.replace("step-", "");
        return `${step.id}/${kind}/${[...step.querySelectorAll(`.${fold.className}`)].indexOf(fold) + 1}`;
    }
    /** How many hints of a step have been opened so far. */
    const hints = (step) => get(`${step.id}/hints`) ?? 0;

    const kept = all();
    for (const fold of document.querySelectorAll(FOLDS)) fold.open ||= kept[name(fold)] === true;
    document.addEventListener("toggle", ({ target }) => {
        if (!target.matches?.(FOLDS)) return;
        if (target.open !== (get(name(target)) === true)) set(name(target), target.open || null);
        const step = target.closest(".step");
        const level = target.className === "step-hint" ? Number(name(target).split("/").pop()) : 0;
        if (target.open && level > hints(step)) set(`${step.id}/hints`, level);
    }, true);

    for (const field of document.querySelectorAll(".step-guess textarea")) {
        field.value = kept[field.id] ?? "";
        field.addEventListener("input", () => set(field.id, field.value || null));
    }

    return { get, hints, read, set, write };
})();
