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
        // todo!("which variant says that there is no such slice?")
        AssignError::Step(error)
    }
}

impl ViewMut<'_> {
    /// `view[target] = source` in Python, where `source` looks at other memory. It has as many bytes as the
    /// slice selects, or no byte is written: a view cannot grow, because the memory is not its own.
    pub fn assign(&mut self, target: Slice, source: Strided<'_>) -> Result<(), AssignError> {
        // todo!("does everything fit, and which byte goes where?")
        let target = target.resolve(self.bytes.len())?;
        if target.count() != source.len() {
            return Err(AssignError::Structure);
        }
        // A run of neighbours is a slice; move it whole.
        if let (1, Some(run)) = (target.step, source.as_slice()) {
            let first = target.start as usize;
            self.bytes[first..first + run.len()].copy_from_slice(run);
            return Ok(());
        }
        for (index, byte) in source.walk().enumerate() {
            let place = target.start + index as isize * target.step;
            self.bytes[place as usize] = byte;
        }
        Ok(())
    }
}
