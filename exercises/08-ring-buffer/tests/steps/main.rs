// The tests of this chapter, one module a step. The reference solution mounts this same file.

mod archive;
mod columns;
mod lend;
mod picture;
mod search;
mod slots;
mod stats;
mod threads;
mod windows;

use std::fmt::Debug;
use std::str::FromStr;
use std::time::{Duration, Instant};

use ring_buffer::{Entry, Number, Ring, Summary, Tracked};
use views::View;

/// The rule of `archive` that work without an end breaks.
const ARCHIVED: &str = "each entry is written and read once, and then it is done";

/// A ring of so many places, with these values pushed at the times 0, 10, 20, …
fn filled<T: Number>(places: usize, values: impl IntoIterator<Item = T>) -> Ring<T> {
    let mut ring = Ring::new(places).expect("there is room for a small ring");
    for (time, value) in (0..).step_by(10).zip(values) {
        ring.push(time, value).expect("the times go on");
    }
    ring
}

/// A tracked ring of so many places, with these values pushed.
fn tracked<T: Number>(places: usize, values: impl IntoIterator<Item = T>) -> Tracked<T> {
    let mut ring = Tracked::new(places).expect("there is room for a small ring");
    for (time, value) in (0..).zip(values) {
        ring.push(time, value).expect("the times go on");
    }
    ring
}

/// A summary for a person: `3 values, 1 of them NaN, from 1.5 to 2.5, mean 2.0`.
fn said<T: Number>(summary: &Summary<T>) -> String {
    let Summary {
        count,
        nans,
        extremes,
        ..
    } = summary;
    let range = extremes.map_or("no number".to_owned(), |(min, max)| {
        format!("from {min:?} to {max:?}")
    });
    let mean = summary
        .mean()
        .map_or("no mean".to_owned(), |mean| format!("mean {mean:?}"));
    format!("{count} values, {nans} of them NaN, {range}, {mean}")
}

/// Entries for a person: `0:1.5 10:2.5`.
fn shown<T: Number>(entries: impl IntoIterator<Item = Entry<T>>) -> String {
    let texts = entries
        .into_iter()
        .map(|entry| format!("{}:{:?}", entry.time, entry.value));
    texts.collect::<Vec<_>>().join(" ")
}

/// Bytes in hex, with a blank behind the eight of the time if there are any more.
fn hex(bytes: &[u8]) -> String {
    let (time, value) = bytes.split_at(bytes.len().min(8));
    [time, value]
        .map(|part| View::new(part).hex())
        .join(" ")
        .trim_end()
        .to_owned()
}

/// The numbers of a recorded line, separated by blanks.
fn numbers<T: FromStr<Err: Debug>>(text: &str) -> Vec<T> {
    let numbers = text.split_whitespace().map(|number| number.parse());
    numbers.collect::<Result<_, _>>().expect("recorded numbers parse")
}

/// Does something so many times, and fails as soon as that has taken a second: for what must cost the same in any buffer.
fn each_in_no_time(rule: &str, times: usize, mut work: impl FnMut(usize)) {
    let end = Instant::now() + Duration::from_secs(1) * witness::patience();
    for time in 0..times {
        work(time);
        assert!(
            Instant::now() < end,
            "{rule}: after a second yours had done {} of {times}",
            time + 1
        );
    }
}

/// Numbers that look random, and are the same on every run: xorshift, which never gives 0.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}
