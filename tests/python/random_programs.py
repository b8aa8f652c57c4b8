#!/usr/bin/env python3
"""Ask CPython and the reference solutions the same, with programs that nobody has thought of.

`cargo build --package workbook-tests --example programs` builds the program that answers for the solutions, and
`python3 tests/python/random_programs.py PATH/TO/programs` runs it. WORKBOOK_SEED makes the same programs again, on the same
version of CPython, and a number behind the path is one of them alone. Of a program that is answered otherwise, the fewest
statements are shown that are so still.

What may be answered otherwise is listed on the page *Python to Rust*, under *What is known to differ*; no program asks it.
"""

import os
import random
import re
import subprocess
import sys
import time

from random_kinds import KINDS
from random_statements import held, namespace, run

PROGRAMS = 20_000


def program(seed, number):
    """The kind of a program, its owners, its statements with what CPython answers to each, and what the owners hold then."""
    dice = random.Random(f"{seed}/{number}")
    [kind] = dice.choices([*KINDS], [share for share, _, _ in KINDS.values()])
    _, make_owners, make_statement = KINDS[kind]
    owners = make_owners(dice)
    names, told = namespace(kind, owners), []
    for _ in range(dice.randrange(6, 16)):
        statement = make_statement(dice, names)
        told.append((statement, run(kind, statement, names)))
    return kind, owners, told, held(names, owners)


def ours(path, programs):
    """What the solutions answer: for each program a list."""
    text = "".join("\n".join([kind, *owners, *statements]) + "\n\n" for kind, owners, statements in programs)
    answers = subprocess.run([path], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    answers = [answer.split("\n") for answer in answers.removesuffix("\n\n").split("\n\n")]
    assert len(answers) == len(programs), f"{len(programs)} programs were asked, and {len(answers)} answered"
    return answers


def asked(path, kind, owners, statements):
    """A program again: the first thing that CPython and the solutions do not agree on, if there is one."""
    names = namespace(kind, owners)
    told = [(statement, run(kind, statement, names)) for statement in statements]
    if any(answer.startswith("NameError") for _, answer in told):
        return None
    [answers] = ours(path, [(kind, owners, statements)])
    return difference([*told, *held(names, owners)], answers)


def difference(told, answers):
    if len(told) != len(answers):
        return "the number of answers", len(told), len(answers)
    return next(((what, cpython, yours) for (what, cpython), yours in zip(told, answers) if cpython != yours), None)


def shrunk(path, kind, owners, statements):
    """Leaves out whatever can be left out, from the end, again and again."""
    before = None
    while before != statements:
        before = statements
        for at in reversed(range(len(statements))):
            fewer = statements[:at] + statements[at + 1 :]
            if asked(path, kind, owners, fewer):
                statements = fewer
    used = [owner for owner in owners if len(owners) == 1 or re.search(rf"\b{owner[0]}\b", " ".join(statements))]
    return (used if asked(path, kind, used, statements) else owners), statements


def main(path, only=None):
    seed = os.environ.get("WORKBOOK_SEED") or str(random.SystemRandom().randrange(10**6))
    version, started = sys.version.split()[0], time.monotonic()
    numbers = range(PROGRAMS) if only is None else [int(only)]
    programs = [program(seed, number) for number in numbers]
    answers = ours(path, [(kind, owners, [statement for statement, _ in told]) for kind, owners, told, _ in programs])
    found = []
    for number, (kind, owners, told, ends), answer in zip(numbers, programs, answers):
        if only is not None:
            print("\n".join([*owners, *(f"{statement}  # {said}" for statement, said in told)]))
        if difference([*told, *ends], answer):
            found.append((number, kind, owners, [statement for statement, _ in told]))
    for number, kind, owners, statements in found[:10]:
        owners, statements = shrunk(path, kind, owners, statements)
        what, cpython, yours = asked(path, kind, owners, statements) or ("it differs no more when it runs alone", "", "")
        print(f"\nProgram {number}, {kind[2:]}:")
        print("\n".join(f"    {line}" for line in [*owners, *statements]))
        print(f"  {what}\n    CPython says {cpython}\n       ours says {yours}")
    count, seconds = sum(len(told) for _, _, told, _ in programs), time.monotonic() - started
    refused = sum(": " in said and "Error" in said for _, _, told, _ in programs for _, said in told)
    print(
        f"CPython {version}: {len(programs)} programs of {count} statements ({refused} refused), {len(found)} answered otherwise; "
        f"{seconds:.0f} s; WORKBOOK_SEED={seed}"
    )
    return 1 if found else 0


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("CPython 3.11 or newer is needed")
    sys.exit(main(*sys.argv[1:]))
