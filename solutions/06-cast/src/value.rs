//! What an item says: the values of Python, how they compare and how they are written. All of it is finished.

use std::error::Error;
use std::fmt;
use std::ops::RangeInclusive;

use metadata::{Code, Format};

/// Which byte of a number lies first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// The lowest, `<` in `struct`.
    Little,
    /// The highest, `>` in `struct`.
    Big,
}

/// What an item says, as Python would hand it out. Nothing here knows any more how many bytes it came from.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// Any `int` that an item can hold, and many that none can.
    Int(i128),
    Float(f64),
    Bool(bool),
    /// A `bytes` of one byte, which is what the format `c` has in Python.
    Char(u8),
}

/// Why a value was not read or written. Its text is the last line of CPython's traceback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScalarError {
    /// This kind of value does not go with the format.
    Type(Code),
    /// The kind is right, and the number is too small or too large.
    Value(Code),
    /// There are more bytes than an item has, or fewer. No view ever does that, so Python has no word for it.
    Length(Code),
}

/// What is said.
impl fmt::Display for ScalarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ScalarError::Type(code) | ScalarError::Value(code) | ScalarError::Length(code)) = self;
        let letter = code.letter();
        match self {
            ScalarError::Type(_) => write!(f, "TypeError: memoryview: invalid type for format '{letter}'"),
            ScalarError::Value(_) => write!(f, "ValueError: memoryview: invalid value for format '{letter}'"),
            ScalarError::Length(_) => write!(f, "ValueError: not the bytes of one item of format '{letter}'"),
        }
    }
}

impl Error for ScalarError {}

impl ByteOrder {
    /// The order of this machine, the one of all that a view is cast to.
    pub const NATIVE: ByteOrder = if cfg!(target_endian = "big") {
        ByteOrder::Big
    } else {
        ByteOrder::Little
    };
}

impl Value {
    /// The whole number that this value is, if it is one.
    pub(crate) fn int(self, code: Code) -> Result<i128, ScalarError> {
        match self {
            Value::Int(int) => Ok(int),
            Value::Bool(bool) => Ok(bool.into()),
            _ => Err(ScalarError::Type(code)),
        }
    }

    /// The double that this value is, or that is nearest to its whole number.
    pub(crate) fn float(self, code: Code) -> Result<f64, ScalarError> {
        match self {
            Value::Float(float) => Ok(float),
            _ => self.int(code).map(|int| int as f64),
        }
    }
}

/// A number of Rust is an `int`, a `float` or a `bool` of Python.
macro_rules! values {
    ($($number:ty => $variant:ident)+) => {$(
        impl From<$number> for Value {
            fn from(number: $number) -> Self {
                Value::$variant(number.into())
            }
        }
    )+};
}

values!(u8 => Int u16 => Int u32 => Int u64 => Int i8 => Int i16 => Int i32 => Int i64 => Int);
values!(f32 => Float f64 => Float bool => Bool);

/// The value is none of the type that was asked for, or too large for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OtherValue(pub Value);

impl fmt::Display for OtherValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TypeError: {} is no value of this type", self.0)
    }
}

impl Error for OtherValue {}

/// What an item says as a number of Rust, where it is exactly that.
macro_rules! numbers {
    ($($number:ty)+) => {$(
        impl TryFrom<Value> for $number {
            type Error = OtherValue;

            fn try_from(value: Value) -> Result<Self, OtherValue> {
                let Value::Int(int) = value else {
                    return Err(OtherValue(value));
                };
                int.try_into().map_err(|_| OtherValue(value))
            }
        }
    )+};
}

numbers!(u8 u16 u32 u64 i8 i16 i32 i64 i128);

impl TryFrom<Value> for f64 {
    type Error = OtherValue;

    fn try_from(value: Value) -> Result<Self, OtherValue> {
        match value {
            Value::Float(float) => Ok(float),
            _ => Err(OtherValue(value)),
        }
    }
}

/// Whether an item is a byte, of whatever kind: what a view can be cast to and from, and what has a hash.
pub(crate) fn is_byte(format: Format) -> bool {
    let bytes = [Code::SignedChar, Code::UnsignedChar, Code::Char];
    format.code().is_some_and(|code| bytes.contains(&code))
}

/// Whether an item can be below zero.
pub(crate) fn signed(code: Code) -> bool {
    use Code::{Int, Long, LongLong, Short, SignedChar, SignedSize};
    matches!(code, SignedChar | Short | Int | Long | LongLong | SignedSize)
}

/// `value == other` in Python: what they say counts, not how it was stored. `1 == 1.0 == True`, exactly,
/// however large; a NaN is equal to nothing, and a `Char` only to a `Char`.
impl PartialEq for Value {
    fn eq(&self, other: &Value) -> bool {
        let int = |value: &Value| match *value {
            Value::Int(int) => Some(int),
            Value::Bool(bool) => Some(bool.into()),
            // Every float that is a whole number of 127 bits; no float is `i128::MAX` itself.
            Value::Float(float) => Some(float as i128).filter(|&int| int as f64 == float && int != i128::MAX),
            Value::Char(_) => None,
        };
        match (self, other) {
            (Value::Float(one), Value::Float(other)) => one == other,
            (Value::Char(one), Value::Char(other)) => one == other,
            _ => int(self).is_some() && int(self) == int(other),
        }
    }
}

/// As Python writes it.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Int(int) => write!(f, "{int}"),
            Value::Bool(true) => f.write_str("True"),
            Value::Bool(false) => f.write_str("False"),
            Value::Char(b'\'') => f.write_str("b\"'\""),
            Value::Char(b'"') => f.write_str("b'\"'"),
            Value::Char(byte) => write!(f, "b'{}'", byte.escape_ascii()),
            Value::Float(float) => f.write_str(&repr(*float)),
        }
    }
}

/// `repr(float)` in Python: the fewest digits that are read as this float again, with a power of ten where that would be
/// below -4 or above 15.
fn repr(float: f64) -> String {
    let shortest = format!("{float:e}");
    let Some((digits, power)) = shortest.split_once('e') else {
        return shortest.to_lowercase();
    };
    let power: i32 = power.parse().expect("a power is a whole number");
    // Halfway between two texts Rust takes the upper one and Python the even one; so does Rust when it is told how many
    // digits to write. At a power of two below these the even one may be read as another float.
    let fraction = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    if (-4..16).contains(&power) {
        let places = (fraction as i32 - power).max(1) as usize;
        return format!("{float:.places$}");
    }
    let even = format!("{float:.fraction$e}");
    let is_same = even.parse() == Ok(float);
    let text = if is_same { even } else { shortest };
    let digits = text.split('e').next().unwrap_or_default();
    format!("{digits}e{power:+03}")
}

/// The float that these 16 bits are: a sign, five bits of exponent and ten of fraction. (Stable Rust has no type for
/// them yet.)
pub(crate) fn from_half(bits: u16) -> f64 {
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    let size = match exponent {
        0 => fraction * 2_f64.powi(-24),
        0x1f if fraction == 0.0 => f64::INFINITY,
        0x1f => f64::NAN,
        _ => (1024.0 + fraction) * 2_f64.powi(exponent - 25),
    };
    if bits >> 15 == 0 { size } else { -size }
}

/// The integers that go into an item. An address, `P`, may be written with a sign and is read without.
pub(crate) fn range(code: Code) -> RangeInclusive<i128> {
    let size = code.size_and_alignment().0;
    let (half, whole) = (1 << (8 * size - 1), 1 << (8 * size));
    match code {
        Code::Pointer => -half..=whole - 1,
        _ if signed(code) => -half..=half - 1,
        _ => 0..=whole - 1,
    }
}

/// The 16 bits that are nearest to a float, the even ones of two that are equally near; `None` for a finite float that
/// is too large for them.
pub(crate) fn to_half(float: f64) -> Option<u16> {
    let (sign, size) = (u16::from(float.is_sign_negative()) << 15, float.abs());
    if !size.is_finite() {
        return Some(sign | if size.is_nan() { 0x7e00 } else { 0x7c00 });
    }
    // Between two powers of two they lie equally far apart, and below 2 to the -14 as far as right above it.
    let exponent = ((size.to_bits() >> 52) as i32 - 1023).clamp(-14, 16);
    let steps = (size / 2_f64.powi(exponent - 10)).round_ties_even();
    let bits = f64::from((exponent + 14) << 10) + steps;
    (bits < 31744.0).then_some(sign | bits as u16)
}
