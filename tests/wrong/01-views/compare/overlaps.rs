// Wrong: takes two windows that share some bytes for the same memory.
// Caught: look at the same memory only where both are the same range

//! Step 4: equal bytes, and the same memory.

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
        self.bytes == other.as_ref()
    }
}

impl Eq for View<'_> {}

impl View<'_> {
    /// Whether both windows look at the very same bytes: they begin at the same address and are equally long.
    /// (Where a window without bytes points means nothing.)
    pub fn same_memory(&self, other: View<'_>) -> bool {
        let (one, two) = (self.bytes.as_ptr_range(), other.bytes.as_ptr_range());
        self.len() == other.len() && one.start < two.end && two.start < one.end
    }
}
