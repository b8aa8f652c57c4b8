//! Step 6: paint into a picture, and filter it where it lies.

use std::error::Error;
use std::fmt;

use crate::ViewMut;

/// A picture to paint into, of four bytes a pixel, row by row: red, green, blue, and how opaque it is.
pub struct PictureMut<'a> {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: ViewMut<'a>,
}

/// The picture has no pixel there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PixelError {
    pub x: usize,
    pub y: usize,
    pub width: usize,
    pub height: usize,
}

impl fmt::Display for PixelError {
    /// `IndexError: no pixel (64, 0) in a picture of 64 by 48`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PixelError { x, y, width, height } = self;
        write!(
            f,
            "IndexError: no pixel ({x}, {y}) in a picture of {width} by {height}"
        )
    }
}

impl Error for PixelError {}

impl PictureMut<'_> {
    /// Paints one pixel: `x` counts from the left, `y` from the top.
    pub fn set_pixel(&mut self, x: usize, y: usize, rgba: [u8; 4]) -> Result<(), PixelError> {
        todo!("where do the four bytes of this pixel lie, if anywhere?")
    }

    /// Paints over everything: red goes from 0 in the first column to 255 in the last,
    /// `255 * x / (width - 1)` rounded down, green likewise from the first row to the last; a column or a
    /// row alone is the first. Blue is 128, and every pixel is opaque.
    pub fn gradient(&mut self) {
        todo!("which colour has each column, and each row?")
    }

    /// Makes red, green and blue of each pixel its brightness,
    /// `(299 * red + 587 * green + 114 * blue) / 1000` rounded down. How opaque it is stays as it was.
    pub fn greyscale(&mut self) {
        todo!("what is the brightness of each pixel?")
    }

    /// Makes each byte of a pixel the mean, rounded down, of the bytes of its channel in the same row, up to
    /// `radius` pixels to the left and to the right; at the edges there are fewer. However large the radius,
    /// each byte is added to a sum once and taken from it at most once. One row is copied at a time: all in
    /// all, one allocation of a row's bytes.
    pub fn blur_rows(&mut self, radius: usize) {
        todo!("what changes in the window when it moves by one?")
    }
}
