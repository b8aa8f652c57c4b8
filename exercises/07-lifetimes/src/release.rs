//! Step 4: a view of an array that counts, and how to give it back before its life ends.

use cast::{Memory, MemoryView, ViewError};
use read_only::WriteError;

use crate::{ByteArray, Export};

/// The bytes of an array, which may be written while others look. Each handle is an export, so each view of them counts:
/// a slice and a cast have exports of their own. Nothing is allocated. Bytes that are not there are a panic, as `Memory`
/// says, so take the cells as a slice before you walk: a `zip` that ends early would hide it.
impl Memory for Export {
    fn size(&self) -> usize {
        todo!("how many bytes does the window show?")
    }

    fn readonly(&self) -> bool {
        todo!("may an export of an array be written to?")
    }

    #[inline]
    fn read(&self, first: usize, place: &mut [u8]) {
        todo!("which cells are asked for, what is in each, and what if some are not there?")
    }

    #[inline]
    fn write(&self, first: usize, bytes: &[u8]) -> Result<(), WriteError> {
        todo!("which cells are meant, and what does each get?")
    }
}

impl ByteArray {
    /// `memoryview(array)`: a view of all bytes as they are now, to look through and to write through. It holds an export
    /// until it is released or dropped.
    pub fn view(&self) -> MemoryView<Export> {
        todo!("what counts this view for the array?")
    }
}

/// `with view as inside: …` in Python: lets `work` use the view, and releases it at the end, even if `work` panics.
///
/// A released view refuses, and `work` does not run. While `work` runs, the view counts once. `work` gets a shared
/// reference: through a `&mut` it could put another view in this one's place, and take this one away, open.
pub fn scope<M: Memory, T>(
    view: &mut MemoryView<M>,
    work: impl FnOnce(&MemoryView<M>) -> T,
) -> Result<T, ViewError> {
    todo!("who should hold the memory while `work` runs?")
}
