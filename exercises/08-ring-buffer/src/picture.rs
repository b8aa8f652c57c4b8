//! Step 9: how full the buffer is as a line of text, and what it holds as a picture.

use mutation::{PictureMut, PixelError};

use crate::{Number, Ring};

/// How many pixels wide the field of a slot is.
pub const SLOT_WIDTH: usize = 5;

/// How many pixels high it is.
pub const HEIGHT: usize = 100;

/// What is painted where no column stands.
pub const BACKGROUND: [u8; 4] = [244, 240, 232, 255];

/// The columns of the older window.
pub const OLDER: [u8; 4] = [222, 184, 146, 255];

/// The columns of the newer one.
pub const NEWER: [u8; 4] = [154, 74, 0, 255];

/// How much of a ring is in use, drawn with `width` marks, as many of them filled as whole ones fit:
/// `[######----] 5 of 8 slots, 62.5%`.
pub fn bar<T: Number>(ring: &Ring<T>, width: usize) -> String {
    todo!("how many marks are whole, and how much is in use?")
}

/// Paints a ring's memory into a picture: a field for each slot, from the left to the right, and in it the column of its
/// entry, as `paint`, below, does it. The columns of the older window are pale; before anything is overwritten, that is all of
/// them. A slot without an entry and a value that is not finite have no column; the smallest and the largest that are
/// finite have the heights 4 and 96.
///
/// The picture has to be [`HEIGHT`] pixels high and [`SLOT_WIDTH`] wide for each slot. A larger one keeps its
/// other pixels; where it is smaller, the error names a pixel that it lacks.
pub fn chart<T: Number>(ring: &Ring<T>, picture: &mut PictureMut<'_>) -> Result<(), PixelError> {
    todo!("how high is each column, and in which slot is it?")
}

/// Paints the field of a slot: the background, and on its ground a column, as wide as the field without its first and
/// its last pixel. Nothing to do here.
fn paint(
    picture: &mut PictureMut<'_>,
    slot: usize,
    height: usize,
    colour: [u8; 4],
) -> Result<(), PixelError> {
    for y in 0..HEIGHT {
        for x in 0..SLOT_WIDTH {
            let inside = y + height >= HEIGHT && (1..SLOT_WIDTH - 1).contains(&x);
            let colour = if inside { colour } else { BACKGROUND };
            picture.set_pixel(SLOT_WIDTH * slot + x, y, colour)?;
        }
    }
    Ok(())
}
