// Wrong: lets a range end where the slice stops, though it may stop in front of its start.
// Caught: is empty when it ends before it starts

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
        let range = 0..(*owner).as_ref().len();
        SharedView { owner, range }
    }

    /// The number of bytes in the window.
    pub fn len(&self) -> usize {
        self.range.len()
    }

    /// Whether the window shows no byte at all.
    pub fn is_empty(&self) -> bool {
        self.range.is_empty()
    }

    /// The bytes where they lie, for as long as this handle is there: it is what keeps them.
    pub fn as_view(&self) -> View<'_> {
        View::new(&(*self.owner).as_ref()[self.range.clone()])
    }

    /// Who has the bytes, `view.obj` in Python.
    pub fn owner(&self) -> &O {
        &self.owner
    }

    /// `view[start:stop]` in Python: one more handle to the same owner. No byte is copied, and nothing allocated.
    pub fn part(&self, start: Option<isize>, stop: Option<isize>) -> Self {
        let slice = Slice {
            start,
            stop,
            step: None,
        };
        let found = slice.resolve(self.len()).expect("a step of one is not zero");
        let (first, last) = (found.start as usize, found.stop as usize);
        SharedView {
            owner: Arc::clone(&self.owner),
            range: self.range.start + first..self.range.start + last,
        }
    }
}

/// One more handle to the same owner. (`#[derive(Clone)]` would ask for an owner that can be cloned.)
impl<O: ?Sized> Clone for SharedView<O> {
    fn clone(&self) -> Self {
        SharedView {
            owner: Arc::clone(&self.owner),
            range: self.range.clone(),
        }
    }
}
