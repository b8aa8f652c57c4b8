#!/usr/bin/env python3
"""Record how CPython slices, and draw the picture of the step `channels`.

It writes tests/recorded/*.tsv and data/lighthouse.pam in the chapter's folder, wherever it is run from:
the same bytes on every run and on every CPython from 3.11.
"""

import itertools
import pathlib
import sys

CHAPTER = pathlib.Path(__file__).resolve().parents[2] / "exercises" / "02-slicing"
MIN, MAX = -(2**63), 2**63 - 1
LETTERS = b"abcdefghijklmnopqrstuvwxyz"


def text(part):
    """A slice as it is written between brackets, without the blanks."""
    parts = ["" if number is None else str(number) for number in (part.start, part.stop, part.step)]
    return ":".join(parts if part.step is not None else parts[:2])


def literal(view):
    """Bytes as the tests write them; letters only."""
    return f'b"{bytes(view).decode()}"'


def resolve():
    """`slice.indices(len)` and `len(range(...))`: all of it for short lengths, the edges for longer ones."""
    grids = []
    for length in range(4):
        around = [None, *range(-length - 2, length + 3), *((MIN, MAX) if length < 3 else ())]
        grids.append((length, around, around))
    for length in range(4, 8):
        ends = [None, -length - 1, -length, -1, 0, length, length + 1]
        grids.append((length, ends, [None, 2, -1, -2, 1 - length]))
    ends = [None, -10, -9, -8, -7, -1, 0, 1, 7, 8, 9, 10]
    grids.append((8, ends, [None, 2, 3, -1, -2, 7, -8, MIN, MAX]))
    for length in (1000, 2**31, 2**32 + 1, MAX - 1, MAX):
        ends = [None, -1, 0, length, MIN, MAX]
        grids.append((length, ends, [None, 3, -1, -7, MIN, MIN + 1, MAX]))
    for length, ends, steps in grids:
        for start, stop, step in itertools.product(ends, ends, steps):
            if step != 0:
                part = slice(start, stop, step)
                indices = part.indices(length)
                yield text(part), length, *indices, len(range(*indices))


def window():
    """`bytes(view[start:stop])`."""
    for length in (0, 1, 4, 7):
        view = memoryview(LETTERS[:length])
        for start, stop in itertools.product([None, *range(-length - 2, length + 3), MIN, MAX], repeat=2):
            yield length, text(slice(start, stop)), literal(view[start:stop])


def strided():
    """`bytes(view[a][b][c])`: slices of slices of slices."""
    view = memoryview(LETTERS[:10])
    parts = [
        slice(None, None, None),
        slice(1, None, None),
        slice(None, -1, None),
        slice(None, None, 2),
        slice(1, None, 3),
        slice(None, None, -1),
        slice(-2, None, -2),
        slice(7, 2, -1),
        slice(3, 3, None),
        slice(5, 100, None),
        slice(None, None, MAX),
        slice(None, None, MIN),
    ]
    for a, b, c in itertools.product(parts, repeat=3):
        yield text(a), text(b), text(c), literal(view[a][b][c])


def walk():
    """`bytes(view[part])`, and from the back `bytes(reversed(view[part]))`."""
    for length in (0, 1, 2, 7, 8):
        view = memoryview(LETTERS[:length])
        steps = (None, 2, 3, 5, -1, -2, -3)
        for start, stop, step in itertools.product((None, -3, 1, 5), (None, -1, 0, 6), steps):
            part = slice(start, stop, step)
            yield length, text(part), literal(view[part]), literal(reversed(view[part]))


def channels():
    """Minimum, maximum and mean of each channel: of the picture, and of a few hundred small ones in hex."""
    pictures = [("lighthouse.pam", pixels_of_lighthouse())]
    state = 1
    for count in range(1, 61):
        pixels = bytearray()
        for _ in range(4 * count % 52 + 4):
            state = (state * 1103515245 + 12345) % 2**31
            pixels.append(state >> 16 & 255)
        pictures.append((pixels.hex(), pixels))
    for name, pixels in pictures:
        for number in range(4):
            channel = memoryview(pixels)[number::4]
            yield name, number, min(channel), max(channel), repr(sum(channel) / len(channel))


WIDTH, HEIGHT = 64, 48


def pixels_of_lighthouse():
    """A lighthouse at dusk, drawn with whole numbers only; the corners fade to transparent."""
    pixels = bytearray()
    for y in range(HEIGHT):
        for x in range(WIDTH):
            if y < 34:  # the sky, warmer towards the horizon, with a setting sun
                red, green, blue = 40 + y * 6, 45 + y * 3, 110 - y
                if (x - 16) ** 2 + (y - 30) ** 2 < 36:
                    red, green, blue = 255, 214, 120
            else:  # the sea, with the sun's light on its ripples
                red, green, blue = 18, 44 + (y - 34) * 2, 88 - (y - 34) * 3
                if abs(x - 16) < 3 + (y * 7 + x * 3) % 5 and y % 3 != 0:
                    red, green, blue = 222, 150, 84
            if y > 36 and (x - 50) ** 2 + 3 * (y - 44) ** 2 < 190:  # the rock
                shade = (x * 5 + y * 11) % 17
                red, green, blue = 46 + shade, 42 + shade, 40 + shade
            if 10 <= y < 40 and abs(x - 48) * 10 <= 28 + y // 2:  # the tower, striped
                red, green, blue = (196, 40, 36) if y // 6 % 2 else (238, 234, 226)
            if 6 <= y < 10 and abs(x - 48) <= 2:  # the lamp
                red, green, blue = 255, 250, 200
            corner = (2 * x - WIDTH + 1) ** 2 * HEIGHT + (2 * y - HEIGHT + 1) ** 2 * WIDTH
            alpha = 255 if corner < 270000 else max(0, 255 - (corner - 270000) // 300)
            pixels += bytes((red, green, blue, alpha))
    return pixels


def main():
    recorded = CHAPTER / "tests" / "recorded"
    recorded.mkdir(parents=True, exist_ok=True)
    for recorder, columns in (
        (resolve, "slice, length, start, stop, step, count"),
        (window, "length, slice, bytes"),
        (strided, "first slice, second, third, bytes"),
        (walk, "length, slice, bytes, reversed bytes"),
        (channels, "pixels, channel, min, max, mean"),
    ):
        lines = [f"# Written by tests/python/record_slicing.py from CPython's answers: {columns}."]
        lines += ["\t".join(map(str, row)) for row in recorder()]
        file = recorded / f"{recorder.__name__}.tsv"
        file.write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")
        print(f"{recorder.__name__}.tsv: {len(lines) - 1} cases")
    header = f"P7\nWIDTH {WIDTH}\nHEIGHT {HEIGHT}\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n"
    data = CHAPTER / "data"
    data.mkdir(exist_ok=True)
    (data / "lighthouse.pam").write_bytes(header.encode("ascii") + pixels_of_lighthouse())


if __name__ == "__main__":
    sys.exit(main())
