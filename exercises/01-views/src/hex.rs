//! Step 5: write bytes as digits, in groups as CPython makes them.

use std::error::Error;
use std::fmt;

use crate::View;

/// The separator is not ASCII. Its text is the last line of CPython's traceback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SepError;

impl fmt::Display for SepError {
    /// `ValueError: sep must be ASCII.`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!("write CPython's words, to the letter")
    }
}

impl Error for SepError {}

impl View<'_> {
    /// Two lowercase hexadecimal digits a byte, `view.hex()` in Python: one allocation of exactly `2 * len` bytes.
    pub fn hex(&self) -> String {
        todo!("write two lowercase digits a byte into one `String` that is large enough from the start")
    }

    /// The same with `sep` between groups of bytes, `view.hex(sep, group)` in Python.
    ///
    /// A positive `group` is counted from the right, a negative one from the left, and 0 asks for no separator. A
    /// separator that is not ASCII is refused, even where none would be written. `O(len)`, whatever the group.
    pub fn hex_grouped(&self, sep: char, group: i32) -> Result<String, SepError> {
        todo!(
            "refuse a `sep` that is not ASCII; then write `sep` before every byte but the first when the bytes counted from the group's side fill whole groups"
        )
    }
}
