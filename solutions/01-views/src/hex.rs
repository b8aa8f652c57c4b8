//! Step 5: write bytes as digits, in groups as CPython makes them.

use std::error::Error;
use std::fmt::{self, Write as _};

use crate::View;

/// The separator is not ASCII. Its text is the last line of CPython's traceback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SepError;

impl fmt::Display for SepError {
    /// `ValueError: sep must be ASCII.`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ValueError: sep must be ASCII.")
    }
}

impl Error for SepError {}

impl View<'_> {
    /// Two lowercase hexadecimal digits a byte, `view.hex()` in Python: one allocation of exactly `2 * len` bytes.
    pub fn hex(&self) -> String {
        let mut text = String::with_capacity(2 * self.len());
        for byte in self.bytes {
            push_hex(&mut text, *byte);
        }
        text
    }

    /// The same with `sep` between groups of bytes, `view.hex(sep, group)` in Python.
    ///
    /// A positive `group` is counted from the right, a negative one from the left, and 0 asks for no separator. A
    /// separator that is not ASCII is refused, even where none would be written.
    pub fn hex_grouped(&self, sep: char, group: i32) -> Result<String, SepError> {
        if !sep.is_ascii() {
            return Err(SepError);
        }
        let size = group.unsigned_abs() as usize;
        let mut text = String::new();
        for (before, byte) in self.bytes.iter().enumerate() {
            let behind = self.len() - before;
            let counted = if group.is_negative() { before } else { behind };
            if before > 0 && counted.is_multiple_of(size) {
                text.push(sep);
            }
            push_hex(&mut text, *byte);
        }
        Ok(text)
    }
}

fn push_hex(text: &mut String, byte: u8) {
    write!(text, "{byte:02x}").expect("a String takes every write");
}
