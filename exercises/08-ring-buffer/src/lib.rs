//! A ring buffer: fixed memory for a stream that never ends, and everything that can be known about what is in it.
//!
//! What stands in this file is finished: which numbers a slot can hold, how high their columns are in a chart, and what
//! every ring can be asked.

mod archive;
mod picture;
mod search;
mod slots;
mod stats;
mod threads;
mod windows;

use std::fmt;
use std::ops::{Add, Deref};

use views::View;

pub use archive::{Archive, Entries, put_varint, zigzag};
pub use picture::{bar, chart, escape};
pub use search::{Found, Times, first, span};
pub use slots::{CapacityError, Entry, Ring, TimeError};
pub use stats::{Summary, Tracked};
pub use threads::Shared;
pub use windows::Window;

mod sealed {
    pub trait Sealed {}
}

/// A number that a slot can hold: bytes, integers of 8 to 64 bits, floats. Nobody else can add a type.
pub trait Value:
    sealed::Sealed + Copy + PartialOrd + fmt::Debug + fmt::Display + Send + Sync + 'static
{
    /// How many bytes it has.
    const SIZE: usize = size_of::<Self>();

    /// What a sum of such values is kept in. For integers it is so wide that every sum is exact.
    type Wide: Copy + Default + PartialEq + fmt::Debug + Send + Sync + Add<Output = Self::Wide>;

    /// Writes the bytes, the lowest first, over a place that has as many.
    fn write_to(self, place: &mut [u8]);

    /// Reads what was written to such a place.
    fn read_from(place: &[u8]) -> Self;

    /// The value as a number that can be added up.
    fn wide(self) -> Self::Wide;

    /// A sum of values divided by how many they were: of integers the float nearest to the quotient, as in Python.
    fn divide(sum: Self::Wide, count: usize) -> f64;

    /// The value as a float, the nearest there is.
    fn to_f64(self) -> f64 {
        Self::divide(self.wide(), 1)
    }

    /// Whether it is no number at all. A NaN cannot be compared, not even with itself.
    fn is_nan(self) -> bool {
        self.partial_cmp(&self).is_none()
    }

    /// Whether it comes before the other one in an order that has a place for each, `-0.0` before `0.0`.
    fn is_before(self, other: Self) -> bool;

    /// How high the column of a finite value is in a chart: from 4 for the lowest value to 96 for the highest, and 50
    /// where the two are equal.
    fn height(self, low: Self, high: Self) -> u32;

    /// An integer itself, or the bits of a float.
    fn bits(self) -> i64;

    /// The value that has these bits; of those that it has no room for, the highest are dropped.
    fn from_bits(bits: i64) -> Self;
}

macro_rules! integers {
    ($($number:ty)+) => {$(
        impl sealed::Sealed for $number {}

        impl Value for $number {
            type Wide = i128;

            fn write_to(self, place: &mut [u8]) {
                place.copy_from_slice(&self.to_le_bytes());
            }

            fn read_from(place: &[u8]) -> Self {
                Self::from_le_bytes(place.try_into().expect("the place has as many bytes as the value"))
            }

            fn wide(self) -> i128 {
                self.into()
            }

            fn divide(sum: i128, count: usize) -> f64 {
                quotient(sum, count)
            }

            fn is_before(self, other: Self) -> bool {
                self < other
            }

            fn height(self, low: Self, high: Self) -> u32 {
                // As integers: two of 64 bits may differ and be the same float.
                match (self.wide() - low.wide(), high.wide() - low.wide()) {
                    (_, 0) => 50,
                    (way, all) => 4 + ((2 * 92 * way + all) / (2 * all)) as u32,
                }
            }

            fn bits(self) -> i64 {
                self as i64
            }

            fn from_bits(bits: i64) -> Self {
                bits as Self
            }
        }
    )+};
}

macro_rules! floats {
    ($($number:ty, $bits:ty);+) => {$(
        impl sealed::Sealed for $number {}

        impl Value for $number {
            type Wide = f64;

            fn write_to(self, place: &mut [u8]) {
                place.copy_from_slice(&self.to_le_bytes());
            }

            fn read_from(place: &[u8]) -> Self {
                Self::from_le_bytes(place.try_into().expect("the place has as many bytes as the value"))
            }

            fn wide(self) -> f64 {
                self.into()
            }

            fn divide(sum: f64, count: usize) -> f64 {
                sum / count as f64
            }

            fn is_before(self, other: Self) -> bool {
                self.total_cmp(&other).is_lt()
            }

            fn height(self, low: Self, high: Self) -> u32 {
                debug_assert!(self.is_finite(), "a value that is not finite has no column");
                let [value, low, high] = [self, low, high].map(Value::wide);
                // The distance of the farthest floats is no float, and 92 times a long one is none: a 256th will do.
                let scale = if high - low < f64::MAX / 256.0 { 1.0 } else { 1.0 / 256.0 };
                match (value * scale - low * scale, high * scale - low * scale) {
                    (_, 0.0) => 50,
                    (way, all) => 4 + (92.0 * way / all).round() as u32,
                }
            }

            fn bits(self) -> i64 {
                self.to_bits() as i64
            }

            fn from_bits(bits: i64) -> Self {
                Self::from_bits(bits as $bits)
            }
        }
    )+};
}

integers!(u8 i8 u16 i16 u32 i32 u64 i64);
floats!(f32, u32; f64, u64);

impl<T: Value> Ring<T> {
    /// How many slots there are.
    pub fn capacity(&self) -> usize {
        self.memory.len() / Entry::<T>::SIZE
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

    /// The whole memory, with the slots that hold no entry yet.
    pub fn as_view(&self) -> View<'_> {
        View::new(&self.memory)
    }

    /// The entry at `index`, where 0 is the oldest.
    pub fn get(&self, index: usize) -> Option<Entry<T>> {
        let [oldest, newest] = self.windows();
        match index.checked_sub(oldest.len()) {
            Some(behind) => newest.get(behind),
            None => oldest.get(index),
        }
    }

    /// All entries, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Entry<T>> {
        let [oldest, newest] = self.windows();
        oldest.iter().chain(newest.iter())
    }
}

/// The summary of no value.
impl<T: Value> Default for Summary<T> {
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
impl<T: Value> Deref for Tracked<T> {
    type Target = Ring<T>;

    fn deref(&self) -> &Ring<T> {
        &self.ring
    }
}

/// The float nearest to the exact quotient, of a sum of `count` numbers of 64 bits; to divide floats would round thrice.
fn quotient(sum: i128, count: usize) -> f64 {
    // So many places behind the point that 56 digits are there. A float has 53; that something is left over matters only
    // where all digits behind those are 0, and then the last one says so.
    let count = count as i128;
    let places = (56 + sum.unsigned_abs().leading_zeros()).saturating_sub(count.leading_zeros());
    let sum = sum << places;
    let rest = i128::from(sum.rem_euclid(count) != 0);
    (sum.div_euclid(count) | rest) as f64 / 2_f64.powi(places as i32)
}
