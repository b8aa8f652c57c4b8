//! Step 7: the items one by one, as values and as numbers of Rust.

use std::marker::PhantomData;

use crate::{Memory, MemoryView, Native, Run, Value, ViewError};

/// The items of a line, from the first to the last: what [`MemoryView::iter`] gives back.
pub struct Items<'v, M> {
    pub(crate) view: &'v MemoryView<M>,
    /// Those that nobody has asked for yet.
    pub(crate) ahead: Run,
}

/// The items of a line as numbers of Rust: what [`MemoryView::numbers`] gives back.
pub struct Numbers<'v, M, T> {
    pub(crate) memory: &'v M,
    /// Those that nobody has asked for yet, the first of them at this place of the memory.
    pub(crate) ahead: Run,
    pub(crate) numbers: PhantomData<T>,
}

impl<M: Memory> MemoryView<M> {
    /// `iter(view)`: the items of a line. Of more than one dimension the items would be rows: `ViewError::SubView`. A
    /// number alone has nothing to index: `LocateError::Scalar`. Then come items that no native code names, as
    /// [`code`](MemoryView::code) refuses them. Nothing is copied.
    pub fn iter(&self) -> Result<Items<'_, M>, ViewError> {
        todo!("where does the first item lie, how far is the next, and how many are there?")
    }

    /// The items of a line as numbers of Rust, for a loop that does not ask each of them what it is. What
    /// [`iter`](MemoryView::iter) refuses is refused first, then a type that does not go with the format:
    /// `ScalarError::Type`. [`Native`] (`plumbing.rs`) asks that of a type, and loads its numbers.
    pub fn numbers<T: Native>(&self) -> Result<Numbers<'_, M, T>, ViewError> {
        todo!("what does `iter` refuse, and what does the type?")
    }
}

impl<M: Memory> Iterator for Items<'_, M> {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        todo!("which item comes next, and which are ahead then?")
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.ahead.count, Some(self.ahead.count))
    }
}

impl<M: Memory> ExactSizeIterator for Items<'_, M> {}

impl<M: Memory, T: Native> Iterator for Numbers<'_, M, T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        todo!("which number comes next, and which are ahead then?")
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.ahead.count, Some(self.ahead.count))
    }
}

impl<M: Memory, T: Native> ExactSizeIterator for Numbers<'_, M, T> {}
