//! What lies below a view. All of it is finished.

use read_only::{SharedCells, WriteError};

/// What lies below a view: a line of bytes that somebody owns. A clone of it is one more handle to the same bytes.
///
/// Two memories that share bytes give them the same numbers.
pub trait Memory: Clone {
    /// How many bytes there are.
    fn size(&self) -> usize;

    /// Whether none of them may be written, as the owner says.
    fn readonly(&self) -> bool;

    /// Copies the bytes from `first` on into `place`, as many as it has.
    ///
    /// # Panics
    ///
    /// If there are fewer. A view asks for no others than its layout leads to, and those are there.
    fn read(&self, first: usize, place: &mut [u8]);

    /// Copies `bytes` over those from `first` on, or refuses and changes none.
    ///
    /// # Panics
    ///
    /// As `read` does.
    fn write(&self, first: usize, bytes: &[u8]) -> Result<(), WriteError>;
}

/// Bytes that are lent to be read: nobody writes to them meanwhile.
impl Memory for &[u8] {
    fn size(&self) -> usize {
        self.len()
    }

    fn readonly(&self) -> bool {
        true
    }

    #[inline]
    fn read(&self, first: usize, place: &mut [u8]) {
        place.copy_from_slice(&self[first..first + place.len()]);
    }

    fn write(&self, _first: usize, _bytes: &[u8]) -> Result<(), WriteError> {
        Err(WriteError::NotWritable)
    }
}

/// Bytes that many windows share, each of which may write to them: the cells of chapter 4.
impl Memory for SharedCells<'_> {
    fn size(&self) -> usize {
        self.len()
    }

    fn readonly(&self) -> bool {
        SharedCells::readonly(*self)
    }

    #[inline]
    fn read(&self, first: usize, place: &mut [u8]) {
        self.read_run(first, place);
    }

    #[inline]
    fn write(&self, first: usize, bytes: &[u8]) -> Result<(), WriteError> {
        self.write_run(first, bytes)
    }
}
