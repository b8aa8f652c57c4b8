// What bytes mean, for the figures that can be touched: numbers in either byte order, structs, and how Python writes each.
"use strict";
Object.assign(globalThis.workbook.model, (() => {
    const { raise } = globalThis.workbook.model;
    const LARGEST = 2n ** 63n - 1n;
    /** The bytes of each code where C chooses them, on a 64-bit Unix, and where `struct` does. */
    const NATIVE = { c: 1, b: 1, B: 1, "?": 1, x: 1, s: 1, p: 1, h: 2, H: 2, e: 2, i: 4, I: 4, f: 4, l: 8, L: 8, q: 8, Q: 8, n: 8, N: 8, P: 8, d: 8 };
    const { n, N, P, ...STANDARD } = { ...NATIVE, l: 4, L: 4 };
    const BAD_CHAR = "struct.error: bad char in struct format";
    const NO_CODE = "struct.error: repeat count given without format specifier";
    const TOO_LONG = "struct.error: total struct size too long";

    /** The fields of a struct's format, each with its code, count, size and where it begins, and the size of the whole. */
    function fields(format) {
        const order = /^[@=<>!]/.exec(format)?.[0] ?? "";
        const native = order === "" || order === "@";
        const sizes = native ? NATIVE : STANDARD;
        const found = [];
        let end = 0n;
        for (const [entry, digits, code] of format.slice(order.length).matchAll(/(\d*)([^]?)/g)) {
            if (!digits && /^[ \t\n\v\f\r]?$/.test(code)) continue;
            const count = digits ? BigInt(digits) : 1n;
            if (count > LARGEST) raise(TOO_LONG);
            if (!code) raise(NO_CODE);
            if (!Object.hasOwn(sizes, code)) raise(BAD_CHAR);
            const size = BigInt(sizes[code]);
            const offset = native ? (end + size - 1n) / size * size : end;
            end = offset + count * size;
            if (end > LARGEST) raise(TOO_LONG);
            found.push({ entry, code, count, size, offset });
        }
        return { fields: found, size: end };
    }

    /** What `struct.calcsize(format)` answers. */
    const calcsize = (format) => fields(format).size;

    /** A half-precision number by its bits: one for the sign, five for the exponent, ten for the fraction. */
    function half(bits) {
        const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
        if (exponent === 31) return fraction ? NaN : sign * Infinity;
        return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : 2 ** -14 * (fraction / 1024));
    }

    const READ = {
        c: (view) => Uint8Array.of(view.getUint8(0)),
        "?": (view) => view.getUint8(0) !== 0,
        e: (view, little) => half(view.getUint16(0, little)),
        f: (view, little) => view.getFloat32(0, little),
        d: (view, little) => view.getFloat64(0, little),
    };

    /** The value that the bytes of one item have: a whole number as `BigInt`, a float, whether it is true, or a byte. */
    function unpack(code, bytes, little = true) {
        const view = new DataView(Uint8Array.from(bytes).buffer);
        if (READ[code]) return READ[code](view, little);
        const ordered = little ? [...bytes].reverse() : [...bytes];
        const whole = ordered.reduce((all, byte) => all * 256n + BigInt(byte), 0n);
        return "bhilqn".includes(code) ? BigInt.asIntN(8 * ordered.length, whole) : whole;
    }

    /** A float as Python writes it: the shortest digits that give it again, with an exponent from 1e16 and below 1e-4. */
    function float(value) {
        if (Number.isNaN(value)) return "nan";
        if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
        if (Object.is(value, -0)) return "-0.0";
        const [digits, power] = value.toExponential().split("e");
        const exponent = Number(power);
        if (value !== 0 && (exponent < -4 || exponent >= 16)) {
            return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
        }
        return Number.isInteger(value) ? `${value}.0` : String(value);
    }

    const NAMED = { 9: "\\t", 10: "\\n", 13: "\\r", 92: "\\\\" };
    /** One byte as it stands in a `bytes` literal. */
    function letter(byte, quote = "'") {
        const shown = String.fromCharCode(byte);
        if (shown === quote) return `\\${quote}`;
        return NAMED[byte] ?? (byte >= 32 && byte < 127 ? shown : `\\x${byte.toString(16).padStart(2, "0")}`);
    }

    /** Bytes as Python writes them: `b'gec'`. */
    function literal(bytes) {
        const quote = bytes.includes(39) && !bytes.includes(34) ? '"' : "'";
        return `b${quote}${[...bytes].map((byte) => letter(byte, quote)).join("")}${quote}`;
    }

    /** A value of `unpack` as Python writes it. */
    function repr(value) {
        if (value instanceof Uint8Array) return literal([...value]);
        if (typeof value === "boolean") return value ? "True" : "False";
        return typeof value === "bigint" ? String(value) : float(value);
    }

    const ESCAPED = { 0: 0, a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, "'": 39, "\\": 92 };
    /** The bytes of what is typed between two double quotes, as Python or Rust reads it: letters, `\n` and its like, `\xff`. */
    const typed = (text) => [...text.matchAll(/\\x([0-9a-fA-F]{2})|\\([0abtnvfr"'\\])|([^])/gu)].flatMap(([, hex, escaped, letter]) =>
        hex ? [parseInt(hex, 16)] : escaped ? [ESCAPED[escaped]] : [...new TextEncoder().encode(letter)]);

    /** Bytes as they may stand between two double quotes, in Python and in Rust. */
    const quoted = (bytes) => bytes.map((byte) => ({ 34: '\\"', 39: "'" })[byte] ?? literal([byte]).slice(2, -1)).join("");

    return { NATIVE, STANDARD, calcsize, fields, literal, quoted, repr, typed, unpack };
})());
