//! Step 4: bytes to items and back, and what is refused on the way.

use std::error::Error;
use std::fmt;

// The solution's own.
use metadata::{Format, Layout};
use metadata::{FormatError, ShapeError};

use crate::{Memory, MemoryView, Value, ViewError};
// The solution's own.
use crate::ByteOrder;
use crate::value::is_byte;

/// Why a view is not cast. Its text is the last line of CPython's traceback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CastError {
    /// There are gaps between the items, or they do not lie in C order.
    Contiguous,
    /// A dimension has no items, where that is refused.
    Zeros,
    /// Neither the old shape nor the new one is a line.
    Dimensions,
    /// The format is not one that a view has.
    Format(FormatError),
    /// Neither the old items nor the new ones are bytes.
    Items,
    /// The bytes are not a whole number of items.
    Length,
    /// A size is zero or less.
    Size,
    /// There is no such shape.
    Shape(ShapeError),
    /// The shape has room for more bytes than there are, or for fewer.
    Product,
}

/// What CPython says. Nothing to do here.
impl fmt::Display for CastError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CastError::Contiguous => "TypeError: memoryview: casts are restricted to C-contiguous views",
            CastError::Zeros => "TypeError: memoryview: cannot cast view with zeros in shape or strides",
            CastError::Dimensions => "TypeError: memoryview: cast must be 1D -> ND or ND -> 1D",
            CastError::Format(error) => return error.fmt(f),
            CastError::Items => "TypeError: memoryview: cannot cast between two non-byte formats",
            CastError::Length => "TypeError: memoryview: length is not a multiple of itemsize",
            CastError::Size => "ValueError: memoryview.cast(): elements of shape must be integers > 0",
            CastError::Shape(error) => return error.fmt(f),
            CastError::Product => "TypeError: memoryview: product(shape) * itemsize != buffer size",
        })
    }
}

impl Error for CastError {}

impl<M: Memory> MemoryView<M> {
    /// `view.cast(format)`: the same bytes, as a line of items of another format.
    ///
    /// Refused are, in this order: items that do not lie side by side in C order (`Contiguous`); a view of more than one
    /// dimension in which one has no items (`Zeros`); a text that is no format (`Format`); a cast in which neither the
    /// old nor the new items are bytes, that is, `b`, `B` or `c` (`Items`); a last item that would be incomplete
    /// (`Length`).
    pub fn cast(&self, format: &str) -> Result<MemoryView<M>, ViewError> {
        // todo!("what is asked first, and in which order?")
        let before = self.layout()?;
        if !before.c_contiguous() {
            return Err(CastError::Contiguous.into());
        }
        if before.ndim() != 1 && before.shape().contains(&0) {
            return Err(CastError::Zeros.into());
        }
        let format: Format = format.parse().map_err(CastError::Format)?;
        if !is_byte(before.format()) && !is_byte(format) {
            return Err(CastError::Items.into());
        }
        let (bytes, itemsize) = (before.nbytes(), format.itemsize());
        if !bytes.is_multiple_of(itemsize) {
            return Err(CastError::Length.into());
        }
        let layout = Layout::new(format, &[bytes / itemsize]).map_err(CastError::Shape)?;
        Ok(self.part(0, layout))
    }

    /// `view[index]`, the item. What no native code names is refused first, as [`code`](MemoryView::code) does. Of more
    /// than one dimension that would be a row, and a view has no rows to give: `ViewError::SubView`. A number alone has
    /// nothing to index: `LocateError::Scalar`. Nothing is allocated.
    pub fn item(&self, index: isize) -> Result<Value, ViewError> {
        // todo!("is one index enough, and where does the item lie?")
        self.code()?;
        let layout = self.layout()?;
        if layout.ndim() > 1 {
            return Err(ViewError::SubView);
        }
        self.load(layout.locate(&[index])?)
    }

    /// `view[index] = value`. A view that may not be written through refuses before it looks at the index, and an index
    /// is looked at before the value. Of a table, too, it says what `locate` says: `LocateError::SubView`, and not the
    /// `ViewError::SubView` of `item`. Nothing is allocated.
    pub fn set_item(&self, index: isize, value: Value) -> Result<(), ViewError> {
        // todo!("which of three questions is asked first, and which last?")
        self.writable()?;
        self.store(self.layout.locate(&[index])?, value)
    }

    /// Reads the item whose first byte lies `offset` bytes behind the lowest of this view, as `locate` found it.
    /// Nothing is allocated.
    pub(crate) fn load(&self, offset: usize) -> Result<Value, ViewError> {
        // todo!("which bytes are this item, and what do they say?")
        let (memory, code) = (self.memory()?, self.code()?);
        let at = self.start + offset;
        // A copy of as many bytes as the compiler knows of is a single instruction.
        let value = match self.layout.format().itemsize() {
            1 => Value::read(code, ByteOrder::NATIVE, &item::<1>(memory, at)),
            2 => Value::read(code, ByteOrder::NATIVE, &item::<2>(memory, at)),
            4 => Value::read(code, ByteOrder::NATIVE, &item::<4>(memory, at)),
            _ => Value::read(code, ByteOrder::NATIVE, &item::<8>(memory, at)),
        };
        Ok(value?)
    }

    /// Writes the item at `offset`; a value that does not fit is refused before a byte has changed. Nothing is allocated.
    pub(crate) fn store(&self, offset: usize, value: Value) -> Result<(), ViewError> {
        // todo!("what must be known before the first byte of the memory changes?")
        let (memory, code) = (self.writable()?, self.code()?);
        let mut bytes = [0; 8];
        let item = &mut bytes[..self.layout.format().itemsize()];
        value.write(code, ByteOrder::NATIVE, item)?;
        Ok(memory.write(self.start + offset, item)?)
    }
}

// The solution's own.
fn item<const SIZE: usize>(memory: &impl Memory, first: usize) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    memory.read(first, &mut bytes);
    bytes
}
