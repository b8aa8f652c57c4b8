#!/usr/bin/env python3
"""Record where CPython finds the items of views with strides of their own, and how it copies, compares and hashes them.

It writes exercises/06-cast/tests/recorded/{slice,runs,compare}.tsv, wherever it is run from: the same bytes on every run and on
every CPython from 3.11. Sizes and byte order are those of a little-endian 64-bit machine whose `long` has 8 bytes.
"""

import ctypes
import itertools
import struct
from math import prod

from record_cast import CODES, DICE, DOUBLES, MEMORY, record, run


class Buffer(ctypes.Structure):
    """`Py_buffer`, through which C asks for a view of any shape, with any strides."""

    _fields_ = [(name, ctypes.c_void_p) for name in ("buf", "obj")] + [(name, ctypes.c_ssize_t) for name in ("len", "itemsize")]
    _fields_ += [(name, ctypes.c_int) for name in ("readonly", "ndim")] + [("format", ctypes.c_char_p)]
    _fields_ += [(name, ctypes.POINTER(ctypes.c_ssize_t)) for name in ("shape", "strides", "suboffsets")] + [("internal", ctypes.c_void_p)]


KEPT = []


def laid_out(code, shape, strides, memory=MEMORY[160:], itemsize=None):
    """A view of a memory with strides of its own, its lowest item at the start. How many bytes an item has is known of what
    `struct` reads."""
    memory, numbers, itemsize = ctypes.create_string_buffer(memory, len(memory)), ctypes.c_ssize_t * len(shape), itemsize or struct.calcsize(code)
    down = sum((size - 1) * stride for size, stride in zip(shape, strides) if stride < 0 < size)
    KEPT.append((memory, code.encode(), numbers(*shape), numbers(*strides)))
    buffer = Buffer(ctypes.addressof(memory) - down, None, prod(shape) * itemsize, itemsize, True, len(shape), *KEPT[-1][1:])
    from_buffer = ctypes.pythonapi.PyMemoryView_FromBuffer
    from_buffer.argtypes, from_buffer.restype = [ctypes.POINTER(Buffer)], ctypes.py_object
    return from_buffer(ctypes.byref(buffer))


LAYOUTS = [((), ()), ((5,), (1,)), ((4,), (-2,)), ((0,), (1,)), ((2, 3), (3, 1)), ((2, 3), (1, 2)), ((3, 2), (1, 3)), ((3, 2), (-2, 1)), ((2, 3), (-4, -1))]
LAYOUTS += [((2, 0), (1, 1)), ((0, 2), (2, 1)), ((2, 3, 2), (6, 2, 1)), ((2, 3, 2), (1, 2, 6)), ((2, 2, 3), (12, -3, 1)), ((1, 3), (9, 1)), ((2, 2, 1, 2), (4, 2, 9, 1))]


def orders():
    """`tobytes` in both orders of views with strides of their own, then values compared across formats."""
    for code, (shape, strides) in itertools.product("BHid", LAYOUTS):
        strides = tuple(stride * struct.calcsize(code) for stride in strides)
        for order in "CF":
            yield "tobytes", code, shape, strides, order, laid_out(code, shape, strides).tobytes(order).hex()
    for (text, itemsize), (shape, strides) in itertools.product(((">i", 4), ("<id", 12), ("3s", 3)), LAYOUTS):
        strides = tuple(stride * itemsize for stride in strides)
        for order in "CF":
            view = laid_out(text, shape, strides, itemsize=itemsize)
            yield "tobytes", f"{text} {itemsize}", shape, strides, order, view.tobytes(order).hex()
    numbers = [0, 1, True, 97, b"a", -1, 2**24 + 1, 2**24, 2**53, 2**53 + 1, float(2**53), 2**64 - 1, 2.0**64, 0.5, 0.1, *DOUBLES[5:8]]
    items = []
    for code, number in itertools.product("cB?iqQNfdP", numbers):
        item = bytearray(struct.calcsize(code))
        if run(f"v[0] = {number!r}", {"v": memoryview(item).cast(code), "nan": DOUBLES[5], "inf": DOUBLES[6]}) == "ok":
            items.append((code, bytes(item)))
    for (one, left), (two, right) in itertools.combinations_with_replacement(dict.fromkeys(items), 2):
        equal = memoryview(left).cast(one) == memoryview(right).cast(two)
        if equal or DICE.random() < 0.2:
            yield "==", one, left.hex(), two, right.hex(), equal
    yield from foreign_pairs()
    for (one, _), (two, _) in itertools.product(LAYOUTS, repeat=2):
        zeros = [laid_out("B", shape, (0,) * len(shape)) for shape in (one, two)]
        yield "sizes", one, two, zeros[0] == zeros[1]


def foreign_pairs():
    """Items of formats that no native code names, compared with each other and with native ones."""
    items = [(text, struct.pack(text, 7)) for text in "bid"]
    for text in (">i", "<i", "<l", "=L", "!h", ">q", ">d", "<e", ">f", ">?", "@ii", "<bh", ">bxh", "<hi", "hi"):
        fields = len(text.strip("<>=!@x").replace("x", ""))
        items += [(text, struct.pack(text, *[value] * fields)) for value in (7, 1)]
    items += [(text, struct.pack(text, b"ab")) for text in ("2s", "3s", "3p", "5p")] + [("c", b"a"), ("1s", b"a"), ("<c", b"a"), ("0s", b"")]
    items += [("2c", b"ab"), ("<cc", b"ab"), ("3p", b"\xffab"), (">d", struct.pack(">d", DOUBLES[5])), ("Zd", bytes(16)), ("T{<i:id:}", bytes(4)), ("<z", b"a"), ("2i", bytes(8))]
    for (one, left), (two, right) in itertools.combinations_with_replacement(items, 2):
        views = [laid_out(text, (1,), (0,), item, len(item)) for text, item in ((one, left), (two, right))]
        both = [text if text in CODES else f"{text} {len(item)}" for text, item in ((one, left), (two, right))]
        equal = views[0] == views[1]
        if equal or DICE.random() < 0.2:
            yield "==", both[0], left.hex(), both[1], right.hex(), equal


def hashes():
    """Which views have a hash: as many of one owner, with every format, open to writing or not."""
    for owner, code, readonly in itertools.product((bytes, bytearray), [*"cbB?hd", "@B", "@i"], (False, True)):
        names = {"v": memoryview(owner(8)).cast(code), "hash": lambda view: hash(view) and None}
        names["v"] = names["v"].toreadonly() if readonly else names["v"]
        yield "hash", owner.__name__, code, readonly, run("hash(v)", names)


PARTS = [":", "1:", ":-1", "::2", "::-1", "-1::-2", "1:3", "5:1:-3", "-2:", "3:1", "9:", ":9:3", "2::-1", f"::{2**62}", f"::-{2**63}", "::0"]
PLACES = bytes(range(64))


def slices():
    """Parts of views with strides of their own, over bytes of which each is its own place: shape, strides, and where the lowest
    lies."""
    for (shape, strides), part in itertools.product(LAYOUTS, PARTS):
        names = {"v": laid_out("B", shape, strides, PLACES)}
        answer = run(f"w = v[{part}]", names)
        if "w" in names:
            view = names["w"]
            answer = f"{view.shape} {view.strides} {min(view.tobytes(), default='-')}"
        yield shape, strides, part, answer


if __name__ == "__main__":
    record("slice", "sizes and strides, a slice, sizes and strides of the part and where its lowest byte lies, or an error", slices())
    cases = [*orders()]
    record("runs", "tobytes, format, sizes and strides, order, bytes", [case for case in cases if case[0] == "tobytes"])
    rows = "two items and whether they are equal, two shapes of zeros, or what hash(view) says"
    record("compare", rows, [*(case for case in cases if case[0] != "tobytes"), *hashes()])
