//! Step 4: equal bytes, and the same memory.

use std::ptr;

use crate::View;

/// A view has bytes, so it is an exporter too: a window can be opened onto a window.
impl AsRef<[u8]> for View<'_> {
    fn as_ref(&self) -> &[u8] {
        // todo!("which bytes does a window lend?")
        self.bytes
    }
}

/// `view == other` for everything that a window can be opened onto: equal lengths, and equal bytes in the same places.
/// Where the bytes lie does not matter, as in Python.
impl<E: AsRef<[u8]> + ?Sized> PartialEq<E> for View<'_> {
    fn eq(&self, other: &E) -> bool {
        // todo!("which two slices are compared, if `==` may not call itself?")
        self.bytes == other.as_ref()
    }
}

impl Eq for View<'_> {}

impl View<'_> {
    /// Whether both windows look at the very same bytes: they begin at the same address and are equally long.
    /// (Of two windows without bytes either answer is right.)
    pub fn same_memory(&self, other: View<'_>) -> bool {
        // todo!("when are two places the same, whatever bytes lie there?")
        ptr::eq(self.bytes, other.bytes)
    }
}
