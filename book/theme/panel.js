// Draws the panel of a step from what the server says about it: the rule that is broken with both sides, then the rules
// with a dot for each of their cases. All text goes in as text, never as HTML.
"use strict";
workbook.panel = (() => {
    const { element } = workbook;
    const WORDS = { unknown: "not run", waiting: "waits", todo: "to do", red: "red", broken: "broken", reference: "reference", green: "green" };
    const MARKS = { red: ["red", "×"], stuck: ["stuck", "×"], unknown: ["not run", "·"], todo: ["to do", "○"], green: ["ok", "●"] };
    const SIDE = /^ *(expected|yours|) │ /;
    const PLACE = /^at (exercises\/.+\.rs):(\d+):\d+$/;
    const NAMED = 4;

    /** Words with the code that stands in backticks among them. */
    const prose = (text) => text.split(/`([^`]+)`/).map((part, at) => (at % 2 ? element("code", "", part) : part));

    /** The state that is shown: what comes to the `todo!` of another step waits for that step. */
    function stateOf(step) {
        return step.state === "todo" && step.waits ? "waiting" : step.state;
    }

    /** What a step is called on the pages and by the commands: `slicing/resolve`. */
    const keyOf = (chapter, step) => `${chapter.name}/${step.name}`;

    /** Nothing is left to do, be it by the reference solution that was put in. */
    const isDone = (step) => ["green", "reference"].includes(stateOf(step));

    /** A message of several lines; those of one side, as `engine/sides.rs` labels them, have its colour. */
    function report(lines) {
        const pre = element("pre", "live-report");
        pre.tabIndex = 0;
        for (const line of lines) {
            const side = line.match(SIDE)?.[1];
            pre.append(element("span", side ? `live-${side}` : "", line), "\n");
        }
        return pre;
    }

    /** Where in the learner's file it happened; a link if the file is known to the page. */
    function place(panel, [, file, line]) {
        const link = panel.querySelector("[data-path]");
        const words = `${file.split("/").pop()}, line ${line}`;
        if (!link?.dataset.path.endsWith(file)) return element("p", "live-place", `In ${file}, line ${line}`);
        const there = element("a", "", words);
        workbook.editor.aim(there, link.dataset.path, line);
        return element("p", "live-place", "In ", there);
    }

    /** The first red test: its rule in the largest type, its case, both sides, and the place. */
    function failure(panel, first, named) {
        const lines = first.message.split("\n");
        const places = lines.map((line) => line.match(PLACE)).filter(Boolean);
        const words = lines.filter((line) => !PLACE.test(line));
        let end = words.findIndex((line) => line === "" || SIDE.test(line));
        if (end < 0) end = words.length;
        const rule = words.slice(0, end).join(" ").replace(/^not yet implemented: /, "");
        const rest = words.slice(end).join("\n").trim();
        const parts = [element("p", "live-rule", ...prose(rule))];
        if (named) parts.push(element("p", "live-case", "Case ", element("code", "", named)));
        if (rest) parts.push(report(words.slice(end).join("\n").replace(/^\n+|\n+$/g, "").split("\n")));
        const drawn = workbook.sides.picture(words.slice(end));
        if (drawn) parts.push(drawn);
        if (places.length) parts.push(place(panel, places[0]));
        return parts;
    }

    /** Where it is told how to read what is red. */
    function help() {
        const page = element("a", "", "How to read this");
        page.href = "when-a-test-is-red.html";
        return element("p", "live-place", page);
    }

    /** The tests by their rules: `a_rule::case_2_of_one` is the second case of `a_rule`. */
    function grouped(tests, rules) {
        const groups = new Map();
        for (const { name, outcome } of tests) {
            const [test, label] = name.split("::");
            const known = rules[test];
            if (!groups.has(test)) groups.set(test, { says: known?.says ?? test.replaceAll("_", " "), cases: [] });
            const [, number, words] = label?.match(/^case_(\d+)_?(.*)$/) ?? [];
            const values = known?.cases[number - 1];
            const named = [words?.replaceAll("_", " "), values].filter(Boolean).join(": ");
            groups.get(test).cases.push({ name, outcome, named });
        }
        return [...groups.values()];
    }

    /** The worst that came of a rule's cases. */
    const worst = ({ cases }) => Object.keys(MARKS).find((outcome) => cases.some((one) => one.outcome === outcome));

    function row(rule) {
        const item = element("li", "");
        item.dataset.outcome = worst(rule);
        const dots = element("span", "live-dots");
        const green = rule.cases.filter((one) => one.outcome === "green").length;
        dots.setAttribute("role", "img");
        dots.setAttribute("aria-label", `${green} of ${rule.cases.length} cases are green`);
        for (const { outcome, named } of rule.cases) {
            const dot = element("span", "", MARKS[outcome][1]);
            dot.dataset.outcome = outcome;
            dot.title = named ? `${MARKS[outcome][0]}: ${named}` : MARKS[outcome][0];
            dots.append(dot);
        }
        const says = element("span", "live-says", ...prose(rule.says));
        const red = rule.cases.filter((one) => ["red", "stuck"].includes(one.outcome) && one.named);
        const more = red.length > NAMED ? `and ${red.length - NAMED} more` : "";
        const names = red.slice(0, NAMED).map((one) => element("code", "", one.named));
        if (names.length) says.append(element("span", "live-cases", ...names, more));
        item.append(element("span", "live-mark", MARKS[item.dataset.outcome][0]), says, dots);
        return item;
    }

    /** The rules, those that are broken first; the green ones are folded. */
    function ruleList(rules) {
        const order = Object.keys(MARKS);
        const sorted = rules.toSorted((one, other) => order.indexOf(worst(one)) - order.indexOf(worst(other)));
        const green = sorted.filter((rule) => worst(rule) === "green");
        const others = sorted.filter((rule) => worst(rule) !== "green");
        const list = element("ul", "live-rules", ...others.map(row));
        if (!green.length) return [list];
        const count = green.length === 1 ? "1 rule is green" : `${green.length} rules are green`;
        const fold = element("details", "live-green", element("summary", "", count), element("ul", "live-rules", ...green.map(row)));
        return others.length ? [list, fold] : [fold];
    }

    function runButton(chapter) {
        const button = element("button", "live-run", "Run again");
        button.type = "button";
        button.addEventListener("click", () => {
            fetch(`/live/run?chapter=${encodeURIComponent(chapter.name)}`, { method: "POST" }).catch(() => {});
        });
        return button;
    }

    /** Fills the part of a panel that tells what came of its tests. */
    function fill(panel, chapter, step) {
        const live = panel.querySelector(".step-live");
        if (!live) return;
        const unfolded = live.querySelector(".live-green")?.open;
        const focused = live.contains(document.activeElement);
        const rules = grouped(step.tests, JSON.parse(live.dataset.rules || "{}"));
        const button = runButton(chapter);
        const parts = [button];
        const state = stateOf(step);
        if (step.error) parts.push(element("p", "live-rule", "Its tests cannot run yet"), report(step.error.split("\n")));
        if (step.first && state !== "waiting") {
            const first = rules.flatMap((rule) => rule.cases).find((one) => one.name === step.first.test);
            parts.push(...failure(panel, step.first, state === "todo" ? "" : first?.named));
            if (state === "red") parts.push(help());
        }
        if (chapter.note && !["green", "reference", "todo", "waiting"].includes(state)) parts.push(element("p", "live-note", chapter.note));
        if (step.tests.length) parts.push(...ruleList(rules));
        live.replaceChildren(...parts);
        live.hidden = false;
        // What is wrong comes first; else it stands between the work and the hints.
        if (["red", "broken"].includes(state)) panel.querySelector(".step-head").after(live);
        else panel.querySelector(":scope > .step-hint").before(live);
        const green = live.querySelector(".live-green");
        if (green && unfolded) green.open = true;
        if (focused) button.focus({ preventScroll: true });
    }

    return { WORDS, fill, isDone, keyOf, report, stateOf };
})();
