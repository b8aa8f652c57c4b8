//! Step 7: what was evicted, in as few bytes as it takes.

use views::View;

use crate::{Entry, Number};

/// Entries that left a ring, compressed. Each is kept as its distance from the one before.
pub struct Archive<T: Number> {
    pub(crate) bytes: Vec<u8>,
    pub(crate) count: usize,
    /// The newest entry that was kept, which the next one is compared with.
    pub(crate) last: Entry<T>,
}

/// The entries of an archive, the oldest first: what [`Archive::entries`] gives back.
pub struct Unpacked<'a, T: Number> {
    /// The bytes that nobody has read yet.
    pub(crate) rest: &'a [u8],
    /// The entry that was read last, which the next one is a distance from.
    pub(crate) last: Entry<T>,
}

/// Small numbers of either sign become small numbers without a sign: 0, -1, 1, -2, 2, … become 0, 1, 2, 3, 4, …
pub fn zigzag(number: i64) -> u64 {
    // todo!("which bit tells the sign, and what becomes of the others?")
    ((number << 1) ^ (number >> 63)) as u64
}

/// Writes a number to the front of `place` as a *varint*, and says how many bytes that took: seven bits a byte, the
/// lowest first, and in each byte but the last the highest bit set. A number below 128 takes one byte, and none takes
/// more than ten.
pub fn put_varint(place: &mut [u8; 10], mut number: u64) -> usize {
    // todo!("which bits come first, and which byte is the last?")
    let mut len = 0;
    while number >= 0x80 {
        place[len] = number as u8 | 0x80;
        number >>= 7;
        len += 1;
    }
    place[len] = number as u8;
    len + 1
}

impl<T: Number> Archive<T> {
    /// An archive without entries: the first one is kept as its distance from 0. Nothing to do here.
    pub fn new() -> Self {
        Archive {
            bytes: Vec::new(),
            count: 0,
            last: zero(),
        }
    }

    /// How many entries it keeps. Nothing to do here.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether it keeps none. Nothing to do here.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The compressed bytes. Nothing to do here.
    pub fn as_view(&self) -> View<'_> {
        View::new(&self.bytes)
    }

    /// The entries, read one by one out of the compressed bytes. Nothing to do here.
    pub fn entries(&self) -> Unpacked<'_, T> {
        Unpacked {
            rest: &self.bytes,
            last: zero(),
        }
    }

    /// Appends an entry: the distance of its time from the last one's, then the distance of their bits, each as the
    /// varint of its zigzag. A distance that no `i64` holds wraps, and wraps back when it is read.
    pub fn keep(&mut self, entry: Entry<T>) {
        // todo!("how far is it from the last one?")
        let time = entry.time.wrapping_sub(self.last.time);
        let value = entry.value.bits().wrapping_sub(self.last.value.bits());
        let mut place = [0; 10];
        for distance in [time, value] {
            let len = put_varint(&mut place, zigzag(distance));
            self.bytes.extend(&place[..len]);
        }
        self.last = entry;
        self.count += 1;
    }
}

impl<T: Number> Iterator for Unpacked<'_, T> {
    type Item = Entry<T>;

    /// The next entry, bit for bit as it was. `take_varint` and `unzigzag`, below, are the way back.
    fn next(&mut self) -> Option<Entry<T>> {
        // todo!("which distances come next, and from what?")
        let time = unzigzag(take_varint(&mut self.rest)?);
        let value = unzigzag(take_varint(&mut self.rest)?);
        self.last = Entry {
            time: self.last.time.wrapping_add(time),
            value: T::from_bits(self.last.value.bits().wrapping_add(value)),
        };
        Some(self.last)
    }
}

impl<T: Number> Default for Archive<T> {
    fn default() -> Self {
        Archive::new()
    }
}

fn zero<T: Number>() -> Entry<T> {
    Entry {
        time: 0,
        value: T::from_bits(0),
    }
}

/// Takes `zigzag` back. Nothing to do here.
fn unzigzag(number: u64) -> i64 {
    ((number >> 1) as i64) ^ -((number & 1) as i64)
}

/// Takes one varint off the front of `bytes`; `None` when there is no whole one. Nothing to do here.
fn take_varint(bytes: &mut &[u8]) -> Option<u64> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f).checked_shl(shift)?;
        if byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
}
