//! Step 5: from an index in every dimension to one offset.

use std::cmp::Ordering;
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
        // todo!("what does CPython say of each?")
        match self {
            LocateError::SubView => write!(f, "NotImplementedError: sub-views are not implemented"),
            LocateError::TooMany { ndim, indices } => {
                write!(
                    f,
                    "TypeError: cannot index {ndim}-dimension view with {indices}-element tuple"
                )
            }
            LocateError::Scalar => write!(f, "TypeError: invalid indexing of 0-dim memory"),
            LocateError::OutOfBounds { dimension } => {
                write!(f, "IndexError: index out of bounds on dimension {dimension}")
            }
        }
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
        // todo!("which item of each dimension, and how far up is it?")
        let (ndim, count) = (self.ndim(), indices.len());
        match count.cmp(&ndim) {
            Ordering::Less => return Err(LocateError::SubView),
            Ordering::Greater if ndim == 0 => return Err(LocateError::Scalar),
            Ordering::Greater => return Err(LocateError::TooMany { ndim, indices: count }),
            Ordering::Equal => {}
        }
        let mut offset = 0;
        for (dimension, &index) in indices.iter().enumerate() {
            let (size, stride) = (self.shape[dimension], self.strides[dimension]);
            let position = position(index, size).ok_or(LocateError::OutOfBounds {
                dimension: dimension + 1,
            })?;
            let steps = if stride < 0 { size - 1 - position } else { position };
            offset += steps * stride.unsigned_abs();
        }
        Ok(offset)
    }
}

// The solution's own.
/// The index counted from the start, if there is an item.
fn position(index: isize, size: usize) -> Option<usize> {
    let distance = index.unsigned_abs();
    let position = if index < 0 {
        size.checked_sub(distance)?
    } else {
        distance
    };
    (position < size).then_some(position)
}
