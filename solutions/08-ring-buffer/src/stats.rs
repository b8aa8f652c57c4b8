//! Step 4: statistics of what is in the buffer, and of nothing else.

use crate::{CapacityError, Entry, Number, Ring, TimeError};

/// What there is to say about some values, however many they are. A NaN is counted, and nothing else: it is
/// neither small nor large, and it has no share in the sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary<T: Number> {
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
pub struct Tracked<T: Number> {
    pub(crate) ring: Ring<T>,
    /// For each slot of the older window: the summary from there to the end of the memory. Before the first lap is
    /// complete these are empty, and `head` has it all.
    pub(crate) tails: Box<[Summary<T>]>,
    /// The summary of the slots that were written since slot 0 was.
    pub(crate) head: Summary<T>,
}

impl<T: Number> Summary<T> {
    /// The summary of a single value. What can be asked of a value stands in `number.rs`.
    pub fn of(value: T) -> Self {
        // todo!("what is the summary of one value, and of a NaN?")
        if value.is_nan() {
            return Summary {
                count: 1,
                nans: 1,
                ..Summary::default()
            };
        }
        Summary {
            count: 1,
            nans: 0,
            extremes: Some((value, value)),
            sum: value.wide(),
        }
    }

    /// The summary of these values and those together.
    pub fn join(self, other: Self) -> Self {
        // todo!("what is added, and which extremes stay where one side has none?")
        let extremes = match (self.extremes, other.extremes) {
            (Some((a, b)), Some((c, d))) => Some((
                if c.is_before(a) { c } else { a },
                if b.is_before(d) { d } else { b },
            )),
            (extremes, None) | (None, extremes) => extremes,
        };
        Summary {
            count: self.count + other.count,
            nans: self.nans + other.nans,
            extremes,
            sum: self.sum + other.sum,
        }
    }

    /// The mean of all values that are not NaN; `None` when there is no such value.
    pub fn mean(&self) -> Option<f64> {
        // todo!("how many values have a share in the sum?")
        let numbers = self.count - self.nans;
        (numbers > 0).then(|| T::divide(self.sum, numbers))
    }
}

impl<T: Number> Tracked<T> {
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
    /// A push that fills the last slot completes a lap: from now on the whole memory is the older window. That
    /// is the time to walk over it once, from its last slot to its first. Any push but that one joins a single value.
    pub fn push(&mut self, time: i64, value: T) -> Result<Option<Entry<T>>, TimeError> {
        // todo!("what does this push change, and when is a lap complete?")
        let evicted = self.ring.push(time, value)?;
        self.head = self.head.join(Summary::of(value));
        if self.ring.next == 0 {
            let [lap, _] = self.ring.windows();
            let mut tail = Summary::default();
            for (place, entry) in self.tails.iter_mut().zip(lap.iter()).rev() {
                tail = Summary::of(entry.value).join(tail);
                *place = tail;
            }
            self.head = Summary::default();
        }
        Ok(evicted)
    }

    /// The summary of what is in the buffer, without a look at it.
    pub fn summary(&self) -> Summary<T> {
        // todo!("which tail begins where the oldest entry lies?")
        self.tails[self.ring.next].join(self.head)
    }
}
