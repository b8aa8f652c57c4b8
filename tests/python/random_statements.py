"""How CPython answers a random program, and the smallest things that its statements are made of."""

import ctypes
import re
import struct
import sys
from array import array
from math import prod

# A view knows `e` since CPython 3.12; 256 and 512 are no request since 3.13.
CODES = "cbB?hHiIlLqQnNfdP" + "e" * (sys.version_info >= (3, 12))
NO_REQUEST = () if sys.version_info >= (3, 13) else (256, 512)
MAX = 2**63 - 1
ATTRIBUTES = "format itemsize ndim shape strides nbytes readonly c_contiguous f_contiguous contiguous suboffsets".split()
FLOATS = [0.0, -0.0, 0.1, -2.5, 65504.0, 65519.9, 65520.0, 1e-8, 1e16, 1e-5, 2**50 + 0.25, 3.4e38, 1e39, 5e-324, float("nan"), float("inf")]


class Buffer(ctypes.Structure):
    """`Py_buffer`, through which C asks for a view of any shape, with any strides."""

    _fields_ = [(name, ctypes.c_void_p) for name in ("buf", "obj")] + [(name, ctypes.c_ssize_t) for name in ("len", "itemsize")]
    _fields_ += [(name, ctypes.c_int) for name in ("readonly", "ndim")] + [("format", ctypes.c_char_p)]
    _fields_ += [(name, ctypes.POINTER(ctypes.c_ssize_t)) for name in ("shape", "strides", "suboffsets")] + [("internal", ctypes.c_void_p)]


class LaidOut:
    """An exporter with strides of its own, its lowest item at the start of its memory."""

    def __init__(self, code, shape, strides, data):
        numbers, itemsize = ctypes.c_ssize_t * len(shape), struct.calcsize(code)
        self.data, self.memory = data, ctypes.create_string_buffer(data, len(data))
        down = sum((size - 1) * stride for size, stride in zip(shape, strides) if stride < 0 < size)
        self.parts = code.encode(), numbers(*shape), numbers(*strides)
        start = ctypes.addressof(self.memory) - down
        self.buffer = Buffer(start, None, prod(shape) * itemsize, itemsize, True, len(shape), *self.parts)

    def view(self):
        from_buffer = ctypes.pythonapi.PyMemoryView_FromBuffer
        from_buffer.argtypes, from_buffer.restype = [ctypes.POINTER(Buffer)], ctypes.py_object
        return from_buffer(ctypes.byref(self.buffer))


def opened(owner):
    """`memoryview`, of a `LaidOut` too: before 3.12 no class of Python's could export."""
    return owner.view() if isinstance(owner, LaidOut) else memoryview(owner)


def namespace(kind, owners):
    """What the names of a program stand for before its first statement."""
    names = {"nan": float("nan"), "inf": float("inf"), "array": array, "laid_out": LaidOut, "memoryview": memoryview}
    if any("laid_out" in owner for owner in owners):
        names["memoryview"] = opened
    for owner in owners:
        exec(owner, names)
    if kind == "# bytes":
        names["v"] = memoryview(names["A"])
    return names


def run(kind, statement, names):
    """What a statement answers: a value, the attributes of a new view, `ok`, or the last line of a traceback."""
    try:
        target, equals, _ = statement.partition(" = ")
        if equals or statement.startswith(("del ", "with ")):
            exec(statement, names)
            if kind != "# memory" or len(target) > 1:
                return "ok"
            return "; ".join(f"{name:<13}{getattr(names[target], name)!r}" for name in ATTRIBUTES)
        answer = eval(statement, names)
        return "ok" if answer is None else repr(answer)
    except Exception as error:
        # The line of C where a SystemError was raised is not the same in two versions.
        return re.sub(r"^SystemError: \S+:\d+: ", "SystemError: ", f"{type(error).__name__}: {error}")


def held(names, owners):
    """What each owner holds in the end."""
    owners = [(owner[0], names[owner[0]]) for owner in owners]
    return [(name, repr((owner.data if isinstance(owner, LaidOut) else bytes(owner)).hex())) for name, owner in owners]


def views(names):
    return [name for name, named in names.items() if len(name) == 1 and name.islower()]


def an_index(dice, length):
    if dice.random() < 0.03:
        return dice.choice([MAX, -MAX, -MAX - 1, 2**32, -(2**31)])
    return dice.randrange(-length - 1, length + 1) if dice.random() < 0.3 else dice.randrange(max(length, 1))


def a_slice(dice, length, step=True, huge=0.2):
    def end():
        if dice.random() < 0.05:
            return str(dice.choice([MAX, -MAX - 1, 2**40]))
        return str(dice.randrange(-length - 2, length + 3)) if dice.random() < 0.5 else ""

    ends = [end(), end()]
    if step and dice.random() < 0.5:
        steps = [MAX, -MAX, -MAX - 1, 2**62, 2**61, 2**32] if dice.random() < huge else [1, 2, 3, -1, -1, -2, -3, 5, 0]
        ends.append(str(dice.choice(steps)))
    return ":".join(ends)


def a_value(dice, code):
    """Any value, and more often one that lies where the format has an edge."""
    if dice.random() < (0.7 if code == "c" else 0.06):
        return f"b'\\x{dice.randrange(256):02x}'"
    if dice.random() < (0.7 if code in "efd" else 0.06):
        # Floats of 16 bits, and what lies halfway between two of them.
        half = dice.randrange(-4096, 4096) / 2 * 2.0 ** dice.randrange(-24, 6)
        return repr(half if dice.random() < 0.5 else dice.choice(FLOATS))
    if dice.random() < 0.06:
        return dice.choice(["True", "False"])
    if code in "efd" and dice.random() < 0.5:
        # A whole number that would come out otherwise if it did not become a double first.
        return str(2 ** (high := dice.randrange(54, 64)) + 2 ** (high - 24) + dice.choice([-1, 0, 1]))
    bits = dice.choice([0, 8 * struct.calcsize(code) - 1, 8 * struct.calcsize(code), 11, 53, 64])
    return str(dice.choice([1, -1]) * 2**bits + dice.choice([-1, 0, 1])) if dice.random() < 0.6 else str(dice.randrange(256))


def from_hex(dice, count, kind="bytes"):
    """Bytes of any value, of few values, or of floats that `repr` has to round."""
    data = bytes(dice.choice([0, 1, 1, 2, 65, 255]) for _ in range(count)) if dice.random() < 0.4 else dice.randbytes(count)
    if count >= 8 and dice.random() < 0.3:
        data = (struct.pack("d", dice.choice(FLOATS)) + struct.pack("f", dice.uniform(512, 1000)) + data)[:count]
    return f'{kind}.fromhex("{data.hex()}")'


def a_hex(dice):
    sep = dice.choice(["-", ":", " ", "_", "x", "é"])
    return dice.choice(["", f'"{sep}"', f'"{sep}", {dice.choice([-3, -2, -1, 0, 1, 2, 3, 4, 100, 2**31 - 1, -(2**31)])}'])
