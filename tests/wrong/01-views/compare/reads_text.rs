// Wrong: reads both sides as text, and all that is not UTF-8 becomes one and the same character.
// Caught: equal means as long, and the same byte in every place

//! Step 4: equal bytes, and the same memory.

use std::ptr;

use crate::View;

/// A view has bytes, so it is an exporter too: a window can be opened onto a window.
impl AsRef<[u8]> for View<'_> {
    fn as_ref(&self) -> &[u8] {
        self.bytes
    }
}

/// `view == other` for everything that a window can be opened onto: equal lengths, and equal bytes in the same places.
/// Where the bytes lie does not matter, as in Python.
impl<E: AsRef<[u8]> + ?Sized> PartialEq<E> for View<'_> {
    fn eq(&self, other: &E) -> bool {
        String::from_utf8_lossy(self.bytes) == String::from_utf8_lossy(other.as_ref())
    }
}

impl Eq for View<'_> {}

impl View<'_> {
    /// Whether both windows look at the very same bytes: they begin at the same address and are equally long.
    /// (Where a window without bytes points means nothing.)
    pub fn same_memory(&self, other: View<'_>) -> bool {
        ptr::eq(self.bytes, other.bytes)
    }
}
