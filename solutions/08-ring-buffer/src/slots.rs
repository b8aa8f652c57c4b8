//! Step 1: slots of a fixed size, and a push that overwrites the oldest of them.

use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

use crate::Value;

/// What a slot holds: a value, and the time at which it was taken, in whatever unit its writers agree on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<T> {
    pub time: i64,
    pub value: T,
}

/// A ring buffer: memory for a fixed number of entries. When it is full, a push overwrites the oldest of them.
///
/// The memory is allocated once. A `Box<[u8]>` cannot grow.
pub struct Ring<T: Value> {
    /// The slots, side by side.
    pub(crate) memory: Box<[u8]>,
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

impl<T: Value> Entry<T> {
    /// How many bytes a slot has: 8 for the time, the others for the value. Nothing to do here.
    pub const SIZE: usize = 8 + T::SIZE;

    /// Writes the entry over a slot: the time with its lowest byte first, then the value.
    pub fn write_to(self, slot: &mut [u8]) {
        // todo!("write the bytes of the time to the first eight bytes of the slot, the lowest first, and let the value write itself to the others")
        let (time, value) = slot.split_at_mut(8);
        time.copy_from_slice(&self.time.to_le_bytes());
        self.value.write_to(value);
    }

    /// Reads the entry that was written to a slot.
    pub fn read_from(slot: &[u8]) -> Self {
        // todo!("split the first eight bytes off, make an i64 of them, and let the value be read from the rest")
        let (time, value) = slot
            .split_first_chunk()
            .expect("a slot begins with eight bytes of time");
        Entry {
            time: i64::from_le_bytes(*time),
            value: T::read_from(value),
        }
    }
}

impl<T: Value> Ring<T> {
    /// Memory for `slots` entries, all bytes 0: one allocation, the last one of this ring's life.
    ///
    /// No slot at all is refused, and so are more than there is memory for.
    pub fn new(slots: usize) -> Result<Self, CapacityError> {
        // todo!("multiply slots by the size of a slot with a check, refuse 0 bytes, reserve the memory with try_reserve_exact, fill it with 0 and box it")
        let refused = CapacityError { slots };
        let bytes = slots.checked_mul(Entry::<T>::SIZE).filter(|&bytes| bytes > 0);
        let bytes = bytes.ok_or(refused)?;
        let mut memory = Vec::new();
        memory.try_reserve_exact(bytes).map_err(|_| refused)?;
        memory.resize(bytes, 0);
        Ok(Ring {
            memory: memory.into_boxed_slice(),
            next: 0,
            count: 0,
            newest: i64::MIN,
            values: PhantomData,
        })
    }

    /// Adds an entry. When every slot is taken, it goes where the oldest one is, and that one is given back.
    ///
    /// Times never go backwards (they may stay): an earlier one is refused, and nothing changes.
    pub fn push(&mut self, time: i64, value: T) -> Result<Option<Entry<T>>, TimeError> {
        // todo!("refuse a time before the newest; read the entry that is about to be overwritten if every slot is taken; write the new one, remember its time, and count it if its slot was free; move on by a slot, at the end of the memory back to slot 0")
        let newest = self.newest;
        if time < newest {
            return Err(TimeError { time, newest });
        }
        let (capacity, start) = (self.capacity(), self.next * Entry::<T>::SIZE);
        let slot = &mut self.memory[start..start + Entry::<T>::SIZE];
        let evicted = (self.count == capacity).then(|| Entry::read_from(slot));
        Entry { time, value }.write_to(slot);
        self.next += 1;
        if self.next == capacity {
            self.next = 0;
        }
        self.count = capacity.min(self.count + 1);
        self.newest = time;
        Ok(evicted)
    }
}
