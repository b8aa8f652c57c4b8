//! Step 2: assign to a slice: the same structure, or nothing.

use std::error::Error;
use std::fmt;

use slicing::{Slice, Strided, ZeroStep};

use crate::ViewMut;

/// Why nothing was assigned. Its text is the last line of CPython's traceback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssignError {
    /// The slice has a step of zero.
    Step(ZeroStep),
    /// There are more bytes on one side than on the other.
    Structure,
}

impl fmt::Display for AssignError {
    /// What `ZeroStep` says, or
    /// `ValueError: memoryview assignment: lvalue and rvalue have different structures`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AssignError::Step(error) => error.fmt(f),
            AssignError::Structure => {
                f.write_str("ValueError: memoryview assignment: lvalue and rvalue have different structures")
            }
        }
    }
}

impl Error for AssignError {}

/// So that `?` turns what `resolve` refuses into what `assign` refuses.
impl From<ZeroStep> for AssignError {
    fn from(error: ZeroStep) -> Self {
        todo!("which variant says that there is no such slice?")
    }
}

impl ViewMut<'_> {
    /// `view[target] = source` in Python, where `source` looks at other memory. It has as many bytes as the
    /// slice selects, or no byte is written: a view cannot grow, because the memory is not its own.
    pub fn assign(&mut self, target: Slice, source: Strided<'_>) -> Result<(), AssignError> {
        todo!("does everything fit, and which byte goes where?")
    }
}
