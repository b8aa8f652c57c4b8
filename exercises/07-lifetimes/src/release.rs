//! Step 4: give the loan back before the view goes.

use std::cell::{Cell, Ref};
use std::error::Error;
use std::fmt;
use std::ops::Range;

use views::IndexError;

use crate::{ByteArray, Export};

/// A view of an array that can be released: `memoryview(array)` in Python.
///
/// It holds an export until it is released or dropped. Each slice of it holds one of its own.
pub struct ArrayView {
    /// `None` once the view is released.
    pub(crate) export: Option<Export>,
    pub(crate) range: Range<usize>,
}

/// Why a view did not do as it was asked. Its text is the last line of CPython's traceback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewError {
    Released,
    /// Somebody wants to write what was lent to be read alone, as step 5 does.
    ReadOnly,
    Index(IndexError),
}

impl fmt::Display for ViewError {
    /// `ValueError: operation forbidden on released memoryview object`,
    /// `TypeError: cannot modify read-only memory`, or what `IndexError` says.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!("write CPython's words for each, to the letter")
    }
}

impl Error for ViewError {}

impl ArrayView {
    /// A view of all bytes. Nothing is allocated.
    pub fn new(array: &ByteArray) -> Self {
        todo!("take an export of the array, and show every byte of its window")
    }

    /// The bytes where they lie, to read and to write; a released view has none to show. Whatever reads or
    /// writes a byte begins here.
    pub fn window(&self) -> Result<Ref<'_, [Cell<u8>]>, ViewError> {
        todo!("refuse when there is no export; else borrow its window and map it to the range")
    }

    /// A copy of the bytes, `bytes(view)` in Python.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ViewError> {
        todo!("copy each byte of the window out")
    }

    /// `view[index]` in Python.
    pub fn item(&self, index: isize) -> Result<u8, ViewError> {
        todo!("find the byte in the window, counting from the end when the index is negative, and read it")
    }

    /// `view[index] = value` in Python: the array and all its views see the write.
    pub fn set_item(&self, index: isize, value: u8) -> Result<(), ViewError> {
        todo!("find the byte as `item` does, and set its cell")
    }

    /// `view[start:stop]` in Python: a view with an export of its own.
    pub fn part(&self, start: Option<isize>, stop: Option<isize>) -> Result<ArrayView, ViewError> {
        todo!(
            "refuse when released; else take one more export, and resolve a `slicing::Slice` as in step 2: its places are counted from the start of this range"
        )
    }

    /// `view.release()` in Python: gives the export back. A second time changes nothing.
    pub fn release(&mut self) {
        todo!("let go of the export")
    }

    /// `with view as inside: …` in Python: lets `work` use the view, and releases it at the end, even if `work` panics.
    /// A released view refuses, and `work` does not run. `work` gets a shared reference: through a `&mut` it could
    /// put another view in this one's place, and take this one away, open.
    pub fn scope<T>(&mut self, work: impl FnOnce(&ArrayView) -> T) -> Result<T, ViewError> {
        todo!(
            "refuse when released; else move the export into a view of this range that lives no longer than this call, and lend that to `work`"
        )
    }
}
