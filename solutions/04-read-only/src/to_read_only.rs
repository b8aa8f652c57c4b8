//! Step 3: take the right to write away, and see what that does not promise.

use std::cell::Cell;

use mutation::SetItemError;
use views::IndexError;

use crate::{Buffer, WriteError};

impl<'a> Buffer<'a> {
    /// `view.toreadonly()` in Python, lent: the same bytes, to look at. This window may be written
    /// through again when the other one is gone.
    pub fn to_read_only(&self) -> Buffer<'_> {
        // todo!("which bytes are lent, and as which variant?")
        Buffer::Ref(self.as_view().as_bytes())
    }

    /// The same for good: this window is used up, and no method makes a read-only one writable.
    pub fn into_read_only(self) -> Buffer<'a> {
        // todo!("how do the bytes leave either variant, for good?")
        match self {
            Buffer::Ref(bytes) => Buffer::Ref(bytes),
            Buffer::Mut(bytes) => Buffer::Ref(bytes),
        }
    }
}

/// A window onto memory that others look at *and* write to meanwhile, as a view of a `bytearray` is in
/// Python. It can be copied; each copy has a flag of its own.
#[derive(Clone, Copy)]
pub struct SharedCells<'a> {
    pub(crate) cells: &'a [Cell<u8>],
    pub(crate) readonly: bool,
}

impl<'a> SharedCells<'a> {
    /// Opens a window to write through, onto bytes that are borrowed once and shared from here on.
    pub fn new<E: AsMut<[u8]> + ?Sized>(owner: &'a mut E) -> Self {
        // todo!("how do bytes become cells that many may hold?")
        SharedCells {
            cells: Cell::from_mut(owner.as_mut()).as_slice_of_cells(),
            readonly: false,
        }
    }

    /// `view.readonly` in Python.
    pub fn readonly(self) -> bool {
        // todo!("where is the flag kept?")
        self.readonly
    }

    /// `view.toreadonly()` in Python: the same memory, not to be written *through this window*.
    pub fn to_read_only(self) -> Self {
        // todo!("what is new in the second window, and what is not?")
        SharedCells {
            readonly: true,
            ..self
        }
    }

    /// `view[index]` in Python: what the byte is now.
    pub fn item(self, index: isize) -> Result<u8, IndexError> {
        // todo!("what does this cell hold now?")
        self.cell(index).map(Cell::get)
    }

    /// `view[index] = value` in Python, with the checks of [`Buffer::set_item`] in their order. Make an index that
    /// is not there a [`mutation::SetItemError::Index`] and a value that does not fit a `Value`; then `?` wraps either
    /// in [`WriteError::Item`]. `self` is no `&mut`: others are looking.
    pub fn set_item(self, index: isize, value: i64) -> Result<(), WriteError> {
        // todo!("which of flag, index and value is asked first?")
        if self.readonly {
            return Err(WriteError::NotWritable);
        }
        let cell = self.cell(index).map_err(SetItemError::Index)?;
        cell.set(u8::try_from(value).map_err(|_| SetItemError::Value)?);
        Ok(())
    }

    /// `view.tobytes()` in Python: a copy of what the bytes are now.
    pub fn to_bytes(self) -> Vec<u8> {
        // todo!("what do all cells hold now?")
        self.cells.iter().map(Cell::get).collect()
    }

    /// The cell at an index, by the rules of chapter 1. Nothing to do here.
    fn cell(self, index: isize) -> Result<&'a Cell<u8>, IndexError> {
        let from_the_front = if index < 0 {
            index + self.cells.len() as isize
        } else {
            index
        };
        let place = usize::try_from(from_the_front).map_err(|_| IndexError)?;
        self.cells.get(place).ok_or(IndexError)
    }
}
