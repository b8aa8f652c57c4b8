//! Step 2: the contents in order are two windows onto the memory.

use std::marker::PhantomData;
use std::ops::Range;

use views::View;

use crate::{Entry, Number, Ring};

/// Entries that lie side by side: a view of a ring's memory.
#[derive(Clone, Copy)]
pub struct Window<'a, T: Number> {
    pub(crate) slots: &'a [u8],
    pub(crate) values: PhantomData<T>,
}

impl<'a, T: Number> Window<'a, T> {
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

    /// The entry at `index`, if there is one, without a walk over those in front of it. However large the index is,
    /// nothing overflows.
    pub fn get(self, index: usize) -> Option<Entry<T>> {
        // todo!("which slot is that, and is it there?")
        let slot = self.slots.chunks_exact(Entry::<T>::SIZE).nth(index);
        slot.map(Entry::read_from)
    }

    /// The entries at these indices: the same memory, and less of it. As in Python, an end outside is moved to
    /// the edge, and a range that runs backwards is empty.
    pub fn part(self, range: Range<usize>) -> Self {
        // todo!("where do both ends go, and which bytes lie between them?")
        let stop = range.end.min(self.len());
        let start = range.start.min(stop);
        Window::new(&self.slots[start * Entry::<T>::SIZE..stop * Entry::<T>::SIZE])
    }
}

impl<T: Number> Ring<T> {
    /// All entries, the oldest first: from the oldest one on, and then from the start of the memory to the newest
    /// one. Nothing is copied, and a slot that nobody wrote to is in no window. As long as nothing was overwritten,
    /// the second window is empty.
    pub fn windows(&self) -> [Window<'_, T>; 2] {
        // todo!("where is the seam, and which side of it is older?")
        let (front, behind) = self.memory.split_at(self.next * Entry::<T>::SIZE);
        if self.is_full() {
            [Window::new(behind), Window::new(front)]
        } else {
            [Window::new(front), Window::new(&[])]
        }
    }

    /// The entries at these indices, where 0 is the oldest entry of the ring. An end outside is moved to the edge.
    pub fn part(&self, range: Range<usize>) -> [Window<'_, T>; 2] {
        // todo!("which indices of the range does each window have?")
        let [oldest, newest] = self.windows();
        let behind = |index: usize| index.saturating_sub(oldest.len());
        let rest = behind(range.start)..behind(range.end);
        [oldest.part(range), newest.part(rest)]
    }

    /// The newest `n` entries, the oldest of them first; all there are, if there are fewer.
    pub fn latest(&self, n: usize) -> [Window<'_, T>; 2] {
        // todo!("where do the last n entries begin?")
        self.part(self.len().saturating_sub(n)..self.len())
    }
}
