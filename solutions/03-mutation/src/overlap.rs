//! Step 3: assign a view to itself as if it had been copied first, without the copy.

use slicing::{Resolved, Slice};

use crate::{AssignError, ViewMut};

impl ViewMut<'_> {
    /// `view[target] = view[source]` in Python: as if the source had been copied first. Nothing is allocated.
    ///
    /// Both slices may have any step. Errors are those of [`ViewMut::assign`].
    pub fn assign_within(&mut self, target: Slice, source: Slice) -> Result<(), AssignError> {
        // todo!("resolve both slices and compare their counts; number the places of both from the lowest one up, with `from_below`; copy the bytes that move down, the lowest first; then those that move up, the highest first; last, if the two slices run against each other, swap the places of the target, the first with the last, and leave the gaps alone")
        let len = self.bytes.len();
        let (target, source) = (target.resolve(len)?, source.resolve(len)?);
        let count = target.count();
        if source.count() != count {
            return Err(AssignError::Structure);
        }
        // A run of neighbours is a slice; move it whole.
        if target.step == 1 && source.step == 1 {
            let first = source.start as usize;
            self.bytes
                .copy_within(first..first + count, target.start as usize);
            return Ok(());
        }
        let (to, from) = (|at| from_below(target, at), |at| from_below(source, at));
        for at in 0..count {
            if to(at) < from(at) {
                self.bytes[to(at)] = self.bytes[from(at)];
            }
        }
        for at in (0..count).rev() {
            if to(at) > from(at) {
                self.bytes[to(at)] = self.bytes[from(at)];
            }
        }
        if target.step.signum() != source.step.signum() {
            for at in 0..count / 2 {
                self.bytes.swap(to(at), to(count - 1 - at));
            }
        }
        Ok(())
    }
}

/// The place of number `at` when the places of a slice are counted from the lowest one up. Nothing to do
/// here.
fn from_below(places: Resolved, at: usize) -> usize {
    let at = if places.step > 0 {
        at
    } else {
        places.count() - 1 - at
    };
    (places.start + at as isize * places.step) as usize
}
