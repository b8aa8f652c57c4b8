//! Which numbers a slot can hold, how they are added up, and how high their columns are in a chart. All of it is finished.

use std::fmt;
use std::ops::Add;

use cast::Native;
use metadata::Code;

mod sealed {
    pub trait Sealed {}
}

/// A number that a slot can hold: bytes, integers of 8 to 64 bits, floats. Nobody else can add a type.
pub trait Number:
    sealed::Sealed + Native + PartialOrd + fmt::Debug + fmt::Display + Send + Sync + 'static
{
    /// What a view calls an item of such numbers.
    const CODE: Code;

    /// What a sum of such values is kept in. For integers it is so wide that every sum is exact.
    type Wide: Copy + Default + PartialEq + fmt::Debug + Send + Sync + Add<Output = Self::Wide>;

    /// Writes the bytes, in the order of this machine, over a place that has as many.
    fn write_to(self, place: &mut [u8]);

    /// Reads what was written to such a place.
    #[inline]
    fn read_from(place: &[u8]) -> Self {
        Self::load(&place, 0)
    }

    /// The value as a number that can be added up.
    fn wide(self) -> Self::Wide;

    /// A sum of values divided by how many they were: of integers the float nearest to the quotient, as in Python.
    fn divide(sum: Self::Wide, count: usize) -> f64;

    /// The value as a float, the nearest there is.
    fn to_f64(self) -> f64 {
        Self::divide(self.wide(), 1)
    }

    /// Whether it is no number at all. A NaN cannot be compared, not even with itself.
    #[inline]
    fn is_nan(self) -> bool {
        self.partial_cmp(&self).is_none()
    }

    /// Whether it comes before the other one in an order that has a place for each, `-0.0` before `0.0`.
    fn is_before(self, other: Self) -> bool;

    /// How high the column of a finite value is in a chart: from 4 for the lowest value to 96 for the highest, and 50
    /// where the two are equal.
    fn height(self, low: Self, high: Self) -> usize;

    /// An integer itself, or the bits of a float.
    fn bits(self) -> i64;

    /// The value that has these bits; of those that it has no room for, the highest are dropped.
    fn from_bits(bits: i64) -> Self;
}

macro_rules! integers {
    ($($number:ty: $code:ident)+) => {$(
        impl sealed::Sealed for $number {}

        impl Number for $number {
            const CODE: Code = Code::$code;

            type Wide = i128;

            #[inline]
            fn write_to(self, place: &mut [u8]) {
                place.copy_from_slice(&self.to_ne_bytes());
            }

            #[inline]
            fn wide(self) -> i128 {
                self.into()
            }

            fn divide(sum: i128, count: usize) -> f64 {
                quotient(sum, count)
            }

            #[inline]
            fn is_before(self, other: Self) -> bool {
                self < other
            }

            fn height(self, low: Self, high: Self) -> usize {
                // As integers: two of 64 bits may differ and be the same float.
                match (self.wide() - low.wide(), high.wide() - low.wide()) {
                    (_, 0) => 50,
                    (way, all) => 4 + ((2 * 92 * way + all) / (2 * all)) as usize,
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
    ($($number:ty: $code:ident, $bits:ty);+) => {$(
        impl sealed::Sealed for $number {}

        impl Number for $number {
            const CODE: Code = Code::$code;

            type Wide = f64;

            #[inline]
            fn write_to(self, place: &mut [u8]) {
                place.copy_from_slice(&self.to_ne_bytes());
            }

            #[inline]
            fn wide(self) -> f64 {
                self.into()
            }

            fn divide(sum: f64, count: usize) -> f64 {
                sum / count as f64
            }

            #[inline]
            fn is_before(self, other: Self) -> bool {
                self.total_cmp(&other).is_lt()
            }

            fn height(self, low: Self, high: Self) -> usize {
                debug_assert!(self.is_finite(), "a value that is not finite has no column");
                let [value, low, high] = [self, low, high].map(Number::wide);
                // The distance of the farthest floats is no float, and 92 times a long one is none: a 256th will do.
                let scale = if high - low < f64::MAX / 256.0 { 1.0 } else { 1.0 / 256.0 };
                match (value * scale - low * scale, high * scale - low * scale) {
                    (_, 0.0) => 50,
                    (way, all) => 4 + (92.0 * way / all).round() as usize,
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

integers!(u8: UnsignedChar i8: SignedChar u16: UnsignedShort i16: Short);
integers!(u32: UnsignedInt i32: Int u64: UnsignedLongLong i64: LongLong);
floats!(f32: Float, u32; f64: Double, u64);

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
