// A picture of four bytes a pixel, painted and blurred where it lies, as the solution of chapter 3 does both.
// tests/tests/proofs/brush.rs holds it to the solution, byte by byte and word for word.
"use strict";
Object.assign(globalThis.workbook.model, (() => {
    const { raise } = globalThis.workbook.model;
    const DEPTH = 4;
    /** What rustc says of a column in front of the first one, or a row: the solution counts both in `usize`. */
    const NEGATIVE = "error[E0600]: cannot apply unary operator `-` to type `usize`";

    /** Where the four bytes of a pixel begin. */
    function pixelAt({ width, height }, x, y) {
        if (x < 0 || y < 0) raise(NEGATIVE);
        if (x >= width || y >= height) raise(`IndexError: no pixel (${x}, ${y}) in a picture of ${width} by ${height}`);
        return DEPTH * (y * width + x);
    }

    /** The bytes of a picture after `set_pixel`. */
    function setPixel(picture, x, y, rgba) {
        const first = pixelAt(picture, x, y);
        return [...picture.bytes.slice(0, first), ...rgba, ...picture.bytes.slice(first + DEPTH)];
    }

    /** The bytes of a picture after `blur_rows`, how often a byte was added to a sum or taken from one, and how many
        additions it would have been if each window were summed anew. */
    function blurRows({ width, bytes }, radius) {
        const blurred = [...bytes];
        let [slid, anew] = [0, 0];
        for (let row = 0; row < bytes.length; row += DEPTH * width) {
            for (let channel = row; channel < row + DEPTH; channel += 1) {
                let [sum, first, behind] = [0, 0, 0];
                const slide = (sign, column) => {
                    sum += sign * bytes[channel + DEPTH * column];
                    slid += 1;
                };
                for (let x = 0; x < width; x += 1) {
                    while (behind < width && behind <= x + radius) slide(1, behind++);
                    if (x > radius) slide(-1, first++);
                    anew += behind - first;
                    blurred[channel + DEPTH * x] = Math.floor(sum / (behind - first));
                }
            }
        }
        return { bytes: blurred, slid, anew };
    }

    /** The columns whose mean a pixel becomes, from `first` up to `behind`, without it; what their red adds up to; and which
        column comes in, and which one goes out, when the window moves on by one. */
    function blurWindow({ width, bytes }, x, y, radius) {
        const [first, behind] = [Math.max(0, x - radius), Math.min(width, x + radius + 1)];
        let sum = 0;
        for (let column = first; column < behind; column += 1) sum += bytes[DEPTH * (y * width + column)];
        return { first, behind, sum, comes: behind < width ? behind : null, goes: x >= radius && x + 1 < width ? x - radius : null };
    }

    return { blurRows, blurWindow, pixelAt, setPixel };
})());
