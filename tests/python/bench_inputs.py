"""The bytes that are worked on: the same as in `tests/benches/src/inputs.rs`."""

import struct
from array import array
from functools import cache

PICTURE = 3840 * 2160 * 4
TEN = 10_000_000
MILLION = 1_000_000


@cache
def everything():
    block = bytes(at * at // 7 & 255 for at in range(1 << 16))
    return block * ((64 << 20) // len(block))


def view(length):
    """The first bytes of 64 MiB, to look at."""
    return memoryview(everything())[:length]


@cache
def gibibyte():
    return bytes(1 << 30)


@cache
def log():
    line = b"the lamp is lit, the sea is calm tonight, nobody came by\n"
    return (line * (TEN // len(line) + 1))[: TEN - 10] + b"lighthouse"


@cache
def doubles():
    return array("d", range(MILLION))


@cache
def frames():
    return b"".join(
        struct.pack(">I", number % 100) + bytes([number & 255]) * (number % 100) for number in range(100_000)
    )


@cache
def records():
    pack = struct.Struct("<idf").pack
    return b"".join(pack(number, number, 0.5) for number in range(MILLION))
