// The arithmetic of the figures that can be touched: slices and windows. Pure functions of whole numbers, as
// `BigInt`, because CPython's are as large as memory; tests/browser/model.mjs holds them to what CPython answered.
"use strict";
(globalThis.workbook ??= {}).model = (() => {
    /** What Python raises; the message is the last line of its traceback. */
    class Raised extends Error {}
    const raise = (words) => {
        throw new Raised(words);
    };
    /** CPython's words, each as a recorded answer has them. */
    const WORDS = {
        zeroStep: "ValueError: slice step cannot be zero",
        bounds: (dimension = 1) => `IndexError: index out of bounds on dimension ${dimension}`,
        structures: "ValueError: memoryview assignment: lvalue and rvalue have different structures",
        readOnly: "TypeError: cannot modify read-only memory",
        value: (format) => `ValueError: memoryview: invalid value for format '${format}'`,
        exports: "BufferError: Existing exports of data: object cannot be re-sized",
        zeroDim: "TypeError: invalid indexing of 0-dim memory",
        subViews: "NotImplementedError: sub-views are not implemented",
        indices: (has, given) => `TypeError: cannot index ${has}-dimension view with ${given}-element tuple`,
        product: "ValueError: memoryview.cast(): product(shape) > SSIZE_MAX",
        elements: "ValueError: memoryview.cast(): elements of shape must be integers > 0",
        buffer: "TypeError: memoryview: product(shape) * itemsize != buffer size",
        dimensions: "ValueError: memoryview: number of dimensions must not exceed 64",
    };

    /** What a call gives, or the words that it raises, as `[value, words]`. */
    function attempt(call) {
        try {
            return [call(), null];
        } catch (error) {
            if (error instanceof Raised) return [null, error.message];
            throw error;
        }
    }

    /** `6:1:-2` as three numbers, each null where nothing stands; null where the text is no slice. */
    function parse(text) {
        const parts = text.split(":").map((part) => part.trim());
        if (parts.length < 2 || parts.length > 3 || !parts.every((part) => /^([+-]?\d+)?$/.test(part))) return null;
        const [start, stop, step = null] = parts.map((part) => (part ? BigInt(part.replace("+", "")) : null));
        return { start, stop, step };
    }

    /** The same as text. */
    const written = ({ start, stop, step }) => `${start ?? ""}:${stop ?? ""}${step === null ? "" : `:${step}`}`;

    /** What `slice.indices(length)` answers, and how many items that are. */
    function resolve({ start, stop, step }, length) {
        const [by, len] = [step ?? 1n, BigInt(length)];
        if (by === 0n) raise(WORDS.zeroStep);
        // `-1` in a slice is the last item; here it is the place in front of the first, where a walk backwards ends.
        const [low, high] = by > 0n ? [0n, len] : [-1n, len - 1n];
        const place = (edge) => {
            const at = edge < 0n ? edge + len : edge;
            return at < low ? low : at > high ? high : at;
        };
        const [first, last] = by > 0n ? [low, high] : [high, low];
        const from = start === null ? first : place(start);
        const to = stop === null ? last : place(stop);
        return { start: from, stop: to, step: by, count: count(from, to, by) };
    }

    /** How many steps lead from `start` to in front of `stop`. */
    function count(start, stop, step) {
        const [way, by] = step > 0n ? [stop - start, step] : [start - stop, -step];
        return way <= 0n ? 0n : (way - 1n) / by + 1n;
    }

    /** A window onto all of `length` items: where its first one lies, how far the next one is, how many there are. */
    const whole = (length) => ({ first: 0n, step: 1n, count: BigInt(length) });

    /** A slice of a window, which is a window onto the same memory. */
    function slice(view, part) {
        const { start, step, count } = resolve(part, view.count);
        return { first: view.first + start * view.step, step: view.step * step, count };
    }

    /** The slices one after the other, from all of `length` items on. */
    const compose = (slices, length) => slices.reduce(slice, whole(length));

    /** Where the items of a window lie, in its own order. */
    const places = ({ first, step, count }) => Array.from({ length: Number(count) }, (_, at) => Number(first + BigInt(at) * step));

    /** Which item of `length` an index names. */
    function place(index, length, dimension = 1) {
        const at = index < 0n ? index + BigInt(length) : index;
        return at >= 0n && at < BigInt(length) ? at : raise(WORDS.bounds(dimension));
    }

    /** Whether some item lies in both windows. */
    const overlap = (one, other) => {
        const seen = new Set(places(one));
        return places(other).some((at) => seen.has(at));
    };

    /** The order in which a copy goes over its items, by name. */
    const WAYS = {
        "front to back": (count) => Array.from({ length: count }, (_, at) => at),
        "back to front": (count) => WAYS["front to back"](count).reverse(),
    };

    /** What memory holds after each item that is copied from one window to another, in one of `WAYS`. */
    function frames(memory, to, from, way) {
        if (to.count !== from.count) raise(WORDS.structures);
        const [into, out] = [places(to), places(from)];
        const now = [...memory];
        return WAYS[way](into.length).map((at) => {
            now[into[at]] = now[out[at]];
            return { from: out[at], to: into[at], memory: [...now] };
        });
    }

    /** What memory holds after `view[to] = source`: the source is as it was before, whether the two overlap or not. */
    function assign(memory, to, source) {
        if (to.count !== BigInt(source.length)) raise(WORDS.structures);
        const now = [...memory];
        places(to).forEach((at, number) => (now[at] = source[number]));
        return now;
    }

    /** What memory holds after `view[index] = value`, for bytes. */
    function setItem(memory, index, value) {
        const at = place(index, memory.length);
        if (value < 0n || value > 255n) raise(WORDS.value("B"));
        return memory.map((byte, here) => (here === Number(at) ? Number(value) : byte));
    }

    /** The windows of a ring of so many slots, after so many were written: the slots in the order of their age. */
    function ring(slots, pushes) {
        const seam = pushes % slots;
        const run = (from, to) => Array.from({ length: to - from }, (_, at) => from + at);
        return pushes < slots ? { older: run(0, pushes), newer: [], next: seam } : { older: run(seam, slots), newer: run(0, seam), next: seam };
    }

    /** The words of Rust's panic at `bytes[start..stop]`, each a number or null, or null where it does not panic. */
    function panic(start, stop, length) {
        const [from, to] = [start ?? 0, stop ?? length];
        if (from > length) return `range start index ${from} out of range for slice of length ${length}`;
        if (to > length) return `range end index ${to} out of range for slice of length ${length}`;
        return from > to ? `slice index starts at ${from} but ends at ${to}` : null;
    }

    /** The words of Rust's panic at `bytes[index]`, or null where it does not panic. */
    const panicAt = (index, length) => (index < length ? null : `index out of bounds: the len is ${length} but the index is ${index}`);

    return {
        WAYS, WORDS, Raised, assign, attempt, compose, count, frames, overlap, panic, panicAt, parse, place, places, raise,
        resolve, ring, setItem, slice, whole, written,
    };
})();
