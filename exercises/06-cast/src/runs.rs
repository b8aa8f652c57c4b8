//! Step 6: walk over the items of any shape, a run of neighbours at a time, and copy them out.

use metadata::Layout;

use crate::{Memory, MemoryView, ViewError};

/// Which index goes up first when the items are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The last: row after row.
    C,
    /// The first: column after column.
    Fortran,
}

/// Items that lie in a line, each `stride` bytes from the one before it. The first of them lies `first` bytes behind the
/// lowest byte of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    pub first: usize,
    pub stride: isize,
    pub count: usize,
}

/// The runs of a layout, in the order in which its items are counted.
#[derive(Clone, Debug)]
pub struct Runs {
    /// The dimensions around a run, the outermost first, each a size and a stride.
    pub(crate) around: Vec<(usize, isize)>,
    /// The index in each of them.
    pub(crate) indices: Vec<usize>,
    /// The run that comes next.
    pub(crate) next: Option<Run>,
}

/// The runs of a layout, counted in this order. Two dimensions whose items lie as in one are one: of a view without
/// gaps there is a single run, however many dimensions it has. A number alone is a run of one item, and a view
/// without items has no run.
pub fn runs(layout: &Layout, order: Order) -> Runs {
    todo!(
        "list the dimensions, the one that goes up first at the end; leave out those of one item, and join two neighbours where one step of the outer is all of the inner (`dedup_by` helps); what is last is the run, and the others lie around it; the first item lies where `locate` finds index 0 in every dimension"
    )
}

impl Iterator for Runs {
    type Item = Run;

    /// The next run. No division finds it: as in a car's odometer, the innermost index goes up, and where one is full it
    /// goes back to 0, and the one before it goes up. Nothing is allocated.
    fn next(&mut self) -> Option<Run> {
        todo!(
            "take the next run, and make the one behind it: from the innermost dimension outwards, one index up and one stride on; where an index has reached the size, back by as many strides, and on with the next dimension; there is no run behind the one where all are full"
        )
    }
}

impl<M: Memory> MemoryView<M> {
    /// `view.tobytes(order)`: a copy of the bytes of all items, counted in this order. One allocation of
    /// exactly `nbytes` bytes holds them; of a view without gaps they are moved as one piece.
    pub fn to_bytes(&self, order: Order) -> Result<Vec<u8>, ViewError> {
        todo!("make room for all bytes, and for each run, `copy_run` its items to the next places")
    }

    /// Copies the items of a run to `places`, which has as many bytes as they have.
    pub(crate) fn copy_run(&self, run: Run, places: &mut [u8]) {
        todo!(
            "neighbours are read as one piece; others one by one, each a stride from the one before, `start` and `first` bytes into the memory"
        )
    }
}
