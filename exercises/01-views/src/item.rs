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
        todo!("what does CPython say here, to the letter?")
    }
}

impl Error for IndexError {}

impl View<'_> {
    /// The byte at `index`, `view[index]` in Python: `0` is the first, `-1` the last.
    ///
    /// An index past either end is an `IndexError`, however far past it is.
    pub fn item(&self, index: isize) -> Result<u8, IndexError> {
        todo!("at which position does this index look, if at any?")
    }
}
