// Follows the learner's tests while the book is served by `cargo run`: fills in the panels, the introduction's list
// and the sidebar from the events of the server. All text goes in as text, never as HTML.
"use strict";
(() => {
    const WORDS = { unknown: "not run", running: "running", todo: "to do", red: "red", broken: "broken", green: "green" };
    const MARKS = { green: "ok", red: "red", todo: "to do", stuck: "stuck", unknown: "not run" };
    const SCROLL = "workbook-scroll";

    let revision = null;
    let source = null;
    const shown = new Map();
    const states = new Map();
    const status = document.createElement("p");
    status.className = "live-status";
    status.setAttribute("role", "status");
    document.querySelector("main")?.append(status);

    function element(name, className, text) {
        const made = document.createElement(name);
        made.className = className;
        if (text !== undefined) made.textContent = text;
        return made;
    }

    /** `the_length_is_counted::case_1_a_vector` as a person would write it. */
    function sentence(test) {
        return test.replaceAll("::", ": ").replaceAll("_", " ");
    }

    /** A message of several lines; those of one side, as `engine/sides.rs` labels them, have its colour. */
    function report(text) {
        const pre = element("pre", "live-report");
        pre.tabIndex = 0;
        for (const line of text.split("\n")) {
            const side = line.match(/^ *(expected|yours) │ /)?.[1];
            pre.append(element("span", side ? `live-${side}` : "", line), "\n");
        }
        return pre;
    }

    function testList(tests) {
        const details = element("details", "live-tests");
        const green = tests.filter((test) => test.outcome === "green").length;
        details.append(element("summary", "", `${green} of ${tests.length} tests are green`));
        const list = element("ul", "");
        for (const test of tests) {
            const item = element("li", "");
            item.dataset.outcome = test.outcome;
            item.append(element("span", "live-mark", MARKS[test.outcome]), " ", sentence(test.name));
            list.append(item);
        }
        // It may have to scroll, by key as well.
        list.tabIndex = 0;
        details.append(list);
        details.open = true;
        return details;
    }

    function runButton(chapter) {
        const button = element("button", "live-run", "Run again");
        button.type = "button";
        button.addEventListener("click", () => {
            fetch(`/live/run?chapter=${encodeURIComponent(chapter.name)}`, { method: "POST" }).catch(() => {});
        });
        return button;
    }

    function fillPanel(panel, chapter, step) {
        const live = panel.querySelector(".step-live");
        if (!live) return;
        const folded = live.querySelector(".live-tests")?.open === false;
        const scrolled = live.querySelector(".live-tests ul")?.scrollTop ?? 0;
        const parts = [runButton(chapter)];
        if (step.error) parts.push(element("p", "live-title", "Its tests cannot run yet"), report(step.error));
        if (step.first) {
            parts.push(element("p", "live-title", `First red: ${sentence(step.first.test)}`), report(step.first.message));
        }
        if (chapter.note && !["green", "todo"].includes(step.state)) parts.push(element("p", "live-note", chapter.note));
        if (step.tests.length) parts.push(testList(step.tests));
        live.replaceChildren(...parts);
        live.hidden = false;
        const list = live.querySelector(".live-tests");
        if (list && folded) list.open = false;
        if (list) list.querySelector("ul").scrollTop = scrolled;
    }

    /** The one line that is read aloud; it says what has changed, never what stood there before. */
    function announce(text) {
        if (text) status.textContent = text;
    }

    /** What there is to say about a step whose state has changed since its last run, if anything. */
    function news(chapter, step) {
        const key = `${chapter.name}/${step.name}`;
        if (step.state === "running" || step.state === "unknown") return [];
        const before = states.get(key);
        states.set(key, step.state);
        return before && before !== step.state ? [`${step.title}: ${WORDS[step.state]}`] : [];
    }

    function showStep(chapter, step) {
        const key = `${chapter.name}/${step.name}`;
        for (const place of document.querySelectorAll(`[data-step="${CSS.escape(key)}"]`)) {
            place.dataset.state = step.state;
            const state = place.querySelector(".step-state");
            if (state) state.textContent = WORDS[step.state];
        }
        // While the tests run the results before stay; a panel that says the same as before is left alone.
        const result = JSON.stringify([step.tests, step.first, step.error, chapter.note]);
        const stateless = step.state === "running" && shown.has(key);
        if (stateless || shown.get(key) === result + step.state) return;
        shown.set(key, result + step.state);
        for (const panel of document.querySelectorAll(`.step[data-step="${CSS.escape(key)}"]`)) {
            fillPanel(panel, chapter, step);
        }
    }

    function showChapter(chapter) {
        for (const step of chapter.steps) showStep(chapter, step);
        const ran = chapter.green !== null || chapter.stale;
        if (!ran || chapter.steps.some((step) => step.state === "running")) return;
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
                : `${done} of ${all} steps are green`;
            badge.dataset.complete = String(done === all && !chapter.stale);
            if (!old) link.append(badge);
        }
    }

    /** One line at the foot of the page, or the banner at its top; without a text it goes away. */
    function notice(name, title, text) {
        document.querySelector(`.${name}`)?.remove();
        if (!title) return;
        const box = element("div", name);
        box.append(element("strong", "", title));
        if (text) box.append(report(text));
        document.querySelector("main")?.prepend(box);
    }

    function show(state) {
        if (revision !== null && state.book_error === null && state.revision !== revision) {
            sessionStorage.setItem(SCROLL, JSON.stringify([location.pathname, scrollY]));
            location.reload();
            return;
        }
        revision ??= state.revision;
        notice("live-banner", state.book_error && "The book cannot be built; these are the pages from before", state.book_error);
        for (const chapter of state.chapters) showChapter(chapter);
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
    document.addEventListener("visibilitychange", follow);
    addEventListener("pageshow", (event) => event.persisted && follow());
    follow();
})();
