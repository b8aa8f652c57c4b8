#!/usr/bin/env python3
"""What CPython does, as the book says it, asked again: `python3 tests/python/facts.py`.

First come E1 to E24, where the articles say otherwise; then the errors whose words the exercises repeat; then the other
facts that the chapters rest on, which stand here. Needs the standard library alone.
"""

import array
import ctypes
import inspect
import pathlib
import re
import struct
import sys
import tracemalloc

from asking import equal, fact, refused
from facts_articles import ARTICLES
from facts_errors import ERRORS

OTHERS = {}


@fact(OTHERS, "struct.calcsize, native and packed")
def sizes_of_structs():
    sizes = {"idf": (20, 16), "ib": (5, 5), "bi": (8, 5), "bq": (16, 9), "qb": (9, 9), "b0q": (8, 1)}
    sizes |= {"3h": (6, 6), "c?d": (16, 10)}
    if struct.calcsize("l") == 8:  # Windows has a long of four bytes.
        sizes["hhl"] = (16, 8)
    for layout, both in sizes.items():
        equal((struct.calcsize(layout), struct.calcsize("<" + layout)), both)


@fact(OTHERS, "the formats that cast accepts, and their sizes")
def formats_of_cast():
    sizes = dict(zip("cbB?hHiIqQfd", [1, 1, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8]))
    sizes |= {letter: struct.calcsize(letter) for letter in "lLnNP"}
    for letter, size in sizes.items():
        equal(memoryview(bytes(16)).cast(letter).itemsize, size)
    if sys.platform == "linux" and sys.maxsize == 2**63 - 1:
        equal([sizes[letter] for letter in "lLnNP"], [8] * 5)


@fact(OTHERS, "cast takes half floats from 3.12 on")
def half_floats():
    if sys.version_info >= (3, 12):
        equal(memoryview(bytes(8)).cast("e").itemsize, 2)
    else:
        equal(refused(lambda: memoryview(bytes(8)).cast("e")), ERRORS["a cast to 'x'"][1])


@fact(OTHERS, "a view keeps the format that its exporter has")
def format_of_an_exporter():
    view = memoryview((ctypes.c_int.__ctype_be__ * 2)(1, 2))
    equal((view.format, view == memoryview(array.array("i", [1, 2]))), (">i", True))
    equal(refused(view.tolist), "NotImplementedError: memoryview: unsupported format >i")


@fact(OTHERS, "overlapping assignment behaves as if copied first")
def overlap():
    owner = bytearray(b"abcdef")
    view = memoryview(owner)
    view[1:] = view[:-1]
    equal(owner, b"aabcde")
    owner[:] = b"abcdef"
    view[:-1] = view[1:]
    equal(owner, b"bcdeff")


@fact(OTHERS, "strided and reversed slices")
def strides():
    view = memoryview(b"abcdefgh")
    equal(view[::2].tolist(), [97, 99, 101, 103])
    equal((view[::-1].strides, view[::-2].tobytes(), view[::2].contiguous), ((-1,), b"hfdb", False))


@fact(OTHERS, "hex groups from the right, and from the left for a negative size")
def hexadecimal():
    equal(memoryview(b"abcdef").hex("-", 2), "6162-6364-6566")
    equal(memoryview(b"abc").hex("-", 2), "61-6263")
    equal(memoryview(b"abc").hex("-", -2), "6162-63")


@fact(OTHERS, "equality compares values")
def equality():
    equal(memoryview(array.array("i", [1, 2])) == memoryview(array.array("d", [1.0, 2.0])), True)


@fact(OTHERS, "a view without dimensions")
def no_dimension():
    view = memoryview(bytes(4)).cast("i", ())
    equal((view.shape, view[()], view.tolist()), ((), 0, 0))


@fact(OTHERS, "a released view whose slice is open still holds its owner")
def release_with_a_slice_open():
    owner = bytearray(b"abc")
    view = memoryview(owner)
    part = view[1:]
    view.release()
    equal(refused(lambda: owner.extend(b"d")), ERRORS["bytearray.extend while a view is open"][1])
    part.release()
    owner.extend(b"d")


@fact(OTHERS, "PEP 688: an exporter with a single holder", needs=(3, 12))
def single_holder():
    asked = []

    class Exporter:
        def __init__(self):
            self.data, self.held = bytearray(b"abc"), False

        def __buffer__(self, flags):
            asked.append(int(flags))
            if self.held:
                raise RuntimeError("held already")
            self.held = True
            return memoryview(self.data)

        def __release_buffer__(self, view):
            self.held = False
            view.release()

    flags = inspect.BufferFlags
    equal((flags.SIMPLE, flags.WRITABLE, flags.FULL_RO), (0, 1, 284))
    exporter = Exporter()
    view = memoryview(exporter)
    equal(asked, [284])
    equal(refused(lambda: memoryview(exporter)), "RuntimeError: held already")
    view.release()
    exporter.data.extend(b"d")


@fact(OTHERS, "slicing copies, slicing a view does not")
def slicing_copies():
    owner = bytearray(100_000_000)
    view = memoryview(owner)
    tracemalloc.start()
    part = view[: len(view) // 2]
    looked = tracemalloc.get_traced_memory()[1]
    copy = owner[: len(owner) // 2]
    copied = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert looked < 1000 and copied >= len(copy) == len(part), (looked, copied)


@fact(OTHERS, "count and index", needs=(3, 14))
def count_and_index():
    view = memoryview(b"abcab")
    equal((view.count(97), view.index(98)), (2, 1))


@fact(OTHERS, "count and index are new in 3.14")
def no_count_before():
    equal(hasattr(memoryview, "count"), sys.version_info >= (3, 14))


@fact(OTHERS, "the page Python to Rust names every attribute and method of memoryview")
def nothing_is_left_out():
    page = pathlib.Path(__file__).parents[2].joinpath("book/chapters/python-to-rust.md").read_text(encoding="utf-8")
    of_python = " ".join(line.split("|")[1] for line in page.splitlines() if line.startswith("| "))
    private = re.compile("_[^_]")
    for name in set(dir(memoryview)) | {"count", "index"}:
        if private.match(name):
            continue
        asked, where = (name, page) if name.startswith("__") else (f"view.{name}", of_python)
        assert re.search(re.escape(asked) + r"\b", where), f"{asked} is not named"


def main():
    articles = [f"E{number}" for number in range(1, 25)]
    equal(sorted(ARTICLES, key=articles.index), articles)
    for name, (ask, said) in ERRORS.items():
        fact(OTHERS, name)(lambda ask=ask, said=said: equal(refused(ask), said))
    held, failed, waiting = 0, 0, 0
    for name, (check, needs) in (ARTICLES | OTHERS).items():
        if sys.version_info < needs:
            waiting += 1
            continue
        try:
            check()
            held += 1
        except Exception as error:
            failed += 1
            print(f"{name}: {error}")
    print(f"{held} facts hold, {failed} do not, {waiting} need a newer Python")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
