//! Step 2: a view that keeps its owner alive, as CPython's does.

use std::ops::Range;
use std::sync::Arc;

use slicing::Slice;
use views::View;

/// A window that holds a share in its owner: no lifetime, because the owner cannot go before the window does.
///
/// The owner is freed with the last handle, whichever that is.
pub struct SharedView<O: ?Sized> {
    pub(crate) owner: Arc<O>,
    /// Which of the owner's bytes it shows: always inside.
    pub(crate) range: Range<usize>,
}

impl<O: AsRef<[u8]> + ?Sized> SharedView<O> {
    /// A window onto all bytes of the owner. It takes over the handle that it is given.
    /// `owner.as_ref()` would be the `Arc`'s own method; `(*owner).as_ref()` asks the owner.
    pub fn new(owner: Arc<O>) -> Self {
        // todo!("ask the owner how many bytes it has, and show all of them")
        let range = 0..(*owner).as_ref().len();
        SharedView { owner, range }
    }

    /// The number of bytes in the window.
    pub fn len(&self) -> usize {
        // todo!("count the places in the range")
        self.range.len()
    }

    /// Whether the window shows no byte at all.
    pub fn is_empty(&self) -> bool {
        // todo!("a window is empty when its range is")
        self.range.is_empty()
    }

    /// The bytes where they lie, for as long as this handle is there: it is what keeps them.
    ///
    /// # Panics
    ///
    /// If the owner's `as_ref` gives fewer bytes than the window shows. Each time it has to give those that it gave to
    /// `new`, as every owner does that cannot change while it is shared.
    pub fn as_view(&self) -> View<'_> {
        // todo!("ask the owner for its bytes, and open a view on those in the range")
        View::new(&(*self.owner).as_ref()[self.range.clone()])
    }

    /// Who has the bytes, `view.obj` in Python.
    pub fn owner(&self) -> &O {
        // todo!("lend out what the handle points at")
        &self.owner
    }

    /// `view[start:stop]` in Python: one more handle to the same owner. No byte is copied, and nothing allocated.
    pub fn part(&self, start: Option<isize>, stop: Option<isize>) -> Self {
        // todo!("resolve a `slicing::Slice` without a step: `resolve(len)`, with this window's length, refuses a step of zero alone, and gives a `start` and a `count()`; then one more handle, and a range that counts from this one's start")
        let slice = Slice {
            start,
            stop,
            step: None,
        };
        let found = slice.resolve(self.len()).expect("a step of one is not zero");
        let first = self.range.start + found.start as usize;
        SharedView {
            owner: Arc::clone(&self.owner),
            range: first..first + found.count(),
        }
    }
}

/// One more handle to the same owner. (`#[derive(Clone)]` would ask for an owner that can be cloned.)
impl<O: ?Sized> Clone for SharedView<O> {
    fn clone(&self) -> Self {
        // todo!("clone the handle and the range, never the owner")
        SharedView {
            owner: Arc::clone(&self.owner),
            range: self.range.clone(),
        }
    }
}
