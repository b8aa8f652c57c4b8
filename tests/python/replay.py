#!/usr/bin/env python3
"""Replays every Python session of the book: `python3 tests/python/replay.py`, or with the pages to look at.

A session is a fenced block that opens with ```pycon, or ```pycon,3.12 where it needs that version at least. The sessions of a
page share one namespace, in the order of the page. Needs the standard library alone.
"""

import doctest
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```pycon(?:,(\d+)\.(\d+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def sessions(text):
    """Each session with the line of its first prompt, counted from 0, and the version it needs."""
    for fence in FENCE.finditer(text):
        major, minor, session = fence.groups()
        yield session, text.count("\n", 0, fence.start(3)), (int(major or 3), int(minor or 0))


def replay(page):
    """How many examples the page has, how many fail, and how many sessions wait for a newer Python."""
    examples, skipped, unread = [], 0, 0
    text = page.read_text(encoding="utf-8")
    for session, line, needs in sessions(text):
        found = doctest.DocTestParser().get_examples(session)
        unread += not found
        skipped += sys.version_info < needs
        for example in found if sys.version_info >= needs else []:
            example.lineno += line
            examples.append(example)
    if unread or text.count("\n```pycon") != len(FENCE.findall(text)):
        print(f"{page}: a ```pycon block without a prompt, or with a version that is none")
        return len(examples), 1, skipped
    test = doctest.DocTest(examples, {}, page.name, str(page), 0, None)
    # Sessions are compared to the letter, the last line of a traceback as well.
    results = doctest.DocTestRunner(verbose=False).run(test)
    return results.attempted, results.failed, skipped


def main():
    pages = [Path(name) for name in sys.argv[1:]]
    pages = pages or [ROOT / "README.md", *sorted((ROOT / "book" / "chapters").glob("*.md"))]
    attempted, failed, skipped = (sum(column) for column in zip(*map(replay, pages)))
    print(f"{attempted} examples of {len(pages)} pages replayed, {failed} differ, {skipped} sessions need a newer Python")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
