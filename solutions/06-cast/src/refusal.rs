//! Why a view refuses, in CPython's words. All of it is finished.

use std::fmt;

use metadata::LocateError;
use read_only::WriteError;
use slicing::ZeroStep;

use crate::{CastError, ScalarError};

/// Why a view refuses. Its text is the last line of CPython's traceback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewError {
    Released,
    /// One index, where there are more dimensions.
    SubView,
    /// A slice of a table as a target.
    SliceOfTable,
    /// The length of a number alone.
    NoLength,
    /// The hash of what may still change.
    HashWritable,
    /// The hash of items that are not bytes.
    HashFormat,
    /// The hash of a read-only view, whose owner has none. Python names the owner's type there.
    HashOwner,
    /// No native code names the items, so nobody knows what they say.
    Unsupported(&'static str),
    Cast(CastError),
    Locate(LocateError),
    Scalar(ScalarError),
    Slice(ZeroStep),
    Write(WriteError),
}

impl fmt::Display for ViewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ViewError::Released => "ValueError: operation forbidden on released memoryview object",
            ViewError::SubView => "NotImplementedError: multi-dimensional sub-views are not implemented",
            ViewError::SliceOfTable => {
                "NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1"
            }
            ViewError::NoLength => "TypeError: 0-dim memory has no length",
            ViewError::HashWritable => "ValueError: cannot hash writable memoryview object",
            ViewError::HashFormat => {
                "ValueError: memoryview: hashing is restricted to formats 'B', 'b' or 'c'"
            }
            ViewError::HashOwner => "TypeError: unhashable type: 'bytearray'",
            ViewError::Unsupported(text) => {
                return write!(f, "NotImplementedError: memoryview: unsupported format {text}");
            }
            ViewError::Cast(error) => return error.fmt(f),
            ViewError::Locate(error) => return error.fmt(f),
            ViewError::Scalar(error) => return error.fmt(f),
            ViewError::Slice(error) => return error.fmt(f),
            ViewError::Write(error) => return error.fmt(f),
        })
    }
}

impl std::error::Error for ViewError {}

macro_rules! refusals {
    ($($variant:ident($error:ty))+) => {$(
        impl From<$error> for ViewError {
            fn from(error: $error) -> Self {
                ViewError::$variant(error)
            }
        }
    )+};
}

refusals!(Cast(CastError) Locate(LocateError) Scalar(ScalarError) Slice(ZeroStep) Write(WriteError));
