//! What shape is this memory? Formats, shapes and strides: the numbers that turn a line of bytes into a table.
//!
//! What stands in this file is finished: how the format of a struct is read, and a layout with strides of your own.

mod calcsize;
mod contiguous;
mod describe;
mod draw;
mod format;
mod locate;
mod shape;

use std::str::Chars;

pub use calcsize::{Field, StructError, calcsize, fields};
pub use draw::draw;
pub use format::{Code, Format, FormatError};
pub use locate::LocateError;
pub use shape::{Layout, ShapeError};

/// Where the fields of a struct go, as the first character of its format says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// `@`, or no prefix: the sizes and alignments of C on this machine.
    Native,
    /// `=`, `<`, `>` or `!`: sizes that are the same everywhere, and every field right behind the one before.
    Standard,
}

/// The entries of a struct's format, each a count and a code: `3hi` is `(3, 'h')`, then `(1, 'i')`.
///
/// Stop at the first error, as CPython does: what stands behind it means nothing.
pub struct Entries<'a> {
    rest: Chars<'a>,
}

impl Packing {
    /// Takes the prefix off a struct's format.
    pub fn read(format: &str) -> Result<(Packing, Entries<'_>), StructError> {
        if format.contains('\0') {
            return Err(StructError::NullCharacter);
        }
        let packed = format.strip_prefix(['=', '<', '>', '!']);
        let native = format.strip_prefix('@').unwrap_or(format);
        Ok(match packed {
            Some(rest) => (Packing::Standard, Entries { rest: rest.chars() }),
            None => (Packing::Native, Entries { rest: native.chars() }),
        })
    }
}

impl Iterator for Entries<'_> {
    type Item = Result<(usize, char), StructError>;

    fn next(&mut self) -> Option<Self::Item> {
        let is_space = |char: &char| matches!(char, ' ' | '\t'..='\r');
        let mut code = self.rest.find(|char| !is_space(char))?;
        let mut count: Option<isize> = None;
        while let Some(digit) = code.to_digit(10) {
            let longer = count.unwrap_or(0).checked_mul(10);
            count = longer.and_then(|count| count.checked_add(digit as isize));
            if count.is_none() {
                return Some(Err(StructError::TooLong));
            }
            match self.rest.next() {
                Some(next) => code = next,
                None => return Some(Err(StructError::CountWithoutCode)),
            }
        }
        Some(Ok((count.map_or(1, isize::unsigned_abs), code)))
    }
}

impl Layout {
    /// A layout whose strides come from somewhere else, a slice for instance: each dimension is a size and a stride,
    /// the stride in bytes.
    pub fn strided(format: Format, dimensions: &[(usize, isize)]) -> Result<Self, ShapeError> {
        let (shape, strides): (Vec<_>, Vec<_>) = dimensions.iter().copied().unzip();
        let mut layout = Layout::new(format, &shape)?;
        layout.strides = strides;
        layout.reaches().then_some(layout).ok_or(ShapeError::TooLarge)
    }

    /// The same layout with another size and another stride in one dimension: what a slice leaves of it.
    ///
    /// # Panics
    ///
    /// If there is no such dimension.
    pub fn with_dimension(&self, dimension: usize, size: usize, stride: isize) -> Result<Self, ShapeError> {
        let mut layout = self.clone();
        layout.shape[dimension] = size;
        layout.strides[dimension] = stride;
        let fits = layout.fits() && layout.reaches();
        fits.then_some(layout).ok_or(ShapeError::TooLarge)
    }

    /// Whether in C order the items fit into memory.
    fn fits(&self) -> bool {
        let mut sizes = self.shape.iter().rev();
        let bytes = sizes.try_fold(self.format.itemsize() as isize, |bytes, &size| {
            bytes.checked_mul(isize::try_from(size).ok()?)
        });
        bytes.is_some()
    }

    /// Whether the way from the lowest to the highest item fits into memory.
    fn reaches(&self) -> bool {
        let mut dimensions = self.shape.iter().zip(&self.strides);
        let reach = dimensions.try_fold(self.format.itemsize(), |reach, (size, stride)| {
            let way = stride.unsigned_abs().checked_mul(size.saturating_sub(1))?;
            way.checked_add(reach)
        });
        reach.is_some_and(|reach| isize::try_from(reach).is_ok())
    }
}
