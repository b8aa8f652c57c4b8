#!/usr/bin/env python3
"""Record what CPython makes of a ring buffer: `struct` packs its slots, a `deque` keeps its contents, `bisect` searches it.

It writes tests/recorded/*.tsv in the chapter's folder, wherever it is run from: the same bytes on every run and on every
CPython from 3.11.
"""

import bisect
import collections
import itertools
import pathlib
import struct
import sys

CHAPTER = pathlib.Path(__file__).resolve().parents[2] / "exercises" / "08-ring-buffer"
MIN, MAX = -(2**63), 2**63 - 1


def dice():
    """Numbers below 2**31 that look random, the same on every run."""
    state = 1
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield state >> 33


DICE = dice()


def below(limit):
    return next(DICE) % limit


def value(letter):
    """A value of a format; floats are multiples of 1/8, so that their sums are exact in any order."""
    if letter in "fd":
        return (below(2**16) - 2**15) / 8
    bits = 8 * struct.calcsize("<" + letter)
    number = (next(DICE) << 33 | next(DICE) << 2 | below(4)) >> (64 - bits)
    return number if letter.isupper() else number - 2 ** (bits - 1)


def joined(numbers):
    return " ".join(map(str, numbers))


def slots():
    """The memory of a ring after some pushes, and what they overwrote."""
    for letter in "BhQfd":
        size = struct.calcsize("=q" + letter)
        for places, count in itertools.product((1, 2, 3, 4, 5, 8), (0, 1, 2, 3, 4, 5, 7, 8, 11, 17)):
            memory, evicted, time, times, values = bytearray(places * size), bytearray(), below(100) - 50, [], []
            for number in range(count):
                time += below(3) * 10 ** below(12)
                times.append(time)
                values.append(value(letter))
                at = number % places * size
                if number >= places:
                    evicted += memory[at : at + size]
                struct.pack_into("=q" + letter, memory, at, time, values[-1])
            yield letter, places, joined(times), joined(values), memory.hex(), evicted.hex()


def windows():
    """Slices of a deque with a maximal length, and its latest entries."""
    for places, count in itertools.product((1, 2, 3, 4, 7), (0, 1, 2, 3, 4, 5, 7, 8, 13)):
        entries = list(collections.deque(range(count), maxlen=places))
        for start, stop in itertools.product((0, 1, 2, 3, places - 1, 9), (0, 1, 2, places, 9)):
            latest = (start + stop + count) % 6
            part = joined(entries[start:stop])
            yield places, count, start, stop, latest, f"{part} | {joined(entries[max(0, len(entries) - latest):])}"


def stats():
    """Length, minimum, maximum and mean of a deque with a maximal length."""
    for letter, places in itertools.product("Bqd", (1, 2, 3, 4, 7, 16)):
        for count in (1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33):
            values = [value(letter) for _ in range(count)]
            entries = collections.deque(values, maxlen=places)
            mean = sum(entries) / len(entries)
            yield letter, places, joined(values), len(entries), min(entries), max(entries), mean


def search():
    """Where a range of times begins and ends in sorted ones."""
    for count in range(24):
        times, time = [], below(20) - 30
        for _ in range(count):
            time += below(4) * (1 + below(5))
            times.append(time)
        ends = sorted({MIN, -31, *times[:2], *times[-2:], times[count // 2] + 1 if times else 0, 40, MAX})
        for start, stop in itertools.combinations_with_replacement(ends, 2):
            yield joined(times), start, stop, bisect.bisect_left(times, start), bisect.bisect_right(times, stop)


def wrapped(number):
    """An integer cut down to 64 bits with a sign."""
    return (number + 2**63) % 2**64 - 2**63


def bits(letter, number):
    """An integer itself, or the bits of a float."""
    if letter in "fd":
        (number,) = struct.unpack("<" + {"f": "I", "d": "Q"}[letter], struct.pack("<" + letter, number))
    return wrapped(number)


def varint(number):
    encoded = bytearray()
    while True:
        number, low = divmod(number, 128)
        encoded.append(low | (128 if number else 0))
        if not number:
            return encoded


def archive():
    """The bytes of delta, zigzag and varint, with integers that have no limit."""
    for letter, count in itertools.product("BqQfd", (1, 2, 3, 5, 8)):
        for scale in (0, 3, 6, 10, 17):
            time, times, values = below(10**scale + 1), [], []
            encoded, last = bytearray(), (0, 0)
            for _ in range(count):
                time = wrapped(time + below(2 * 10**scale + 1))
                times.append(time)
                values.append(value(letter))
                now = (time, bits(letter, values[-1]))
                for distance in (wrapped(now[0] - last[0]), wrapped(now[1] - last[1])):
                    encoded += varint(2 * distance if distance >= 0 else -2 * distance - 1)
                last = now
            yield letter, joined(times), joined(values), encoded.hex()


def columns():
    """The values of both windows as a cast and a slice of a memoryview, and their times."""
    for letter in "BhQfd":
        size = struct.calcsize("=" + letter)
        for places, count in itertools.product((1, 2, 3, 5), (0, 1, 2, 3, 5, 8)):
            memory, times, values = memoryview(bytearray(places * (8 + size))), [], []
            for number in range(count):
                times.append(10 * number)
                values.append(value(letter))
                struct.pack_into("=q" + letter, memory, number % places * (8 + size), times[-1], values[-1])
            seam = count % places * (8 + size)
            windows = [memory[seam:], memory[:seam]] if count >= places else [memory[:seam], memory[:0]]
            first = [[time for time, _ in struct.iter_unpack("=q" + letter, window)] for window in windows]
            second = [window.cast(letter)[8 // size :: 8 // size + 1].tolist() for window in windows]
            yield letter, places, joined(values), *(" | ".join(map(joined, column)) for column in (first, second))


def main():
    recorded = CHAPTER / "tests" / "recorded"
    recorded.mkdir(parents=True, exist_ok=True)
    for recorder, said in (
        (slots, "format, slots, times, values, memory in hex, evicted slots in hex"),
        (windows, "slots, pushes, start, stop, n, the slice and the latest n"),
        (stats, "format, slots, values, count, min, max, mean"),
        (search, "times, from, to, start, stop"),
        (archive, "format, times, values, bytes in hex"),
        (columns, "format, slots, values, times of both windows, values of both"),
    ):
        lines = [f"# Written by tests/python/record_ring_buffer.py from CPython's answers: {said}."]
        lines += ["\t".join(map(str, row)) for row in recorder()]
        file = recorded / f"{recorder.__name__}.tsv"
        file.write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")
        print(f"{recorder.__name__}.tsv: {len(lines) - 1} cases")


if __name__ == "__main__":
    sys.exit(main())
