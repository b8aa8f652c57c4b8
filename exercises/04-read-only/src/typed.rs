//! Step 4: move the flag into the type, where the compiler reads it and the program need not.

use mutation::{AssignError, SetItemError};
use slicing::{Slice, Strided};
use views::View;

use crate::{Buffer, WriteError};

/// A window whose type says whether it may be written through: `B` is the reference that it holds. A
/// `TypedView<&[u8]>` is there to look through, a `TypedView<&mut [u8]>` to write through as well, and there is no
/// third way to open one. There is no flag to hold and none to forget: two words, like [`View`].
///
/// What can be copied is decided by the reference, too: a `&[u8]` can, so many may look, and a `&mut [u8]` cannot.
#[derive(Clone, Copy)]
pub struct TypedView<B> {
    pub(crate) bytes: B,
}

/// `TypedView::from(&owner)` is a window to look through.
impl<'a, E: AsRef<[u8]> + ?Sized> From<&'a E> for TypedView<&'a [u8]> {
    fn from(owner: &'a E) -> Self {
        todo!("which reference does this window hold?")
    }
}

/// `TypedView::from(&mut owner)` is a window to write through.
impl<'a, E: AsMut<[u8]> + ?Sized> From<&'a mut E> for TypedView<&'a mut [u8]> {
    fn from(owner: &'a mut E) -> Self {
        todo!("which reference does this window hold?")
    }
}

/// What every window can do.
impl<B: AsRef<[u8]>> TypedView<B> {
    /// The bytes, to look at.
    pub fn as_view(&self) -> View<'_> {
        todo!("what do you know of a `B`, whichever it is?")
    }
}

/// What writing takes. A `TypedView<&[u8]>` does not have these methods, so it has nothing to refuse: the
/// errors are those of chapter 3.
impl<'a> TypedView<&'a mut [u8]> {
    /// `view[index] = value` in Python.
    pub fn set_item(&mut self, index: isize, value: i64) -> Result<(), SetItemError> {
        todo!("who can write an item, given these bytes?")
    }

    /// `view[target] = source` in Python.
    pub fn assign(&mut self, target: Slice, source: Strided<'_>) -> Result<(), AssignError> {
        todo!("who can write a slice, given these bytes?")
    }

    /// `view.toreadonly()` in Python, for good.
    pub fn into_read_only(self) -> TypedView<&'a [u8]> {
        todo!("what does a `&mut` become when it is given up?")
    }
}

/// Asks the flag once, so that nobody has to ask again: what a read-only buffer would refuse to every
/// write is refused here.
impl<'a> TryFrom<Buffer<'a>> for TypedView<&'a mut [u8]> {
    type Error = WriteError;

    fn try_from(buffer: Buffer<'a>) -> Result<Self, WriteError> {
        todo!("when can a buffer promise what this type says?")
    }
}
