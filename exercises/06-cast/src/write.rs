//! Step 2: write one value as an item, or refuse it before a byte has changed.

use metadata::Code;

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
        todo!("which bits are this value in this format, if any?")
    }
}
