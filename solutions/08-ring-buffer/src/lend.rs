//! Step 8: a ring that lends the column of its values, as an exporter does.

use std::cell::RefCell;

use cast::MemoryView;
use lifetimes::{ByteArray, Export, ExportError, Exporter, Flags, ResizeError};

use crate::{CapacityError, Entry, Number, Ring, TimeError};

/// A ring whose slots lie in an array: others look at its values while it is pushed to.
pub struct LentRing<T: Number> {
    /// Asks at run time what the compiler asks of a `&mut Ring`: one pushes at a time.
    pub(crate) ring: RefCell<Ring<T, ByteArray>>,
}

/// Why a ring did not grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrowError {
    /// Somebody is looking.
    Resize(ResizeError),
    /// There is no memory for so many slots more.
    Capacity(CapacityError),
}

impl<T: Number> LentRing<T> {
    /// A ring with `slots` slots in an array of its own. Refused is what [`Ring::new`] refuses.
    pub fn new(slots: usize) -> Result<Self, CapacityError> {
        // todo!("how many bytes does it take, and which array has them?")
        let memory = Ring::<T>::new(slots)?.memory;
        let ring = Ring::over(ByteArray::new(&memory));
        Ok(LentRing {
            ring: RefCell::new(ring),
        })
    }

    /// Adds an entry as [`Ring::push`] does. It is written through the array, so every view that was lent sees it.
    pub fn push(&self, time: i64, value: T) -> Result<Option<Entry<T>>, TimeError> {
        // todo!("who may push, while nobody else does?")
        self.ring.borrow_mut().push(time, value)
    }

    /// Adds `more` slots. The entries stay, and stay in order; the times go on where they were. While a loan is open,
    /// the array refuses and nothing changes. To add none is allowed at any time, and moves nothing either. Where there is
    /// no memory for the new slots, the error names `more`.
    pub fn grow(&self, more: usize) -> Result<(), GrowError> {
        // todo!("what if the array refuses, and what if it does not?")
        if more == 0 {
            return Ok(());
        }
        let (entries, new) = (self.entries(), Ring::<T>::new(more)?.memory);
        let mut ring = self.ring.borrow_mut();
        ring.memory.extend(&new)?;
        for (slot, entry) in entries.into_iter().enumerate() {
            ring.store(slot, entry);
        }
        ring.next = ring.count;
        Ok(())
    }
}

/// It lends the values of all its slots in the order of the memory, read-only: what was measured stays what it was. A
/// request that wants to write is refused.
impl<T: Number> Exporter for LentRing<T> {
    fn buffer(&self, flags: Flags) -> Result<MemoryView<Export>, ExportError> {
        // todo!("who is refused, and which column of the array is lent?")
        if flags.contains(Flags::WRITABLE) {
            return Err(ExportError::NotWritable);
        }
        Ok(Entry::<T>::values(&self.slots()))
    }
}
