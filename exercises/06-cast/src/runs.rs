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
/// gaps there is a single run, however many dimensions it has. A number alone is a run of one item.
///
/// A view without items has no run, whatever the sizes beside its 0: they may have a product that no `usize` holds.
pub fn runs(layout: &Layout, order: Order) -> Runs {
    todo!("which dimensions are one line, and which is the run?")
}

impl Iterator for Runs {
    type Item = Run;

    /// The next run. No division finds it: as in a car's odometer, the innermost index goes up, and where one is full it
    /// goes back to 0, and the one before it goes up. Nothing is allocated.
    fn next(&mut self) -> Option<Run> {
        todo!("which run comes after this one, and when is there none?")
    }
}

impl<M: Memory> MemoryView<M> {
    /// `view.tobytes(order)`: a copy of the bytes of all items, counted in this order. One allocation of
    /// exactly `nbytes` bytes holds them; of a view without gaps they are moved as one piece.
    pub fn to_bytes(&self, order: Order) -> Result<Vec<u8>, ViewError> {
        todo!("how much room is needed, and which run comes first?")
    }

    /// Copies the items of a run to `places`, which has as many bytes as they have. `foreign::gather` is finished, and
    /// copies items of any size that do not lie side by side. A released view never comes this far.
    pub(crate) fn copy_run(&self, run: Run, places: &mut [u8]) {
        todo!("when is a run one piece of memory?")
    }
}
