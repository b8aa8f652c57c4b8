//! Step 4: give the loan back before the view goes.

use std::cell::{Cell, Ref};
use std::error::Error;
use std::fmt;
use std::ops::Range;

use slicing::Slice;
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
        // todo!("write CPython's words for each, to the letter")
        match self {
            ViewError::Released => {
                f.write_str("ValueError: operation forbidden on released memoryview object")
            }
            ViewError::ReadOnly => f.write_str("TypeError: cannot modify read-only memory"),
            ViewError::Index(error) => error.fmt(f),
        }
    }
}

impl Error for ViewError {}

impl ArrayView {
    /// A view of all bytes. Nothing is allocated.
    pub fn new(array: &ByteArray) -> Self {
        // todo!("take an export of the array, and show every byte of its window")
        let export = array.export();
        let range = 0..export.window().len();
        ArrayView {
            export: Some(export),
            range,
        }
    }

    /// The bytes where they lie, to read and to write; a released view has none to show. Whatever reads or
    /// writes a byte begins here.
    pub fn window(&self) -> Result<Ref<'_, [Cell<u8>]>, ViewError> {
        // todo!("refuse when there is no export; else borrow its window and map it to the range")
        let export = self.export.as_ref().ok_or(ViewError::Released)?;
        Ok(Ref::map(export.window(), |bytes| &bytes[self.range.clone()]))
    }

    /// A copy of the bytes, `bytes(view)` in Python.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ViewError> {
        // todo!("copy each byte of the window out")
        Ok(self.window()?.iter().map(Cell::get).collect())
    }

    /// `view[index]` in Python.
    pub fn item(&self, index: isize) -> Result<u8, ViewError> {
        // todo!("find the byte in the window, counting from the end when the index is negative, and read it")
        Ok(at(&self.window()?, index)?.get())
    }

    /// `view[index] = value` in Python: the array and all its views see the write.
    pub fn set_item(&self, index: isize, value: u8) -> Result<(), ViewError> {
        // todo!("find the byte as `item` does, and set its cell")
        at(&self.window()?, index)?.set(value);
        Ok(())
    }

    /// `view[start:stop]` in Python: a view with an export of its own.
    pub fn part(&self, start: Option<isize>, stop: Option<isize>) -> Result<ArrayView, ViewError> {
        // todo!("refuse when released; else take one more export, and resolve a `slicing::Slice` as in step 2: its places are counted from the start of this range")
        let export = self.export.clone().ok_or(ViewError::Released)?;
        let slice = Slice {
            start,
            stop,
            step: None,
        };
        let found = slice
            .resolve(self.range.len())
            .expect("a step of one is not zero");
        let first = self.range.start + found.start as usize;
        Ok(ArrayView {
            export: Some(export),
            range: first..first + found.count(),
        })
    }

    /// `view.release()` in Python: gives the export back. A second time changes nothing.
    pub fn release(&mut self) {
        // todo!("let go of the export")
        self.export = None;
    }

    /// `with view as inside: …` in Python: lets `work` use the view, and releases it at the end, even if `work` panics.
    /// A released view refuses, and `work` does not run. `work` gets a shared reference: through a `&mut` it could
    /// put another view in this one's place, and take this one away, open.
    pub fn scope<T>(&mut self, work: impl FnOnce(&ArrayView) -> T) -> Result<T, ViewError> {
        // todo!("refuse when released; else move the export into a view of this range that lives no longer than this call, and lend that to `work`")
        let inside = ArrayView {
            export: Some(self.export.take().ok_or(ViewError::Released)?),
            range: self.range.clone(),
        };
        Ok(work(&inside))
    }
}

// The solution's own.
/// The byte at an index, which counts from the end when it is negative.
fn at(window: &[Cell<u8>], index: isize) -> Result<&Cell<u8>, ViewError> {
    let from_the_start = if index < 0 {
        index + window.len() as isize
    } else {
        index
    };
    let place = usize::try_from(from_the_start).ok();
    let byte = place.and_then(|place| window.get(place));
    byte.ok_or(ViewError::Index(IndexError))
}
