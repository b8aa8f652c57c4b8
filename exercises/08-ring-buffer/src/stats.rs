//! Step 3: statistics of what is in the buffer, and of nothing else.

use crate::{CapacityError, Entry, Ring, TimeError, Value};

/// What there is to say about some values, however many they are. A NaN is counted, and nothing else: it is
/// neither small nor large, and it has no share in the sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary<T: Value> {
    /// How many values there are, NaNs included.
    pub count: usize,
    /// How many of them are NaN.
    pub nans: usize,
    /// The smallest and the largest that is not NaN; `-0.0` is smaller than `0.0`.
    pub extremes: Option<(T, T)>,
    /// The sum of all that are not NaN.
    pub sum: T::Wide,
}

/// A ring that knows the summary of its entries at any time.
///
/// A summary can be joined to another one, but no value can be taken out of it again. So there is one for each
/// window, and none of them ever has to forget.
pub struct Tracked<T: Value> {
    pub(crate) ring: Ring<T>,
    /// For each slot of the oldest window: the summary from there to the end of the memory. Before the first lap is
    /// complete these are empty, and `head` has it all.
    pub(crate) tails: Box<[Summary<T>]>,
    /// The summary of the slots that were written since slot 0 was.
    pub(crate) head: Summary<T>,
}

impl<T: Value> Summary<T> {
    /// The summary of a single value.
    pub fn of(value: T) -> Self {
        todo!(
            "count the value; if it is a NaN, count it as one, and otherwise it is smallest, largest and sum at once"
        )
    }

    /// The summary of these values and those together.
    pub fn join(self, other: Self) -> Self {
        todo!(
            "add the counts and the sums; the smaller of the two smallest and the larger of the two largest, where both sides have them, and where only one has, that one's"
        )
    }

    /// The mean of all values that are not NaN; `None` when there is no such value.
    pub fn mean(&self) -> Option<f64> {
        todo!("divide the sum by the number of values that are not NaN, if there are any")
    }
}

impl<T: Value> Tracked<T> {
    /// A ring with `slots` slots, and room for as many summaries: two allocations, and never another one. Where there is
    /// no memory for either, it is refused.
    pub fn new(slots: usize) -> Result<Self, CapacityError> {
        let ring = Ring::new(slots)?;
        let mut tails = Vec::new();
        tails
            .try_reserve_exact(slots)
            .map_err(|_| CapacityError { slots })?;
        tails.resize(slots, Summary::default());
        Ok(Tracked {
            ring,
            tails: tails.into_boxed_slice(),
            head: Summary::default(),
        })
    }

    /// Adds an entry as [`Ring::push`] does, and keeps the summaries right.
    ///
    /// A push that fills the last slot completes a lap: from now on the whole memory is the oldest window. That
    /// is the time to walk over it once, from its last slot to its first. Every other push joins one value.
    pub fn push(&mut self, time: i64, value: T) -> Result<Option<Entry<T>>, TimeError> {
        todo!(
            "push to the ring, and join the value to the head; when the ring is about to write slot 0 again, fill the tails from the last slot to the first, and begin a new head"
        )
    }

    /// The summary of what is in the buffer, without a look at it.
    pub fn summary(&self) -> Summary<T> {
        todo!("join the tail that begins at the slot written next with the head")
    }
}
