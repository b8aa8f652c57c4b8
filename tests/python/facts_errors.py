"""CPython's own words: when it refuses, and the last line of its traceback. `facts.py` asks each again."""

import array

from asking import assign


def released():
    view = memoryview(b"abc")
    view.release()
    return view


def table(shape=(2, 3)):
    return memoryview(bytes(range(6))).cast("B", shape)


def writable(text=b"abc"):
    return memoryview(bytearray(text))


def grow_bytes():
    owner = bytearray(b"abc")
    with memoryview(owner):
        owner.extend(b"d")


def grow_array():
    owner = array.array("i", [1, 2])
    with memoryview(owner):
        owner.append(3)


OUT_OF_BOUNDS = "IndexError: index out of bounds on dimension"
FORMAT = (
    "ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'"
)
STRUCTURES = "ValueError: memoryview assignment: lvalue and rvalue have different structures"
READ_ONLY = "TypeError: cannot modify read-only memory"

ERRORS = {
    "a str is no buffer": (
        lambda: memoryview("str"),
        "TypeError: memoryview: a bytes-like object is required, not 'str'",
    ),
    "an index past the end": (lambda: memoryview(b"abc")[3], f"{OUT_OF_BOUNDS} 1"),
    "an index before the start": (lambda: memoryview(b"abc")[-4], f"{OUT_OF_BOUNDS} 1"),
    "a first index past the end, of two": (lambda: table()[2, 0], f"{OUT_OF_BOUNDS} 1"),
    "a second index past the end": (lambda: table()[0, 3], f"{OUT_OF_BOUNDS} 2"),
    "a write to a read-only view": (lambda: assign(memoryview(b"abc"), 0, 1), READ_ONLY),
    "read-only is checked before the index": (lambda: assign(memoryview(b"abc"), 9, 1), READ_ONLY),
    "a value that does not fit a byte": (
        lambda: assign(writable(), 0, 256),
        "ValueError: memoryview: invalid value for format 'B'",
    ),
    "a value of another type": (
        lambda: assign(writable(), 0, b"a"),
        "TypeError: memoryview: invalid type for format 'B'",
    ),
    "a slice assigned from another length": (lambda: assign(writable(), slice(0, 2), b"x"), STRUCTURES),
    "a slice assigned from another format": (
        lambda: assign(writable(), slice(0, 1), memoryview(b"x").cast("b")),
        STRUCTURES,
    ),
    "a step of zero": (lambda: memoryview(b"abc")[::0], "ValueError: slice step cannot be zero"),
    "a hash of a writable view": (lambda: hash(writable()), "ValueError: cannot hash writable memoryview object"),
    "a cast of a strided view": (
        lambda: memoryview(bytes(8))[::2].cast("h"),
        "TypeError: memoryview: casts are restricted to C-contiguous views",
    ),
    "a cast whose length does not divide": (
        lambda: memoryview(bytes(3)).cast("h"),
        "TypeError: memoryview: length is not a multiple of itemsize",
    ),
    "a cast whose shape does not fit": (
        lambda: memoryview(bytes(6)).cast("B", (4, 2)),
        "TypeError: memoryview: product(shape) * itemsize != buffer size",
    ),
    "a shape with a zero": (
        lambda: memoryview(bytes(6)).cast("B", (0, 6)),
        "ValueError: memoryview.cast(): elements of shape must be integers > 0",
    ),
    "a cast from items to items": (
        lambda: memoryview(bytes(8)).cast("i").cast("h"),
        "TypeError: memoryview: cannot cast between two non-byte formats",
    ),
    "one index into two dimensions": (
        lambda: table()[0],
        "NotImplementedError: multi-dimensional sub-views are not implemented",
    ),
    "a tuple that is too short": (lambda: table()[0,], "NotImplementedError: sub-views are not implemented"),
    "use after release": (
        lambda: released()[0],
        "ValueError: operation forbidden on released memoryview object",
    ),
    "bytearray.extend while a view is open": (
        grow_bytes,
        "BufferError: Existing exports of data: object cannot be re-sized",
    ),
    "array.append while a view is open": (
        grow_array,
        "BufferError: cannot resize an array that is exporting buffers",
    ),
}
for code in ["x", "s", "<i", ">i", "=i", "!i", "2i", ""]:
    ERRORS[f"a cast to {code!r}"] = (lambda code=code: memoryview(bytes(8)).cast(code), FORMAT)
