// Wrong: looks at the first byte alone, and moves all of them in the direction that suits it.
// Caught: moves each byte its own way

//! Step 3: assign a view to itself as if it had been copied first, without the copy.

use slicing::{Resolved, Slice};

use crate::{AssignError, ViewMut};

impl ViewMut<'_> {
    /// `view[target] = view[source]` in Python: as if the source had been copied first. Nothing is allocated.
    ///
    /// Both slices may have any step. Errors are those of [`ViewMut::assign`].
    pub fn assign_within(&mut self, target: Slice, source: Slice) -> Result<(), AssignError> {
        let len = self.bytes.len();
        let (target, source) = (target.resolve(len)?, source.resolve(len)?);
        let count = target.count();
        if source.count() != count {
            return Err(AssignError::Structure);
        }
        let (to, from) = (|at| from_below(target, at), |at| from_below(source, at));
        let up = count > 0 && to(0) > from(0);
        for at in 0..count {
            let at = if up { count - 1 - at } else { at };
            self.bytes[to(at)] = self.bytes[from(at)];
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
