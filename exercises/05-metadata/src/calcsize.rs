//! Step 2: how large a struct is, and where its fields begin.

use std::error::Error;
use std::fmt;

use crate::Packing;

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
        todo!("who knows these two numbers: C, or the table above?")
    }
}

impl Field {
    /// The offset right behind the last item, or an error when it is larger than `isize::MAX`.
    pub fn end(&self) -> Result<usize, StructError> {
        todo!("where does it end, and when is that too far?")
    }
}

/// The fields of a struct, each at the next multiple of its alignment: even one of which there are 0 items.
pub fn fields(format: &str) -> Result<Vec<Field>, StructError> {
    todo!("where may each field begin, behind the one before?")
}

/// The size of a struct, `struct.calcsize(format)` in Python: padding comes before a field, never after the last.
pub fn calcsize(format: &str) -> Result<usize, StructError> {
    todo!("which field says where the whole ends?")
}
