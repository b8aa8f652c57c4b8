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
        todo!("what does CPython say here, to the letter?")
    }
}

impl Error for SepError {}

impl View<'_> {
    /// Two lowercase hexadecimal digits a byte, `view.hex()` in Python: one allocation of exactly `2 * len` bytes (none for
    /// no bytes).
    pub fn hex(&self) -> String {
        todo!("which two digits has each byte, and how many are all?")
    }

    /// The same with `sep` between groups of bytes, `view.hex(sep, group)` in Python.
    ///
    /// A positive `group` is counted from the right, a negative one from the left, and 0 asks for no separator. A
    /// separator that is not ASCII is refused, even where none would be written. `O(len)`, whatever the group.
    pub fn hex_grouped(&self, sep: char, group: i32) -> Result<String, SepError> {
        todo!("in front of which bytes does a separator stand?")
    }
}
