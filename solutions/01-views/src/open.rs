//! Step 1: open a window onto bytes that somebody else owns.

use std::fmt;

/// A read-only window onto the bytes of an exporter, as `memoryview(exporter)` is in Python.
///
/// It borrows: the exporter keeps the bytes, and lives at least as long as `'a`. Copying a view copies the two
/// words it is made of, never the bytes it looks at.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub(crate) bytes: &'a [u8],
}

impl<'a> View<'a> {
    /// Opens a window onto all bytes of `exporter`: a `Vec<u8>`, an array, a boxed slice, a `str`, a `bytes::Bytes`, …
    /// (`?Sized` lets in `str` and `[u8]` themselves, whose size the compiler does not know.)
    pub fn new<E: AsRef<[u8]> + ?Sized>(exporter: &'a E) -> Self {
        // todo!("what does a window keep of its exporter?")
        View {
            bytes: exporter.as_ref(),
        }
    }

    /// The number of bytes in the window, `len(view)` in Python.
    pub fn len(&self) -> usize {
        // todo!("who knows how many bytes there are?")
        self.bytes.len()
    }

    /// Whether the window shows no byte at all.
    pub fn is_empty(&self) -> bool {
        // todo!("when does a window show nothing?")
        self.bytes.is_empty()
    }

    /// The bytes themselves, for as long as the exporter lives: not for as long as this view does.
    pub fn as_bytes(&self) -> &'a [u8] {
        // todo!("which bytes, and borrowed for how long?")
        self.bytes
    }
}

/// Shows the bytes as a literal that Python reads, `View(b"abc\x00")`. Nothing to do here.
impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "View(b\"{}\")", self.bytes.escape_ascii())
    }
}
