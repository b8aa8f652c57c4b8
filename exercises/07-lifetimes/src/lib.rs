//! How long may you look? What a signature proves before the program runs, and what has to be counted while it runs.
//!
//! What stands in this file is finished: the flags of a request, and how an array shows itself.

mod borrows;
mod exporter;
mod exports;
mod keep_alive;
mod release;
mod self_reference;

use std::fmt;

pub use borrows::{before, first_field, longer, next_line, status};
pub use exporter::{ExportError, Exporter, Frozen, Loan, SingleHolder};
pub use exports::{ByteArray, Export, ResizeError};
pub use keep_alive::{Kept, keep};
pub use release::scope;
pub use self_reference::{Message, SafeBuffer};

/// What a consumer asks of an exporter, as bits: `inspect.BufferFlags` in Python. It is an `int` of C, so what CPython
/// refuses with an `OverflowError` does not compile here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flags(pub i32);

impl Flags {
    /// Bytes side by side, and no description of them.
    pub const SIMPLE: Flags = Flags(0);
    /// Memory that may be written to. Without it, either kind will do.
    pub const WRITABLE: Flags = Flags(1);
    /// The format of the items.
    pub const FORMAT: Flags = Flags(4);
    /// The shape.
    pub const ND: Flags = Flags(8);
    /// The strides, 16, and the shape with them.
    pub const STRIDES: Flags = Flags(24);
    /// Pointers to rows, 256, and the strides with them.
    pub const INDIRECT: Flags = Flags(280);
    /// Everything there is to say, the format too, and read-only is fine: what `memoryview(obj)` asks for.
    pub const FULL_RO: Flags = Flags(284);
    /// The same, and memory that may be written to.
    pub const FULL: Flags = Flags(285);
    /// No request: another function of CPython's is told with it to open memory for reading.
    pub const READ: Flags = Flags(256);
    /// No request: the same for writing.
    pub const WRITE: Flags = Flags(512);
}

/// Shows the bytes as a literal that Python reads, `ByteArray(b"abc")`.
impl fmt::Debug for ByteArray {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ByteArray(b\"{}\")", self.to_bytes().escape_ascii())
    }
}
