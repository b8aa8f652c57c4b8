//! Step 1: write one byte, by Python's rules for index and value.

use std::error::Error;
use std::fmt;

use views::{IndexError, View};

/// A writable window onto the bytes of an exporter, as `memoryview(bytearray)` is in Python.
///
/// Two words, like [`View`], but a `ViewMut` cannot be copied: until its last use, nobody else can reach the
/// bytes.
pub struct ViewMut<'a> {
    pub(crate) bytes: &'a mut [u8],
}

/// Why a byte was not written. Its text is the last line of CPython's traceback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetItemError {
    /// There is no byte at this index.
    Index(IndexError),
    /// The value does not fit into a byte: it is below 0 or above 255.
    Value,
}

impl fmt::Display for SetItemError {
    /// What `IndexError` says, or `ValueError: memoryview: invalid value for format 'B'`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SetItemError::Index(error) => error.fmt(f),
            SetItemError::Value => f.write_str("ValueError: memoryview: invalid value for format 'B'"),
        }
    }
}

impl Error for SetItemError {}

impl<'a> ViewMut<'a> {
    /// Opens a window onto all bytes of `exporter`, to write to: a `Vec<u8>`, an array, a boxed slice, …
    pub fn new<E: AsMut<[u8]> + ?Sized>(exporter: &'a mut E) -> Self {
        todo!("what does a writable window keep of its exporter?")
    }

    /// The same window, to look through; while somebody looks, nobody writes.
    pub fn as_view(&self) -> View<'_> {
        todo!("how does a writer let others look?")
    }

    /// `view[index] = value` in Python. An index past either end is refused first, then a value that is no
    /// byte; whatever is refused leaves every byte as it was.
    pub fn set_item(&mut self, index: isize, value: i64) -> Result<(), SetItemError> {
        todo!("where does the byte go, and is the value one?")
    }
}
