//! Writing through a window: what its owner then holds, and what is refused before a byte has changed.
//!
//! What stands in this file is finished: how a picture is opened, and how the views show themselves.

mod assign;
mod overlap;
mod pixels;
mod set_item;
mod sub_views;
mod text;

use std::fmt;

use slicing::Picture;

pub use assign::AssignError;
pub use pixels::{PictureMut, PixelError};
pub use set_item::{SetItemError, ViewMut};
pub use text::{FindAll, LengthMismatch, TextMut};

/// Shows the bytes as a literal that Python reads, `ViewMut(b"abc\x00")`.
impl fmt::Debug for ViewMut<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ViewMut(b\"{}\")", self.bytes.escape_ascii())
    }
}

impl<'a> PictureMut<'a> {
    /// A picture in somebody else's memory; `None` unless there are exactly four bytes for each pixel.
    pub fn new(width: usize, height: usize, pixels: ViewMut<'a>) -> Option<Self> {
        let bytes = width.checked_mul(height)?.checked_mul(4)?;
        (pixels.bytes.len() == bytes).then_some(PictureMut {
            width,
            height,
            pixels,
        })
    }

    /// The same picture, to look at.
    pub fn as_picture(&self) -> Picture<'_> {
        Picture {
            width: self.width,
            height: self.height,
            pixels: self.pixels.as_view(),
        }
    }
}
