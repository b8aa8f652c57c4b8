//! Step 5: find entries by their time, which is sorted, and by their value, which is not.

use std::ops::{Range, RangeInclusive};

use crate::{Ring, Value, Window};

/// Times in order, each of them not before the one in front of it. Asking for one is called a probe.
pub trait Times {
    /// How many there are.
    fn count(&self) -> usize;

    /// The time at an index that is less than the count.
    fn time(&self, index: usize) -> i64;
}

/// The indices of the entries that have a value: what [`Ring::find`] gives back.
pub struct Found<'a, T: Value> {
    pub(crate) ring: &'a Ring<T>,
    pub(crate) value: T,
    /// The indices that nobody has looked at yet.
    pub(crate) ahead: Range<usize>,
}

/// The first index whose time is `late`, or the count when there is none. If a time is late, so are all behind it.
///
/// Each probe halves what is left: as many as the count has bits are enough, and one more is allowed.
pub fn first(times: &impl Times, late: impl Fn(i64) -> bool) -> usize {
    todo!(
        "keep the range of indices that are still open; probe the one in its middle and drop the half that cannot hold the answer, until none is open"
    )
}

/// The indices of all times from the first to the last of `range`, both included.
pub fn span(times: &impl Times, range: RangeInclusive<i64>) -> Range<usize> {
    todo!("find the first time that is not before the range, and the first that is after it")
}

impl<T: Value> Ring<T> {
    /// The entries from one time to another, both included, as views.
    pub fn between(&self, range: RangeInclusive<i64>) -> [Window<'_, T>; 2] {
        todo!("find the span of the range in this ring, and take that part of it")
    }

    /// Where the value is, from the oldest entry to the newest. The values are in no order, so all are looked at.
    /// A value is found when it is `==`, so a NaN never is.
    pub fn find(&self, value: T) -> Found<'_, T> {
        Found {
            ring: self,
            value,
            ahead: 0..self.len(),
        }
    }
}

impl<T: Value> Iterator for Found<'_, T> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        todo!("go on through the indices ahead until the entry at one of them has the value")
    }
}

/// The entries of a ring are sorted by time, across its two windows. Nothing to do here.
impl<T: Value> Times for Ring<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn time(&self, index: usize) -> i64 {
        self.get(index).expect("the index is less than the count").time
    }
}
