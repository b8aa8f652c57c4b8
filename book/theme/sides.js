// Both sides of a red case as cells, one below the other, where both are bytes or whole numbers: what differs is framed.
// Nothing is guessed: what is neither, or both sides of which are one, stays text.
"use strict";
workbook.sides = (() => {
    const { element } = workbook;
    const SIDE = /^ *(expected|yours|) │ (.*)$/;
    /** More letters than this in a row, two a cell or as many as its longest has, are no picture. */
    const MOST = 48;

    /** The cells of a `bytes` literal, of Rust's or of Python's: `b"a\x00"` is `a` and `00`. */
    function bytes(text) {
        const [, , body] = text.match(/^b(["'])((?:(?!\1)[^\\]|\\.)*)\1$/) ?? [];
        if (body === undefined) return null;
        const found = [...body.matchAll(/\\x([0-9a-f]{2})|\\([nrt0\\"'])|([ -\[\]-~])/g)];
        if (found.map(([all]) => all).join("") !== body) return null;
        return found.map(([all, hex, , letter]) => hex ?? (letter === " " ? "␣" : (letter ?? all)));
    }

    /** The cells of a list of whole numbers: `[6, 4, 2]`. */
    function numbers(text) {
        const body = text.match(/^\[(-?\d+(?:, -?\d+)*)?\]$/);
        return body && (body[1]?.split(", ") ?? []);
    }

    /** The cells of one side. What Rust's tests compare as text stands in quotes of its own. */
    function cells(text) {
        const bare = text.trim();
        const quoted = bare.match(/^"((?:[^"\\]|\\.)*)"$/)?.[1].replace(/\\(["'\\])/g, "$1");
        return bytes(quoted ?? bare) ?? numbers(quoted ?? bare);
    }

    function row(name, texts, differs) {
        return element("div", "sides-row", element("span", `live-${name}`, name), ...texts.map((text, at) => element("span", differs(at) ? "sides-differs" : "", text)));
    }

    /** What one side says as a whole, on one line: its own lines, and those that both have, without the marks below them. */
    function side(lines, name) {
        const own = lines.filter(([, label, text]) => (label || name) === name && !/^[ ^]+$/.test(text));
        return own.map(([, , text]) => text.trim()).join(" ").replace("[ ", "[").replace(/,? ?\]$/, "]");
    }

    /** The picture of both sides of a report; null where it has none. */
    function picture(report) {
        const lines = report.map((line) => line.match(SIDE)).filter(Boolean);
        const [expected, yours] = ["expected", "yours"].map((name) => cells(side(lines, name)));
        const length = Math.max(expected?.length ?? 0, yours?.length ?? 0);
        const letters = Math.max(2, ...[...(expected ?? []), ...(yours ?? [])].map((text) => text.length));
        if (!expected || !yours || length < 2 || length * letters > MOST) return null;
        const differs = (at) => expected[at] !== yours[at];
        const places = Array.from({ length }, (_, at) => at);
        const wrong = places.filter(differs);
        if (!wrong.length) return null;
        const ruler = element("div", "sides-row sides-ruler", element("span", ""), ...places.map((at) => element("span", "", String(at))));
        const drawn = element("div", "sides", ruler, row("expected", expected, differs), row("yours", yours, differs));
        drawn.style.setProperty("--letters", letters);
        drawn.setAttribute("role", "img");
        drawn.setAttribute("aria-label", `${wrong.length} of ${length} places differ, the first is ${wrong[0]}: expected ${expected[wrong[0]] ?? "nothing"}, yours ${yours[wrong[0]] ?? "nothing"}`);
        return drawn;
    }

    return { picture };
})();
