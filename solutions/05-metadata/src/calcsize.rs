//! Step 2: how large a struct is, and where its fields begin.

use std::error::Error;
use std::fmt;

use crate::{Code, Packing};

/// One entry of a struct's format: `count` items of one code, side by side. (Text, `5s`, is five items of one byte.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub code: char,
    pub count: usize,
    /// How many bytes of the struct lie before it.
    pub offset: usize,
    /// The bytes of one item.
    pub size: usize,
}

/// Why the format of a struct is refused. Its text is the last line of CPython's traceback for a format in ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StructError {
    BadChar,
    CountWithoutCode,
    NullCharacter,
    TooLong,
}

/// What CPython says. Nothing to do here.
impl fmt::Display for StructError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            StructError::BadChar => "struct.error: bad char in struct format",
            StructError::CountWithoutCode => "struct.error: repeat count given without format specifier",
            StructError::NullCharacter => "struct.error: embedded null character",
            StructError::TooLong => "struct.error: total struct size too long",
        })
    }
}

impl Error for StructError {}

impl Packing {
    /// The size and the alignment of one item: those of C when native, sizes from this table and an alignment of 1 when
    /// standard.
    ///
    /// | bytes | standard codes |
    /// |---|---|
    /// | 1 | `c` `b` `B` `?` `x` `s` `p` |
    /// | 2 | `h` `H` `e` |
    /// | 4 | `i` `I` `l` `L` `f` |
    /// | 8 | `q` `Q` `d` |
    ///
    /// Beside the codes of a view a struct knows `x` (a byte of padding), `s` and `p` (text), single bytes in both modes.
    /// `n`, `N` and `P` are native alone.
    pub fn size_and_alignment(self, code: char) -> Result<(usize, usize), StructError> {
        // todo!("who knows these two numbers: C, or the table above?")
        match (self, code) {
            (_, 'x' | 's' | 'p') => Ok((1, 1)),
            (Packing::Native, _) => {
                let code = Code::from_letter(code).ok_or(StructError::BadChar)?;
                Ok(code.size_and_alignment())
            }
            (Packing::Standard, 'c' | 'b' | 'B' | '?') => Ok((1, 1)),
            (Packing::Standard, 'h' | 'H' | 'e') => Ok((2, 1)),
            (Packing::Standard, 'i' | 'I' | 'l' | 'L' | 'f') => Ok((4, 1)),
            (Packing::Standard, 'q' | 'Q' | 'd') => Ok((8, 1)),
            (Packing::Standard, _) => Err(StructError::BadChar),
        }
    }
}

impl Field {
    /// The offset right behind the last item, or an error when it is larger than `isize::MAX`.
    pub fn end(&self) -> Result<usize, StructError> {
        // todo!("where does it end, and when is that too far?")
        let bytes = self.count.checked_mul(self.size);
        let end = bytes.and_then(|bytes| bytes.checked_add(self.offset));
        end.filter(|&end| isize::try_from(end).is_ok())
            .ok_or(StructError::TooLong)
    }
}

/// The fields of a struct, each at the next multiple of its alignment: even one of which there are 0 items.
pub fn fields(format: &str) -> Result<Vec<Field>, StructError> {
    // todo!("where may each field begin, behind the one before?")
    let (packing, entries) = Packing::read(format)?;
    let (mut fields, mut end) = (Vec::new(), 0_usize);
    for entry in entries {
        let (count, code) = entry?;
        let (size, alignment) = packing.size_and_alignment(code)?;
        let offset = end.next_multiple_of(alignment);
        let field = Field {
            code,
            count,
            offset,
            size,
        };
        end = field.end()?;
        fields.push(field);
    }
    Ok(fields)
}

/// The size of a struct, `struct.calcsize(format)` in Python: padding comes before a field, never after the last.
pub fn calcsize(format: &str) -> Result<usize, StructError> {
    // todo!("which field says where the whole ends?")
    fields(format)?.last().map_or(Ok(0), Field::end)
}
