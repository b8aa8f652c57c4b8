//! Step 6: do the items lie side by side, and in which order?

use crate::Layout;

impl Layout {
    /// Whether the items lie side by side in C order, the last index varying fastest.
    ///
    /// Where a dimension has one item its stride is never used, so it may be anything. A view of no items has no gaps;
    /// but with one dimension CPython looks at the stride all the same.
    ///
    /// Sizes and strides are compared where they are: none of the three flags allocates.
    pub fn c_contiguous(&self) -> bool {
        todo!(
            "a view of no items has no gaps, unless it is a line; otherwise, from the last dimension to the first, compare each stride with the bytes that lie side by side so far; pass over dimensions of one item"
        )
    }

    /// Whether the items lie side by side in Fortran order, the first index varying fastest.
    pub fn f_contiguous(&self) -> bool {
        todo!("the same from the first dimension to the last")
    }

    /// Whether they lie side by side in one of the two orders.
    pub fn contiguous(&self) -> bool {
        todo!("either order will do")
    }

    /// The same items with the dimensions in reverse: rows become columns, and no byte moves.
    pub fn transposed(&self) -> Layout {
        todo!("turn the order of the sizes round, and that of the strides")
    }
}
