//! Step 4: walk over a strided view from both ends, and copy it out when you must.

use std::ops::Range;

use crate::Strided;

/// Visits the bytes of a [`Strided`] view: `iter(view)` in Python, and `reversed(view)` from the other end.
#[derive(Clone)]
pub struct Walk<'a> {
    pub(crate) items: Strided<'a>,
    /// The indices nobody has visited yet.
    pub(crate) ahead: Range<usize>,
}

impl<'a> Strided<'a> {
    /// An iterator over the bytes, in the order of the view.
    pub fn walk(self) -> Walk<'a> {
        // todo!("which indices has nobody visited yet?")
        Walk {
            items: self,
            ahead: 0..self.len,
        }
    }

    /// A copy of the bytes, in the order of the view: one allocation of exactly `len` bytes.
    pub fn to_bytes(self) -> Vec<u8> {
        // todo!("how much room do the bytes need, and who brings them?")
        // Neighbours are a slice, which moves whole, a quarter of the time of one by one; or turned round.
        if let Some(run) = self.as_slice() {
            return run.to_vec();
        }
        if let Some(run) = self.reversed().as_slice() {
            return run.iter().rev().copied().collect();
        }
        let mut bytes = Vec::with_capacity(self.len);
        bytes.extend(self.walk());
        bytes
    }
}

// The solution's own.
impl Walk<'_> {
    /// The byte at an index that is inside the view, as every index that is ahead is.
    fn byte(&self, index: usize) -> u8 {
        let offset = self.items.start as isize + index as isize * self.items.step;
        self.items.memory[offset as usize]
    }
}

impl Iterator for Walk<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        // todo!("which index comes next from the front?")
        self.ahead.next().map(|index| self.byte(index))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        // todo!("how many are ahead, at least and at most?")
        self.ahead.size_hint()
    }
}

impl DoubleEndedIterator for Walk<'_> {
    fn next_back(&mut self) -> Option<u8> {
        // todo!("which index comes next from the back?")
        self.ahead.next_back().map(|index| self.byte(index))
    }
}

/// `len()` comes with it, made of `size_hint`.
impl ExactSizeIterator for Walk<'_> {}
