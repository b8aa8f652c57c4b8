//! Step 2: the contents in order are two windows onto the memory.

use std::marker::PhantomData;
use std::ops::Range;

use views::View;

use crate::{Entry, Ring, Value};

/// Entries that lie side by side: a view of a ring's memory.
#[derive(Clone, Copy)]
pub struct Window<'a, T: Value> {
    pub(crate) slots: &'a [u8],
    pub(crate) values: PhantomData<T>,
}

impl<'a, T: Value> Window<'a, T> {
    /// A window onto whole slots, each of which holds an entry. Nothing to do here.
    pub(crate) fn new(slots: &'a [u8]) -> Self {
        Window {
            slots,
            values: PhantomData,
        }
    }

    /// How many entries it shows. Nothing to do here.
    pub fn len(self) -> usize {
        self.slots.len() / Entry::<T>::SIZE
    }

    /// Whether it shows none. Nothing to do here.
    pub fn is_empty(self) -> bool {
        self.slots.is_empty()
    }

    /// The bytes of its slots. Nothing to do here.
    pub fn as_view(self) -> View<'a> {
        View::new(self.slots)
    }

    /// Its entries, read one by one where they lie. Nothing to do here.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Entry<T>> + ExactSizeIterator + use<'a, T> {
        self.slots.chunks_exact(Entry::<T>::SIZE).map(Entry::read_from)
    }

    /// The entry at `index`, if there is one. However large the index is, nothing overflows.
    pub fn get(self, index: usize) -> Option<Entry<T>> {
        todo!("find the slot at this index, if there is one, and read its entry")
    }

    /// The entries at these indices: the same memory, and less of it. As in Python, an end outside is moved to
    /// the edge, and a range that runs backwards is empty.
    pub fn part(self, range: Range<usize>) -> Self {
        todo!(
            "clamp both ends to the number of entries, and cut the bytes of the slots between them out of the window"
        )
    }
}

impl<T: Value> Ring<T> {
    /// All entries, the oldest first: from the oldest one on, and then from the start of the memory to the newest
    /// one. Nothing is copied, and a slot that nobody wrote to is in no window. As long as nothing was overwritten,
    /// the second window is empty.
    pub fn windows(&self) -> [Window<'_, T>; 2] {
        todo!(
            "split the memory at the slot that is written next; when the ring is full, what lies behind is older than what lies in front"
        )
    }

    /// The entries at these indices, where 0 is the oldest entry of the ring. An end outside is moved to the edge.
    pub fn part(&self, range: Range<usize>) -> [Window<'_, T>; 2] {
        todo!(
            "cut the range out of the oldest window, and what goes on behind that window out of the newest one"
        )
    }

    /// The newest `n` entries, the oldest of them first; all there are, if there are fewer.
    pub fn latest(&self, n: usize) -> [Window<'_, T>; 2] {
        todo!("ask for the part that begins n entries before the end, or at the first entry")
    }
}
