#!/usr/bin/env python3
"""Replays every Python session of the book: `python3 tests/python/replay.py`, or with the pages to look at.

A session is a fenced block that opens with ```pycon, or ```pycon,3.12 where it needs that version at least. The sessions of a
page share one namespace, in the order of the page. Needs the standard library alone; what needs NumPy, ```pycon,numpy, waits
where it is not installed. The epilogue is replayed with `--epilogue`, after `cargo build -p epilogue`, and otherwise left out.
"""

import doctest
import re
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```pycon(?:,(\d+)\.(\d+))?(,numpy)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EPILOGUE = ROOT / "book" / "chapters" / "epilogue.md"


def sessions(text):
    """Each session with the line of its first prompt, counted from 0, and whether this Python has what it needs."""
    for fence in FENCE.finditer(text):
        major, minor, numpy, session = fence.groups()
        ready = sys.version_info >= (int(major or 3), int(minor or 0)) and not (numpy and find_spec("numpy") is None)
        yield session, text.count("\n", 0, fence.start(4)), ready


def replay(page):
    """How many examples the page has, how many fail, and how many sessions wait for what is not there."""
    examples, skipped, unread = [], 0, 0
    text = page.read_text(encoding="utf-8")
    for session, line, ready in sessions(text):
        found = doctest.DocTestParser().get_examples(session)
        unread += not found
        skipped += not ready
        for example in found if ready else []:
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
    pages = [Path(name) for name in sys.argv[1:] if name != "--epilogue"]
    if "--epilogue" in sys.argv:
        sys.path.insert(0, str(ROOT / "exercises" / "08-ring-buffer" / "python"))
        pages = [EPILOGUE]
    pages = pages or [ROOT / "README.md", *sorted(set((ROOT / "book" / "chapters").glob("*.md")) - {EPILOGUE})]
    attempted, failed, skipped = (sum(column) for column in zip(*map(replay, pages)))
    print(f"{attempted} examples of {len(pages)} pages replayed, {failed} differ, {skipped} sessions need a newer Python, or NumPy")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
