// Rows and columns, for the figures that can be touched: how far apart items lie, where one of them is, and how a view nests.
"use strict";
Object.assign(globalThis.workbook.model, (() => {
    const { WORDS, place, raise } = globalThis.workbook.model;
    const LARGEST = 2n ** 63n - 1n;

    const product = (sizes) => sizes.reduce((all, size) => all * size, 1n);

    /** How far the next item lies along each dimension, when the last one runs fastest. */
    function strides(size, shape) {
        if (shape.length > 64) raise(WORDS.dimensions);
        if (product(shape) * size > LARGEST) raise(WORDS.product);
        return shape.map((_, at) => size * product(shape.slice(at + 1)));
    }

    /** The strides of `view.cast(code, shape)`, where the view is `length` bytes side by side. */
    function cast(length, size, shape) {
        shape.reduce((all, one) => (one <= 0n ? raise(WORDS.elements) : all * one > LARGEST ? raise(WORDS.product) : all * one), size);
        const found = strides(size, shape);
        return product(shape) * size === BigInt(length) ? found : raise(WORDS.buffer);
    }

    /** What `tolist` answers: `item` says what lies at a place, and `from` is the place of the first one. */
    const tolist = ([length, ...shape], [stride, ...strides], from, item) => (length === undefined
        ? item(Number(from))
        : `[${Array.from({ length: Number(length) }, (_, at) => tolist(shape, strides, from + BigInt(at) * stride, item)).join(", ")}]`);

    /** Where the item with these indices lies, from the lowest byte of all. */
    function locate(shape, strides, indices) {
        if (!shape.length && indices.length) raise(WORDS.zeroDim);
        if (indices.length > shape.length) raise(WORDS.indices(shape.length, indices.length));
        const at = indices.map((index, dimension) => place(index, shape[dimension], dimension + 1));
        if (indices.length < shape.length) raise(WORDS.subViews);
        const lowest = strides.map((stride, dimension) => (stride < 0n ? stride * (shape[dimension] - 1n) : 0n));
        return at.reduce((sum, index, dimension) => sum + index * strides[dimension] - lowest[dimension], 0n);
    }

    /** Whether the items lie side by side: with the last dimension fastest, with the first one fastest, in either way. */
    function contiguous(size, shape, strides) {
        const dense = (order) => {
            let next = size;
            return order.every((at) => {
                const ok = shape[at] <= 1n || strides[at] === next;
                next *= shape[at];
                return ok;
            });
        };
        const order = shape.map((_, at) => at);
        // A row of nothing is asked for its stride, a table of nothing is not: so CPython has it.
        const nothing = shape.length > 1 && product(shape) === 0n;
        const row = shape.length === 1 ? shape[0] === 1n || strides[0] === size : null;
        const c = row ?? (nothing || dense([...order].reverse()));
        const f = row ?? (nothing || dense(order));
        return { c, f, either: c || f };
    }

    return { cast, contiguous, locate, strides, tolist };
})());
