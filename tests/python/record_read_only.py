#!/usr/bin/env python3
"""Record what CPython's read-only views refuse, show and hash, for the tests of chapter 4.

Run it anywhere: it writes exercises/04-read-only/tests/recorded/*.tsv, the same bytes on every run and on every CPython
from 3.11.
"""

import itertools
import pathlib
import sys

CHAPTER = pathlib.Path(__file__).resolve().parents[2] / "exercises" / "04-read-only"
MIN, MAX = -(2**63), 2**63 - 1
SMALL, LARGE = b"abcdefghijklmnopqrstuvwxyz", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"

# What a view looks at, and how it is opened.
OPENED = {
    "bytes": lambda data: memoryview(bytes(data)),
    "bytearray": lambda data: memoryview(bytearray(data)),
    "toreadonly": lambda data: memoryview(data).toreadonly(),
}


def literal(data):
    """Bytes as the tests write them: printable ASCII, escapes, and every other byte as \\x and two digits."""
    escapes = {ord(letter): "\\" + letter for letter in "\\'\""} | {9: "\\t", 10: "\\n", 13: "\\r"}
    shown = {byte: chr(byte) for byte in range(32, 127)} | escapes
    return 'b"' + "".join(shown.get(byte, f"\\x{byte:02x}") for byte in data) + '"'


def raised(error):
    """The last line of a traceback."""
    return f"{type(error).__name__}: {error}"


def text(part):
    """A slice as it is written between brackets, without the blanks."""
    parts = ["" if number is None else str(number) for number in (part.start, part.stop, part.step)]
    return ":".join(parts if part.step is not None else parts[:2])


def written(view, key, value):
    """What the view shows after a write, or the error, which must have changed nothing."""
    before = bytes(view)
    try:
        view[key] = value
    except (IndexError, TypeError, ValueError) as error:
        assert bytes(view) == before
        return raised(error)
    return literal(view)


def writes():
    """Every index around both ends with values around both ends of a byte, then slices of every kind and length."""
    for opened, length in itertools.product(OPENED, range(5)):
        for index in [*range(-length - 2, length + 2), MIN, MAX]:
            for value in (0x21, 0, 255, 256, -1, MIN, MAX):
                answer = written(OPENED[opened](SMALL[:length]), index, value)
                yield opened, length, index, value, answer
    targets = [slice(None, None), slice(1, 3), slice(-2, None), slice(3, 1), slice(5, 100)]
    targets += [slice(None, None, step) for step in (2, -1, -3, 0, MIN, MAX)] + [slice(2, 1, 0)]
    for opened, length, target in itertools.product(OPENED, (0, 1, 2, 5), targets):
        count = len(SMALL[:length][target]) if target.step != 0 else 2
        for other in sorted({0, max(count - 1, 0), count, count + 1}):
            answer = written(OPENED[opened](SMALL[:length]), target, LARGE[:other])
            yield opened, length, text(target), other, answer


def programs():
    """One or two writes, by the owner or through a window, and what the read-only window shows after them."""
    writers = list(itertools.product(("view", "still", "again"), (0, -1, 3), (90, 256)))
    writers += [("owner", 0, 88), ("owner", 2, 89)]
    for program in [[], *([write] for write in writers), *itertools.product(writers, repeat=2)]:
        owner = bytearray(SMALL[:3])
        view = memoryview(owner)
        still = view.toreadonly()
        windows = {"owner": owner, "view": view, "still": still, "again": memoryview(still)}
        answers = []
        for name, index, value in program:
            try:
                windows[name][index] = value
                answers.append("done")
            except (IndexError, TypeError, ValueError) as error:
                answers.append(raised(error))
        assert still == owner and again_shows_the_same(windows)
        steps = "; ".join(f"{name}[{index}] = {value}" for name, index, value in program)
        yield steps, "; ".join([*answers, literal(still)])


def again_shows_the_same(windows):
    return windows["again"] == windows["still"] == windows["view"]


def hashes():
    """Whether two windows have one hash, and whether they are equal: pairs of windows onto seven bytes that repeat
    themselves.
    """
    owner = b"abababa"
    windows = list(itertools.combinations_with_replacement(range(len(owner) + 1), 2))
    few = [(0, 0), (0, 2), (2, 4), (1, 3), (0, 7), (7, 7)]
    for one, other in itertools.product(OPENED, repeat=2):
        pairs = windows if one == other == "bytes" else few
        for (start, stop), (begin, end) in itertools.product(pairs, repeat=2):
            left, right = OPENED[one](owner)[start:stop], OPENED[other](owner)[begin:end]
            try:
                answer = str(hash(left) == hash(right))
            except ValueError as error:
                answer = raised(error)
            yield one, start, stop, other, begin, end, answer, left == right


def cleaned():
    """What `replace` and `translate` make of some bytes, and whether that is still the same object."""
    table = bytearray(range(256))
    for byte in [*range(32), 127]:
        if byte not in b"\t\n":
            table[byte] = ord(".")
    words = [bytes(word) for count in range(5) for word in itertools.product(b"a\r\n\t\0", repeat=count)]
    words += [bytes([byte]) for byte in range(256)] + [bytes([byte, 13, 10]) for byte in range(256)]
    for word in words:
        lines, masked = word.replace(b"\r\n", b"\n"), word.translate(table)
        both = lines.translate(table)
        answers = [f"{literal(data)} {'same' if data is word else 'copy'}" for data in (lines, masked, both)]
        yield (word.hex(), *answers)


def write(name, columns, cases):
    path = CHAPTER / "tests" / "recorded" / f"{name}.tsv"
    path.parent.mkdir(exist_ok=True)
    lines = ["\t".join(map(str, case)) for case in cases]
    header = ["# Recorded from CPython by tests/python/record_read_only.py: change that, never this.", f"# {columns}"]
    path.write_text("\n".join(header + lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(lines)} cases", file=sys.stderr)


if __name__ == "__main__":
    write("refuse", "opened from, letters, key, value or letters of the source, what view[key] = value ends in", writes())
    write("to_read_only", "writes, how each ends and what the read-only window shows then", programs())
    write("hash", "opened from, start, stop, opened from, start, stop, hash(one) == hash(other), one == other", hashes())
    write("clone_on_write", "bytes in hex, data.replace(CR LF, LF), data.translate(controls to dots), both", cleaned())
