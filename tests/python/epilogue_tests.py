#!/usr/bin/env python3
"""CPython's own tests of `memoryview`, on the exporters of the epilogue: `python3 tests/python/epilogue_tests.py`, after
`cargo build -p epilogue`. What is tested is CPython's view; what it looks into is ours.
"""

import ctypes
import sys
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
