//! Step 3: a view that steps over memory, and that stays one view however often it is sliced.

use views::View;

use crate::{Slice, ZeroStep};

/// `len` bytes of `memory`, the first at offset `start`, each `step` further: a sliced `memoryview`.
///
/// Five words (`memory` is two), whatever it looks at. A slice of it is five words more, over the same memory.
#[derive(Clone, Copy)]
pub struct Strided<'a> {
    pub(crate) memory: &'a [u8],
    pub(crate) start: usize,
    pub(crate) step: isize,
    pub(crate) len: usize,
}

impl<'a> Strided<'a> {
    /// All bytes of `view`, one after the other.
    pub fn new(view: View<'a>) -> Self {
        todo!("which start, step and length show every byte?")
    }

    /// How many bytes it shows, `len(view)` in Python.
    pub fn len(self) -> usize {
        self.len
    }

    /// Whether it shows no byte at all.
    pub fn is_empty(self) -> bool {
        self.len == 0
    }

    /// From one byte it shows to the next, `view.strides[0]` in Python.
    pub fn step(self) -> isize {
        self.step
    }

    /// Where in the memory the byte at `index` lies; an index below zero counts from the back, as in Python.
    /// `None` is CPython's `IndexError`.
    pub fn offset(self, index: isize) -> Option<usize> {
        todo!("where in the memory does the byte at `index` lie?")
    }

    /// The byte at `index`, where it lies.
    pub fn get(self, index: isize) -> Option<&'a u8> {
        todo!("which byte lies at that offset?")
    }

    /// `view[slice]`: the same memory, a new start, step and length. The steps multiply. A slice that shows nothing may
    /// start anywhere: nobody can ask it for a byte.
    ///
    /// Two corners, as in CPython: here, not in `resolve`, a step of `isize::MIN` counts as `-isize::MAX`, and a product
    /// that an `isize` cannot hold wraps.
    pub fn slice(self, slice: Slice) -> Result<Self, ZeroStep> {
        todo!("what are start, step and length, counted in the memory?")
    }

    /// `view[::-1]`: the last byte first.
    pub fn reversed(self) -> Self {
        todo!("which slice turns a view round?")
    }
}
