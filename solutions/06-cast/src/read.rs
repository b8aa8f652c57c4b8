//! Step 1: read one value out of the bytes of an item.

use metadata::Code;

// The solution's own.
use crate::value::{from_half, signed};
use crate::{ByteOrder, ScalarError, Value};

impl Value {
    /// Reads an item, of which `bytes` are all bytes. Any other number of bytes is `ScalarError::Length`.
    ///
    /// `c` gives a `Char`, `?` a `Bool` (true unless every bit is 0), `e`, `f` and `d` give a `Float` (`d` bit for bit), all
    /// others an `Int`. If the format is `signed`, the highest bit counts as negative. That question and
    /// `from_half`, for the 16 bits of an `e`, are in `crate::value`. Nothing is allocated.
    #[inline]
    pub fn read(code: Code, order: ByteOrder, bytes: &[u8]) -> Result<Value, ScalarError> {
        // todo!("which number are these bytes, and what does the format say?")
        let size = bytes.len();
        if size != code.size_and_alignment().0 {
            return Err(ScalarError::Length(code));
        }
        let bits = match *bytes {
            [byte] => byte.into(),
            [a, b] => u16::from_le_bytes([a, b]).into(),
            [a, b, c, d] => u32::from_le_bytes([a, b, c, d]).into(),
            [a, b, c, d, e, f, g, h] => u64::from_le_bytes([a, b, c, d, e, f, g, h]),
            _ => return Err(ScalarError::Length(code)),
        };
        let above = 64 - 8 * size;
        let bits = if order == ByteOrder::Big {
            bits.swap_bytes() >> above
        } else {
            bits
        };
        Ok(match code {
            Code::Char => Value::Char(bits as u8),
            Code::Bool => Value::Bool(bits != 0),
            Code::Half => Value::Float(from_half(bits as u16)),
            Code::Float => Value::Float(f32::from_bits(bits as u32).into()),
            Code::Double => Value::Float(f64::from_bits(bits)),
            _ if signed(code) => Value::Int(((bits << above) as i64 >> above).into()),
            _ => Value::Int(bits.into()),
        })
    }
}
