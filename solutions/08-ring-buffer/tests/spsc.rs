//! The ring without a lock: entries arrive whole, in order, once. With the feature `loom`, in every order of events that
//! loom can think of; it stays silent when only the order of the reader's own load and store is given up:
//! `cargo test -p ring-buffer-solution --features loom --test spsc`.

#[allow(dead_code)]
#[path = "../examples/spsc.rs"]
mod spsc;

#[cfg(feature = "loom")]
use loom::thread;
#[cfg(not(feature = "loom"))]
use std::thread;

use ring_buffer_solution::Entry;
use spsc::{Reader, Writer, ring};

fn entry(time: i64) -> Entry<f64> {
    let value = -(time as f64);
    Entry { time, value }
}

/// Pushes 1 up to `count`, and waits whenever the ring is full.
fn write(mut writer: Writer, count: i64) {
    for time in 1..=count {
        while writer.push(entry(time)).is_err() {
            thread::yield_now();
        }
    }
}

/// Takes as many out, and checks that what comes is whole and in order.
fn read(mut reader: Reader, count: i64) {
    let mut time = 1;
    while time <= count {
        match reader.pop() {
            Some(read) => {
                assert_eq!(read, entry(time), "whole, in order, and once (left: what came)");
                time += 1;
            }
            None => thread::yield_now(),
        }
    }
    assert_eq!(reader.pop(), None, "and then no more");
}

#[cfg(feature = "loom")]
#[test]
fn every_order_of_events_is_fine() {
    for (slots, count) in [(1, 2), (2, 3)] {
        loom::model(move || {
            let (writer, reader) = ring(slots);
            let reading = thread::spawn(move || read(reader, count));
            write(writer, count);
            reading.join().expect("the reader does not panic");
        });
    }
}

#[cfg(not(feature = "loom"))]
#[test]
fn two_threads_lose_nothing() {
    let (writer, reader) = ring(8);
    thread::scope(|scope| {
        scope.spawn(|| write(writer, 10_000));
        read(reader, 10_000);
    });
}

#[cfg(not(feature = "loom"))]
#[test]
fn a_full_ring_gives_the_entry_back() {
    let (mut writer, mut reader) = ring(2);
    let pushed = [1, 2, 3].map(|time| writer.push(entry(time)));
    assert_eq!(
        pushed,
        [Ok(()), Ok(()), Err(entry(3))],
        "two slots take two entries"
    );
    assert_eq!(reader.pop(), Some(entry(1)), "the oldest comes out first");
    assert_eq!(
        writer.push(entry(3)),
        Ok(()),
        "a slot that was read is free again"
    );
    assert_eq!(
        [reader.pop(), reader.pop(), reader.pop()],
        [Some(entry(2)), Some(entry(3)), None]
    );
}
