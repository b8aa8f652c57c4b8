//! Step 6: walk over the items of any shape, a run of neighbours at a time, and copy them out.

use metadata::Layout;

// The solution's own.
use crate::foreign;
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
    // todo!("which dimensions are one line, and which is the run?")
    let sizes = layout.shape().iter().copied();
    let mut around: Vec<_> = sizes.zip(layout.strides().iter().copied()).collect();
    if order == Order::Fortran {
        around.reverse();
    }
    around.retain(|&(size, _)| size != 1);
    around.dedup_by(|inner, outer| {
        let one = outer.1 == inner.1.wrapping_mul(inner.0 as isize);
        if one {
            *outer = (outer.0.wrapping_mul(inner.0), inner.1);
        }
        one
    });
    let (count, stride) = around.pop().unwrap_or((1, 0));
    let first = layout.locate(&vec![0; layout.ndim()]);
    Runs {
        indices: vec![0; around.len()],
        around,
        next: first.ok().map(|first| Run { first, stride, count }),
    }
}

impl Iterator for Runs {
    type Item = Run;

    /// The next run. No division finds it: as in a car's odometer, the innermost index goes up, and where one is full it
    /// goes back to 0, and the one before it goes up. Nothing is allocated.
    fn next(&mut self) -> Option<Run> {
        // todo!("which run comes after this one, and when is there none?")
        let run = self.next.take()?;
        let mut first = run.first;
        for (index, &(size, stride)) in self.indices.iter_mut().zip(&self.around).rev() {
            *index += 1;
            first = first.wrapping_add_signed(stride);
            if *index < size {
                self.next = Some(Run { first, ..run });
                break;
            }
            *index = 0;
            first = first.wrapping_add_signed(stride.wrapping_mul(-(size as isize)));
        }
        Some(run)
    }
}

impl<M: Memory> MemoryView<M> {
    /// `view.tobytes(order)`: a copy of the bytes of all items, counted in this order. One allocation of
    /// exactly `nbytes` bytes holds them; of a view without gaps they are moved as one piece.
    pub fn to_bytes(&self, order: Order) -> Result<Vec<u8>, ViewError> {
        // todo!("how much room is needed, and which run comes first?")
        let layout = self.layout()?;
        let mut bytes = vec![0; layout.nbytes()];
        let mut rest = &mut bytes[..];
        for run in runs(layout, order) {
            let places = rest.split_off_mut(..run.count * layout.format().itemsize());
            self.copy_run(run, places.expect("as many places as bytes"));
        }
        Ok(bytes)
    }

    /// Copies the items of a run to `places`, which has as many bytes as they have. `foreign::gather` is finished, and
    /// copies items of any size that do not lie side by side. A released view never comes this far.
    pub(crate) fn copy_run(&self, run: Run, places: &mut [u8]) {
        // todo!("when is a run one piece of memory?")
        let Some(memory) = &self.memory else { return };
        let (first, stride) = (self.start + run.first, run.stride);
        match self.layout.format().itemsize() {
            size if stride == size as isize || run.count == 1 => memory.read(first, places),
            // The size of an item is known where the loop is compiled: a copy is a load and a store.
            1 => gather::<1>(memory, first, stride, places),
            2 => gather::<2>(memory, first, stride, places),
            4 => gather::<4>(memory, first, stride, places),
            8 => gather::<8>(memory, first, stride, places),
            size => foreign::gather(memory, Run { first, ..run }, size, places),
        }
    }
}

// The solution's own.
fn gather<const SIZE: usize>(memory: &impl Memory, first: usize, stride: isize, places: &mut [u8]) {
    let mut at = first;
    for item in places.as_chunks_mut::<SIZE>().0 {
        memory.read(at, item);
        at = at.wrapping_add_signed(stride);
    }
}
