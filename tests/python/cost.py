#!/usr/bin/env python3
"""Measures in Python what `cargo run --release -p workbook-tests --example cost` measures in Rust; it runs this, too."""

import sys
import timeit

RUNS = 60

BYTES = bytearray(100_000_000)
VIEW = memoryview(BYTES)
PICTURE = memoryview(bytearray(3840 * 2160 * 4))

ROWS = {
    "`memoryview(owner)` of 100 MB": lambda: memoryview(BYTES),
    "`view[:half]`": lambda: VIEW[:50_000_000],
    "`owner[:half]`, a copy of 50 MB": lambda: BYTES[:50_000_000],
    "`view[1000:-1000][::2][::-1]`": lambda: VIEW[1000:-1000][::2][::-1],
    "`picture[::4]`": lambda: PICTURE[::4],
    "`bytes(picture[::4])`, a copy of 8,294,400 bytes": lambda: bytes(PICTURE[::4]),
}


def shown(seconds):
    for unit, size in (("ns", 1e-9), ("µs", 1e-6), ("ms", 1e-3)):
        if seconds < 1000 * size or unit == "ms":
            value = seconds / size
            return f"{value:.{1 if value < 10 else 0}f} {unit}"


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    print(f"| CPython {sys.version.split()[0]} | fastest of {RUNS} |\n|---|--:|")
    for name, work in ROWS.items():
        timer = timeit.Timer(work)
        calls = max(1, min(10_000, int(2e-4 / max(timer.timeit(1), 1e-9))))
        print(f"| {name} | {shown(min(timer.repeat(RUNS, calls)) / calls)} |")


if __name__ == "__main__":
    main()
