// Lines through a table, for the figure that draws one, and the slices of the flat memory that they are.
"use strict";
Object.assign(globalThis.workbook.model, (() => {
    const { resolve } = globalThis.workbook.model;

    /** The line through two cells of a table of so many columns, each `[row, column]`, as a window onto its items. */
    function line(columns, [row, column], [toRow, toColumn]) {
        const [down, right] = [toRow - row, toColumn - column];
        let [steps, rest] = [Math.abs(down), Math.abs(right)];
        while (rest) [steps, rest] = [rest, steps % rest];
        const way = steps ? [down / steps, right / steps] : [0, 0];
        return { first: BigInt(row * columns + column), step: BigInt(way[0] * columns + way[1]) || 1n, count: BigInt(steps + 1), way };
    }

    /** The shortest slice of `length` items that shows what a window does: no number stands where there need not be one. */
    function sliced({ first, step, count }, length) {
        const start = first === (step > 0n ? 0n : BigInt(length) - 1n) ? null : first;
        const open = { start, stop: null, step: step === 1n ? null : step };
        if (resolve(open, length).count === count) return open;
        return { ...open, stop: first + (count - 1n) * step + (step > 0n ? 1n : -1n) };
    }

    return { line, sliced };
})());
