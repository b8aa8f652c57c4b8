// How far the reader is, where it is not in a panel: the sidebar, the list of all steps, the strip of cells, the title.
"use strict";
workbook.progress = (() => {
    const { element } = workbook;
    const { WORDS, isDone, keyOf, stateOf } = workbook.panel;
    const MARKS = { unknown: "·", waiting: "·", todo: "○", red: "×", broken: "×", reference: "◌", green: "●" };
    const title = document.title;
    /** The chapters that somebody has begun, as far as their tests have run. */
    const begun = new Set();

    /** The link in the sidebar to the heading of a step, whose id is the step's name. */
    function heading(key) {
        return document.querySelector(`.sidebar a.header-in-summary[href="#${CSS.escape(key.split("/")[1])}"]`);
    }

    /** A mark behind the sidebar's link to a step, with its word for those who do not see it. */
    function markStep(key, state) {
        const link = heading(key);
        if (!link) return;
        const mark = link.querySelector(".live-step") ?? link.appendChild(element("span", "live-step"));
        mark.dataset.state = state;
        const shape = element("span", "", MARKS[state]);
        shape.setAttribute("aria-hidden", "true");
        mark.replaceChildren(shape, element("span", "unseen", ` ${WORDS[state]}`));
        mark.title = WORDS[state];
    }

    /** `, 2 by reference`, if any. */
    function byReference(chapter) {
        const put = chapter.steps.filter((step) => step.state === "reference").length;
        return put ? `, ${put} by reference` : "";
    }

    /** How many steps of a chapter are green, behind every link to it. */
    function markChapter(chapter) {
        const page = `/${chapter.folder}.html`;
        const links = [...document.querySelectorAll(".sidebar a, .progress-chapter > a")];
        for (const link of links.filter((link) => link.pathname.endsWith(page) && !link.hash)) {
            const old = link.parentElement.querySelector(":scope > .live-badge, :scope > a > .live-badge");
            const badge = old ?? element("span", "live-badge");
            // What does not compile keeps the count of before.
            const [done, all] = [chapter.green ?? "?", chapter.steps.length];
            badge.textContent = `${done}/${all}${chapter.stale ? " before" : ""}`;
            badge.title = chapter.stale
                ? `${done} of ${all} steps were green before; as it is now, the chapter does not compile`
                : `${done} of ${all} steps are green${byReference(chapter)}`;
            badge.dataset.complete = String(done === all && !chapter.stale);
            if (!old) link.append(badge);
        }
    }

    /** The strip in every panel of the chapter: a cell for each of its steps, full where one is green. */
    function fillStrips(chapter) {
        const green = chapter.steps.map((step) => stateOf(step) === "green");
        for (const panel of document.querySelectorAll(`.step[data-step^="${CSS.escape(chapter.name)}/"]`)) {
            const strip = panel.querySelector(".step-strip") ?? element("span", "step-strip");
            strip.setAttribute("role", "img");
            strip.setAttribute("aria-label", `${green.filter(Boolean).length} of ${green.length} steps are green`);
            strip.replaceChildren(...green.map((full) => element("i", full ? "full" : "")));
            panel.querySelector(".step-line").before(strip);
        }
    }

    /** The tab says how many tests of the reader's step are green, then which step it is. */
    function name(chapter) {
        const at = workbook.fold.current(chapter);
        const step = chapter.steps.find((step) => keyOf(chapter, step) === at);
        const green = step?.tests.filter((test) => test.outcome === "green").length;
        const done = `${chapter.steps.length}/${chapter.steps.length} steps`;
        document.title = step ? `${green}/${step.tests.length || "?"} ${step.title} · ${title}` : `${done} · ${title}`;
    }

    /** The ring on the chapter's card: a segment for each step, full where one is green. */
    function fillRing(chapter) {
        const ring = document.querySelector(`.card[data-chapter="${CSS.escape(chapter.name)}"] .ring`);
        if (!ring) return;
        const green = chapter.steps.filter((step) => stateOf(step) === "green");
        for (const step of chapter.steps) ring.querySelector(`[data-step="${CSS.escape(step.name)}"]`)?.classList.toggle("full", green.includes(step));
        ring.setAttribute("aria-label", `${green.length} of ${chapter.steps.length} steps are green`);
    }

    /** Where the reader goes on: the chapter begun last, at its first open step; the one after it, if it is done. */
    function goOn(chapters) {
        const link = document.querySelector(".cover-begin > a");
        const isRunning = (chapter) => chapter.steps.some((step) => step.state === "running");
        if (!link || chapters.some((chapter) => begun.has(chapter.name) && isRunning(chapter))) return;
        const isBegun = (chapter) => chapter.steps.some((step) => ["green", "reference", "red", "broken"].includes(step.state));
        for (const chapter of chapters.filter(isBegun)) begun.add(chapter.name);
        const at = chapters.findLastIndex(isBegun);
        const step = chapters[at]?.steps.find((step) => !isDone(step) && stateOf(step) !== "waiting");
        const chapter = step ? chapters[at] : chapters[at + 1];
        if (at < 0 || !chapter) return;
        link.href = `${chapter.folder}.html${step ? `#step-${step.name}` : ""}`;
        const [place, all] = [chapter.steps.indexOf(step) + 1, chapter.steps.length];
        link.textContent = step ? `Continue: ${step.title} (${place} of ${all})` : `Begin chapter ${at + 2}: ${chapter.title}`;
    }

    /** Shows a chapter whose tests have run. */
    function show(chapter) {
        const here = location.pathname.endsWith(`/${chapter.folder}.html`);
        for (const step of chapter.steps) {
            const [key, state] = [keyOf(chapter, step), stateOf(step)];
            for (const place of document.querySelectorAll(`.progress-step[data-step="${CSS.escape(key)}"]`)) {
                place.dataset.state = state;
                place.querySelector(".step-state").textContent = WORDS[state];
            }
            if (here) markStep(key, state);
        }
        fillRing(chapter);
        if (chapter.green !== null || chapter.stale) markChapter(chapter);
        if (!here) return;
        fillStrips(chapter);
        name(chapter);
    }

    return { goOn, show };
})();
