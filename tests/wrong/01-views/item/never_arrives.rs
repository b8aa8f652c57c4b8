// Wrong: adds the length until the index is positive, and never ends where the length is 0.
// Caught: Timeout 2s expired

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
        let mut index = index;
        while index < 0 {
            index += self.bytes.len() as isize;
        }
        let byte = self.bytes.get(index as usize);
        byte.copied().ok_or(IndexError)
    }
}
