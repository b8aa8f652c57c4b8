// Wrong: copies the source first, piece by piece, into a buffer that is not allocated.
// Caught: copied to the stack and written back

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
        let place = |of: Resolved, at: usize| (of.start + at as isize * of.step) as usize;
        let mut piece = [0; 4096];
        for first in (0..count).step_by(piece.len()) {
            let len = piece.len().min(count - first);
            for at in 0..len {
                piece[at] = self.bytes[place(source, first + at)];
            }
            for at in 0..len {
                self.bytes[place(target, first + at)] = piece[at];
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
