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
        todo!("write CPython's words for each, to the letter")
    }
}

impl Error for LocateError {}

impl Layout {
    /// Where the item begins that Python calls `view[i, j]`: its offset from the lowest byte of the view.
    ///
    /// A negative index counts from the end of its dimension. Along a negative stride the items go down, so the first
    /// of them lies highest. Nothing is allocated.
    pub fn locate(&self, indices: &[isize]) -> Result<usize, LocateError> {
        todo!(
            "refuse too few and too many indices; then, dimension by dimension, count a negative index from the end, refuse what lies past either end, and add up steps times the stride without its sign; along a negative stride the steps count from the last item"
        )
    }
}
