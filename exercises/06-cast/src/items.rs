//! Step 7: the items one by one, compared with those of another view, and hashed.

use std::marker::PhantomData;

use metadata::Code;

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
    /// number alone has nothing to index: `LocateError::Scalar`. Nothing is copied.
    pub fn iter(&self) -> Result<Items<'_, M>, ViewError> {
        todo!("refuse all but a line; its items are a single run")
    }

    /// The items of a line as numbers of Rust, for a loop that does not ask each of them what it is. A type that does
    /// not go with the format is refused as a value of it would be; all else as [`iter`](MemoryView::iter) does.
    pub fn numbers<T: Native>(&self) -> Result<Numbers<'_, M, T>, ViewError> {
        todo!(
            "ask `iter`, then the type whether it is what the items are; its places in the memory begin at `start`"
        )
    }

    /// `hash(view)`: the hash of the bytes, `DefaultHasher`'s of the slice that `to_bytes` would give. Refused are, in
    /// this order, a view that may be written through, and items that are not bytes.
    pub fn hash(&self) -> Result<u64, ViewError> {
        todo!("refuse in this order; then hash the bytes as a slice")
    }
}

impl<M: Memory> Iterator for Items<'_, M> {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        todo!("load the first item that is ahead, and move on by a stride")
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
        todo!("load the first number that is ahead, and move on by a stride")
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.ahead.count, Some(self.ahead.count))
    }
}

impl<M: Memory, T: Native> ExactSizeIterator for Numbers<'_, M, T> {}

/// `view == other` in Python: the same shape (as far as `same_shape` looks), and equal values in the same
/// places, whatever the formats. (Of two `?`, CPython compares the bytes: 1 and 2 differ there, and are both
/// true here.) A released view is equal to itself alone: there it is the address that counts.
/// Nothing is allocated for an item.
impl<M: Memory, N: Memory> PartialEq<MemoryView<N>> for MemoryView<M> {
    fn eq(&self, other: &MemoryView<N>) -> bool {
        todo!(
            "compare addresses if one of them is released; else the shapes, and then block by block with `same_items`"
        )
    }
}

/// `view == data` in Python.
impl<M: Memory> PartialEq<[u8]> for MemoryView<M> {
    fn eq(&self, other: &[u8]) -> bool {
        *self == MemoryView::new(other)
    }
}

/// Whether two shapes are the same as far as it matters. Nothing to do here.
fn same_shape(one: &[usize], other: &[usize]) -> bool {
    let [one_sizes, other_sizes] = [one, other].map(|shape| shape.iter().take_while(|&&size| size > 0));
    one.len() == other.len() && one_sizes.eq(other_sizes)
}

/// Whether as many items of two codes are equal.
fn same_items(codes: [Code; 2], these: &[u8], those: &[u8]) -> bool {
    todo!(
        "what the items are is asked once, and not for each: doubles are compared as doubles, floats as floats, integers of one code as bytes; for all others, read a value of each and compare these"
    )
}
