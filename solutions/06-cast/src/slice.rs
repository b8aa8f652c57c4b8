//! Step 3: a part of a view is the same memory and a smaller layout.

// The solution's own.
use metadata::LocateError;
use slicing::Slice;

use crate::{Memory, MemoryView, ViewError};

impl<M: Memory> MemoryView<M> {
    /// `view[slice]`: a part of the first dimension, with all that lies in the others. A number alone has nothing to
    /// slice: `LocateError::Scalar`.
    ///
    /// The stride is that of this view times the step, wrapping. A step of `isize::MIN` counts as `-isize::MAX`, as in
    /// CPython. `Layout::with_dimension` makes the new layout and refuses none of them; `part` (`lib.rs`) makes the view
    /// of it, and where a part without items begins does not matter. No item is looked at: it costs the same for ten
    /// items and for a billion.
    pub fn slice(&self, slice: impl Into<Slice>) -> Result<Self, ViewError> {
        // todo!("which items stay, and where is the lowest byte now?")
        let layout = self.layout()?;
        let (&size, &stride) = layout
            .shape()
            .first()
            .zip(layout.strides().first())
            .ok_or(LocateError::Scalar)?;
        let found = slice.into().resolve(size)?;
        let (first, count) = (found.start, found.count());
        let last = first + count.saturating_sub(1) as isize * found.step;
        let lowest = match (count, stride.is_negative()) {
            (0, _) => 0,
            (_, true) => size - 1 - first.max(last) as usize,
            (_, false) => first.min(last) as usize,
        };
        let stride_of_part = stride.wrapping_mul(found.step.max(-isize::MAX));
        let part = layout.with_dimension(0, count, stride_of_part);
        let part = part.expect("a part reaches no further than the whole");
        Ok(self.part(lowest * stride.unsigned_abs(), part))
    }
}
