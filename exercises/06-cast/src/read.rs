//! Step 1: read one value out of the bytes of an item.

use metadata::Code;

use crate::{ByteOrder, ScalarError, Value};

impl Value {
    /// Reads an item, of which `bytes` are all bytes. Any other number of bytes is `ScalarError::Length`.
    ///
    /// `c` gives a `Char`, `?` a `Bool` (true unless every bit is 0), `e`, `f` and `d` give a `Float` (`d` bit for bit), all
    /// others an `Int`. If the format is `signed`, the highest bit counts as negative. That question and
    /// `from_half`, for the 16 bits of an `e`, are in `crate::value`. Nothing is allocated.
    #[inline]
    pub fn read(code: Code, order: ByteOrder, bytes: &[u8]) -> Result<Value, ScalarError> {
        todo!("which number are these bytes, and what does the format say?")
    }
}
