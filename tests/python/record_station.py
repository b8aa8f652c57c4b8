#!/usr/bin/env python3
"""Writes exercises/station.bin, the file of one night at the lighthouse: `python3 tests/python/record_station.py`.

It holds eight lines of text, each as that chapter's reader can read it and no earlier one: seven frames, each behind
its length in four bytes, the highest first, and then a ring without one. All other numbers have their lowest byte first.
The same bytes on every run; the standard library is all it needs.
"""

import struct
from pathlib import Path

STATION = Path(__file__).resolve().parents[2] / "exercises" / "station.bin"

TITLE = "Station log, one night in eight lines. Dump it: this line is text as it is."
CAMERA = "Camera: nothing but fog, and in it a mast, too close."
KEEPER = "Keeper, 03:10: lamp to full. It asks for my login (password=fresnel), while a ship runs aground."
VISITOR = (
    b"03:11 a visitor's plugin is loaded\r\n"
    b"03:12 it dims the lamp\x1b[2J\x07\n"
    b"03:13 keeper: plugin out, lamp to full\n"
)
WEATHER = "fog lifts at half past 4"
HORN = "Horn: two long blasts. The ship answers, and turns."
UPLOAD = "To the mainland: ship safe. Nine aboard, all dry. Send coffee."
BAROMETER = "Barometer: rising. The oldest of these is the next to go."


def noise(count, low, high, seed):
    """Numbers that look random, the same ones in every Python."""
    for _ in range(count):
        seed = (1_664_525 * seed + 1_013_904_223) % 2**32
        yield low + (seed >> 16) % (high - low)


def camera():
    """A row of pixels of four bytes; red is the letter, the others are fog."""
    fog = noise(2 * len(CAMERA), 0x90, 0xC0, seed=2)
    return b"".join(bytes([red, next(fog), next(fog), 255]) for red in CAMERA.encode())


def weather():
    """A table of the C struct `ci`, where the wind comes from and how many pascals; the letters are in its padding."""
    letters, pascals = iter(WEATHER.encode()), noise(8, 100_200, 100_900, seed=5)
    for wind in b"SSSSWWWN":
        yield struct.pack("<c3Bi", bytes([wind]), next(letters), next(letters), next(letters), next(pascals))


def upload():
    """Numbers of 16 bits; every second one is a letter, the last letter first."""
    others = noise(len(UPLOAD), 256, 2**16, seed=7)
    return b"".join(struct.pack("<HH", next(others), letter) for letter in reversed(UPLOAD.encode()))


def barometer():
    """A ring's slots, a time of eight bytes and a pressure of two; a letter is what it has above 900 hPa."""
    entries = [struct.pack("<qh", 16_200 + 60 * at, 900 + letter) for at, letter in enumerate(BAROMETER.encode())]
    return b"".join(entries[-19:] + entries[:-19])


if __name__ == "__main__":
    horn = struct.pack(f"<{len(HORN)}d", *HORN.encode())
    frames = [TITLE.encode(), camera(), KEEPER.encode()[::-1], VISITOR, b"".join(weather()), horn, upload()]
    station = b"".join(len(frame).to_bytes(4, "big") + frame for frame in frames) + barometer()
    STATION.write_bytes(station)
    print(f"{STATION.name}: {len(station)} bytes")
