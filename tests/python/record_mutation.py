#!/usr/bin/env python3
"""Record what CPython's memoryview does when it is written to, for the tests of chapter 3.

Run it anywhere: it writes exercises/03-mutation/tests/recorded/*.tsv, the same bytes on every run and on every CPython
from 3.11.
"""

import itertools
import pathlib
import re
import sys

CHAPTER = pathlib.Path(__file__).resolve().parents[2] / "exercises" / "03-mutation"
MIN, MAX = -(2**63), 2**63 - 1
SMALL, LARGE = b"abcdefghijklmnopqrstuvwxyz", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def text(part):
    """A slice as it is written between brackets, without the blanks."""
    parts = ["" if number is None else str(number) for number in (part.start, part.stop, part.step)]
    return ":".join(parts if part.step is not None else parts[:2])


def literal(owner):
    """Bytes as the tests write them: printable ASCII as it is, every other byte as \\x and two digits."""
    return 'b"' + "".join(chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}" for byte in owner) + '"'


def written(owner, write):
    """The owner after a write, or the last line of CPython's traceback; a refused write must have changed nothing."""
    before = bytes(owner)
    try:
        write(memoryview(owner))
    except (IndexError, ValueError) as error:
        assert owner == before
        return f"{type(error).__name__}: {error}"
    return literal(owner)


def set_item():
    """`view[index] = value`: every index around both ends, with values around both ends of a byte."""
    for length in range(5):
        for index in [*range(-length - 2, length + 2), MIN, MAX]:
            for value in (0x21, 0, 0x7F, 255, 256, -1, 65 - 256, MIN, MAX):
                answer = written(bytearray(SMALL[:length]), lambda view: view.__setitem__(index, value))
                yield length, index, value, answer


def assign():
    """`view[target] = other[source]`: as long as the target, also backwards and with gaps, then shorter and longer."""
    starts, stops, steps = (None, 0, 1, -2, 9), (None, 0, 3, -1, 100), (None, 2, 3, -1, -2, -3, MIN, MAX)
    targets = [slice(*parts) for parts in itertools.product(starts, stops, steps)]
    targets += [slice(None, None, 0), slice(2, 1, 0)]
    everything, backwards, gaps = slice(None, None), slice(None, None, -1), slice(1, None, 2)
    for length, target in itertools.product((0, 1, 2, 5, 8), targets):
        count = len(SMALL[:length][target]) if target.step != 0 else 2
        sources = [(count, everything), (count, backwards), (2 * count, gaps), (count + 1, everything)]
        sources += [(count - 1, everything)] if count > 0 else []
        for other, source in sources:
            view = memoryview(LARGE[:other])[source]
            answer = written(bytearray(SMALL[:length]), lambda owner: owner.__setitem__(target, view))
            yield length, text(target), other, text(source), answer


def runs(length, count):
    """Every slice that selects `count` of `length` items, with steps up to 4 in both directions."""
    for step, start in itertools.product((1, 2, 3, 4, -1, -2, -3, -4), range(length)):
        last = start + (count - 1) * step
        if 0 <= last < length:
            stop = last + (1 if step > 0 else -1)
            yield slice(start, None if stop < 0 else stop, None if step == 1 else step)


def overlap():
    """`view[target] = view[source]`: pairs of slices with as many items, then others, empty ones in any direction, and
    steps that go nowhere."""
    length, pairs = 9, []
    for count in (1, 2, 3, 4, 5):
        pairs += list(itertools.product(runs(length, count), repeat=2))[:: 5 if count < 5 else 1]
    others = [slice(None, None), slice(1, None), slice(3, 3), slice(None, None, -1), slice(None, None, 2)]
    others += [slice(1, None, MAX), slice(-1, None, MIN), slice(None, 2, MIN), slice(None, None, 0)]
    others += [slice(5, 5), slice(2, 2, -1), slice(1, 6, -2), slice(5, 2), slice(2, 5, -1)]
    cases = [(length, *pair) for pair in pairs]
    cases += [(length, *pair) for length in (length, 0, 1) for pair in itertools.product(others, repeat=2)]
    for length, target, source in cases:
        answer = written(bytearray(SMALL[:length]), lambda view: view.__setitem__(target, view[source]))
        yield length, text(target), text(source), answer


def in_text():
    """Where `old` begins, in bytes and with overlaps; how often `replace` finds it, and what it makes of the text."""
    replacements = [("", ""), ("a", "b"), ("aa", "bb"), ("aa", "ba"), ("aa", "é"), ("é", "ü"), ("é", "aa")]
    replacements += [("aé", "éa"), ("éaé", "字zz"), ("字", "aaa"), ("字", "é!"), ("z", "y")]
    letters = [letters for count in range(5) for letters in itertools.product("aé字", repeat=count)]
    texts = [*map("".join, letters), "éaéaé", "aaaaaaa"]
    for whole, (old, new) in itertools.product(texts, replacements):
        places = [len(whole[: match.start()].encode()) for match in re.finditer(f"(?={re.escape(old)})", whole)]
        yield whole, old, new, " ".join(map(str, places)), whole.count(old), whole.replace(old, new)


def filters():
    """Rows of pixels in hex, in shades of grey and blurred: what a person would calculate."""
    pixels = bytes((byte * byte + 7 * byte) % 256 for byte in range(7, 7 + 4 * 24))
    for start, width, height in itertools.product(range(0, 48, 8), (1, 2, 3, 5), (1, 2)):
        picture = pixels[start : start + 4 * width * height]
        grey = bytearray(picture)
        for at in range(0, len(grey), 4):
            red, green, blue = grey[at : at + 3]
            grey[at : at + 3] = bytes([(299 * red + 587 * green + 114 * blue) // 1000] * 3)
        yield "greyscale", width, height, picture.hex(), grey.hex()
        for radius in (0, 1, 2, 7):
            yield f"blur {radius}", width, height, picture.hex(), blurred(picture, width, radius).hex()
    for first in range(0, 256, 8):
        greys = bytes(byte for grey in range(first, first + 8) for byte in (grey, grey, grey, 255 - grey))
        yield "greyscale", 4, 2, greys.hex(), greys.hex()


def blurred(picture, width, radius):
    """Each channel's mean over the pixels of the row that are at most `radius` away."""
    rows = [picture[at : at + 4 * width] for at in range(0, len(picture), 4 * width)]
    means = bytearray()
    for row, x, channel in itertools.product(rows, range(width), range(4)):
        near = row[channel::4][max(0, x - radius) : x + radius + 1]
        means.append(sum(near) // len(near))
    return means


def write(name, columns, cases):
    path = CHAPTER / "tests" / "recorded" / f"{name}.tsv"
    path.parent.mkdir(exist_ok=True)
    lines = ["\t".join(map(str, case)) for case in cases]
    header = ["# Recorded from CPython by tests/python/record_mutation.py: change that, never this.", f"# {columns}"]
    path.write_text("\n".join(header + lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(lines)} cases", file=sys.stderr)


if __name__ == "__main__":
    write("set_item", "letters, index, value, the owner after view[index] = value", set_item())
    write("assign", "letters, target, letters, source, the owner after view[target] = other[source]", assign())
    write("overlap", "letters, target, source, the owner after view[target] = view[source]", overlap())
    write("text", "text, old, new, where old begins, how many are replaced, text.replace(old, new)", in_text())
    write("pixels", "filter, width, height, pixels in hex, the pixels after it", filters())
