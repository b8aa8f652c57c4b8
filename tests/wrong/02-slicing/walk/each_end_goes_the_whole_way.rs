// Wrong: keeps no count of what the other end has visited.
// Caught: two ends share one way

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
        Walk {
            items: self,
            ahead: 0..self.len,
        }
    }

    /// A copy of the bytes, in the order of the view: one allocation of exactly `len` bytes.
    pub fn to_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.len);
        bytes.extend(self.walk());
        bytes
    }
}

impl Walk<'_> {
    /// The byte at an index that is inside the view.
    fn byte(&self, index: usize) -> u8 {
        *self
            .items
            .get(index as isize)
            .expect("the walk stays inside its view")
    }
}

impl Iterator for Walk<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        self.ahead.next().map(|index| self.byte(index))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.ahead.size_hint()
    }
}

impl DoubleEndedIterator for Walk<'_> {
    fn next_back(&mut self) -> Option<u8> {
        let index = self.ahead.end.checked_sub(1)?;
        self.ahead.end = index;
        (index < self.items.len).then(|| self.byte(index))
    }
}

/// `len()` comes with it, made of `size_hint`.
impl ExactSizeIterator for Walk<'_> {}
