"""What Python does in each row of the bench: one statement a side, in the names that it needs.

A row is made when it is asked for: `names` are the globals of its statements, `python` is one operation of CPython,
`loop` is a loop of Python, and `numpy` is what NumPy does with `array`, which `array` says how to make. `answer` says
what to compare where the statement has no value of its own.
"""

import struct
from array import array

from bench_inputs import MILLION, PICTURE, TEN, doubles, everything, frames, gibibyte, log, records, view

SIZES = {"1KiB": 1 << 10, "16KiB": 1 << 14, "256KiB": 1 << 18, "4MiB": 1 << 22, "64MiB": 1 << 26}


def sum_of(items):
    total = 0
    for item in items:
        total += item
    return total


def statistics(red):
    low, high, total = 255, 0, 0
    for byte in red:
        low = byte if byte < low else low
        high = byte if byte > high else high
        total += byte
    return low, high, total / len(red)


def count_frames(buffer):
    count, size, at = 0, 0, 0
    while at + 4 <= len(buffer):
        (length,) = struct.unpack_from(">I", buffer, at)
        frame = buffer[at + 4 : at + 4 + length]
        count, size, at = count + 1, size + len(frame), at + 4 + length
    return count, size


def sum_of_cells(table):
    total = 0
    for row in range(1000):
        for column in range(1000):
            total += table[row, column]
    return total


def find_id(buffer, wanted):
    for index, (number, _, _) in enumerate(struct.iter_unpack("<idf", buffer)):
        if number == wanted:
            return index
    return None


def demo():
    slots = memoryview(bytearray(10_000 * 16))
    for number in range(10_000):
        struct.pack_into("<idf", slots, number * 16, number % 100, float(number), 50 + number % 100 * 0.5)
    return sum(struct.unpack_from("<i", slots, at)[0] == 42 for at in range(0, len(slots), 16))


def seen(length, **sides):
    return {"names": {"view": view(length)}, "array": "np.frombuffer(view, np.uint8)", **sides}


def sizes():
    rows = {}
    for size, length in SIZES.items():
        rows[f"slice-{size}"] = lambda length=length: seen(length, python="view[1:-1]", numpy="array[1:-1]")
        rows[f"clone-{size}"] = lambda length=length: seen(length, python="view.tobytes()", numpy="array.tobytes()")
        rows[f"fill-{size}"] = lambda length=length: filled(length)
    rows["slice-1GiB"] = lambda: {
        "names": {"view": memoryview(gibibyte())},
        "array": "np.frombuffer(view, np.uint8)",
        "python": "view[1:-1]",
        "numpy": "array[1:-1]",
    }
    return rows


def filled(length, at="there[:]"):
    there = memoryview(bytearray(b"\1" * length))
    names = {"view": view(length), "there": there, "inner": there}
    arrays = "np.frombuffer(view, np.uint8); to = np.frombuffer(there, np.uint8)"
    return {"names": names, "array": arrays, "python": f"{at} = view", "numpy": "to[:] = array", "answer": "True, there"}


def every_second():
    there = memoryview(bytearray(b"\1" * TEN))
    return {"names": {"view": view(TEN // 2), "there": there}, "python": "there[::2] = view", "answer": "True, there"}


def within(statement):
    return {"names": {"view": memoryview(bytearray(view(TEN)))}, "python": statement, "answer": "True, view"}


def found(text, pattern):
    return {"names": {"text": text, "pattern": pattern}, "python": "text.find(pattern)"}


def red(**sides):
    return {"names": {"red": view(PICTURE)[::4]}, "array": "np.frombuffer(red.obj, np.uint8)[:red.nbytes * 4][::4]", **sides}


def cells(items, **sides):
    return {"names": {"table": memoryview(items).cast("B").cast(memoryview(items).format, [1000, 1000])}, **sides}


def floats(**sides):
    names = {"view": memoryview(doubles()), "other": memoryview(array("d", doubles()))}
    return {"names": names, "array": "np.frombuffer(view)", **sides}


WORST = b"a" * 99 + b"b"

ROWS = sizes() | {
    "open": lambda: {"names": {"owner": everything()[:MILLION]}, "python": "memoryview(owner)", "answer": "len(memoryview(owner))"},
    "item": lambda: seen(MILLION, python="view[-1]"),
    "sum-bytes": lambda: {
        "names": {"view": view(MILLION)},
        "array": "np.frombuffer(view, np.uint8)",
        "python": "sum(view)",
        "loop": "sum_of(view)",
        "numpy": "int(array.sum(dtype=np.uint64))",
    },
    "equal": lambda: {
        "names": {"view": view(PICTURE), "other": memoryview(bytearray(view(PICTURE)))},
        "array": "np.frombuffer(view, np.uint8); to = np.frombuffer(other, np.uint8)",
        "python": "view == other",
        "numpy": "bool((array == to).all())",
    },
    "tolist-bytes": lambda: seen(MILLION, python="view.tolist()", numpy="array.tolist()"),
    "hex": lambda: seen(MILLION, python="view.hex()"),
    "hex-groups": lambda: seen(MILLION, python="view.hex(' ', 2)"),
    "tobytes": lambda: seen(PICTURE, python="view.tobytes()", numpy="array.tobytes()"),
    "tobytes-4": lambda: seen(PICTURE, python="view[::4].tobytes()", numpy="array[::4].tobytes()"),
    "tobytes-back": lambda: seen(PICTURE, python="view[::-1].tobytes()", numpy="array[::-1].tobytes()"),
    "sum-4": lambda: red(python="sum(red)", loop="sum_of(red)", numpy="int(array.sum(dtype=np.uint64))"),
    "statistics": lambda: red(
        python="min(red), max(red), sum(red) / len(red)",
        loop="statistics(red)",
        numpy="int(array.min()), int(array.max()), int(array.sum(dtype=np.uint64)) / array.size",
    ),
    "frames": lambda: {"names": {"buffer": memoryview(frames())}, "loop": "count_frames(buffer)"},
    "assign": lambda: filled(TEN),
    "assign-2": every_second,
    "shift": lambda: within("view[1:] = view[:-1]"),
    "reverse": lambda: within("view[:] = view[::-1]"),
    "find": lambda: found(log(), b"lighthouse"),
    "find-worst-1MB": lambda: found(b"a" * (MILLION - 1) + b"b", WORST),
    "find-worst-10MB": lambda: found(b"a" * (TEN - 1) + b"b", WORST),
    "replace": lambda: {
        "names": {"text": log(), "lamp": b"lamp", "horn": b"horn"},
        "python": "text.replace(lamp, horn).replace(horn, lamp)",
        "answer": "text.count(lamp), text.replace(lamp, horn).count(horn), text.replace(lamp, horn).replace(horn, lamp)",
    },
    "calcsize": lambda: {"names": {}, "python": "struct.calcsize('idf')"},
    "locate": lambda: cells(array("B", view(MILLION).tobytes()), loop="sum_of_cells(table)"),
    "sum-doubles": lambda: floats(python="sum(view)", loop="sum_of(view)", numpy="float(array.sum())"),
    "parse-sum": lambda: floats(python="sum(struct.unpack(f'{len(view)}d', view))"),
    "tolist": lambda: floats(python="view.tolist()", numpy="array.tolist()"),
    "equal-doubles": lambda: floats(python="view == other", numpy="bool((array == other).all())"),
    "tobytes-c": lambda: floats(python="view.tobytes()", numpy="array.tobytes()"),
    "tobytes-fortran": lambda: cells(
        doubles(), array="np.array(table)", python="table.tobytes('F')", numpy="array.tobytes('F')"
    ),
    "cells": lambda: cells(doubles(), loop="sum_of_cells(table)"),
    "find-id": lambda: {
        "names": {"buffer": records()},
        "array": "np.frombuffer(buffer, [('id', '<i4'), ('time', '<f8'), ('value', '<f4')])",
        "loop": "find_id(buffer, 999_999)",
        "numpy": "int((array['id'] == 999_999).argmax())",
    },
    "demo": lambda: {"names": {}, "loop": "demo()"},
}
