//! Step 3: assign a view to itself as if it had been copied first, without the copy.

use slicing::{Resolved, Slice};

use crate::{AssignError, ViewMut};

impl ViewMut<'_> {
    /// `view[target] = view[source]` in Python: as if the source had been copied first. Nothing is allocated.
    ///
    /// Both slices may have any step. Errors are those of [`ViewMut::assign`].
    pub fn assign_within(&mut self, target: Slice, source: Slice) -> Result<(), AssignError> {
        todo!("in which order can the bytes move without a copy?")
    }
}

/// The places of a slice from the lowest up, whichever way the slice runs: for `6:1:-2`, whose places are 6, 4 and 2, the
/// answer maps 0 to 2, 1 to 4 and 2 to 6. Nothing to do here.
fn from_below(places: Resolved) -> impl Fn(usize) -> usize {
    // Counted once: a division for each byte would take longer than all that moves it.
    let back = places.count().saturating_sub(1) as isize * places.step.min(0);
    let (lowest, step) = (places.start + back, places.step.wrapping_abs());
    move |at| (lowest + at as isize * step) as usize
}
