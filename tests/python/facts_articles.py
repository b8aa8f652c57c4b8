"""E1 to E24: where the articles say something else than CPython does. `facts.py` asks each again."""

import array
import ctypes
import gc
import struct
import sys
import weakref

from asking import assign, equal, fact, refused

ARTICLES = {}
STRUCTURES = "ValueError: memoryview assignment: lvalue and rvalue have different structures"
NOT_BETWEEN_ITEMS = "TypeError: memoryview: cannot cast between two non-byte formats"


@fact(ARTICLES, "E1")
def three_bytes_are_three():
    equal(bytes(memoryview(b"capybara")[0:3]), b"cap")


@fact(ARTICLES, "E2")
def minus_one_leaves_the_last_byte_out():
    equal(bytes(memoryview(b"capybara")[4:-1]), b"bar")


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


@fact(ARTICLES, "E19", needs=(3, 12))
def a_class_can_export():
    import collections.abc

    class Exporter:
        def __buffer__(self, flags):
            return memoryview(b"abc")

    equal(bytes(memoryview(Exporter())), b"abc")
    assert isinstance(Exporter(), collections.abc.Buffer)


@fact(ARTICLES, "E20")
def an_argument_is_the_same_object():
    owner = bytearray(1)
    assert (lambda argument: argument is owner)(owner)
    assert owner[:] is not owner


@fact(ARTICLES, "E21")
def a_list_of_a_view_is_a_copy():
    channel = memoryview(bytes(4000))[::4]
    assert list(channel).__sizeof__() >= struct.calcsize("P") * len(channel)


@fact(ARTICLES, "E22")
def offsets_are_calculated():
    table = memoryview(bytes(range(8))).cast("B", (2, 4))
    equal((table.strides, table[1, 2]), ((4, 1), 6))


@fact(ARTICLES, "E23")
def a_view_keeps_the_format_of_its_exporter():
    view = memoryview((ctypes.c_int.__ctype_be__ * 2)(1, 2))
    equal((view.format, view == memoryview(array.array("i", [1, 2]))), (">i", True))
    equal(refused(view.tolist), "NotImplementedError: memoryview: unsupported format >i")


@fact(ARTICLES, "E24")
def a_stream_that_starts_over_finds_nothing_older():
    # The article's arithmetic: when full, it begins at 0 again, and its search stops at the position.
    slots, position = [None] * 4, 0
    for record in range(6):
        if position == len(slots):
            position = 0
        slots[position] = record
        position += 1
    equal((slots, slots[:position]), ([4, 5, 2, 3], [4, 5]))
