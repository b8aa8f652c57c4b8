//! Step 3: all times and all values, each as a view of a line of items with gaps between them.

use cast::{Memory, MemoryView};
use read_only::SharedCells;

use crate::{Entry, Number, Ring, Window};

impl<'a, T: Number> Window<'a, T> {
    /// The times of its entries: a line of items `q`; from one to the next is the size of a slot. Nothing is
    /// copied.
    pub fn times(self) -> MemoryView<&'a [u8]> {
        todo!("which layout has an item at the start of every slot?")
    }

    /// The values of its entries, with the format of their type. Nothing is copied.
    pub fn values(self) -> MemoryView<&'a [u8]> {
        todo!("which column of these slots are the values?")
    }
}

impl<T: Number> Ring<T> {
    /// The times of all entries, the oldest first: a column for each window. While one is there, the ring cannot be
    /// pushed to.
    pub fn times(&self) -> [MemoryView<&[u8]>; 2] {
        todo!("which windows are there, and what is the column of each?")
    }

    /// The values of all entries, the oldest first: a column for each window.
    pub fn values(&self) -> [MemoryView<&[u8]>; 2] {
        todo!("which windows are there, and what is the column of each?")
    }

    /// The values of all entries to write through, in the order of the memory: to calibrate them where they lie. No time
    /// can be reached, so the times stay in order.
    pub fn values_mut(&mut self) -> MemoryView<SharedCells<'_>> {
        todo!("which slots hold an entry, and which column is theirs?")
    }
}

impl<T: Number> Entry<T> {
    /// The values of slots that lie side by side, over whatever memory. Eight bytes of time are a whole number of values,
    /// and so is a slot: cast to the format of the values, and take the last one of each slot.
    pub(crate) fn values<M: Memory>(slots: &MemoryView<M>) -> MemoryView<M> {
        todo!("how many values is a slot, and which of them is not part of the time?")
    }
}
