//! Step 3: an array that can grow, counts who looks at it, and keeps its length while somebody does.

use std::cell::{Cell, Ref, RefCell};
use std::error::Error;
use std::fmt;
use std::rc::Rc;

/// What an array shares with its exports: the bytes, and how many exports are open.
///
/// The inner cells let anybody write a byte while others look. The outer one is needed to change their number.
pub(crate) struct Counted {
    pub(crate) bytes: RefCell<Vec<Cell<u8>>>,
    /// Signed, as CPython's: a count that goes wrong goes below zero, and can be seen.
    pub(crate) exports: Cell<isize>,
}

/// Bytes that can be written to and that can grow, `bytearray` in Python.
pub struct ByteArray {
    pub(crate) memory: Rc<Counted>,
}

/// A loan of all bytes of an array: while it is open, the array keeps its length. It keeps the memory alive, and gives
/// the loan back when it is dropped.
pub struct Export {
    pub(crate) memory: Rc<Counted>,
}

/// Why the array kept its length. Its text is the last line of CPython's traceback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResizeError {
    /// Somebody is looking, or forgot (`mem::forget`) a window without closing it.
    Exported,
    /// There is no byte to take off.
    Empty,
}

impl fmt::Display for ResizeError {
    /// `BufferError: Existing exports of data: object cannot be re-sized`, or
    /// `IndexError: pop from empty bytearray`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!("what does CPython say in each case?")
    }
}

impl Error for ResizeError {}

impl ByteArray {
    /// An array that holds a copy of `bytes`, and that nobody looks at yet.
    pub fn new(bytes: &[u8]) -> Self {
        todo!("what is around each byte, and how many look?")
    }

    /// A copy of the bytes, `bytes(array)` in Python.
    pub fn to_bytes(&self) -> Vec<u8> {
        todo!("what is in each cell?")
    }

    /// How many exports are open.
    pub fn exports(&self) -> isize {
        todo!("where is that counted?")
    }

    /// Lends the bytes out: one more export is open until what this gives back is dropped.
    pub fn export(&self) -> Export {
        todo!("what counts this export, and what do both share?")
    }

    /// `array.extend(more)` in Python. To add no byte is allowed at any time. The bytes that are there move only when
    /// the room is used up, and then it doubles: `O(more.len())` in the long run.
    pub fn extend(&self, more: &[u8]) -> Result<(), ResizeError> {
        todo!("when is growing refused, also with no export open, and when is nothing to do?")
    }

    /// `array.pop()` in Python: takes the last byte off, and no other moves. An array without a byte says so, even
    /// while views are open.
    pub fn pop(&self) -> Result<u8, ResizeError> {
        todo!("which of two refusals comes first?")
    }
}

impl Export {
    /// The bytes where they lie, to read and to write, for as long as the export is there.
    pub fn window(&self) -> Ref<'_, [Cell<u8>]> {
        todo!("how does a loan of the vector become one of its cells?")
    }
}

/// One more export of the same array.
impl Clone for Export {
    fn clone(&self) -> Self {
        todo!("how many look now?")
    }
}

/// The export is given back, wherever and however its life ends.
impl Drop for Export {
    fn drop(&mut self) {
        // This `if` only keeps an unwritten `todo!` from ending the whole test run.
        // Delete it with the `todo!`: your `drop` has to run in a panic, too.
        if !std::thread::panicking() {
            todo!("how many still look?")
        }
    }
}
