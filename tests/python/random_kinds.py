"""The three kinds of random programs: what owns the memory, and which statement comes next.

No statement is made that the page *Python to Rust* lists under *What is known to differ*.
"""

import struct
import sys
from array import array

from random_statements import ATTRIBUTES, CODES, MAX, NO_REQUEST, a_hex, a_slice, a_value, an_index, from_hex, views


def bytes_owner(dice):
    return [f"A = {from_hex(dice, dice.choice([0, 1, 2, 3, 5, 8, 13, 20]), dice.choice(['bytes', 'bytearray', 'bytearray']))}"]


def bytes_statement(dice, names):
    length = len(names["A"])
    parts = "".join(f"[{a_slice(dice, length)}]" for _ in range(dice.randrange(1, 4)))
    match dice.randrange(11):
        case 0:
            return f"v[{an_index(dice, length)}]"
        case 1:
            return f"v[{an_index(dice, length)}] = {dice.choice([-1, 0, 255, 256, 2**40, dice.randrange(256)])}"
        case 2 | 3:
            return f"v[{a_slice(dice, length)}] = v[{a_slice(dice, length)}]"
        case 4:
            part = a_slice(dice, length)
            count = len(range(length)[slice(*(int(end) if end else None for end in part.split(":")))]) if not part.endswith(":0") else 1
            return f"v[{part}] = {from_hex(dice, count if dice.random() < 0.8 else dice.randrange(9))}"
        case 5:
            return f"v.hex({a_hex(dice)})"
        case 6:
            if dice.random() < 0.3:
                return f"v[{a_slice(dice, length, huge=0.8)}][{a_slice(dice, length, huge=0.8)}]{parts}.strides"
            return f"v{parts}{dice.choice(['.tobytes().hex()', '.strides', '.tolist()', '[::-1].tolist()'])}"
        case 7:
            return f"v{parts}[{an_index(dice, length // 2)}]"
        case 8:
            return dice.choice(["hash(v) == hash(A)", "v.readonly", "v.tolist()", "list(reversed(v))"])
        case 9:
            return f"v == {from_hex(dice, length)}" if dice.random() < 0.5 else f'v == bytes.fromhex("{bytes(names["A"]).hex()}")'
    return f"v[{a_slice(dice, length)}] = v[{a_slice(dice, length, step=False)}]"


LAYOUTS = [((), ()), ((5,), (1,)), ((4,), (-2,)), ((0,), (1,)), ((1,), (7,)), ((3,), (0,)), ((2, 3), (3, 1)), ((2, 3), (1, 2))]
LAYOUTS += [((3, 2), (-2, 1)), ((2, 3), (-4, -1)), ((2, 0), (1, 1)), ((0, 2), (2, 1)), ((2, 3, 2), (6, 2, 1)), ((2, 3, 2), (1, 2, 6))]
LAYOUTS += [((2, 2, 3), (12, -3, 1)), ((1, 3), (9, 1)), ((2, 2), (0, 1)), ((2, 2, 1, 2), (4, 2, 9, 1))]


def memory_owners(dice):
    def owner():
        match dice.randrange(8):
            case 0 | 1:
                code = dice.choice("bBhHiIlLqQfd")
                return f'array("{code}", {from_hex(dice, dice.randrange(6) * struct.calcsize(code))})'
            case 2:
                code, (shape, strides) = dice.choice(CODES), dice.choice(LAYOUTS)
                size, strides = struct.calcsize(code), tuple(stride * struct.calcsize(code) for stride in strides)
                reach = sum((count - 1) * abs(stride) for count, stride in zip(shape, strides) if count)
                return f'laid_out("{code}", {shape}, {strides}, {from_hex(dice, reach + size)})'
        size = dice.choice([0, 1, 4, 6, 8, 8, 12, 16, 16, 24, 32])
        return from_hex(dice, size, dice.choice(["bytes", "bytearray", "bytearray"]))

    if dice.random() < 0.15:
        # The same numbers in two formats.
        numbers = [dice.choice([0, 0, 1, 2, 97, 127, float("nan")]) for _ in range(dice.randrange(1, 5))]
        codes = [code for code in "bHiQd" if code == "d" or not any(number != number for number in numbers)]
        packed = [(code, struct.pack(f"{len(numbers)}{code}", *numbers)) for code in dice.choices(codes, k=2)]
        return [f'{name} = array("{code}", bytes.fromhex("{data.hex()}"))' for name, (code, data) in zip("AB", packed)]
    return [f"{name} = {owner()}" for name in ("A", "B")[: dice.randrange(1, 3)]]


def memory_statement(dice, names):
    new, bound = dice.choice("abcde"), views(names)
    if not bound or dice.random() < 0.06:
        return f"{new} = memoryview({dice.choice([*bound, *(name for name in names if name in ('A', 'B'))])})"
    name, other = dice.choice(bound), dice.choice(bound[::-1][:2])
    try:
        shape, size, item, is_open = names[name].shape, names[name].nbytes, names[name].format[-1], True
    except ValueError:
        shape, size, item, is_open = (2,), 4, "B", False
    length = [*shape, 0][0]
    indices = ", ".join(str(an_index(dice, count)) for count in shape) + "," * (len(shape) == 1 and dice.random() < 0.2) if shape else "()"
    part, fitting = a_slice(dice, length), [code for code in CODES if size % struct.calcsize(code) == 0]
    code = dice.choice(fitting if dice.random() < 0.8 else [*CODES, "@i", "<i", "x", "@B", "", "@", "ii", "b\\0xyz", "\\0", "@q\\0"])
    match dice.randrange(22):
        case 0 | 1 | 18 | 19:
            return f'{new} = {name}.cast("{code}")'
        case 2 | 3:
            items = size // struct.calcsize(code if code in [*CODES] else "B")
            part = dice.choice([part for part in (1, 2, 3, items) if items % max(part, 1) == 0])
            sizes = [(items,), (1, items), (part, items // max(part, 1)), (items // max(part, 1), part), (2, items // 4, 2), (part, items), ()]
            sizes += [(0,), (-1, 2), (2**62, 4), (MAX,), (1,) * 65, (part, 1, items // max(part, 1), 1)]
            return f'{new} = {name}.cast("{code}", {dice.choice(sizes)})'
        case 4 | 5:
            return f"{new} = {name}[{part}]"
        case 6 | 7:
            return f"{name}[{indices}]"
        case 8:
            return f"{name}[{dice.choice(['0', '-1', '0, 0', '1, 0', '()', '0, 0, 0'])}]" + dice.choice(["", f" = {a_value(dice, item)}"])
        case 9 | 10 | 20 | 21:
            return f"{name}[{indices}] = {a_value(dice, item)}"
        case 11:
            return f"{name}[{part}] = {dice.choice([other, f'{other}[{part}]', f'{name}[{a_slice(dice, length)}]', from_hex(dice, length)])}"
        case 12 | 13:
            return f"{name} == {other}" if not undefined(names, name, other) else f"{name}.tolist()"
        case 14:
            return f"{name} == {from_hex(dice, dice.choice([size, length]))}" if dice.random() < 0.2 else f"{name}.hex({a_hex(dice)})"
        case 15:
            return name + dice.choice([".tolist()", '.tobytes("F").hex()', ".tobytes().hex()"])
        case 16:
            # Before 3.12 a number alone has a length, and a released table is no iterator's concern. An `array` has its own name.
            whole = [f"len({name})", f"list({name})"] if shape and is_open else []
            whole += [f"hash({name}) == hash({name}.tobytes())"] if is_open and not isinstance(names[name].obj, array) else []
            return dice.choice(whole) if whole and dice.random() < 0.4 else f"{name}.{dice.choice(ATTRIBUTES)}"
    return dice.choice([f"{name}.release()", f"{new} = {name}.toreadonly()", f"{new} = memoryview({name})", f"{name}[{part}] = {other}"])


def undefined(names, *compared):
    """Whether views of C's booleans are compared: what C says of other bytes than 0 and 1 is up to its compiler."""
    try:
        return all(names[name].format.endswith("?") for name in compared)
    except ValueError:
        return False


def lifetimes_owner(dice):
    return [f"A = {from_hex(dice, dice.randrange(6), 'bytearray')}"]


def lifetimes_statement(dice, names):
    bound, new, length = views(names), dice.choice("abc"), len(names["A"])
    if not bound or dice.random() < 0.4:
        flags = dice.choice([flag for flag in (dice.randrange(1024), 256, 512, 284, 285, 1, -1, MAX >> 32, -(2**31)) if flag not in NO_REQUEST])
        asked = f"memoryview._from_flags({dice.choice(['A', 'bytes(A)'])}, {flags}).readonly" if sys.version_info >= (3, 12) else "A.pop()"
        more = f"A.extend({from_hex(dice, dice.choice([0, 1, 3]))})"
        return dice.choice([f"{new} = memoryview(A)", f"{new} = memoryview(A)", more, "A.pop()", asked])
    name = dice.choice(bound)
    choices = [f"{new} = {name}[{a_slice(dice, length, step=False)}]", f"{name}[{an_index(dice, length)}]", f"{name}.release()"]
    choices += [f"{name}[{an_index(dice, length)}] = {dice.randrange(256)}", f"{name}.tobytes().hex()"]
    return dice.choice([*choices, f"del {name}", f"with {name}: pass"])


# How many of ten programs are of a kind, and what makes its owners and its statements.
KINDS = {
    "# memory": (6, memory_owners, memory_statement),
    "# bytes": (2, bytes_owner, bytes_statement),
    "# lifetimes": (2, lifetimes_owner, lifetimes_statement),
}
