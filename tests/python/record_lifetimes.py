#!/usr/bin/env python3
"""Records how long CPython's owners live and what they refuse meanwhile, for the tests of chapter 7.

Run it anywhere: `python3 tests/python/record_lifetimes.py` writes exercises/07-lifetimes/tests/recorded/*.tsv, the same
bytes on every run and on every CPython from 3.11. The files about `__buffer__` need 3.12; an older one leaves them alone.
"""

import itertools
import pathlib
import random
import sys
import weakref

CHAPTER = pathlib.Path(__file__).resolve().parents[2] / "exercises" / "07-lifetimes"
FULL_RO = 284
OTHERS = [513, 768, 1024, 2**30, 2**31 - 1, -1, -(2**31)]
NAMES, PARTS = "abc", ("[1:3]", "[2:]", "[:-1]", "[3:3]", "[-2:100]", "[::2]", "[::-1]", ".cast('b')")


class Owner(bytearray):
    """A `bytearray` that can be watched while it is freed."""


class SingleHolder:
    """The object of chapter 7: one holder at a time, FULL_RO requests alone, no growing while it is held."""

    def __init__(self, data):
        self.data, self.view = bytearray(data), None

    def __buffer__(self, flags):
        if flags != FULL_RO:
            raise TypeError("this exporter answers FULL_RO and nothing else")
        if self.view is not None:
            raise RuntimeError("one holder at a time")
        self.view = memoryview(self.data)
        return self.view

    def __release_buffer__(self, view):
        self.view = None
        view.release()

    def extend(self, more):
        if self.view is not None:
            raise RuntimeError("no growing while somebody holds the buffer")
        self.data.extend(more)


def answer(ask):
    """What `ask` gives back as the tests write it, or the last line of CPython's traceback."""
    try:
        value = ask()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if isinstance(value, bytes):
        return 'b"' + value.decode("ascii") + '"'
    return "ok" if value is None else repr(value)


def run(statement, names):
    """A statement's answer: an expression has a value, everything else says `ok` or is refused."""
    try:
        code, evaluate = compile(statement, statement, "eval"), eval
    except SyntaxError:
        code, evaluate = compile(statement, statement, "exec"), exec
    return answer(lambda: evaluate(code, names))


def choose(rng, choices):
    return choices[rng.randrange(len(choices))]


def program(rng, length, start, statements):
    """A program with the answer to each of its statements; `statements` gives those that may come next."""
    names, talk = start(), []
    for _ in range(length):
        bound = [name for name in NAMES if name in names]
        statement = choose(rng, statements(rng, names, bound))
        talk.append((statement, run(statement, names)))
    return talk


def programs(count, seed, *rest):
    """So many different programs, always the same."""
    rng, seen = random.Random(seed), {}
    while len(seen) < count:
        talk = program(rng, 8, *rest)
        seen.setdefault("; ".join(statement for statement, _ in talk), " | ".join(answer for _, answer in talk))
    return seen.items()


def keep_alive():
    """Handles come and go; after each statement, whether the owner still lives."""
    rng, seen = random.Random(7), {}
    while len(seen) < 400:
        names, talk = {"owner": Owner(b"capybara")}, []
        owner = weakref.ref(names["owner"])
        while owner() is not None and len(talk) < 12:
            bound = [name for name in NAMES if name in names]
            choices = [f"{choose(rng, NAMES)} = memoryview(owner)", "del owner"] if "owner" in names else []
            choices += [f"{choose(rng, NAMES)} = {choose(rng, bound)}{choose(rng, PARTS)}"] if bound else []
            choices += [f"del {choose(rng, bound)}", f"bytes({choose(rng, bound)})"] if bound else []
            statement = choose(rng, choices)
            said = run(statement, names)
            talk.append((statement, said if said != "ok" else "freed" if owner() is None else "alive"))
        seen.setdefault("; ".join(statement for statement, _ in talk), " | ".join(answer for _, answer in talk))
    return seen.items()


def exports():
    """Views of all bytes come and go, and the owner would like another length."""

    def statements(rng, names, bound):
        choices = [f"{choose(rng, NAMES)} = memoryview(owner)", 'owner.extend(b"")', "bytes(owner)"]
        choices += [choose(rng, ['owner.extend(b"xy")', "owner.pop()"]) for _ in range(3)]
        for name in bound:
            choices += [f"del {name}", f"{choose(rng, NAMES)} = memoryview({name})", f"bytes({name})"]
        return choices

    return programs(400, 8, lambda: {"owner": bytearray(b"cap")}, statements)


def release():
    """Views, slices and casts are used and released in any order, and the owner would like another length."""

    def statements(rng, names, bound):
        choices = [f"{choose(rng, NAMES)} = memoryview(owner)", choose(rng, ['owner.extend(b"!")', "owner.pop()"])]
        for name in bound:
            choices += [f"{choose(rng, NAMES)} = {name}{choose(rng, PARTS)}", f"{name}.release()"]
            choices += [f"{name}[{rng.randrange(-4, 4)}]", f"{name}[{rng.randrange(-4, 4)}] = 33"]
            choices += [choose(rng, [f"bytes({name})", f"with {name}: pass", f"del {name}"])]
        return choices

    return programs(600, 9, lambda: {"owner": bytearray(b"capybara")}, statements)


def requests():
    """Every combination of flags, and bits that are none, asked of three exporters. CPython 3.13 calls 256 alone and 512 alone a
    bad argument and 3.12 answers, so they are left out."""
    exporters = {"Frozen": bytes, "ByteArray": bytearray, "SingleHolder": SingleHolder}
    for (name, exporter), flags in itertools.product(exporters.items(), [*range(512), *OTHERS]):
        if flags not in (256, 512):
            yield name, flags, answer(lambda: memoryview._from_flags(exporter(b"capybara"), flags).readonly)


def exporter():
    """A single holder is asked again and again, and what it lends is sliced and cast."""

    def statements(rng, names, bound):
        choices = [f"{choose(rng, NAMES)} = memoryview(obj)" for _ in range(2)]
        choices += [f"{choose(rng, NAMES)} = memoryview._from_flags(obj, {choose(rng, (0, 1, 28, 284, 285))})"]
        choices += ["bytes(obj)", 'obj.extend(b"xy")', choose(rng, ['obj.extend(b"")', 'obj.extend(b"!")'])]
        for name in bound:
            choices += [f"del {name}", f"{name}.release()", f"bytes({name})", f"{name}.readonly"]
            choices += [f"{choose(rng, NAMES)} = {name}{choose(rng, [*PARTS, '.toreadonly()'])}"]
        return choices

    return programs(400, 10, lambda: {"obj": SingleHolder(b"capybara")}, statements)


def self_reference():
    """Where `partition` finds the first empty line, and what stands before and behind it."""
    texts = ["".join(letters) for length in range(7) for letters in itertools.product("a\n", repeat=length)]
    texts += ["to: ada\nfrom: bob\n\nhello", "to: ada\nfrom: bob\n", "\n\n", "head\n\nbody\n\nmore"]
    for text in texts:
        head, empty_line, body = text.partition("\n\n")
        parts = f'b"{head}" b"{body}"' if empty_line else "none"
        yield text.replace("\n", "\\n"), parts.replace("\n", "\\n")


def record(name, columns, cases):
    path = CHAPTER / "tests" / "recorded" / f"{name}.tsv"
    path.parent.mkdir(exist_ok=True)
    lines = ["\t".join(map(str, case)) for case in cases]
    header = ["# Recorded from CPython by tests/python/record_lifetimes.py: change that, never this.", f"# {columns}"]
    path.write_text("\n".join(header + lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(lines)} cases", file=sys.stderr)


if __name__ == "__main__":
    talk = "statements, the answer to each"
    record("keep_alive", f"owner = Owner(b'capybara'); {talk}: a value, or whether the owner lives", keep_alive())
    record("exports", f"owner = bytearray(b'cap'); {talk}", exports())
    record("release", f"owner = bytearray(b'capybara'); {talk}", release())
    record("self_reference", "text, what text.partition(b'\\n\\n') finds before and behind the empty line", self_reference())
    if sys.version_info >= (3, 12):
        record("requests", "exporter, flags, memoryview._from_flags(exporter, flags).readonly", requests())
        record("exporter", f"obj = SingleHolder(b'capybara'); {talk}", exporter())
    else:
        print("requests.tsv, exporter.tsv: left as they are, because __buffer__ needs Python 3.12", file=sys.stderr)
