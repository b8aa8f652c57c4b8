//! Step 2: write one value as an item, or refuse it before a byte has changed.

use metadata::Code;

// The solution's own.
use crate::value::{range, to_half};
use crate::{ByteOrder, ScalarError, Value};

impl Value {
    /// Writes this value as an item, of which `place` is all bytes. What is refused leaves them as they were; a wrong
    /// number of bytes is refused first.
    ///
    /// `c` takes a `Char` alone. `?` takes anything: it is false for a number that is 0, and true for all
    /// else. `e`, `f` and `d` take the double that a value is or becomes, which `e` and `f` round once more; what
    /// is too large for `f` becomes an infinity, and for `e` it is `ScalarError::Value`. All others take an `Int` or a
    /// `Bool`, and refuse what is not in their `range`. A value has `int` and `float`; `to_half` and `range` are in
    /// `crate::value`. Nothing is allocated.
    pub fn write(self, code: Code, order: ByteOrder, place: &mut [u8]) -> Result<(), ScalarError> {
        // todo!("which bits are this value in this format, if any?")
        let size = place.len();
        if size != code.size_and_alignment().0 {
            return Err(ScalarError::Length(code));
        }
        let (int, float) = (self.int(code), self.float(code));
        let bits = match (code, self) {
            (Code::Char, Value::Char(byte)) => byte.into(),
            (Code::Char, _) => return Err(ScalarError::Type(code)),
            (Code::Bool, _) => (float != Ok(0.0)).into(),
            (Code::Float, _) => (float? as f32).to_bits().into(),
            (Code::Half, _) => to_half(float?).ok_or(ScalarError::Value(code))?.into(),
            (Code::Double, _) => float?.to_bits(),
            _ if range(code).contains(&int?) => int? as u64,
            _ => return Err(ScalarError::Value(code)),
        };
        place.copy_from_slice(&bits.to_le_bytes()[..size]);
        if order == ByteOrder::Big {
            place.reverse();
        }
        Ok(())
    }
}
