//! Step 2: refuse to write, in CPython's words and before anything else is looked at.

use std::error::Error;
use std::fmt;

use mutation::{AssignError, SetItemError};
use slicing::{Slice, Strided};

use crate::Buffer;

/// Why nothing was written. Its text is the last line of CPython's traceback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteError {
    /// The window is there to look through.
    NotWritable,
    /// It may be written through, but there is no such byte, or no such value.
    Item(SetItemError),
    /// It may be written through, but not with this slice.
    Slice(AssignError),
}

impl fmt::Display for WriteError {
    /// `TypeError: cannot modify read-only memory`, or what the other two say.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!("what does CPython say here, and who says the rest?")
    }
}

impl Error for WriteError {}

/// So that `?` turns what `ViewMut::set_item` refuses into what a buffer refuses.
impl From<SetItemError> for WriteError {
    fn from(error: SetItemError) -> Self {
        todo!("which variant is this?")
    }
}

/// So that `?` turns what `ViewMut::assign` refuses into what a buffer refuses.
impl From<AssignError> for WriteError {
    fn from(error: AssignError) -> Self {
        todo!("which variant is this?")
    }
}

impl Buffer<'_> {
    /// `view[index] = value` in Python. A read-only window refuses before it looks at index or value.
    pub fn set_item(&mut self, index: isize, value: i64) -> Result<(), WriteError> {
        todo!("may it write at all, and who checks the rest?")
    }

    /// `view[target] = source` in Python. A read-only window refuses before it looks at the slice or
    /// compares lengths, even where nothing would be written.
    pub fn assign(&mut self, target: Slice, source: Strided<'_>) -> Result<(), WriteError> {
        todo!("may it write at all, and who checks the rest?")
    }
}
