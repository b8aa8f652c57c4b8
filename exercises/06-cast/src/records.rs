//! Step 10: a stream of packed records in fixed memory, and a search that reads the ids alone.

use std::error::Error;
use std::fmt;
use std::ops::Range;

/// Memory that shows pieces of itself. The tests bring one of their own, which sees every access.
pub trait Store {
    /// How many bytes there are.
    fn size(&self) -> usize;
    /// These bytes, to look at.
    fn read(&self, range: Range<usize>) -> &[u8];
    /// These bytes, to write to.
    fn write(&mut self, range: Range<usize>) -> &mut [u8];
}

/// All that can lend its bytes is a store: a `Vec`, an array, a boxed slice. Nothing to do here.
impl<M: AsRef<[u8]> + AsMut<[u8]>> Store for M {
    fn size(&self) -> usize {
        self.as_ref().len()
    }

    fn read(&self, range: Range<usize>) -> &[u8] {
        &self.as_ref()[range]
    }

    fn write(&mut self, range: Range<usize>) -> &mut [u8] {
        &mut self.as_mut()[range]
    }
}

/// One measurement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    pub id: i32,
    pub time: f64,
    pub value: f32,
}

/// There is no room for one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooSmall;

impl fmt::Display for TooSmall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ValueError: a record has 16 bytes")
    }
}

impl Error for TooSmall {}

/// As many of the newest records as the store has room for.
///
/// It is made of slots of 16 bytes, the first at the start of the store; what is left at its end is never
/// touched. They are filled one after the other, and then from the first on again.
pub struct Stream<S> {
    pub(crate) store: S,
    /// How many records were ever pushed.
    pub(crate) pushed: usize,
}

impl Record {
    /// The bytes of a record, `struct.calcsize("<idf")`.
    pub const SIZE: usize = 16;

    /// `struct.pack("<idf", id, time, value)`: side by side, each with its lowest byte first.
    pub fn pack(self) -> [u8; Record::SIZE] {
        todo!("which of the 16 bytes are whose?")
    }

    /// `struct.unpack("<idf", bytes)`: what [`pack`](Record::pack) wrote, bit for bit.
    pub fn unpack(bytes: [u8; Record::SIZE]) -> Record {
        todo!("where did `pack` put the three numbers?")
    }
}

impl<S: Store> Stream<S> {
    /// An empty stream, whatever is in the store. Nothing to do here.
    pub fn new(store: S) -> Result<Self, TooSmall> {
        if store.size() < Record::SIZE {
            return Err(TooSmall);
        }
        Ok(Stream { store, pushed: 0 })
    }

    /// How many records there is room for. Nothing to do here.
    pub fn capacity(&self) -> usize {
        self.store.size() / Record::SIZE
    }

    /// How many records can be read back.
    pub fn len(&self) -> usize {
        todo!("how many records are there still?")
    }

    /// Whether there is none. Nothing to do here.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The store, to look at. Nothing to do here.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// Writes a record into the next slot, over the oldest one when all are taken. Nothing is allocated.
    pub fn push(&mut self, record: Record) {
        todo!("which slot is the next one?")
    }

    /// The record at `index`, where 0 is the oldest that is left. Its 16 bytes are read, and no other. Nothing
    /// is allocated.
    pub fn get(&self, index: usize) -> Option<Record> {
        todo!("which bytes are this record?")
    }

    /// The indices of all records with this id, the oldest first. Of each record its 4 bytes of id are read,
    /// and no other, however many are found.
    pub fn find(&self, id: i32) -> Vec<usize> {
        todo!("which four bytes of each record have to be looked at?")
    }

    /// Where the record at `index` begins, the oldest being 0; `None` where there is none.
    fn first_byte(&self, index: usize) -> Option<usize> {
        todo!("how many were ever pushed before this one?")
    }
}
