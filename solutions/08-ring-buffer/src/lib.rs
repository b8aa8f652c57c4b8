//! A ring buffer: fixed memory for a stream that never ends, and everything that can be known about what is in it.
//!
//! What stands in this file is finished: what every ring can be asked, and what its slots lie in. So is what stands in
//! `number.rs`, which numbers a slot can hold.

mod archive;
mod columns;
mod lend;
mod number;
mod picture;
mod search;
mod slots;
mod stats;
mod threads;
mod windows;

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use cast::{Memory, MemoryView};
use lifetimes::{ByteArray, Export, ResizeError};
use views::View;

pub use archive::{Archive, Unpacked, put_varint, zigzag};
pub use lend::{GrowError, LentRing};
pub use number::Number;
pub use picture::{BACKGROUND, HEIGHT, NEWER, OLDER, SLOT_WIDTH, bar, chart};
pub use search::{Found, Times, first, span};
pub use slots::{CapacityError, Entry, Ring, TimeError};
pub use stats::{Summary, Tracked};
pub use threads::Shared;
pub use windows::Window;

/// Memory for the slots of a ring: bytes that are its own, or an array that others look into meanwhile.
pub trait Slots {
    /// How many bytes there are.
    fn size(&self) -> usize;

    /// Copies the bytes from `first` on into `place`, as many as it has.
    fn read(&self, first: usize, place: &mut [u8]);

    /// Copies `bytes` over those from `first` on.
    fn write(&mut self, first: usize, bytes: &[u8]);
}

impl Slots for Box<[u8]> {
    fn size(&self) -> usize {
        self.len()
    }

    #[inline]
    fn read(&self, first: usize, place: &mut [u8]) {
        place.copy_from_slice(&self[first..first + place.len()]);
    }

    #[inline]
    fn write(&mut self, first: usize, bytes: &[u8]) {
        self[first..first + bytes.len()].copy_from_slice(bytes);
    }
}

/// The bytes of an array can be written while others look: an export is all that it takes.
impl Slots for ByteArray {
    fn size(&self) -> usize {
        self.export().size()
    }

    fn read(&self, first: usize, place: &mut [u8]) {
        self.export().read(first, place);
    }

    fn write(&mut self, first: usize, bytes: &[u8]) {
        let written = self.export().write(first, bytes);
        written.expect("an array may be written to");
    }
}

impl<T: Number, S: Slots> Ring<T, S> {
    /// A ring without entries, over memory of whole slots.
    pub(crate) fn over(memory: S) -> Self {
        Ring {
            memory,
            next: 0,
            count: 0,
            newest: i64::MIN,
            values: PhantomData,
        }
    }

    /// How many slots there are.
    pub fn capacity(&self) -> usize {
        self.memory.size() / Entry::<T>::SIZE
    }

    /// How many of them hold an entry.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether none of them does.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether the next push overwrites an entry.
    pub fn is_full(&self) -> bool {
        self.count == self.capacity()
    }

    /// The entry at `index`, where 0 is the oldest.
    pub fn get(&self, index: usize) -> Option<Entry<T>> {
        let oldest = if self.is_full() { self.next } else { 0 };
        let slot = (index < self.count).then(|| (oldest + index) % self.capacity())?;
        Some(self.load(slot))
    }

    /// Reads the entry of a slot.
    #[inline]
    pub(crate) fn load(&self, slot: usize) -> Entry<T> {
        let (mut bytes, first) = ([0; 16], slot * Entry::<T>::SIZE);
        let (time, value) = bytes[..Entry::<T>::SIZE].split_at_mut(8);
        self.memory.read(first, time);
        self.memory.read(first + 8, value);
        Entry::read_from(&bytes[..Entry::<T>::SIZE])
    }

    /// Writes an entry over a slot.
    #[inline]
    pub(crate) fn store(&mut self, slot: usize, entry: Entry<T>) {
        let (mut bytes, first) = ([0; 16], slot * Entry::<T>::SIZE);
        entry.write_to(&mut bytes[..Entry::<T>::SIZE]);
        // In two pieces, as they were written: to read two writes as one, a processor waits for both to be done.
        let (time, value) = bytes[..Entry::<T>::SIZE].split_at(8);
        self.memory.write(first, time);
        self.memory.write(first + 8, value);
    }
}

impl<T: Number> Ring<T> {
    /// The whole memory, with the slots that hold no entry yet.
    pub fn as_view(&self) -> View<'_> {
        View::new(&self.memory)
    }

    /// All entries, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Entry<T>> {
        let [oldest, newest] = self.windows();
        oldest.iter().chain(newest.iter())
    }
}

impl<T: Number> LentRing<T> {
    /// All entries, the oldest first.
    pub fn entries(&self) -> Vec<Entry<T>> {
        let ring = self.ring.borrow();
        (0..ring.len()).filter_map(|index| ring.get(index)).collect()
    }

    /// How many slots there are.
    pub fn capacity(&self) -> usize {
        self.ring.borrow().capacity()
    }

    /// The bytes of all slots, to look through: each has eight bytes of time, and then a value.
    pub fn slots(&self) -> MemoryView<Export> {
        let slots = self.ring.borrow().memory.view();
        slots.to_read_only().expect("nobody has released it")
    }
}

/// What the array says, or the ring.
impl fmt::Display for GrowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GrowError::Resize(error) => error.fmt(f),
            GrowError::Capacity(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for GrowError {}

impl From<ResizeError> for GrowError {
    fn from(error: ResizeError) -> Self {
        GrowError::Resize(error)
    }
}

impl From<CapacityError> for GrowError {
    fn from(error: CapacityError) -> Self {
        GrowError::Capacity(error)
    }
}

/// The summary of no value.
impl<T: Number> Default for Summary<T> {
    fn default() -> Self {
        Summary {
            count: 0,
            nans: 0,
            extremes: None,
            sum: T::Wide::default(),
        }
    }
}

/// A tracked ring can be looked at like any other. Not so for writing: no push gets past the summaries.
impl<T: Number> Deref for Tracked<T> {
    type Target = Ring<T>;

    fn deref(&self) -> &Ring<T> {
        &self.ring
    }
}
