//! Step 11: items as a type of Rust: `bytemuck` and `zerocopy` on the same bytes, and the header of a file.

use std::error::Error;
use std::fmt;

use zerocopy::little_endian::{I16, U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// Why bytes are not items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemsError {
    /// The first byte does not lie at a multiple of the item's alignment.
    Misaligned,
    /// The last item would be incomplete.
    Length,
}

/// What is said. Nothing to do here.
impl fmt::Display for ItemsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ItemsError::Misaligned => {
                "ValueError: the bytes begin at an address that is not aligned for the items"
            }
            ItemsError::Length => "ValueError: the bytes are not a whole number of items",
        })
    }
}

impl Error for ItemsError {}

/// The bytes as `i16` of this machine, by `bytemuck::try_cast_slice`: in the machine's byte order, and only
/// where an `i16` may lie. The address is looked at before the length.
pub fn native(bytes: &[u8]) -> Result<&[i16], ItemsError> {
    todo!("which error of `bytemuck::try_cast_slice` is about the address?")
}

/// The bytes as numbers whose type says that the lowest byte comes first, by `zerocopy`: on any machine, at
/// any address.
pub fn little_endian(bytes: &[u8]) -> Result<&[I16], ItemsError> {
    todo!("what does `ref_from_bytes` of `zerocopy::FromBytes` say?")
}

/// The first 44 bytes of a plain WAV file. No field has an alignment or a byte order of the machine's.
#[derive(Clone, Copy, Debug, FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Header {
    /// `RIFF`: what follows has its lowest byte first. (`RIFX` has its highest first.)
    pub riff: [u8; 4],
    /// How many bytes of the file come after this field.
    pub rest: U32,
    /// `WAVE`
    pub wave: [u8; 4],
    /// `fmt ` with a blank: the next 16 bytes say what a sample is.
    pub fmt: [u8; 4],
    pub fmt_size: U32,
    /// 1: samples as they are.
    pub encoding: U16,
    pub channels: U16,
    /// Frames a second; a frame is one sample for each channel.
    pub rate: U32,
    pub bytes_a_second: U32,
    pub bytes_a_frame: U16,
    pub bits_a_sample: U16,
    /// `data`: the samples follow.
    pub data: [u8; 4],
    /// How many bytes of samples there are.
    pub data_size: U32,
}

/// A WAV file where it lies: nothing of it is copied.
#[derive(Clone, Copy, Debug)]
pub struct Wave<'a> {
    pub header: &'a Header,
    pub samples: &'a [I16],
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaveError {
    /// It is shorter than a header, or has fewer samples than `data_size` says.
    TooShort,
    /// Its numbers have their highest byte first.
    ByteOrder,
    /// It does not have the marks of a WAV file where a plain one has them.
    NotWave,
    /// Its samples are not plain numbers of 16 bits.
    Encoding,
}

/// What is said. Nothing to do here.
impl fmt::Display for WaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            WaveError::TooShort => "ValueError: the file ends before its samples do",
            WaveError::ByteOrder => {
                "ValueError: RIFX: the numbers of this file have their highest byte first"
            }
            WaveError::NotWave => "ValueError: not a plain WAV file",
            WaveError::Encoding => "ValueError: the samples are not plain numbers of 16 bits",
        })
    }
}

impl Error for WaveError {}

impl<'a> Wave<'a> {
    /// Looks at the header, which zerocopy's `ref_from_prefix` takes off the file, and finds the samples
    /// behind it. What comes after them is not looked at. Nothing is allocated.
    ///
    /// Refused are, in this order: a file that is shorter than a header; a file that begins with `RIFX`; a
    /// mark (`RIFF`, `WAVE`, `fmt `, `data`) that is not there; an encoding other than 1, or samples of other
    /// than 16 bits; fewer bytes behind the header than `data_size` says; bytes that are no whole number of
    /// samples, which is `Encoding` too. No field that is not named here is asked.
    pub fn parse(file: &'a [u8]) -> Result<Self, WaveError> {
        todo!("what must each field say before you believe the length?")
    }
}
