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
        todo!("which indices has nobody visited yet?")
    }

    /// A copy of the bytes, in the order of the view: one allocation of exactly `len` bytes.
    pub fn to_bytes(self) -> Vec<u8> {
        todo!("how much room do the bytes need, and who brings them?")
    }
}

impl Iterator for Walk<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        todo!("which index comes next from the front?")
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        todo!("how many are ahead, at least and at most?")
    }
}

impl DoubleEndedIterator for Walk<'_> {
    fn next_back(&mut self) -> Option<u8> {
        todo!("which index comes next from the back?")
    }
}

/// `len()` comes with it, made of `size_hint`.
impl ExactSizeIterator for Walk<'_> {}
