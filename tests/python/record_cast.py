#!/usr/bin/env python3
"""Record how CPython reads, writes and casts the items of views, and what whole programs about them say, for chapter 6.

It writes exercises/06-cast/tests/recorded/{read,write,cast,shape,programs}.tsv, wherever it is run from: the same bytes on every run and on every CPython
from 3.11. Sizes and byte order are those of a little-endian 64-bit machine whose `long` has 8 bytes.
"""

import ctypes
import itertools
import pathlib
import random
import struct
import sys
from math import prod

CHAPTER = pathlib.Path(__file__).resolve().parents[2] / "exercises" / "06-cast"
CODES = "cbB?hHiIlLqQnNfdP"
DOUBLES = [0.0, -0.0, 1.0, -1.5, 0.1, float("nan"), float("inf"), -float("inf"), 1e16, 9007199254740993.0, 1e-5, 5e-324, -1e300]
FLOATS = [1.0, -0.0, 0.1, float("nan"), float("inf"), -float("inf"), 16777216.0, 1e-7, 1e-45]
HALFWAY = [512.00006103515625, 600.0001831054688, 2**50 + 0.25, 2**50 + 0.75, 2.0**-44, 1e22, 1e23, 5e-5]  # between two texts
DICE = random.Random(6)
# What every view here looks at: doubles, floats, whole numbers at their edges, and whatever comes.
MEMORY = struct.pack("<13d9f3b3h3i3q", *DOUBLES, *FLOATS, *[0, 127, -128, -1, 32767, -32768] * 2) + DICE.randbytes(256)
# Items that no native code names, as ctypes lends them.
FOREIGN = {">i": ctypes.c_int.__ctype_be__, ">h": ctypes.c_short.__ctype_be__, ">d": ctypes.c_double.__ctype_be__}
FOREIGN["T{>h:x:>h:y:>h:z:}"] = type("Point", (ctypes.BigEndianStructure,), {"_fields_": [(name, ctypes.c_short) for name in "xyz"]})
COLUMNS = "what v looks at, statements, answers and then what a bytearray holds"


def raised(error):
    """The last line of a traceback."""
    return f"{type(error).__name__}: {error}"


def shown(answer):
    """What a statement answers: nothing, a view's attributes, or the value."""
    if isinstance(answer, memoryview):
        return f"{answer.format} {answer.shape} {answer.strides} {answer.readonly}"
    return "ok" if answer is None else repr(answer)


def run(statement, names):
    """Runs one statement as it is written, and says what it answers; `a = …` answers what `a` is then."""
    try:
        if " = " not in statement:
            return shown(eval(statement, None, names))
        exec(statement, None, names)
        return shown(names.get(statement.split(" = ")[0]))
    except (IndexError, NotImplementedError, OverflowError, TypeError, ValueError) as error:
        return raised(error)


def foreign(format, memory):
    """A view of this format of a whole memory."""
    item = FOREIGN[format]
    items = item * (len(memory) // ctypes.sizeof(item))
    view = memoryview(items.from_buffer(memory)) if isinstance(memory, bytearray) else memoryview(items.from_buffer_copy(memory)).toreadonly()
    assert view.format == format, f"ctypes calls {format} {view.format}"
    return view


def asked(owner, start, stop, *statements, format=None):
    """A row: what the view `v` looks at, what the statements answer, and what a `bytearray` holds when all is done. A
    statement about a view that was refused is left out."""
    memory = {"bytes": bytes, "bytearray": bytearray}[owner](MEMORY[start:stop])
    names, answers = {"v": foreign(format, memory) if format else memoryview(memory)}, {}
    for statement in statements:
        if statement[4 if statement[1:4] == " = " else 0] in names:
            answers[statement] = run(statement, names)
    behind = f" {format} {ctypes.sizeof(FOREIGN[format])}" if format else ""
    return f"{owner} {start}:{stop}{behind}", "; ".join(answers), " | ".join([*answers.values(), *[memory.hex()] * (owner == "bytearray")])


def scalars():
    """Values read in both byte orders, then values of every kind written to every format."""
    for code in CODES:
        size = struct.calcsize(code)
        items = [MEMORY[at : at + size] for at in [*range(0, 160, size), *range(161, 240, 13)]]
        for item in items + [struct.pack(f"<{code}", value) for value in HALFWAY if code in "fd"]:
            for order in "<>":
                value = memoryview(item if order == "<" else item[::-1]).cast(code)[0]
                yield "read", order, code, item.hex(), shown(value)
    edges = [sign * 2**bits + off for bits in (0, 7, 8, 15, 16, 31, 32, 63, 64) for sign in (1, -1) for off in (-1, 0, 1)]
    # A float is rounded from a double: 2**60 + 2**36 + 1 would come out higher if it were rounded once.
    values = [*sorted({0, *edges}), 2**60 + 2**36 + 1, True, False, b"a", b"\0", b"'", *DOUBLES, 2.5, 1e39, 3.4e38, -1e-50]
    for code, value in itertools.product(CODES, values):
        owner = bytearray(struct.calcsize(code))
        names = {"v": memoryview(owner).cast(code), "nan": float("nan"), "inf": float("inf")}
        text = run(f"v[0] = {value!r}", names)
        for order in "<>":
            item = owner.hex() if order == "<" else owner[::-1].hex()
            yield "write", order, code, repr(value), item if text == "ok" else text


def casts():
    """Every pair of formats over lengths that fit and that do not, an item of each, and gaps."""
    strange = ["", "@", "x", "s", "<i", ">d", "=B", "ii", "1i", "z", "@@i", "i@", "F0"]
    for code, size in itertools.product([*CODES, "@i", "@B", "@d", *strange], (0, 1, 4, 8, 24)):
        start = DICE.randrange(0, 300 - size)
        at = DICE.choice([0, -1, 1, size, -size - 1])
        yield asked("bytes", start, start + size, f"a = v.cast({code!r})", f"a[{at}]")
    for one, other in itertools.product([*CODES, "@b"], repeat=2):
        yield asked("bytes", 104, 120, f"a = v.cast({one!r})", f"b = a.cast({other!r})")
    for part in ("::2", "::-1", "1:1", "3:4", "3:4:-5", "1:9", "8:", "8:0:-1", f"::{2**62}", f"::{-(2**63)}"):
        for code in "BiQ":
            yield asked("bytes", 160, 176, f"a = v[{part}]", f"b = a.cast({code!r})", f"c = b[{part}]", "a[0]", "b[0]", "b[-1]")
    for value, at in itertools.product([7, -1, 300, True, 2.5, b"a"], [0, -1, 2, -3]):
        for owner in ("bytes", "bytearray"):
            for code in "Bhfc":
                yield asked(owner, 40, 48, f"a = v.cast({code!r})", f"a[{at}] = {value!r}", "a[0]")
    for owner, format, size in itertools.product(("bytes", "bytearray"), FOREIGN, (0, 24)):
        casts = [f"a = v.cast({code!r})" for code in ("B", "c", "@b", "i", "h", "<i", format)]
        yield asked(owner, 160, 160 + size, "v[0]", "v[9]", "v[0] = 1", "v[9] = 2.5", *casts, "a[0]", "a[0] = b'x'", "b = v[::-1]", "c = b.cast('B')", "b[0]", "b[9] = 1", format=format)


SHAPES = [(), (1,), (3,), (1, 1), (2, 2), (3, 2), (1, 4), (2, 1, 2), (1, 2, 3), (2, 2, 2), (1, 1, 1, 1), (2, 1, 2, 1), (1, 2, 1, 3)]


def shapes():
    """Nested lists of every format in every shape, an item, and every way to be refused."""
    for code, shape in itertools.product(CODES, SHAPES):
        # Doubles lie from 0 on, floats from 104 on, then whole numbers, then anything.
        for start in [0, 24, 40, 104, 108, DICE.randrange(120, 200)]:
            at = ", ".join(str(DICE.randrange(-size, size)) for size in shape)
            stop = start + prod(shape) * struct.calcsize(code)
            yield asked("bytes", start, stop, f"a = v.cast({code!r}, {shape})", "a.tolist()", f"a[{at or '()'}]")
    wrong = [(0,), (2, 0), (-1,), (2, -3), (5,), (2, 3), (2**62, 4), (2**62, 4, 0), (2**31,) * 3, (1,) * 64, (1,) * 65, (2**63 - 1,), (4, 0, 2**63 - 1)]
    for shape, code, size in itertools.product(wrong, ["B", "h", "q", "<i", "@f"], (0, 4, 6, 8)):
        yield asked("bytes", 0, size, f"a = v.cast({code!r}, {shape})")
    folded = [((2, 2), "h"), ((), "q"), ((8,), "B"), ((1, 8), "c"), ((2, 4), "b"), ((4, 1, 2), "B")]
    for (shape, code), (then, other) in itertools.product(folded, [*folded, ((4,), "H")]):
        yield asked("bytes", 0, 8, f"a = v.cast({code!r}, {shape})", f"b = a.cast({other!r}, {then})", f"c = a.cast({other!r})", "a[0]", "a[0, 0]", "a[()]")
    for part, then in itertools.product(["0:0", "1:", "::2", "::-1"], ["'B'", "'B', (3,)", "'h', (1, 3)", "'B', (1,)"]):
        yield asked("bytes", 0, 6, "a = v.cast('B', (2, 3))", f"b = a[{part}]", f"c = b.cast({then})", "b.tolist()", "b[0, -1]")
    for one, other in itertools.product(["::-1", "::2", "1:", "::-2", "4:0:-1"], ["1:", ":-1", "::-1", "1:3", "::2", "2::-1"]):
        yield asked("bytes", 160, 172, "a = v.cast('H', (3, 2))", f"b = a[{one}]", f"c = b[{other}]", "c.tolist()")
    for value, at in itertools.product([1, 2.5, 70000], ["0", "1, 1", "0, -2", "2, 0", "0, 2", "0,", "0, 0, 0", "()"]):
        for owner in ("bytes", "bytearray"):
            yield asked(owner, 0, 8, "a = v.cast('h', (2, 2))", f"a[{at}] = {value}", "a.tolist()")
            yield asked(owner, 0, 8, "a = v.cast('d', ())", f"a[{at}] = {value}", "a.tolist()")
    for owner, format, size in itertools.product(("bytes", "bytearray"), FOREIGN, (0, 24)):
        casts = [f"a = v.cast({code!r}, {shape})" for code, shape in (("i", (2, 3)), ("B", (5,)), (format, ()), ("B", (2, size // 2)))]
        yield asked(owner, 160, 160 + size, "v.tolist()", "v[0,]", "v[0, 0]", "v[0,] = 1", "v[0, 0] = 1", *casts, "a.tolist()", "b = v[1::2]", "b.tolist()", format=format)


def programs(count):
    """Whole programs: whatever comes to mind, on up to four views of one owner."""
    for _ in range(count):
        size, owner = DICE.choice([0, 1, 4, 6, 8, 8, 12, 12, 16, 24]), DICE.choice(["bytes", *["bytearray"] * 4])
        start = DICE.choice([0, 8, 40, 104, DICE.randrange(120, 300 - size)])
        memory = {"bytes": bytes, "bytearray": bytearray}[owner](MEMORY[start : start + size])
        names, statements, answers = {"v": memoryview(memory)}, [], []
        while len(statements) < DICE.randrange(5, 10):
            statement = any_statement(names)
            if not undefined(statement, names):
                statements.append(statement)
                answers.append(run(statement, names))
        yield f"{owner} {start}:{start + size}", "; ".join(statements), " | ".join([*answers, *[memory.hex()] * (owner == "bytearray")])
    for owner, format in itertools.product(("bytes", "bytearray"), FOREIGN):
        copies = ["v.tobytes().hex()", "a.tobytes('F').hex()", "b.hex()", "v.readonly"]
        equal = [f"{one} == {other}" for one, other in itertools.product("vabc", repeat=2)]
        changed = ["v[0:1] = a", "v[0:1] = v", "c[0:4] = v", "c[0:2] = c", "v.release()", "v[0]", "v[0:1] = c", "a.tobytes().hex()"]
        yield asked(owner, 160, 184, "a = v[::-2]", "b = v.toreadonly()", "c = v.cast('B')", *copies, *equal, *changed, format=format)


def undefined(statement, names):
    """Whether it compares C's booleans, byte by byte: what C says of other bytes than 0 and 1 is up to the compiler."""
    try:
        return " == " in statement and all(names[name].format.endswith("?") for name in statement.split(" == "))
    except ValueError:
        return False


def any_statement(names):
    name, other, new = DICE.choice([*names]), DICE.choice([*names]), DICE.choice("abc")
    try:
        view = names[name]
        shape, size = view.shape, view.nbytes
    except ValueError:
        shape, size = (2,), 4
    index = lambda length: DICE.randrange(-length - 1, length + 1) if DICE.random() < 0.3 else DICE.randrange(max(length, 1))
    key = ", ".join(str(index(length)) for length in shape) if shape else "()"
    ends = [str(DICE.randrange(-4, 6)) if DICE.random() < 0.6 else "" for _ in range(2)]
    part = ":".join([*ends, str(DICE.choice([1, 2, -1, -2, 3, 0]))] if DICE.random() < 0.5 else ends)
    value = repr(DICE.choice([0, 1, 65, 255, 256, -1, 70000, 2**64, True, b"x", 0.5, -2.0]))
    fitting = [code for code in CODES if size % struct.calcsize(code) == 0]
    code = DICE.choice(fitting if DICE.random() < 0.8 else ["@i", "<i", "x", "@B", "q", "d", "P", "H"])
    match DICE.randrange(16):
        case 0 | 1:
            return f"{new} = {name}.cast({code!r})"
        case 2 | 3:
            items = size // struct.calcsize(code)
            part = next((part for part in (2, 3, items) if items % max(part, 1) == 0))
            sizes = [(items,), (1, items), (part, items // max(part, 1)), (items // max(part, 1), part), (2, items // 4, 2), (part, items), ()]
            return f"{new} = {name}.cast({code!r}, {DICE.choice(sizes)})"
        case 4 | 5:
            return f"{new} = {name}[{part}]"
        case 6:
            return f"{name}[{key}]"
        case 7:
            return f"{name}[{DICE.choice(['0', '-1', '1', '0, 0', '1, 0', '()', '0, 0, 0'])}]"
        case 8 | 9:
            return f"{name}[{key}] = {value}"
        case 10 | 11:
            return f"{name}[{part}] = {other}"
        case 12 | 13:
            return f"{name} == {other}"
        case 14:
            return DICE.choice([f"{name}.tolist()", f"{name}.tobytes('F').hex()", f"{name}.tobytes().hex()", f"{name}.hex()"])
    return DICE.choice([f"{name}.release()", f"{name}.readonly", f"{new} = {name}.toreadonly()"])


def record(name, columns, cases):
    path = CHAPTER / "tests" / "recorded" / f"{name}.tsv"
    path.parent.mkdir(exist_ok=True)
    lines = dict.fromkeys("\t".join(map(str, case)) for case in cases)
    header = [f"# Recorded from CPython by tests/python/{pathlib.Path(sys.argv[0]).name}: change that, never this.", f"# {columns}", f"# memory {MEMORY.hex()}"]
    path.write_text("\n".join([*header, *lines]) + "\n", encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(lines)} cases", file=sys.stderr)


if __name__ == "__main__":
    both = [*scalars()]
    record("read", "read, byte order, format, bytes, value", [case for case in both if case[0] == "read"])
    record("write", "write, byte order, format, value, bytes or error", [case for case in both if case[0] == "write"])
    record("cast", COLUMNS, casts())
    record("shape", COLUMNS, shapes())
    record("programs", COLUMNS, programs(1200))
