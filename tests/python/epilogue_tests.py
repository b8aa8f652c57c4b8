#!/usr/bin/env python3
"""CPython's own tests of `memoryview`, on the exporters of the epilogue: `python3 tests/python/epilogue_tests.py`, after
`cargo build -p epilogue`. What is tested is CPython's view; what it looks into is ours.
"""

import ctypes
import sys
import threading
import unittest
from pathlib import Path
from test import test_memoryview as theirs

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "exercises" / "08-ring-buffer" / "python"))

import epilogue  # noqa: E402
from record_metadata import Buffer  # noqa: E402


class Ours(theirs.BaseBytesMemoryTests):
    """Bytes to read and bytes to write, as `bytes` and `bytearray` are in the tests of CPython."""

    ro_type = epilogue.Frozen
    rw_type = epilogue.Array

    def test_hash(self):
        """Theirs compares with the hash of the owner, which for `bytes` is that of the same bytes."""
        for kind in (bytes, epilogue.Frozen):
            view = self._view(kind(self._source))
            self.assertEqual(hash(view), hash(view.tobytes()))


class Whole(theirs.BaseMemoryviewTests, Ours, unittest.TestCase):
    pass


class Slice(theirs.BaseMemorySliceTests, Ours, unittest.TestCase):
    def _check_contents(self, kind, owner, contents):
        """Theirs slices the owner, which ours leaves to its views."""
        self.assertEqual(memoryview(owner)[1:7], kind(contents))


class SliceOfSlice(theirs.BaseMemorySliceSliceTests, Ours, unittest.TestCase):
    _check_contents = Slice._check_contents


class Threads(unittest.TestCase):
    """The classes are bound to the thread that made them. A view of them is CPython's, and is not."""

    @staticmethod
    def elsewhere(work):
        answers = []
        thread = threading.Thread(target=lambda: answers.append(work()))
        thread.start()
        thread.join()
        return answers[0]

    def test_an_open_view_is_read_and_written_in_any_thread(self):
        array = epilogue.Array(b"look")
        view = memoryview(array)
        self.assertEqual(self.elsewhere(lambda: bytes(view)), b"look")
        self.elsewhere(lambda: view.__setitem__(0, ord("b")))
        self.assertEqual(array.tobytes(), b"book")

    def test_what_another_thread_releases_stays_exported(self):
        array = epilogue.Array(b"look")
        heard, hook = [], sys.unraisablehook
        sys.unraisablehook = lambda about: heard.append(str(about.exc_value))
        try:
            self.elsewhere(memoryview(array).release)
        finally:
            sys.unraisablehook = hook
        self.assertEqual(len(heard), 1)
        self.assertIn("unsendable", heard[0])
        with self.assertRaises(BufferError):
            array.extend(b"!")


class Refused(unittest.TestCase):
    """The C API says of a request that is refused: "this field MUST be set to NULL"."""

    def test_no_owner_is_left_in_the_place(self):
        ask = ctypes.pythonapi.PyObject_GetBuffer
        ask.argtypes = [ctypes.py_object, ctypes.POINTER(Buffer), ctypes.c_int]
        simple, writable = 0, 1
        for owner, flags in [(epilogue.Frozen(b"abc"), writable), (epilogue.Ring(3).times, simple)]:
            place = Buffer(obj=id(owner))
            with self.assertRaises(BufferError):
                ask(owner, ctypes.byref(place), flags)
            self.assertIsNone(place.obj, "of what is refused, no owner is in the place")


if __name__ == "__main__":
    unittest.main()
