//! Step 2: a memory that keeps its owner alive, so that a view of it may go anywhere.

use std::sync::Arc;

use cast::{Memory, MemoryView};
use read_only::WriteError;

/// A share in an owner, to read its bytes: no lifetime, because the owner cannot go before its last share does.
pub struct Kept<O: ?Sized>(pub(crate) Arc<O>);

/// `memoryview(owner)` of an owner that is kept alive: all of its bytes, to look through. It takes over the handle that
/// it is given. The owner is freed with the last handle, be it a view, a slice or a cast of one.
pub fn keep<O: AsRef<[u8]> + ?Sized>(owner: Arc<O>) -> MemoryView<Kept<O>> {
    todo!("what is a view opened over, now that nobody lends the bytes?")
}

impl<O: ?Sized> Kept<O> {
    /// Who has the bytes: `view.memory()?.owner()` is `view.obj` in Python.
    pub fn owner(&self) -> &O {
        todo!("what does the handle point at?")
    }
}

/// One more handle to the same owner. (`#[derive(Clone)]` would ask for an owner that can be cloned.)
impl<O: ?Sized> Clone for Kept<O> {
    fn clone(&self) -> Self {
        todo!("what is there once more after this: a handle, or an owner?")
    }
}

/// The owner's bytes, for as long as the handle is there; who shares them does not write to them. Nothing is allocated.
/// What each method owes its caller stands at the trait, in chapter 6's `memory.rs`.
///
/// The owner is asked by `(*self.0).as_ref()`; `self.0.as_ref()` is a method of the `Arc`.
///
/// An owner gives the same bytes each time that it is asked, as every owner does that cannot change while it is shared.
/// One that gives fewer makes `read` panic: to show others in their place would hide that it broke its word.
impl<O: AsRef<[u8]> + ?Sized> Memory for Kept<O> {
    fn size(&self) -> usize {
        todo!("how many bytes does the owner give?")
    }

    fn readonly(&self) -> bool {
        todo!("may one of many who share an owner write to it?")
    }

    #[inline]
    fn read(&self, first: usize, place: &mut [u8]) {
        todo!("which of the owner's bytes are asked for?")
    }

    fn write(&self, _first: usize, _bytes: &[u8]) -> Result<(), WriteError> {
        todo!("what does a memory say that may only be read?")
    }
}
