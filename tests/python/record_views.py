#!/usr/bin/env python3
"""Records what CPython's memoryview answers, for the tests of chapter 1: `python3 tests/python/record_views.py`.

Writes exercises/01-views/tests/recorded/*.tsv, the same bytes on every run. The standard library is all it needs.
"""

from itertools import product
from pathlib import Path

RECORDED = Path(__file__).resolve().parents[2] / "exercises" / "01-views" / "tests" / "recorded"


def answer(ask):
    """What `ask` gives back, as a session shows it, or the last line of CPython's traceback."""
    try:
        return repr(ask())
    except (IndexError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def item():
    """Every length from 0 to 9 with the indices around it, and the largest and smallest there are."""
    largest = 2**63 - 1
    extremes = [2**31, -(2**31), 2**32, -(2**32), largest - 1, largest, -largest, -largest - 1]
    for length in range(10):
        text = "capybaras"[:length]
        view = memoryview(text.encode())
        for index in [*range(-12, 13), *extremes]:
            yield text, index, answer(lambda: view[index])


def compare():
    """Every pair of the strings of at most two of three letters, and pairs that differ late."""
    texts = ["".join(letters) for length in range(3) for letters in product("abc", repeat=length)]
    texts += ["capybara", "capybarb", "capybar", "capybaras", "capxbara"]
    for one, other in product(texts, repeat=2):
        yield one, other, answer(lambda: memoryview(one.encode()) == other.encode())


def hexadecimal():
    """Every length from 0 to 17 with every group up to past its length; then separators, good and refused."""
    contents = bytes.fromhex("00 01 0a 10 7f 80 9f a0 c3 bf de ad be ef ff 61 5a")
    smallest = -(2**31)
    for length in range(len(contents) + 1):
        view = memoryview(contents[:length])
        for group in [*range(-length - 2, length + 3), smallest, smallest + 1, -smallest - 1]:
            yield view.hex(), "-", group, answer(lambda: view.hex("-", group))
    separators = [" ", ":", ".", "_", "0", "f", "é", "ÿ", "–", "字"]
    for separator, length, group in product(separators, [0, 1, 2, 5, 8], [-3, -2, -1, 0, 1, 2, 3]):
        view = memoryview(contents[3 : 3 + length])
        yield view.hex(), separator, group, answer(lambda: view.hex(separator, group))


def record(name, columns, rows):
    lines = [f"# {columns}", "# Recorded from CPython by tests/python/record_views.py: change that, never this."]
    lines += ["\t".join(map(str, row)) for row in rows]
    (RECORDED / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{name}.tsv: {len(lines) - 2} cases")


if __name__ == "__main__":
    RECORDED.mkdir(exist_ok=True)
    record("item", "text, index, memoryview(text)[index]", item())
    record("compare", "one, other, memoryview(one) == other", compare())
    record("hex", "bytes in hex, separator, group, memoryview(bytes).hex(separator, group)", hexadecimal())
