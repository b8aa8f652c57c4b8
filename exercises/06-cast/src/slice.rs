//! Step 3: a part of a view is the same memory and a smaller layout.

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
        todo!("which items stay, and where is the lowest byte now?")
    }
}
