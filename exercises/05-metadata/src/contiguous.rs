//! Step 6: do the items lie side by side, and in which order?

use crate::Layout;

impl Layout {
    /// Whether the items lie side by side in C order, the last index varying fastest.
    ///
    /// Where a dimension has one item its stride is never used, so it may be anything. A view of no items has no gaps,
    /// whatever its strides. With one exception: of a line of none, shape `(0,)`, CPython asks that its stride be the itemsize.
    ///
    /// Sizes and strides are compared where they are: none of the three flags allocates.
    pub fn c_contiguous(&self) -> bool {
        todo!("which stride must each dimension have, and which is never used?")
    }

    /// Whether the items lie side by side in Fortran order, the first index varying fastest.
    pub fn f_contiguous(&self) -> bool {
        todo!("which dimension steps by one item now?")
    }

    /// Whether they lie side by side in one of the two orders.
    pub fn contiguous(&self) -> bool {
        todo!("which of the two will do?")
    }

    /// The same items with the dimensions in reverse: rows become columns, and no byte moves.
    pub fn transposed(&self) -> Layout {
        todo!("what changes places, and what stays?")
    }
}
