//! Step 1: slots of a fixed size, and a push that overwrites the oldest of them.

use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

use crate::{Number, Slots};

/// What a slot holds: a value, and the time at which it was taken, in whatever unit its writers agree on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<T> {
    pub time: i64,
    pub value: T,
}

/// A ring buffer: memory for a fixed number of entries. When it is full, a push overwrites the oldest of them.
///
/// The memory is allocated once. [`Slots`] is what a ring asks of it: a size, reading, writing. A `Box<[u8]>` cannot grow;
/// what other slots can do, step 8 shows. (`Ring::over`, `load` and `store` wait in `lib.rs`.)
pub struct Ring<T: Number, S = Box<[u8]>> {
    /// The slots, side by side.
    pub(crate) memory: S,
    /// The slot that the next push writes to.
    pub(crate) next: usize,
    /// How many slots hold an entry.
    pub(crate) count: usize,
    /// The time of the newest entry; `i64::MIN` before the first push.
    pub(crate) newest: i64,
    pub(crate) values: PhantomData<T>,
}

/// There is no memory for so many slots, or there are none at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CapacityError {
    pub slots: usize,
}

impl fmt::Display for CapacityError {
    /// `ValueError: a ring buffer cannot have 0 slots`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ValueError: a ring buffer cannot have {} slots", self.slots)
    }
}

impl Error for CapacityError {}

/// An entry is older than the newest one that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeError {
    pub time: i64,
    pub newest: i64,
}

impl fmt::Display for TimeError {
    /// `ValueError: time 5 is before 7, the newest in the buffer`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "ValueError: time {} is before {}, the newest in the buffer",
            self.time, self.newest
        )
    }
}

impl Error for TimeError {}

impl<T: Number> Entry<T> {
    /// How many bytes a slot has: 8 for the time, the others for the value. Nothing to do here.
    pub const SIZE: usize = 8 + T::SIZE;

    /// Writes the entry over a slot: the time, then the value, the bytes of each in the order of this machine, as a view
    /// with a native format wants them.
    #[inline]
    pub fn write_to(self, slot: &mut [u8]) {
        todo!("which bytes are the time's, and who writes the others?")
    }

    /// Reads the entry that was written to a slot.
    #[inline]
    pub fn read_from(slot: &[u8]) -> Self {
        todo!("where does the time end, and the value begin?")
    }
}

impl<T: Number> Ring<T> {
    /// Memory for `slots` entries, all bytes 0: one allocation, the last one of this ring's life.
    ///
    /// Zero slots are an error, and so are more than there is memory for. `vec!` would end the program; a `Vec` can also
    /// ask for its memory and be refused.
    pub fn new(slots: usize) -> Result<Self, CapacityError> {
        todo!("how many bytes is that, and where can it go wrong?")
    }
}

impl<T: Number, S: Slots> Ring<T, S> {
    /// Adds an entry. When every slot is taken, it goes where the oldest one is, and that one is given back.
    ///
    /// Times never go backwards (they may stay): an earlier one is refused, and nothing changes.
    #[inline]
    pub fn push(&mut self, time: i64, value: T) -> Result<Option<Entry<T>>, TimeError> {
        todo!("which slot, what was in it, and which comes next?")
    }
}
