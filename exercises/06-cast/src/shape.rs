//! Step 5: fold a line of items into any number of dimensions, and read it as nested lists.

use std::fmt;

use crate::{Memory, MemoryView, Value, ViewError};

/// What `view.tolist()` gives: a value, or a list of what the next dimension gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    Item(Value),
    List(Vec<Tree>),
}

/// As Python writes it: `7`, `[]`, `[[1, 2], [3, 4]]`. Nothing to do here.
impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Tree::Item(value) => value.fmt(f),
            Tree::List(trees) => {
                let texts: Vec<_> = trees.iter().map(Tree::to_string).collect();
                write!(f, "[{}]", texts.join(", "))
            }
        }
    }
}

impl<M: Memory> MemoryView<M> {
    /// `view.cast(format, shape)`: the same bytes in as many dimensions as `shape` has sizes, in C order. An
    /// empty shape is a number alone.
    ///
    /// Refused are, in this order: what is not C-contiguous; a view without items, even a line, which `cast` lets pass;
    /// more than 64 dimensions (`Layout::MAX_NDIM`), as a `ShapeError`; a fold where neither the old shape nor the new one
    /// is a line; whatever [`cast`](MemoryView::cast) refuses; from the first size to the last, one that is not above
    /// zero, or that makes the product with the itemsize and the sizes before it larger than `isize::MAX`, a
    /// `ShapeError` too; a product that is not the number of bytes.
    pub fn cast_to(&self, format: &str, shape: &[isize]) -> Result<MemoryView<M>, ViewError> {
        todo!("what is asked before `cast`, and what after it?")
    }

    /// `view[i, j]`, with an index for each dimension; `view[()]` for a number alone. What no native code names is
    /// refused first, here and in `to_list`. Nothing is allocated.
    pub fn at(&self, indices: &[isize]) -> Result<Value, ViewError> {
        todo!("where does the item with these indices lie?")
    }

    /// `view[i, j] = value`. The checks come in the order of [`set_item`](MemoryView::set_item). Nothing to
    /// do here.
    pub fn set_at(&self, indices: &[isize], value: Value) -> Result<(), ViewError> {
        self.writable()?;
        self.store(self.layout.locate(indices)?, value)
    }

    /// `view.tolist()`: a copy of all items, nested as the shape says. A number alone is no list.
    pub fn to_list(&self) -> Result<Tree, ViewError> {
        todo!("what is a list of, and where do the lists end?")
    }
}
