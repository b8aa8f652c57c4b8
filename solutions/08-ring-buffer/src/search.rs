//! Step 5: find entries by their time, which is sorted, and by their value, which is not.

use std::ops::{Range, RangeInclusive};

use cast::MemoryView;

use crate::{Number, Ring, Window};

/// Times in order, each of them not before the one in front of it. Asking for one is called a probe.
pub trait Times {
    /// How many there are.
    fn count(&self) -> usize;

    /// The time at an index that is less than the count.
    fn time(&self, index: usize) -> i64;
}

/// The indices of the entries that have a value: what [`Ring::find`] gives back.
pub struct Found<'a, T: Number> {
    pub(crate) value: T,
    /// The entries that nobody has looked at yet.
    pub(crate) ahead: [Window<'a, T>; 2],
    /// How many entries lie in front of them.
    pub(crate) passed: usize,
}

/// The first index whose time is `late`, or the count when there is none. If a time is late, so are all behind it.
///
/// Each probe halves what is left: as many as the count has bits are enough, and one more is allowed.
pub fn first(times: &impl Times, late: impl Fn(i64) -> bool) -> usize {
    // todo!("which indices are still open after a probe in their middle?")
    let mut open = 0..times.count();
    while !open.is_empty() {
        let middle = open.start + open.len() / 2;
        if late(times.time(middle)) {
            open.end = middle;
        } else {
            open.start = middle + 1;
        }
    }
    open.start
}

/// The indices of all times from the first to the last of `range`, both included.
pub fn span(times: &impl Times, range: RangeInclusive<i64>) -> Range<usize> {
    // todo!("which time is the first inside, and which the first behind?")
    first(times, |time| time >= *range.start())..first(times, |time| time > *range.end())
}

impl<T: Number> Ring<T> {
    /// The entries from one time to another, both included, as views. What it allocates does not grow with the ring.
    pub fn between(&self, range: RangeInclusive<i64>) -> [Window<'_, T>; 2] {
        // todo!("which column is sorted, and which part is its span?")
        self.part(span(&self.times(), range))
    }

    /// Where the value is, from the oldest entry to the newest. The values are in no order, so all are looked at.
    /// A value is found when it is `==`, so a NaN never is. Nothing is allocated.
    pub fn find(&self, value: T) -> Found<'_, T> {
        Found {
            value,
            ahead: self.windows(),
            passed: 0,
        }
    }
}

impl<T: Number> Iterator for Found<'_, T> {
    type Item = usize;

    /// The next index. What was looked at is cut off the windows, so nothing is looked at twice.
    fn next(&mut self) -> Option<usize> {
        // todo!("which window has the value, and what is ahead then?")
        for window in &mut self.ahead {
            let found = window.iter().position(|entry| entry.value == self.value);
            let passed = found.map_or(window.len(), |index| index + 1);
            *window = window.part(passed..window.len());
            self.passed += passed;
            if found.is_some() {
                return Some(self.passed - 1);
            }
        }
        None
    }
}

/// The column of the times of one window. Nothing to do here.
impl Times for MemoryView<&[u8]> {
    fn count(&self) -> usize {
        self.len().unwrap_or(0)
    }

    fn time(&self, index: usize) -> i64 {
        let time = self.item(index as isize).map(i64::try_from);
        time.expect("the index is less than the count")
            .expect("a time is an integer")
    }
}

/// Two in a row, as a ring has them: behind the last time of the first comes the first of the second. Nothing to do here.
impl<C: Times> Times for [C; 2] {
    fn count(&self) -> usize {
        self.iter().map(Times::count).sum()
    }

    fn time(&self, index: usize) -> i64 {
        let [one, two] = self;
        match index.checked_sub(one.count()) {
            Some(index) => two.time(index),
            None => one.time(index),
        }
    }
}
