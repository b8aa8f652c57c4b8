#!/usr/bin/env python3
"""Record what the matrix, the records, the sound and the floats of 16 bits of chapter 6 are in CPython.

It writes tests/recorded/{matrix,records,typed,halves}.tsv and data/chord.wav in the chapter's folder, wherever it is run from: the
same bytes on every run and on every CPython from 3.11.
"""

import itertools
import pathlib
import struct
import sys
import wave

CHAPTER = pathlib.Path(__file__).resolve().parents[2] / "exercises" / "06-cast"
DOUBLES = [0.0, -0.0, 1.0, -1.5, 0.1, float("nan"), float("inf"), -float("inf"), 1e16, 9007199254740993.0, 1e-5, 5e-324, -1e300]
FLOATS = [1.0, -0.0, 0.1, float("nan"), float("inf"), -float("inf"), 16777216.0, 1e-7, 1e-45, 21.5]
# The cells of every matrix, in the order of its rows.
MEMORY = struct.pack("<16d", *DOUBLES, 2.5, -3.0, 1e22)


def matrices():
    """Rows, columns and the diagonal as slices of a line of doubles, which is how Python comes to them."""
    for rows, columns in itertools.product(range(1, 5), repeat=2):
        cells = MEMORY[: rows * columns * 8]
        line = memoryview(cells).cast("d")
        table = memoryview(cells).cast("d", (rows, columns))

        def answer(part, refused):
            try:
                return part.tolist() if part else table[refused]
            except IndexError as error:
                return f"{type(error).__name__}: {error}"

        for at in range(-rows - 1, rows + 1):
            first = at % rows * columns
            part = line[first : first + columns] if -rows <= at < rows else None
            yield cells.hex(), rows, columns, "row", at, answer(part, (at, 0))
        for at in range(-columns - 1, columns + 1):
            part = line[at % columns :: columns] if -columns <= at < columns else None
            yield cells.hex(), rows, columns, "column", at, answer(part, (0, at))
        yield cells.hex(), rows, columns, "diagonal", 0, answer(line[: min(rows, columns) * columns : columns + 1], None)


def records():
    """Records as `struct` packs them, and as it reads them back."""
    times = [*DOUBLES, 1700000000.25, 3.5e-310]
    for number, (time, value) in enumerate(itertools.product(times, FLOATS)):
        ident = [0, 1, -1, 2**31 - 1, -(2**31), 42, 256, 65536][number % 8]
        packed = struct.pack("<idf", ident, time, value)
        _, time, value = struct.unpack("<idf", packed)
        yield ident, repr(time), repr(value), packed.hex()


def chord():
    """Two notes of 40 milliseconds that fade, one to an ear."""
    def note(at, rate, volume):
        phase = at * rate * 4 % 32000
        return (phase if phase < 8000 else 16000 - phase if phase < 24000 else phase - 32000) * volume * (320 - at) // (320 * 8000)

    return b"".join(struct.pack("<2h", note(at, 440, 12000), note(at, 660, -9000)) for at in range(320))


def sound():
    """What the module `wave` reads from data/chord.wav."""
    path = CHAPTER / "data" / "chord.wav"
    path.parent.mkdir(exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 8000, 0, "NONE", ""))
        file.writeframes(chord())
    with wave.open(str(path), "rb") as file:
        yield "file", file.getnchannels(), 8 * file.getsampwidth(), file.getframerate(), file.getnframes()
        samples = struct.iter_unpack("<2h", file.readframes(file.getnframes()))
    for number, (left, right) in enumerate(samples):
        yield "frame", number, left, right


def halves():
    """Floats of 16 bits, which a view knows since 3.12: every exponent is read, and written is what lies halfway, what is too
    small or too large, and what is no number."""
    for sign, exponent, fraction in itertools.product((0, 1), range(32), (0, 1, 341, 1023)):
        item = struct.pack("<H", sign << 15 | exponent << 10 | fraction)
        value = memoryview(item).cast("e")[0]
        yield "read", "<", "e", item.hex(), repr(value)
        yield "read", ">", "e", item[::-1].hex(), repr(value)
    tiny, step = 2.0**-24, 2.0**-10
    near = [tiny / 2, tiny / 2 * (1 + 2**-52), tiny * 1.5, tiny * 2.5, tiny * 1023, tiny * 1023.5]
    # Rounded to 32 bits first, the last of these would lie halfway.
    near += [1 + step / 2, 1 + step * 1.5, 2 - step / 2, 1 + step / 2 + 2.0**-40]
    near += [0.0, 5e-324, 0.1, 65504.0, 65519.99, 65520.0, 65536.0, 1e9, 1e300, float("inf")]
    for value in [*near, *(-value for value in near), float("nan"), 0, 2049, 2051, 65519, 65520, -65520, 2**64, True, b"a"]:
        owner = bytearray(2)
        try:
            memoryview(owner).cast("e")[0] = value
            answer = owner.hex()
        except (TypeError, ValueError) as error:
            answer = f"{type(error).__name__}: {error}"
        yield "write", "<", "e", repr(value), answer


def record(name, columns, cases):
    path = CHAPTER / "tests" / "recorded" / f"{name}.tsv"
    path.parent.mkdir(exist_ok=True)
    lines = ["\t".join(map(str, case)) for case in cases]
    header = ["# Recorded from CPython by tests/python/record_cast_systems.py: change that, never this.", f"# {columns}"]
    path.write_text("\n".join([*header, *lines]) + "\n", encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(lines)} cases", file=sys.stderr)


if __name__ == "__main__":
    record("matrix", "cells in hex, rows, columns, what part of them, its index, list or error", matrices())
    record("records", "id, time, value, bytes", records())
    record("typed", "channels, bits, rate and frames of the file, or the samples of a frame", sound())
    if sys.version_info >= (3, 12):
        record("halves", "read or write, byte order, format, bytes or value, value or bytes or error", halves())
    else:
        print("halves.tsv: left as it is, because a view knows the format e since Python 3.12", file=sys.stderr)
