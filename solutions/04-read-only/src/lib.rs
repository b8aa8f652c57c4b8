//! Look, don't touch: what a read-only window refuses, what it promises, and what the compiler can
//! promise for it.
//!
//! What stands in this file is finished: how the windows show themselves, and how shared cells move many bytes
//! at once.

mod clone_on_write;
mod flag;
mod hash;
mod refuse;
mod to_read_only;
mod typed;

use std::fmt;

use views::View;

pub use clone_on_write::{clean, mask_controls, unix_lines};
pub use flag::Buffer;
pub use hash::HashError;
pub use refuse::WriteError;
pub use to_read_only::SharedCells;
pub use typed::TypedView;

/// Shows what the window shows and whether it may be written through, `Buffer(b"abc", readonly)`.
impl fmt::Debug for Buffer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Buffer::Ref(bytes) => write!(f, "Buffer(b\"{}\", readonly)", bytes.escape_ascii()),
            Buffer::Mut(bytes) => write!(f, "Buffer(b\"{}\", writable)", bytes.escape_ascii()),
        }
    }
}

/// Shows the bytes as a literal that Python reads, `TypedView(b"abc")`.
impl<B: AsRef<[u8]>> fmt::Debug for TypedView<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TypedView(b\"{}\")", self.bytes.as_ref().escape_ascii())
    }
}

/// The window of chapter 1, for as long as the bytes are lent.
impl<'a> From<TypedView<&'a [u8]>> for View<'a> {
    fn from(view: TypedView<&'a [u8]>) -> Self {
        View::new(view.bytes)
    }
}

/// Many bytes at once, for the views of later chapters. A run that reaches beyond the last byte panics, as a slice of
/// a slice does.
impl SharedCells<'_> {
    /// `len(view)` in Python.
    #[inline]
    pub fn len(self) -> usize {
        self.cells.len()
    }

    /// Whether there is no byte.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.cells.is_empty()
    }

    /// Copies the bytes from `start` on into `target`, until it is full.
    #[inline]
    pub fn read_run(self, start: usize, target: &mut [u8]) {
        let cells = &self.cells[start..][..target.len()];
        for (byte, cell) in target.iter_mut().zip(cells) {
            *byte = cell.get();
        }
    }

    /// Copies all of `source` to the bytes from `start` on. A read-only window refuses.
    #[inline]
    pub fn write_run(self, start: usize, source: &[u8]) -> Result<(), WriteError> {
        if self.readonly {
            return Err(WriteError::NotWritable);
        }
        let cells = &self.cells[start..][..source.len()];
        for (cell, byte) in cells.iter().zip(source) {
            cell.set(*byte);
        }
        Ok(())
    }
}
