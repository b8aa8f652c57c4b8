#!/usr/bin/env python3
"""Records what CPython's struct and memoryview answer, for the tests of chapter 5: `python3 tests/python/record_metadata.py`.

Writes exercises/05-metadata/tests/recorded/*.tsv, the same bytes on every run. The standard library is all it needs.

Native sizes are those of a 64-bit machine. A `long` has 8 bytes on Linux and macOS and 4 on Windows, so what depends
on it has a file of its own, calcsize_lp64.tsv, and that is written only where a `long` has 8 bytes.
"""

import ctypes
import struct
import sys
from itertools import permutations, product
from math import prod
from pathlib import Path

RECORDED = Path(__file__).resolve().parents[2] / "exercises" / "05-metadata" / "tests" / "recorded"
CODES = "cbB?hHiIlLqQnNfdP"
LARGEST = 2**63 - 1


def answer(ask):
    """What `ask` gives back, or the last line of CPython's traceback."""
    try:
        return str(ask())
    except struct.error as error:
        return f"struct.error: {error}"
    except (IndexError, NotImplementedError, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


class Buffer(ctypes.Structure):
    """`Py_buffer`, through which C asks for a view of any shape, with any strides."""

    _fields_ = [
        ("buf", ctypes.c_void_p),
        ("obj", ctypes.c_void_p),
        ("len", ctypes.c_ssize_t),
        ("itemsize", ctypes.c_ssize_t),
        ("readonly", ctypes.c_int),
        ("ndim", ctypes.c_int),
        ("format", ctypes.c_char_p),
        ("shape", ctypes.POINTER(ctypes.c_ssize_t)),
        ("strides", ctypes.POINTER(ctypes.c_ssize_t)),
        ("suboffsets", ctypes.POINTER(ctypes.c_ssize_t)),
        ("internal", ctypes.c_void_p),
    ]


from_buffer = ctypes.pythonapi.PyMemoryView_FromBuffer
from_buffer.argtypes, from_buffer.restype = [ctypes.POINTER(Buffer)], ctypes.py_object
MEMORY = ctypes.create_string_buffer(bytes(range(256)), 256)
KEPT = []


def lowest(shape, strides):
    """How far below the first item the lowest one lies: what negative strides walk down."""
    return sum((size - 1) * stride for size, stride in zip(shape, strides) if stride < 0 < size)


def view(code, shape, strides=None, readonly=False):
    """A memoryview of MEMORY; without strides CPython works them out itself."""
    numbers = ctypes.c_ssize_t * len(shape)
    itemsize = struct.calcsize(code)
    start = ctypes.addressof(MEMORY) - lowest(shape, strides or ())
    code, shape = code.encode(), numbers(*shape)
    strides = strides if strides is None else numbers(*strides)
    KEPT.append((code, shape, strides))
    asked = Buffer(start, None, prod(shape) * itemsize, itemsize, readonly, len(shape), code, shape, strides)
    return from_buffer(ctypes.byref(asked))


def formats():
    """Every printable character, alone and behind an `@`, and texts of other lengths. Left out are `l` and `L`, whose
    size differs between platforms, and `e`, `F` and `D`, which some versions of CPython know and others do not, and `#`, which
    begins a comment here."""
    printable = [chr(code) for code in range(32, 127) if chr(code) not in "lLeFD#"]
    longer = ["", "@@", "@@i", "ii", "i@", "@ii", "<i", ">d", "=q", "!h", "1i", "@1B", " i", "i ", "@ i", "BB", "Bb", "4s"]
    for text in [*printable, *(f"@{code}" for code in printable), *longer]:
        yield text, answer(lambda: "{0.format} {0.itemsize}".format(memoryview(bytes(8)).cast(text)))


def structs():
    """Every pair of codes, native and standard; counts; the prefixes; what is refused, and in which order."""
    codes = CODES + "xspe"
    for prefix, one, other in product(["", "<"], codes, codes):
        yield f"{prefix}{one}{other}"
    for prefix, count, code in product(["", "@", ">"], [0, 1, 2, 3, 7, 16, 100], codes):
        yield f"{prefix}b{count}{code}"
    records = ["idf", "fdi", "dif", "hhl", "c?d", "3h", "b0q", "idf0d", "bxh", "10s2h", "5pq", "cece", "b3xi", "2i 3h q"]
    for prefix, record in product(["", "@", "=", "<", ">", "!"], records):
        yield f"{prefix}{record}"
    yield from ["", "@", "=", "<", ">", "!", " ", "  i", "i ", "i  d", "2 i", "@ i", " @i", "<<i", "@@i", "<@i", "i<d", "00i", "007h"]
    yield from ["z", "iz", "zi", "5", "i5", "5 ", "i12", "-1i", "+1i", "1.5i", "u", "w", "O", "i,d", "(i)", "i5z", "z5", "0z"]
    for count, code in product([LARGEST // 8, LARGEST // 4, LARGEST // 2, LARGEST - 1, LARGEST, LARGEST + 1, 10**30], "bhiqdxse"):
        yield from [f"{count}{code}", f"<{count}{code}", f"b{count}{code}", f"{count}{code}b", f"{count}{code}0h", f"{count}{code}z"]


def calcsizes(lp64):
    """Struct formats with their sizes: those that need to know a native `long`, or all others."""
    for text in dict.fromkeys(structs()):
        native = text[:1] not in ("=", "<", ">", "!")
        if lp64 == (native and not {"l", "L"}.isdisjoint(text)):
            yield text, answer(lambda: struct.calcsize(text))


def shapes():
    """Shapes of up to 4 dimensions, then ones that only numbers can hold, then ones that nothing can."""
    for code, ndim in product("BhiP", range(5)):
        for shape in product([0, 1, 2, 3, 5] if ndim < 3 else [0, 1, 3], repeat=ndim):
            yield code, shape, "{0.strides} {0.nbytes}".format(view(code, shape))
    fit = [("B", (LARGEST,)), ("i", (LARGEST // 4,)), ("d", (2**30, 2**29)), ("B", (1, LARGEST, 1)), ("q", (2**20,) * 2 + (2**19,))]
    fit += [("B", (2**40, 2**40, 0)), ("d", (0, LARGEST // 8)), ("h", (2,) * 61), ("B", (1,) * 64), ("c", (3, LARGEST, 0))]
    for code, shape in fit:
        yield code, shape, "{0.strides} {0.nbytes}".format(view(code, shape))
    huge = [2**31, 2**32, 2**40, 2**61, 2**62, LARGEST]
    pairs = [("B", pair) for pair in product(huge, huge)] + [("d", (size,)) for size in huge if size * 8 > LARGEST]
    for code, shape in [*pairs, ("B", (2,) * 63), ("i", (2,) * 62), ("B", (3, LARGEST)), ("B", (LARGEST, 3)), ("B", (1,) * 65), ("B", (2,) * 70)]:
        if prod(shape) * struct.calcsize(code) > LARGEST or len(shape) > 64:
            yield code, shape, answer(lambda: memoryview(bytes(8)).cast(code, shape))


def orders(shape, itemsize):
    """Strides for a shape: every order of its dimensions without gaps, then with gaps, backwards, and standing still."""
    ndim = len(shape)
    for order in permutations(range(ndim)):
        strides, stride = [0] * ndim, itemsize
        for dimension in reversed(order):
            strides[dimension], stride = stride, stride * shape[dimension]
        yield tuple(strides)
    tight = tuple(itemsize * prod(shape[at + 1 :]) for at in range(ndim))
    for at in range(ndim):
        for factor in (2, -1, 0):
            yield tuple(stride * factor if dimension == at else stride for dimension, stride in enumerate(tight))
        yield tuple(itemsize * 7 if dimension == at else stride for dimension, stride in enumerate(tight))
    yield tuple(itemsize for _ in shape)
    yield tuple(-stride for stride in tight)


def layouts(codes, sizes):
    """Formats, shapes of up to 3 dimensions and strides, each once."""
    found = {}
    for code, ndim in product(codes, range(4)):
        for shape in product(sizes, repeat=ndim):
            for strides in orders(shape, struct.calcsize(code)):
                found[code, shape, strides] = None
    return found


def locations():
    """Indices into views whose every byte is its own offset: inside, one past either end, too few and too many."""
    views = [("B", (), ()), ("B", (5,), (1,)), ("H", (3,), (-4,)), ("B", (0,), (1,)), ("i", (2, 3), (12, 4))]
    views += [("i", (3, 2), (4, 12)), ("B", (2, 3), (-8, 2)), ("h", (1, 4), (99, -2)), ("B", (2, 0), (1, 1))]
    views += [("B", (2, 3, 2), (6, 2, 1)), ("H", (2, 1, 3), (-20, 7, 6)), ("B", (2, 1, 2, 2), (4, 4, 2, 1))]
    for code, shape, strides in views:
        tried = view(code, shape, strides)
        offset = lambda at: tried[at].to_bytes(tried.itemsize, sys.byteorder)[0 if sys.byteorder == "little" else -1]
        choices = [range(-size - 1, size + 1) if len(shape) < 4 else (-size - 1, -1, 0, size) for size in shape]
        extremes = [(LARGEST,) * len(shape), (-LARGEST - 1,) * len(shape), (LARGEST,) + (0,) * len(shape)]
        for at in [*product(*choices), *extremes, *((0,) * count for count in range(6))]:
            yield code, shape, strides, at, answer(lambda: offset(at))


def flags():
    for code, shape, strides in [*layouts("B", [0, 1, 2]), *layouts("d", [0, 1, 2, 3])]:
        asked = view(code, shape, strides)
        yield code, shape, strides, f"{asked.c_contiguous} {asked.f_contiguous} {asked.contiguous}"


def descriptions():
    """The values of all attributes of a view, in the order in which `describe` tells them."""
    names = "format itemsize ndim shape strides nbytes readonly c_contiguous f_contiguous contiguous suboffsets".split()
    texts = [prefix + code for prefix in ("", "@") for code in CODES if code not in "lL"]
    for at, (code, shape, strides) in enumerate(layouts("B", [0, 1, 2])):
        code, readonly = texts[at % len(texts)], at % 3 == 0
        strides = tuple(stride * struct.calcsize(code) for stride in strides)
        asked = view(code, shape, strides, readonly)
        yield code, shape, strides, readonly, " ".join(repr(getattr(asked, name)) for name in names)


def record(name, columns, rows):
    lines = [f"# {columns}", "# Recorded from CPython by tests/python/record_metadata.py on a 64-bit machine: change that, never this."]
    lines += ["\t".join(map(str, row)) for row in rows]
    (RECORDED / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{name}.tsv: {len(lines) - 2} cases")


if __name__ == "__main__":
    RECORDED.mkdir(exist_ok=True)
    record("format", "text, format and itemsize of memoryview(bytes(8)).cast(text)", formats())
    record("calcsize", "format, struct.calcsize(format), none that needs to know a native long", calcsizes(False))
    if struct.calcsize("l") == 8:
        record("calcsize_lp64", "format, struct.calcsize(format), where a long has 8 bytes", calcsizes(True))
    record("shape", "format, shape, strides and nbytes in C order", shapes())
    record("locate", "format, shape, strides, indices, offset of the item from the lowest byte", locations())
    record("contiguous", "format, shape, strides, c_contiguous and f_contiguous and contiguous", flags())
    record("describe", "format, shape, strides, readonly, all attributes", descriptions())
