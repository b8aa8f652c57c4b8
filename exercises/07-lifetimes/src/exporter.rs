//! Step 5: answer a request, as `__buffer__` and `__release_buffer__` do.

use std::cell::Cell;
use std::error::Error;
use std::fmt;
use std::rc::Rc;

use crate::{ArrayView, ByteArray, Flags, ViewError};

/// What an exporter answers a request with. The view stays inside: who has a buffer can neither slice it, for then a
/// slice could be there when the exporter is told that nobody looks, nor write where the exporter says read-only.
pub struct Buffer {
    view: ArrayView,
    readonly: bool,
}

impl Buffer {
    /// Lends the view; `readonly` says that the memory must not be written to.
    pub fn new(view: ArrayView, readonly: bool) -> Self {
        Buffer { view, readonly }
    }

    /// Whether the memory must not be written to.
    pub fn readonly(&self) -> bool {
        self.readonly
    }

    /// A copy of the bytes, `bytes(view)` in Python.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ViewError> {
        self.view.to_bytes()
    }

    /// `view[index] = value` in Python. Read-only memory refuses, and before it looks at the index.
    pub fn set_item(&self, index: isize, value: u8) -> Result<(), ViewError> {
        todo!("refuse where the memory is read-only; else let the view write")
    }
}

/// An object that lends its memory, as any class with a `__buffer__` can since Python 3.12.
pub trait Exporter {
    /// `__buffer__(flags)`: the memory, if it is as the flags want it.
    fn buffer(&self, flags: Flags) -> Result<Buffer, ExportError>;

    /// `__release_buffer__(buffer)`: nobody needs what was lent any longer. Most exporters have nothing to do.
    fn release_buffer(&self, _buffer: &Buffer) {}
}

/// Why an exporter did not do as it was asked. Its text is the last line of CPython's traceback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportError {
    /// The request wants to write, and this memory is read-only.
    NotWritable,
    /// A single holder answers one kind of request.
    NotFullRo,
    /// A single holder has its holder.
    Held,
    /// A single holder does not grow while it is held.
    CannotGrow,
    /// A number that no request is.
    BadArgument,
}

impl fmt::Display for ExportError {
    /// `BufferError: Object is not writable.`, the words that a single holder has for its own errors, or those of
    /// CPython's `SystemError` without the line of C that it names. Nothing to do here.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ExportError::NotWritable => "BufferError: Object is not writable.",
            ExportError::NotFullRo => "TypeError: this exporter answers FULL_RO and nothing else",
            ExportError::Held => "RuntimeError: one holder at a time",
            ExportError::CannotGrow => "RuntimeError: no growing while somebody holds the buffer",
            ExportError::BadArgument => "SystemError: bad argument to internal function",
        })
    }
}

impl Error for ExportError {}

impl Flags {
    /// Whether these flags ask for all that `wanted` asks for.
    pub fn contains(self, wanted: Flags) -> bool {
        todo!("compare all wanted bits, not any of them")
    }
}

/// An array lends to whoever asks, to read and to write.
impl Exporter for ByteArray {
    fn buffer(&self, _flags: Flags) -> Result<Buffer, ExportError> {
        todo!("lend a view of the whole array, writable")
    }
}

/// Bytes that nobody writes to, `bytes` in Python.
pub struct Frozen(pub ByteArray);

/// It lends to whoever wants to read, and refuses whoever wants to write.
impl Exporter for Frozen {
    fn buffer(&self, flags: Flags) -> Result<Buffer, ExportError> {
        todo!("refuse a request that wants to write; else lend a view, read-only")
    }
}

/// An array that lends itself to one holder at a time, and only for a `FULL_RO` request.
pub struct SingleHolder {
    pub(crate) data: ByteArray,
    pub(crate) held: Cell<bool>,
}

impl SingleHolder {
    /// It takes the array over, and nobody holds it yet.
    pub fn new(data: ByteArray) -> Self {
        todo!("keep the array; nobody holds it")
    }

    /// Adds bytes, or says `CannotGrow`. While it is held, it refuses even to add none. While somebody else has an
    /// export of its array all the same, it refuses what the array refuses.
    pub fn extend(&self, more: &[u8]) -> Result<(), ExportError> {
        todo!("refuse while it is held; else let the array grow, and say `CannotGrow` where it refuses")
    }
}

/// The flags are looked at first, then whether it is held.
impl Exporter for SingleHolder {
    fn buffer(&self, flags: Flags) -> Result<Buffer, ExportError> {
        todo!("refuse other flags, then a second holder; else remember the holder and lend the array")
    }

    fn release_buffer(&self, _buffer: &Buffer) {
        // This `if` only keeps an unwritten `todo!` from ending the whole test run.
        // Replace it together with the `todo!`.
        if !std::thread::panicking() {
            todo!("forget the holder")
        }
    }
}

/// What a consumer holds, `memoryview(obj)` in Python. When it is dropped, its exporter hears of it.
pub struct Loan {
    pub(crate) exporter: Rc<dyn Exporter>,
    pub(crate) buffer: Buffer,
}

impl Loan {
    /// Asks the exporter, and keeps it alive for as long as the loan goes on.
    ///
    /// `READ` and `WRITE`, each alone, are a `BadArgument`, as in CPython 3.13: the exporter is not asked.
    pub fn request(exporter: Rc<dyn Exporter>, flags: Flags) -> Result<Loan, ExportError> {
        todo!("refuse what is no request, then ask the exporter for a buffer, and keep both")
    }

    /// What was lent.
    pub fn buffer(&self) -> &Buffer {
        todo!("lend out what was lent")
    }
}

/// Tells the exporter.
impl Drop for Loan {
    fn drop(&mut self) {
        // This `if` only keeps an unwritten `todo!` from ending the whole test run.
        // Replace it together with the `todo!`.
        if !std::thread::panicking() {
            todo!("tell the exporter")
        }
    }
}
