// Wrong: casts a negative index to `usize`, where -1 becomes the largest number there is.
// Caught: a negative index counts from the end, and the last byte has index -1

//! Step 2: read one byte, by Python's index rules.

use std::error::Error;
use std::fmt;

use crate::View;

/// There is no byte at this index. Its text is the last line of CPython's traceback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexError;

impl fmt::Display for IndexError {
    /// `IndexError: index out of bounds on dimension 1`, whatever the index was.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IndexError: index out of bounds on dimension 1")
    }
}

impl Error for IndexError {}

impl View<'_> {
    /// The byte at `index`, `view[index]` in Python: `0` is the first, `-1` the last.
    ///
    /// An index past either end is an `IndexError`, however far past it is.
    pub fn item(&self, index: isize) -> Result<u8, IndexError> {
        self.bytes.get(index as usize).copied().ok_or(IndexError)
    }
}
