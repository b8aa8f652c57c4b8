//! Step 1: one type for memory that may be written and memory that may not.

use mutation::ViewMut;
use views::View;

/// A window onto the bytes of an owner, as `memoryview(owner)` is in Python: what was borrowed says
/// whether it may be written through. Its variant is Python's flag.
pub enum Buffer<'a> {
    /// Borrowed with `&`.
    Ref(&'a [u8]),
    /// Borrowed with `&mut`.
    Mut(&'a mut [u8]),
}

/// `Buffer::from(&owner)` is a window to look through, as `memoryview(bytes)` is in Python.
impl<'a, E: AsRef<[u8]> + ?Sized> From<&'a E> for Buffer<'a> {
    fn from(owner: &'a E) -> Self {
        todo!("which borrow is this, and how does an `E` lend its bytes?")
    }
}

/// `Buffer::from(&mut owner)` is a window to write through, as `memoryview(bytearray)` is in Python.
impl<'a, E: AsMut<[u8]> + ?Sized> From<&'a mut E> for Buffer<'a> {
    fn from(owner: &'a mut E) -> Self {
        todo!("which borrow is this, and how does an `E` lend its bytes?")
    }
}

impl Buffer<'_> {
    /// `view.readonly` in Python.
    pub fn readonly(&self) -> bool {
        todo!("which variant cannot be written through?")
    }

    /// The bytes, to look at. Every window can do that.
    pub fn as_view(&self) -> View<'_> {
        todo!("who has bytes to look at?")
    }

    /// The bytes, to write to, if this window may. Writers ask here first.
    pub fn as_view_mut(&mut self) -> Option<ViewMut<'_>> {
        todo!("who has bytes to write to?")
    }
}
