//! Step 5: answer a request, as `__buffer__` and `__release_buffer__` do.

use std::cell::Cell;
use std::error::Error;
use std::fmt;
use std::rc::Rc;

use cast::{Memory, MemoryView, ViewError};
use read_only::WriteError;

use crate::{ByteArray, Export, Flags};

/// An object that lends its memory, as any class with a `__buffer__` can since Python 3.12.
pub trait Exporter {
    /// `__buffer__(flags)`: a view of the memory, if it is as the flags want it.
    fn buffer(&self, flags: Flags) -> Result<MemoryView<Export>, ExportError>;

    /// `__release_buffer__(view)`: nobody needs what was lent any longer. Most exporters have nothing to do.
    fn release_buffer(&self, _view: &MemoryView<Export>) {}
}

/// Why an exporter did not do as it was asked. Its text is the last line of CPython's traceback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportError {
    /// The request wants to write, and this memory is read-only.
    NotWritable,
    /// The request wants to write, and the exporter answered with a view that is read-only.
    ReadOnlyView,
    /// A single holder answers one kind of request.
    NotFullRo,
    /// A single holder has its holder.
    Held,
    /// A single holder does not grow while it is held, or while its array has another export.
    CannotGrow,
    /// A number that no request is.
    BadArgument,
    /// An exporter asked for a view and was refused, or lends one that is released.
    View(ViewError),
}

impl fmt::Display for ExportError {
    /// CPython's words for `NotWritable`, `ReadOnlyView` and `BadArgument` (without the line of C); a single holder's
    /// own for the other three. Nothing to do here.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ExportError::NotWritable => "BufferError: Object is not writable.",
            ExportError::ReadOnlyView => "BufferError: memoryview: underlying buffer is not writable",
            ExportError::NotFullRo => "TypeError: this exporter answers FULL_RO and nothing else",
            ExportError::Held => "RuntimeError: one holder at a time",
            ExportError::CannotGrow => "RuntimeError: no growing while somebody holds the buffer",
            ExportError::BadArgument => "SystemError: bad argument to internal function",
            ExportError::View(error) => return error.fmt(f),
        })
    }
}

impl Error for ExportError {}

impl From<ViewError> for ExportError {
    fn from(error: ViewError) -> Self {
        ExportError::View(error)
    }
}

impl Flags {
    /// Whether these flags ask for everything that `wanted` asks for.
    pub fn contains(self, wanted: Flags) -> bool {
        todo!("all of these bits, or any of them?")
    }
}

/// An array lends to readers and to writers, as many as ask.
impl Exporter for ByteArray {
    fn buffer(&self, _flags: Flags) -> Result<MemoryView<Export>, ExportError> {
        todo!("which view is lent to everybody?")
    }
}

/// Bytes that nobody writes to, `bytes` in Python.
pub struct Frozen(pub ByteArray);

/// It lends to readers and refuses writers.
impl Exporter for Frozen {
    fn buffer(&self, flags: Flags) -> Result<MemoryView<Export>, ExportError> {
        todo!("who is refused, and what do the others get?")
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
        todo!("who holds it at first?")
    }

    /// Adds bytes, or says `CannotGrow`. While it is held, it refuses even to add none. While somebody else has an
    /// export of its array all the same, it refuses what the array refuses, and says `CannotGrow` there too.
    pub fn extend(&self, more: &[u8]) -> Result<(), ExportError> {
        todo!("when may it grow, and who else may refuse?")
    }
}

/// The flags are looked at first, then whether it is held.
impl Exporter for SingleHolder {
    fn buffer(&self, flags: Flags) -> Result<MemoryView<Export>, ExportError> {
        todo!("what is asked first, and when is a holder noted?")
    }

    fn release_buffer(&self, _view: &MemoryView<Export>) {
        // This `if` only keeps an unwritten `todo!` from ending the whole test run.
        // Delete it with the `todo!`: your `drop` has to run in a panic, too.
        if !std::thread::panicking() {
            todo!("who holds it now?")
        }
    }
}

/// A memory that an exporter lends: what lies below `memoryview(obj)`. Each slice, cast and copy of that view has a clone
/// of it, and all clones are one loan. When the last is gone, the exporter hears of it, once.
#[derive(Clone)]
pub struct Loan {
    pub(crate) lent: Rc<Lent>,
}

/// What was lent, and who is told at the end.
pub(crate) struct Lent {
    pub(crate) exporter: Rc<dyn Exporter>,
    pub(crate) view: MemoryView<Export>,
}

impl Loan {
    /// `memoryview._from_flags(exporter, flags)`: asks the exporter, and keeps it alive for as long as the loan goes on.
    /// The view has the items and the layout of the one that the exporter answers with, as `MemoryView::through` gives
    /// them over another memory, and is read-only where that is.
    ///
    /// `READ` and `WRITE`, each alone, are a `BadArgument`, as in CPython 3.13: the exporter is not asked. Two answers are
    /// no loan, and the exporter is told nothing of them, so look before there is a `Lent`: a released view, which is a
    /// `View(Released)`, and a read-only one where the flags contain `WRITABLE`, a `ReadOnlyView`.
    pub fn request(exporter: Rc<dyn Exporter>, flags: Flags) -> Result<MemoryView<Loan>, ExportError> {
        todo!("what is refused, and over what does the view look then?")
    }

    /// The memory of the exporter's view. Nothing to do here.
    fn export(&self) -> &Export {
        let export = self.lent.view.memory();
        export.expect("nobody can release a view that is lent")
    }
}

/// The exporter's memory, and its word on who may write. Nothing is allocated.
impl Memory for Loan {
    fn size(&self) -> usize {
        todo!("whose bytes are these?")
    }

    fn readonly(&self) -> bool {
        todo!("whose word counts, the array's or the lent view's?")
    }

    #[inline]
    fn read(&self, first: usize, place: &mut [u8]) {
        todo!("whose bytes are these?")
    }

    #[inline]
    fn write(&self, first: usize, bytes: &[u8]) -> Result<(), WriteError> {
        todo!("what may be refused before the array is written to?")
    }
}

/// Tells the exporter.
impl Drop for Lent {
    fn drop(&mut self) {
        // This `if` only keeps an unwritten `todo!` from ending the whole test run.
        // Delete it with the `todo!`: your `drop` has to run in a panic, too.
        if !std::thread::panicking() {
            todo!("who has to hear of it?")
        }
    }
}
