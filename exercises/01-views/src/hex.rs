//! Step 5: look at memory as a person does.

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
    /// separator that is not ASCII is refused, even where none would be written.
    pub fn hex_grouped(&self, sep: char, group: i32) -> Result<String, SepError> {
        todo!("write `sep` before a byte when the bytes counted from the group's side fill whole groups")
    }

    /// The bytes as the command `xxd` shows them, 16 a line:
    ///
    /// ```text
    /// 00000000: 4120 7769 6e64 6f77 206f 6e74 6f20 6279  A window onto by
    /// 00000010: 7465 73                                  tes
    /// ```
    ///
    /// The offset in eight hexadecimal digits and a colon; pairs of bytes from the left, padded to the 39 columns of a
    /// full line; two spaces; the bytes that are printable ASCII (space to `~`) as text, a dot for any other. Lines are
    /// separated by `\n`, with none after the last.
    pub fn dump(&self) -> String {
        todo!("write a line for every 16 bytes: offset, pairs of bytes from the left, text")
    }
}
