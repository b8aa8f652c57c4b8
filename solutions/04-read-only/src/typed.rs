//! Step 4: move the flag into the type, where the compiler reads it and the program need not.

use mutation::{AssignError, SetItemError, ViewMut};
use slicing::{Slice, Strided};
use views::View;

use crate::{Buffer, WriteError};

/// The access of a view to look through. A name for the compiler: no value of it exists.
pub enum ReadOnly {}

/// The access of a view to write through.
pub enum Writable {}

/// How a view may reach its bytes. [`ReadOnly`] and [`Writable`] are all there is, and no other crate can add a
/// third: whoever wants to implement it would have to name a trait of a private module.
pub trait Access: sealed::Sealed {
    /// The reference that the view holds. A trait may name a type as it names a method: `A::Bytes<'a>` is
    /// `&'a [u8]` or `&'a mut [u8]`, depending on `A`.
    type Bytes<'a>: AsRef<[u8]>;
    /// What Python answers to `view.readonly`.
    const READONLY: bool;
}

impl Access for ReadOnly {
    type Bytes<'a> = &'a [u8];
    const READONLY: bool = true;
}

impl Access for Writable {
    type Bytes<'a> = &'a mut [u8];
    const READONLY: bool = false;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::ReadOnly {}
    impl Sealed for super::Writable {}
}

/// A window whose type says whether it may be written through. There is no flag to hold and none to
/// forget: two words, like [`View`].
pub struct TypedView<'a, A: Access> {
    pub(crate) bytes: A::Bytes<'a>,
}

/// `TypedView::from(&owner)` is a window to look through.
impl<'a, E: AsRef<[u8]> + ?Sized> From<&'a E> for TypedView<'a, ReadOnly> {
    fn from(owner: &'a E) -> Self {
        // todo!("borrow the owner's bytes with `as_ref`, and keep the borrow")
        TypedView {
            bytes: owner.as_ref(),
        }
    }
}

/// `TypedView::from(&mut owner)` is a window to write through.
impl<'a, E: AsMut<[u8]> + ?Sized> From<&'a mut E> for TypedView<'a, Writable> {
    fn from(owner: &'a mut E) -> Self {
        // todo!("borrow the owner's bytes with `as_mut`, and keep the borrow")
        TypedView {
            bytes: owner.as_mut(),
        }
    }
}

/// What every access allows.
impl<A: Access> TypedView<'_, A> {
    /// `view.readonly` in Python. The type knows it.
    pub fn readonly(&self) -> bool {
        // todo!("answer with the constant of the access")
        A::READONLY
    }

    /// The bytes, to look at.
    pub fn as_view(&self) -> View<'_> {
        // todo!("open a `View` onto the bytes: either kind of reference is `AsRef<[u8]>`")
        View::new(&self.bytes)
    }
}

/// What writing takes. A read-only view does not have these methods, so it has nothing to refuse: the
/// errors are those of chapter 3.
impl<'a> TypedView<'a, Writable> {
    /// `view[index] = value` in Python.
    pub fn set_item(&mut self, index: isize, value: i64) -> Result<(), SetItemError> {
        // todo!("let a `mutation::ViewMut` onto these bytes write the item")
        ViewMut::new(&mut self.bytes).set_item(index, value)
    }

    /// `view[target] = source` in Python.
    pub fn assign(&mut self, target: Slice, source: Strided<'_>) -> Result<(), AssignError> {
        // todo!("let a `mutation::ViewMut` onto these bytes write the slice")
        ViewMut::new(&mut self.bytes).assign(target, source)
    }

    /// `view.toreadonly()` in Python, for good.
    pub fn into_read_only(self) -> TypedView<'a, ReadOnly> {
        // todo!("hand the bytes on as a reference to look through")
        TypedView { bytes: self.bytes }
    }
}

/// Asks the flag once, so that nobody has to ask again: what a read-only buffer would refuse to every
/// write is refused here.
impl<'a> TryFrom<Buffer<'a>> for TypedView<'a, Writable> {
    type Error = WriteError;

    fn try_from(buffer: Buffer<'a>) -> Result<Self, WriteError> {
        // todo!("take bytes that may be written, and refuse others as a write to them is")
        match buffer {
            Buffer::Ref(_) => Err(WriteError::NotWritable),
            Buffer::Mut(bytes) => Ok(TypedView { bytes }),
        }
    }
}
