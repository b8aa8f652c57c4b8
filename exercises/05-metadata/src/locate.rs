//! Step 5: from an index in every dimension to one offset.

use std::error::Error;
use std::fmt;

use crate::Layout;

/// There is no item at these indices. Its text is the last line of CPython's traceback for a tuple, as in `view[9,]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocateError {
    /// Fewer indices than dimensions name a part of the view, not an item.
    SubView,
    /// More indices than dimensions.
    TooMany { ndim: usize, indices: usize },
    /// An index where there is no dimension at all.
    Scalar,
    /// An index past either end; the first dimension is 1.
    OutOfBounds { dimension: usize },
}

impl fmt::Display for LocateError {
    /// `NotImplementedError: sub-views are not implemented`,
    /// `TypeError: cannot index 2-dimension view with 3-element tuple`,
    /// `TypeError: invalid indexing of 0-dim memory`,
    /// `IndexError: index out of bounds on dimension 1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!("what does CPython say of each?")
    }
}

impl Error for LocateError {}

impl Layout {
    /// Where the item begins that Python calls `view[i, j]`: its offset from the lowest byte of the view.
    ///
    /// A negative index counts from the end of its dimension. Along a negative stride the items go down, so the first
    /// of them lies highest. Refused are a wrong number of indices, then the first that lies past either end of its own
    /// dimension. Nothing is allocated.
    pub fn locate(&self, indices: &[isize]) -> Result<usize, LocateError> {
        todo!("which item of each dimension, and how far up is it?")
    }
}
