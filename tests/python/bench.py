#!/usr/bin/env python3
"""Python's half of `cargo bench -p costs`, which runs it: JSON of what its sides answer, or of how long they take.

`bench.py about`, `bench.py answers ROW…` or `bench.py samples ROW…`.
"""

import datetime
import json
import platform
import struct
import sys
import sysconfig
import time
import timeit
import zlib
from array import array

import bench_rows

try:
    import numpy
except ImportError:
    numpy = None

SAMPLES = 20
# What a sample takes at least, and all samples of a side together at most: nanoseconds.
LEAST, MOST = 5_000_000, 1_000_000_000


def about():
    flags = sysconfig.get_config_var("CONFIG_ARGS")
    optimised = flags and "--enable-optimizations" in flags
    built = "built with `--enable-optimizations`" if optimised else "built without `--enable-optimizations`"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    parts = [f"{python} ({built})" if flags is not None else python]
    if numpy:
        parts.append(f"NumPy {numpy.__version__}")
    return {"python": ", ".join(parts), "date": str(datetime.date.today()), "rows": list(bench_rows.ROWS)}


def told(value):
    """What a side found, in the words of `tests/benches/src/row.rs`."""
    match value:
        case None | bool():
            return {None: "None ", True: "true ", False: "false "}[value]
        case int():
            return f"{value} "
        case float():
            return struct.pack(">d", value).hex() + " "
        case tuple():
            return "".join(map(told, value))
        case str():
            return told(value.encode())
        case list():
            return told(array("d" if isinstance(value[0], float) else "Q", value).tobytes())
        case memoryview() if value.readonly and value.contiguous:
            return told((len(value), value[0], value[-1]))
        case _ if numpy and isinstance(value, numpy.ndarray):
            return told((len(value), int(value[0]), int(value[-1])))
        case _:
            value = bytes(value)
            return f"{len(value)}:{zlib.crc32(value):08x} "


WHO = {"python": "CPython", "loop": "a loop in CPython", "numpy": "NumPy"}


def sides(make):
    """The sides of a row: who it is, the statement, the names that it needs, and the row, made anew for each."""
    for who in WHO:
        row = make()
        if who in row and (who != "numpy" or numpy):
            names = {**vars(bench_rows), **row["names"], "np": numpy}
            if who == "numpy":
                exec("array = " + row["array"], names)
            yield who, row[who], names, row


def answers(make):
    found = {}
    for who, statement, names, row in sides(make):
        if "answer" in row:
            exec(statement, names)
        found[WHO[who]] = told(eval(row.get("answer", statement), names))
    return found


def samples(make):
    found = []
    for who, statement, names, _ in sides(make):
        timer = timeit.Timer(statement, timer=time.perf_counter_ns, globals=names)
        once = max(timer.timeit(1), 1)
        calls = max(1, LEAST // once)
        if calls > 1:
            calls = max(1, calls * LEAST // max(timer.timeit(calls), 1))
        count = max(3, min(SAMPLES, MOST // (calls * once)))
        found.append((who, [timer.timeit(calls) / calls for _ in range(count)]))
    return found


def main():
    task, *names = sys.argv[1:]
    if task == "about":
        if sys.version_info < (3, 11):
            sys.exit(1)
        json.dump(about(), sys.stdout)
        return
    work = {"answers": answers, "samples": samples}[task]
    json.dump({name: work(bench_rows.ROWS[name]) for name in names if name in bench_rows.ROWS}, sys.stdout)


if __name__ == "__main__":
    main()
