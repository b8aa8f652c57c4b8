// Which panels are open on the page of a chapter, and the one line that stands for each of the others.
"use strict";
workbook.fold = (() => {
    const { element } = workbook;
    const { WORDS, isDone, keyOf, stateOf } = workbook.panel;
    const LATEST = "workbook-latest";
    /** What the reader has opened or folded, until the step's state changes. */
    const wished = new Map();
    const shown = new Map();
    /** Panels that stay open while the focus is inside of them, and no longer. */
    const held = new Map();

    const panels = [...document.querySelectorAll(".step[data-step]")];
    const panelOf = (key) => panels.find((panel) => panel.dataset.step === key);
    const number = (key) => panels.findIndex((panel) => panel.dataset.step === key) + 1;
    /** The heading of a step, above its panel: what there is to know before it stands between the two. */
    const headingOf = (panel) => document.getElementById(panel.dataset.step.split("/")[1]);
    const link = (key, words) => {
        const made = element("a", "", words);
        made.href = `#${headingOf(panelOf(key)).id}`;
        return made;
    };

    function set(panel, open) {
        panel.dataset.folded = String(!open);
        const button = panel.querySelector(".step-toggle");
        button.setAttribute("aria-expanded", String(open));
        button.textContent = open ? "Fold" : "Show";
        button.setAttribute("aria-label", `${button.textContent} step ${number(panel.dataset.step)}`);
    }

    /** Whether an element is in what a folded panel does not show. */
    const isInside = (panel, inner) => panel.contains(inner) && !panel.querySelector(".step-head").contains(inner);

    function toggle(panel) {
        const open = panel.dataset.folded === "true";
        held.delete(panel);
        wished.set(panel.dataset.step, open);
        set(panel, open);
    }

    /** Every panel gets its button; before anything is known the first one is open. */
    for (const panel of panels) {
        const button = element("button", "step-toggle");
        button.type = "button";
        button.addEventListener("click", () => toggle(panel));
        panel.querySelector(".step-head").append(button);
        panel.querySelector(".step-state").before(element("span", "step-line"));
        panel.addEventListener("focusout", ({ relatedTarget: to }) => {
            // The focus is nowhere while the reader is in another window.
            if (!to || !held.has(panel) || isInside(panel, to)) return;
            set(panel, held.get(panel));
            held.delete(panel);
        });
        set(panel, panel === (targeted() ?? panelOf(sessionStorage.getItem(LATEST)) ?? panels[0]));
    }

    /** The panel that the address names, or whose heading it names. */
    function targeted() {
        const names = (element) => element && location.hash === `#${element.id}`;
        return panels.find((panel) => names(panel) || names(headingOf(panel)));
    }

    addEventListener("hashchange", () => {
        const panel = targeted();
        if (panel?.dataset.folded === "true") toggle(panel);
        document.getElementById(location.hash.slice(1))?.scrollIntoView();
    });

    const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

    /** What to do after a step that is done: the next one of the chapter that is not, or the next chapter. */
    function next(chapter, key, chapters) {
        const keys = chapter.steps.map((step) => keyOf(chapter, step));
        const open = keys.filter((_, at) => !isDone(chapter.steps[at]));
        const following = open.find((other) => keys.indexOf(other) > keys.indexOf(key)) ?? open[0];
        if (following) {
            const step = chapter.steps[keys.indexOf(following)];
            return ["Next: ", link(following, step.title)];
        }
        const chapter_after = chapters[chapters.indexOf(chapter) + 1];
        if (!chapter_after) return ["That was the last chapter"];
        const after = element("a", "", chapter_after.title);
        after.href = `${chapter_after.folder}.html`;
        return ["Next chapter: ", after];
    }

    /** The line in the panel's head. */
    function line(chapter, step, key, chapters) {
        const state = stateOf(step);
        if (state === "waiting") {
            const other = panelOf(step.waits);
            const title = chapter.steps.find((one) => keyOf(chapter, one) === step.waits)?.title;
            return other && title ? [`for step ${number(step.waits)}, `, link(step.waits, title)] : [`for ${step.waits}`];
        }
        const tests = step.tests.length ? [plural(step.tests.length, "test")] : [];
        if (!isDone(step)) return tests;
        const hints = workbook.kept.hints(panelOf(key));
        const facts = [step.title, ...tests, ...(hints ? [plural(hints, "hint")] : [])];
        return [`${facts.join(" · ")} · `, ...next(chapter, key, chapters)];
    }

    /** The step that the reader is at: what the last run has changed, else what is red, else the first to do. */
    function current(chapter) {
        const open = (step) => !isDone(step) && stateOf(step) !== "waiting";
        const key = (step) => step && keyOf(chapter, step);
        const latest = chapter.steps.find((step) => key(step) === sessionStorage.getItem(LATEST));
        if (latest && open(latest)) return key(latest);
        const failed = chapter.steps.find((step) => ["red", "broken"].includes(stateOf(step)));
        return key(failed ?? chapter.steps.find(open));
    }

    /** Folds and unfolds the panels of a chapter whose tests have run. */
    function show(chapter, chapters) {
        const steps = chapter.steps.filter((step) => panelOf(keyOf(chapter, step)));
        if (!steps.length || steps.some((step) => step.state === "running")) return;
        const changed = [];
        for (const step of steps) {
            const [key, state] = [keyOf(chapter, step), stateOf(step)];
            const result = JSON.stringify([step.state, step.tests, step.first, step.error]);
            const before = shown.get(key);
            // What only waited for another step has not been changed by its own file.
            const own = before && before.result !== result && !["waiting", "unknown"].includes(before.state);
            if (own && ["red", "broken", "todo"].includes(state)) changed.push(key);
            if (before?.state !== state) wished.delete(key);
            shown.set(key, { result, state });
        }
        if (changed.length) sessionStorage.setItem(LATEST, changed[0]);
        const at = current(chapter);
        for (const step of steps) {
            const key = keyOf(chapter, step);
            const panel = panelOf(key);
            const state = panel.querySelector(".step-state");
            state.textContent = WORDS[stateOf(step)];
            const words = panel.querySelector(".step-line");
            words.replaceChildren(...line(chapter, step, key, chapters));
            const open = wished.get(key) ?? (key === at || (panel === targeted() && !isDone(step)));
            if (isInside(panel, document.activeElement)) held.set(panel, open);
            else set(panel, open);
        }
    }

    return { current, show };
})();
