//! Step 4: how many items lie along each dimension, and how far apart.

use std::error::Error;
use std::fmt;

use crate::Format;

/// How a line of bytes is read as items in any number of dimensions: `view.format`, `view.shape` and `view.strides` in
/// Python. It holds no bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    pub(crate) format: Format,
    pub(crate) shape: Vec<usize>,
    pub(crate) strides: Vec<isize>,
}

/// Why there is no such layout. Its text is the last line of CPython's traceback where no size is above `isize::MAX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeError {
    TooManyDimensions,
    TooLarge,
}

/// What CPython says. Nothing to do here.
impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ShapeError::TooManyDimensions => {
                "ValueError: memoryview: number of dimensions must not exceed 64"
            }
            ShapeError::TooLarge => "ValueError: memoryview.cast(): product(shape) > SSIZE_MAX",
        })
    }
}

impl Error for ShapeError {}

impl Layout {
    /// As many dimensions as a view can have.
    pub const MAX_NDIM: usize = 64;

    /// Items of one format in C order: side by side along the last dimension, row after row along the one before.
    ///
    /// From the last dimension to the first, each stride is the one after it times the size after it. No size, no
    /// stride and not the whole may be larger than `isize::MAX`. Dimensions are counted before sizes are looked at.
    pub fn new(format: Format, shape: &[usize]) -> Result<Self, ShapeError> {
        // todo!("how far is it to the next item of each dimension?")
        if shape.len() > Layout::MAX_NDIM {
            return Err(ShapeError::TooManyDimensions);
        }
        let mut strides = vec![0; shape.len()];
        let mut bytes = format.itemsize() as isize;
        for (stride, &size) in strides.iter_mut().zip(shape).rev() {
            *stride = bytes;
            let size = isize::try_from(size).map_err(|_| ShapeError::TooLarge)?;
            bytes = bytes.checked_mul(size).ok_or(ShapeError::TooLarge)?;
        }
        Ok(Layout {
            format,
            shape: shape.to_vec(),
            strides,
        })
    }

    /// What one item is. Nothing to do here.
    #[inline]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The number of items along each dimension. Nothing to do here.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The bytes from one item to the next along each dimension. Nothing to do here.
    pub fn strides(&self) -> &[isize] {
        &self.strides
    }

    /// The number of dimensions: a table has two, a line one, and a single number none.
    pub fn ndim(&self) -> usize {
        // todo!("how many sizes are there?")
        self.shape.len()
    }

    /// The number of items in all dimensions together: 0 as soon as one size is 0, wherever it stands, and however large
    /// the others are.
    pub fn items(&self) -> usize {
        // todo!("one size is 0: is the product of the others needed?")
        // Beside a 0 the other sizes may have a product that no `usize` holds, so it is not asked for.
        if self.shape.contains(&0) {
            return 0;
        }
        self.shape.iter().product()
    }

    /// The bytes of all items, gaps not counted.
    pub fn nbytes(&self) -> usize {
        // todo!("how many bytes do so many items take?")
        self.items() * self.format.itemsize()
    }
}
