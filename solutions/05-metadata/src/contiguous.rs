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
        // todo!("which stride must each dimension have, and which is never used?")
        self.is_empty_table() || self.side_by_side((0..self.ndim()).rev())
    }

    /// Whether the items lie side by side in Fortran order, the first index varying fastest.
    pub fn f_contiguous(&self) -> bool {
        // todo!("which dimension steps by one item now?")
        self.is_empty_table() || self.side_by_side(0..self.ndim())
    }

    /// Whether they lie side by side in one of the two orders.
    pub fn contiguous(&self) -> bool {
        // todo!("which of the two will do?")
        self.c_contiguous() || self.f_contiguous()
    }

    /// The same items with the dimensions in reverse: rows become columns, and no byte moves.
    pub fn transposed(&self) -> Layout {
        // todo!("what changes places, and what stays?")
        let mut layout = self.clone();
        layout.shape.reverse();
        layout.strides.reverse();
        layout
    }

    // The solution's own.
    fn is_empty_table(&self) -> bool {
        self.ndim() > 1 && self.shape.contains(&0)
    }

    // The solution's own.
    /// Whether each stride is as long as all that the dimensions before it, in this order, take up.
    fn side_by_side(&self, order: impl Iterator<Item = usize>) -> bool {
        let mut bytes = self.format.itemsize();
        for dimension in order {
            let (size, stride) = (self.shape[dimension], self.strides[dimension]);
            if size != 1 && usize::try_from(stride) != Ok(bytes) {
                return false;
            }
            bytes *= size;
        }
        true
    }
}
