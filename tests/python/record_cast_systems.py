#!/usr/bin/env python3
"""Record what the matrix, the records and the sound of chapter 6 are in CPython.

It writes tests/recorded/{matrix,records,typed}.tsv and data/chord.wav in the chapter's folder, wherever it is run from: the
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
