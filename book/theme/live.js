// Follows the learner's tests while the book is served by `cargo run`: hands the server's events to the panels, the
// sidebar and the introduction's list. All text goes in as text, never as HTML.
"use strict";
(() => {
    const { element } = workbook;
    const { WORDS, fill, keyOf, report, stateOf } = workbook.panel;
    const SCROLL = "workbook-scroll";

    /** The build that this page is of, as the server said with it. */
    let revision = performance.getEntriesByType("navigation")[0]?.serverTiming?.find(({ name }) => name === "revision")?.description;
    let source = null;
    let last = null;
    const shown = new Map();
    const states = new Map();
    const status = element("p", "unseen");
    status.setAttribute("role", "status");
    document.querySelector("main")?.append(status);

    /** The one line that is read aloud; it says what has changed, never what stood there before. */
    function announce(text) {
        if (text) status.textContent = text;
    }

    /** What there is to say about a step whose state has changed since its last run, if anything. */
    function news(chapter, step) {
        const key = keyOf(chapter, step);
        const state = stateOf(step);
        if (state === "running" || state === "unknown") return [];
        const before = states.get(key);
        states.set(key, state);
        return before && before !== state ? [`${step.title}: ${WORDS[state]}`] : [];
    }

    /** While the tests run the results before stay; a panel that says the same as before is left alone. */
    function showStep(chapter, step) {
        const key = keyOf(chapter, step);
        const result = JSON.stringify([step.state, step.tests, step.first, step.error, chapter.note]);
        for (const panel of document.querySelectorAll(`.step[data-step="${CSS.escape(key)}"]`)) {
            workbook.run.show(panel, chapter, step);
            if (step.state === "running" || shown.get(key) === result) continue;
            panel.dataset.state = stateOf(step);
            fill(panel, chapter, step);
        }
        if (step.state !== "running") shown.set(key, result);
    }

    /** One line at the foot of the page, or the banner at its top; without a text it goes away. */
    function notice(name, title, text) {
        document.querySelector(`.${name}`)?.remove();
        if (!title) return;
        const box = element("div", name, element("strong", "", title));
        if (text) box.append(report(text.split("\n")));
        document.querySelector("main")?.prepend(box);
    }

    function showAll(state) {
        for (const chapter of state.chapters) {
            for (const step of chapter.steps) showStep(chapter, step);
            if (chapter.steps.some((step) => step.state === "running")) continue;
            workbook.fold.show(chapter, state.chapters);
            workbook.progress.show(chapter);
            workbook.made.show(chapter);
        }
        workbook.progress.goOn(state.chapters);
    }

    function show(state) {
        revision ??= String(state.revision);
        if (state.book_error === null && String(state.revision) !== revision) {
            sessionStorage.setItem(SCROLL, JSON.stringify([location.pathname, scrollY]));
            location.reload();
            return;
        }
        last = state;
        notice("live-banner", state.book_error && "The book cannot be built; these are the pages from before", state.book_error);
        showAll(state);
        const changed = state.chapters.flatMap((chapter) => chapter.steps.flatMap((step) => news(chapter, step)));
        const more = changed.length > 3 ? `, and ${changed.length - 3} more` : "";
        const slow = state.chapters.find((chapter) => chapter.slow);
        if (slow) notice("live-connection", `${slow.title}: ${slow.slow}`);
        const said = changed.slice(0, 3).join(", ") + more;
        announce(state.book_error ? "The book cannot be built" : said || (slow && `${slow.title}: ${slow.slow}`));
    }

    function connect() {
        source?.close();
        source = new EventSource("/live/events");
        source.onmessage = (event) => {
            notice("live-connection");
            show(JSON.parse(event.data));
        };
        source.onerror = () => {
            notice("live-connection", "Reconnecting to the workbook …");
            announce("Reconnecting to the workbook");
            if (source.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
        };
    }

    // A browser opens few connections to one server: pages out of sight give theirs back.
    function follow() {
        if (document.visibilityState === "visible") connect();
        else source?.close();
    }

    const [page, y] = JSON.parse(sessionStorage.getItem(SCROLL) ?? "[]");
    sessionStorage.removeItem(SCROLL);
    if (page === location.pathname) addEventListener("load", () => scrollTo({ top: y, behavior: "instant" }));
    // The sidebar's headings come late.
    document.addEventListener("DOMContentLoaded", () => last && showAll(last));
    document.addEventListener("visibilitychange", follow);
    addEventListener("pageshow", (event) => event.persisted && follow());
    follow();
})();
