//! A ring for one writer and one reader, without a lock and without `unsafe`: each slot is two atomics.
//!
//! `cargo run -p ring-buffer-solution --example spsc` sends a million entries through it. That no order of events loses
//! or tears one is checked by loom, which tries them all:
//! `cargo test -p ring-buffer-solution --features loom --test spsc`.

#[cfg(not(feature = "loom"))]
use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, AtomicUsize, Ordering},
};

#[cfg(feature = "loom")]
use loom::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, AtomicUsize, Ordering},
};

use ring_buffer_solution::Entry;

/// What both ends look at.
struct Slots {
    slots: Box<[(AtomicI64, AtomicU64)]>,
    /// How many entries were ever written; only the writer changes it.
    written: AtomicUsize,
    /// How many entries were ever read; only the reader changes it.
    read: AtomicUsize,
}

/// The end that writes. There is one, and `push` takes it by `&mut`, so there are never two writers.
pub struct Writer(Arc<Slots>);

/// The end that reads.
pub struct Reader(Arc<Slots>);

/// The two ends of a ring with `slots` slots, a power of two.
pub fn ring(slots: usize) -> (Writer, Reader) {
    assert!(slots.is_power_of_two(), "counters wrap around at a power of two");
    let slots = Arc::new(Slots {
        slots: (0..slots)
            .map(|_| (AtomicI64::new(0), AtomicU64::new(0)))
            .collect(),
        written: AtomicUsize::new(0),
        read: AtomicUsize::new(0),
    });
    (Writer(Arc::clone(&slots)), Reader(slots))
}

impl Writer {
    /// Adds an entry. When the ring is full, nothing is overwritten: the reader may be looking. The entry is given back.
    pub fn push(&mut self, entry: Entry<f64>) -> Result<(), Entry<f64>> {
        let Slots { slots, written, read } = &*self.0;
        let at = written.load(Ordering::Relaxed);
        // Acquire: what the reader did before it let the slot go has happened before we write to it.
        if at.wrapping_sub(read.load(Ordering::Acquire)) == slots.len() {
            return Err(entry);
        }
        let (time, value) = &slots[at % slots.len()];
        time.store(entry.time, Ordering::Relaxed);
        value.store(entry.value.to_bits(), Ordering::Relaxed);
        // Release: a reader that sees this count sees the slot as it is now.
        written.store(at.wrapping_add(1), Ordering::Release);
        Ok(())
    }
}

impl Reader {
    /// Takes the oldest entry, if there is one.
    pub fn pop(&mut self) -> Option<Entry<f64>> {
        let Slots { slots, written, read } = &*self.0;
        let at = read.load(Ordering::Relaxed);
        if written.load(Ordering::Acquire) == at {
            return None;
        }
        let (time, value) = &slots[at % slots.len()];
        let entry = Entry {
            time: time.load(Ordering::Relaxed),
            value: f64::from_bits(value.load(Ordering::Relaxed)),
        };
        read.store(at.wrapping_add(1), Ordering::Release);
        Some(entry)
    }
}

#[cfg(not(feature = "loom"))]
fn main() {
    let (mut writer, mut reader) = ring(1024);
    let count = 1_000_000;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for time in 0..count {
                let value = time as f64 / 8.0;
                while writer.push(Entry { time, value }).is_err() {
                    std::thread::yield_now();
                }
            }
        });
        for time in 0..count {
            let entry = loop {
                match reader.pop() {
                    Some(entry) => break entry,
                    None => std::thread::yield_now(),
                }
            };
            assert_eq!((entry.time, entry.value), (time, time as f64 / 8.0));
        }
    });
    println!("{count} entries, in order and whole");
}

#[cfg(feature = "loom")]
fn main() {}
