// Wrong: builds the strides of `Layout::new` to compare with them.
// Caught: asking must not allocate

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
        self.is_empty_table() || self.as_new()
    }

    /// Whether the items lie side by side in Fortran order, the first index varying fastest.
    pub fn f_contiguous(&self) -> bool {
        self.is_empty_table() || self.transposed().as_new()
    }

    /// Whether they lie side by side in one of the two orders.
    pub fn contiguous(&self) -> bool {
        self.c_contiguous() || self.f_contiguous()
    }

    /// The same items with the dimensions in reverse: rows become columns, and no byte moves.
    pub fn transposed(&self) -> Layout {
        let mut layout = self.clone();
        layout.shape.reverse();
        layout.strides.reverse();
        layout
    }

    fn is_empty_table(&self) -> bool {
        self.ndim() > 1 && self.shape.contains(&0)
    }

    /// Whether each stride that is ever used is the one of C order.
    fn as_new(&self) -> bool {
        let Ok(tight) = Layout::new(self.format, &self.shape) else {
            return false;
        };
        let mut dimensions = self.shape.iter().zip(self.strides.iter().zip(tight.strides()));
        dimensions.all(|(&size, (mine, tight))| size == 1 || mine == tight)
    }
}
