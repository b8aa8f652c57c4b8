// What numbers add up to in a ring that forgets: by notes that are joined, as the solution of chapter 8 has them, and by
// running totals that go wrong. Pure functions of floats; tests/browser/model.mjs holds them to CPython and to the solution.
"use strict";
Object.assign(globalThis.workbook.model, (() => {
    /** The summary of no value. */
    const NOTHING = { count: 0, nans: 0, extremes: null, sum: 0 };
    /** Whether a float comes before another one, `-0.0` before `0.0`. */
    const before = (a, b) => a < b || (a === b && Object.is(a, -0) && !Object.is(b, -0));

    /** The summary of one value: a NaN is counted, and nothing else. */
    const summaryOf = (value) => (Number.isNaN(value) ? { ...NOTHING, count: 1, nans: 1 } : { count: 1, nans: 0, extremes: [value, value], sum: value });

    /** The summary of these values and those together. */
    function join(one, other) {
        const [a, b] = [one.extremes, other.extremes];
        const extremes = a && b ? [before(b[0], a[0]) ? b[0] : a[0], before(a[1], b[1]) ? b[1] : a[1]] : a ?? b;
        return { count: one.count + other.count, nans: one.nans + other.nans, extremes, sum: one.sum + other.sum };
    }

    /** The mean of all that are numbers; null where none is. */
    const mean = ({ count, nans, sum }) => (count > nans ? sum / (count - nans) : null);

    /** A ring of so many slots after these pushes: what is in memory, the note of each slot about its tail, from the last
        complete lap on, the summary of the newer window, and what the two say together. */
    function tracked(slots, values) {
        const memory = Array(slots).fill(null);
        const tails = Array(slots).fill(NOTHING);
        let head = NOTHING;
        values.forEach((value, at) => {
            memory[at % slots] = value;
            head = join(head, summaryOf(value));
            if ((at + 1) % slots) return;
            for (let slot = slots - 1; slot >= 0; slot -= 1) tails[slot] = join(summaryOf(memory[slot]), tails[slot + 1] ?? NOTHING);
            head = NOTHING;
        });
        return { memory, tails, head, summary: join(tails[values.length % slots], head) };
    }

    /** Article 3's totals, which never forget, as Python computes them; and a sum that subtracts what leaves. */
    function running(slots, values) {
        const count = Math.min(slots, values.length);
        let [total, less, low, high] = [0, 0, Infinity, -Infinity];
        values.forEach((value, at) => {
            total += value;
            less += value;
            if (at >= slots) less -= values[at - slots];
            if (value < low) low = value;
            if (value > high) high = value;
        });
        return { low, high, mean: total / count, subtracted: less / count };
    }

    /** A number as it is typed in Python; null where the text is none. */
    function number(text) {
        const word = text.trim().toLowerCase();
        const named = { nan: NaN, inf: Infinity, "-inf": -Infinity };
        if (word in named) return named[word];
        return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/.test(word) ? Number(word) : null;
    }

    return { join, mean, number, running, summaryOf, tracked };
})());
