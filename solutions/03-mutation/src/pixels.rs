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
        // todo!("where do the four bytes of this pixel lie, if anywhere?")
        let (width, height) = (self.width, self.height);
        if x >= width || y >= height {
            return Err(PixelError { x, y, width, height });
        }
        let first = 4 * (y * width + x);
        self.pixels.bytes[first..first + 4].copy_from_slice(&rgba);
        Ok(())
    }

    /// Paints over everything: red goes from 0 in the first column to 255 in the last,
    /// `255 * x / (width - 1)` rounded down, green likewise from the first row to the last; a column or a
    /// row alone is the first. Blue is 128, and every pixel is opaque.
    pub fn gradient(&mut self) {
        // todo!("which colour has each column, and each row?")
        let share = |at: usize, len: usize| (255 * at / (len - 1).max(1)) as u8;
        for y in 0..self.height {
            for x in 0..self.width {
                let rgba = [share(x, self.width), share(y, self.height), 128, 255];
                self.set_pixel(x, y, rgba).expect("x and y are inside");
            }
        }
    }

    /// Makes red, green and blue of each pixel its brightness,
    /// `(299 * red + 587 * green + 114 * blue) / 1000` rounded down. How opaque it is stays as it was.
    pub fn greyscale(&mut self) {
        // todo!("what is the brightness of each pixel?")
        for pixel in self.pixels.bytes.chunks_exact_mut(4) {
            let [red, green, blue] = [pixel[0], pixel[1], pixel[2]].map(u32::from);
            let brightness = (299 * red + 587 * green + 114 * blue) / 1000;
            pixel[..3].fill(brightness as u8);
        }
    }

    /// Makes each byte of a pixel the mean, rounded down, of the bytes of its channel in the same row, up to
    /// `radius` pixels to the left and to the right; at the edges there are fewer. However large the radius,
    /// each byte is added to a sum once and taken from it at most once. One row is copied at a time: all in
    /// all, one allocation of a row's bytes.
    pub fn blur_rows(&mut self, radius: usize) {
        // todo!("what changes in the window when it moves by one?")
        if self.width == 0 {
            return;
        }
        let mut before = vec![0; 4 * self.width];
        for row in self.pixels.bytes.chunks_exact_mut(before.len()) {
            before.copy_from_slice(row);
            // A window's sum slides: a column joins it on the right, and one leaves it on the left.
            let (mut sums, mut first, mut behind) = ([0; 4], 0, 0);
            for (x, pixel) in row.chunks_exact_mut(4).enumerate() {
                while behind < self.width && behind <= x.saturating_add(radius) {
                    for (sum, byte) in sums.iter_mut().zip(&before[4 * behind..]) {
                        *sum += usize::from(*byte);
                    }
                    behind += 1;
                }
                if x > radius {
                    for (sum, byte) in sums.iter_mut().zip(&before[4 * first..]) {
                        *sum -= usize::from(*byte);
                    }
                    first += 1;
                }
                for (byte, sum) in pixel.iter_mut().zip(sums) {
                    *byte = (sum / (behind - first)) as u8;
                }
            }
        }
    }
}
