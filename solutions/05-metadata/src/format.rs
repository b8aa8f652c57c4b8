//! Step 1: what one item is.

use std::error::Error;
use std::ffi::{c_double, c_float, c_int, c_long, c_longlong, c_short};
use std::fmt;
use std::str::FromStr;

/// The type of one item, with the letter that Python gives it and the name that C gives it.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    Char = b'c',
    SignedChar = b'b',
    UnsignedChar = b'B',
    Bool = b'?',
    Short = b'h',
    UnsignedShort = b'H',
    Int = b'i',
    UnsignedInt = b'I',
    Long = b'l',
    UnsignedLong = b'L',
    LongLong = b'q',
    UnsignedLongLong = b'Q',
    /// `ssize_t`, Rust's `isize`.
    SignedSize = b'n',
    /// `size_t`, Rust's `usize`.
    Size = b'N',
    /// A float of 16 bits, for which stable Rust has no type yet; it lies as a `u16` does. CPython has it since 3.12.
    Half = b'e',
    Float = b'f',
    Double = b'd',
    Pointer = b'P',
}

impl Code {
    /// Every code there is.
    #[rustfmt::skip]
    pub const ALL: [Code; 18] = [
        Code::Char, Code::SignedChar, Code::UnsignedChar, Code::Bool,
        Code::Short, Code::UnsignedShort, Code::Int, Code::UnsignedInt,
        Code::Long, Code::UnsignedLong, Code::LongLong, Code::UnsignedLongLong,
        Code::SignedSize, Code::Size, Code::Half, Code::Float, Code::Double, Code::Pointer,
    ];

    /// The letter: it is the number of the variant. Nothing to do here.
    pub fn letter(self) -> char {
        char::from(self as u8)
    }

    /// The code with this letter, if there is one.
    pub fn from_letter(letter: char) -> Option<Code> {
        // todo!("which code has this letter?")
        Code::ALL.into_iter().find(|code| code.letter() == letter)
    }

    /// How many bytes an item has on this machine, and of which number its address is a multiple. `std::ffi` has the types
    /// of C; `bool`, `usize` and `*const u8` are three more of them.
    #[inline]
    pub fn size_and_alignment(self) -> (usize, usize) {
        // todo!("what is each code called in C?")
        match self {
            Code::Char | Code::SignedChar | Code::UnsignedChar => of::<u8>(),
            Code::Bool => of::<bool>(),
            Code::Short | Code::UnsignedShort => of::<c_short>(),
            Code::Int | Code::UnsignedInt => of::<c_int>(),
            Code::Long | Code::UnsignedLong => of::<c_long>(),
            Code::LongLong | Code::UnsignedLongLong => of::<c_longlong>(),
            Code::SignedSize | Code::Size => of::<usize>(),
            Code::Half => of::<u16>(),
            Code::Float => of::<c_float>(),
            Code::Double => of::<c_double>(),
            Code::Pointer => of::<*const u8>(),
        }
    }
}

// The solution's own.
fn of<T>() -> (usize, usize) {
    (size_of::<T>(), align_of::<T>())
}

/// The format of a view, `view.format` in Python.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One code, written with or without an `@` for "native".
    Native { code: Code, at: bool },
    /// The text that an exporter gives for items which no native code describes, such as `>i` or `Zd`, and their size in
    /// bytes, which is all that a view knows of them.
    Foreign { text: &'static str, itemsize: u32 },
}

/// This text is not the format of a view. Its text is the last line of CPython's traceback for a format in ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatError;

impl fmt::Display for FormatError {
    /// `ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // todo!("what does CPython say?")
        f.write_str(
            "ValueError: memoryview: destination format must be a native single character format prefixed with an \
             optional '@'",
        )
    }
}

impl Error for FormatError {}

impl Format {
    /// The code, whether it was written with an `@` or without, if it is a native one. Nothing to do here.
    #[inline]
    pub fn code(self) -> Option<Code> {
        match self {
            Format::Native { code, .. } => Some(code),
            Format::Foreign { .. } => None,
        }
    }

    /// How many bytes an item has, `view.itemsize` in Python.
    #[inline]
    pub fn itemsize(self) -> usize {
        // todo!("who knows the size: the code, or the exporter who named it?")
        match self {
            Format::Native { code, .. } => code.size_and_alignment().0,
            Format::Foreign { itemsize, .. } => itemsize as usize,
        }
    }
}

/// A code is a format without an `@`. Nothing to do here.
impl From<Code> for Format {
    fn from(code: Code) -> Self {
        Format::Native { code, at: false }
    }
}

/// Reads a format as `memoryview.cast` does: `"i"` or `"@i"`, and nothing around it. As in C, a text ends at its first
/// NUL, and what is behind it does not count. One letter is looked at where it stands, so nothing is allocated.
impl FromStr for Format {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        // todo!("what may stand in the text beside one letter?")
        let text = text.split('\0').next().unwrap_or_default();
        let letters = text.strip_prefix('@');
        let mut chars = letters.unwrap_or(text).chars();
        let (Some(letter), None) = (chars.next(), chars.next()) else {
            return Err(FormatError);
        };
        let code = Code::from_letter(letter).ok_or(FormatError)?;
        Ok(Format::Native {
            code,
            at: letters.is_some(),
        })
    }
}

/// Writes the format as it was read: with the `@` if it had one, and a foreign one as it is.
impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // todo!("how was it written?")
        match self {
            Format::Native { code, at } => write!(f, "{}{}", if *at { "@" } else { "" }, code.letter()),
            Format::Foreign { text, .. } => f.write_str(text),
        }
    }
}
