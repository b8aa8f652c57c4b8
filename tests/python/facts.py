#!/usr/bin/env python3
"""What CPython does, as the book says it, asked again: `python3 tests/python/facts.py`.

E1 to E18 are the places where the articles say otherwise; then come the errors whose words the exercises repeat, then the
other facts that the chapters rest on. Needs the standard library alone.
"""

import array
import gc
import struct
import sys
import warnings
import weakref

from facts_errors import ERRORS

ARTICLES, OTHERS = {}, {}


def fact(table, name, needs=(3, 11)):
    """Puts a fact into its table; it holds when calling it does not fail."""

    def register(check):
        assert name not in table, f"{name} is there twice"
        table[name] = (check, needs)
        return check

    return register


def refused(ask):
    """The last line of the traceback that `ask` ends in."""
    try:
        ask()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    raise AssertionError("nothing was refused")


def equal(seen, expected):
    assert seen == expected, f"CPython says {seen!r}, the book {expected!r}"


def assign(view, key, value):
    view[key] = value


@fact(ARTICLES, "E1")
def three_bytes_are_three():
    equal(bytes(memoryview(b"capybara")[0:3]), b"cap")


@fact(ARTICLES, "E2")
def minus_one_leaves_the_last_byte_out():
    equal(bytes(memoryview(b"capybara")[4:-1]), b"bar")


STRUCTURES = "ValueError: memoryview assignment: lvalue and rvalue have different structures"


@fact(ARTICLES, "E3")
def four_bytes_do_not_fit_over_three():
    owner = bytearray(b"capybara")
    equal(refused(lambda: assign(memoryview(owner), slice(0, 3), b"Bara")), STRUCTURES)
    equal(owner, b"capybara")


@fact(ARTICLES, "E4")
def byte_87_is_a_capital_letter():
    owner = bytearray(b"World")
    memoryview(owner)[0] = 87
    equal(owner, b"World")


@fact(ARTICLES, "E5")
def a_slice_of_a_bytearray_is_a_bytearray():
    owner = bytearray(b"abc")
    copy = owner[:]
    equal(type(copy), bytearray)
    copy[0] = 0
    equal(owner, b"abc")


@fact(ARTICLES, "E6")
def the_shape_argument_sets_the_dimensions():
    view = memoryview(bytes(12))
    equal(view.cast("i").shape, (3,))
    equal(view.cast("i", (3, 1)).shape, (3, 1))
    equal(view.cast("B", (3, 4)).shape, (3, 4))


NOT_BETWEEN_ITEMS = "TypeError: memoryview: cannot cast between two non-byte formats"


@fact(ARTICLES, "E7")
def items_are_not_cast_to_items():
    equal(refused(lambda: memoryview(bytes(12)).cast("i").cast("i", (3, 1))), NOT_BETWEEN_ITEMS)


@fact(ARTICLES, "E8")
def one_index_is_no_row():
    view = memoryview(bytes(range(3))).cast("B", (3, 1))
    equal(refused(lambda: view[2][0]), "NotImplementedError: multi-dimensional sub-views are not implemented")
    equal(view[2, 0], 2)


@fact(ARTICLES, "E9")
def a_view_has_no_byte_order():
    said = "memoryview: destination format must be a native single character format prefixed with an optional '@'"
    for order in "<>":
        equal(refused(lambda: memoryview(bytes(4)).cast(order + "i")), "ValueError: " + said)
    equal(struct.unpack(">i", memoryview(b"\0\0\1\0")), (256,))


@fact(ARTICLES, "E10")
def a_view_keeps_its_owner_alive():
    class Owner(bytearray):
        pass

    owner = Owner(b"temporary")
    view, alive = memoryview(owner), weakref.ref(owner)
    del owner
    gc.collect()
    equal(bytes(view), b"temporary")
    assert view.obj is alive()
    view.release()
    gc.collect()
    assert alive() is None


@fact(ARTICLES, "E11")
def sixteen_bytes_that_are_twenty():
    record = struct.pack("idf", 1, 2.0, 3.0)
    equal((len(record), len(struct.pack("<idf", 1, 2.0, 3.0))), (20, 16))
    equal(record[4:8], bytes(4))
    equal(refused(lambda: assign(memoryview(bytearray(64)), slice(0, 16), record)), STRUCTURES)


@fact(ARTICLES, "E12")
def a_view_counts_items_not_bytes():
    view, row, columns = memoryview(array.array("d", [0.0] * 25)), 1, 5
    start = row * columns * 8
    equal(len(view[start : start + columns * 8]), 0)
    equal(refused(lambda: view[0:40].cast("d")), NOT_BETWEEN_ITEMS)


@fact(ARTICLES, "E13")
def a_bytes_literal_is_ascii():
    for literal in ('b"\N{SNAKE}"', 'bytearray(b"\N{SNAKE}")'):
        try:
            compile(literal, "literal", "eval")
        except SyntaxError as error:
            equal(error.msg, "bytes can only contain ASCII literal characters")
        else:
            raise AssertionError("it compiles")


@fact(ARTICLES, "E14")
def sums_that_are_never_evicted_describe_something_else():
    # The article's arithmetic: it adds on every push, takes nothing away, and divides by what is in the buffer.
    size, total, count, least, slots = 100, 0.0, 0, float("inf"), [None] * 100
    for push in range(150):
        value = 50.0
        slots[push % size] = value
        total, count, least = total + value, min(count + 1, size), min(least, value)
    equal((total / count, sum(slots) / len(slots)), (75.0, 50.0))
    least, slots = float("inf"), [None] * 2
    for push, value in enumerate([1.0, 5.0, 6.0]):
        slots[push % 2], least = value, min(least, value)
    equal((least, min(slots)), (1.0, 5.0))


@fact(ARTICLES, "E15")
def text_is_not_bytes():
    equal(refused(lambda: bytearray("capybara")), "TypeError: string argument without an encoding")


@fact(ARTICLES, "E16")
def an_asterisk_multiplies():
    assert refused(lambda: memoryview * (bytearray(b"capybara"))).startswith("TypeError: ")


@fact(ARTICLES, "E17")
def a_view_is_an_object_of_one_size():
    small, large = memoryview(bytes(10)), memoryview(bytes(10_000_000))
    equal(sys.getsizeof(small), sys.getsizeof(large))
    if sys.maxsize == 2**63 - 1:
        equal(sys.getsizeof(small), 184)


@fact(ARTICLES, "E18")
def read_only_is_not_frozen():
    owner = bytearray(1)
    view = memoryview(owner).toreadonly()
    owner[0] = 1
    equal(view[0], 1)
    equal(refused(lambda: assign(view, 0, 2)), "TypeError: cannot modify read-only memory")


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

    import inspect

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
    import tracemalloc

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


def main():
    warnings.simplefilter("error")
    articles = [f"E{number}" for number in range(1, 19)]
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
