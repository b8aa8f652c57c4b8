//! Step 7: everything about a view, one line each.

use crate::Layout;

impl Layout {
    /// What Python's attributes of a view with this layout say, as
    ///
    /// ```python
    /// for name in names:
    ///     print(f"{name:<13}{getattr(view, name)!r}")
    /// ```
    ///
    /// prints them, for the names `format`, `itemsize`, `ndim`, `shape`, `strides`, `nbytes`, `readonly`,
    /// `c_contiguous`, `f_contiguous`, `contiguous` and `suboffsets`. There is no line break after the last.
    ///
    /// `suboffsets` are for memory that holds pointers to rows; here they are always `()`.
    pub fn describe(&self, readonly: bool) -> String {
        todo!("how does Python write each of these values?")
    }
}
