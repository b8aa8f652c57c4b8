//! Same bytes, new glasses: a view that knows what its items are and how they lie.
//!
//! What stands in this file is finished: what a view is made of, how it is opened, sliced and released, and
//! what it says when it refuses.

mod cast;
mod matrix;
mod records;
mod scalars;
mod shape;
mod typed;
mod unravel;

use std::fmt;

use metadata::{Code, Layout, LocateError};
use read_only::{Buffer, SharedCells, WriteError};
use slicing::{Slice, ZeroStep};
use views::View;

pub use cast::CastError;
pub use matrix::Matrix;
pub use records::{Record, Store, Stream, TooSmall};
pub use scalars::{ByteOrder, ScalarError, Value};
pub use shape::Tree;
pub use typed::{GlassesError, Header, Wave, WaveError, little_endian, native};
pub use unravel::{Order, unravel};

/// Bytes and a layout: Python's `memoryview`.
///
/// It holds no bytes. Slicing or casting it makes another one over the same memory, and all of them see what
/// is written through any of them. After [`release`](MemoryView::release) it refuses everything.
#[derive(Clone)]
pub struct MemoryView<'a> {
    /// `None` when it is released.
    pub(crate) memory: Option<Memory<'a>>,
    /// Where in the memory the lowest byte of its items lies.
    pub(crate) start: usize,
    pub(crate) layout: Layout,
}

/// What lies below a view: bytes that nobody writes to while they are lent, or bytes that many windows share.
#[derive(Clone, Copy)]
pub(crate) enum Memory<'a> {
    Lent(View<'a>),
    Shared(SharedCells<'a>),
}

/// Why a view refuses. Its text is the last line of CPython's traceback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewError {
    Released,
    /// One index, where there are more dimensions.
    SubView,
    /// A slice of a table as a target.
    SliceOfTable,
    Cast(CastError),
    Locate(LocateError),
    Scalar(ScalarError),
    Slice(ZeroStep),
    Write(WriteError),
}

impl<'a> MemoryView<'a> {
    /// `memoryview(owner)`: a line of unsigned bytes. `new(&owner)` may be looked through, `new(&mut owner)`
    /// may be written through as well.
    pub fn new(owner: impl Into<Buffer<'a>>) -> Self {
        let buffer = owner.into();
        let bytes = Layout::new(Code::UnsignedChar.into(), &[buffer.as_view().len()]);
        let view = bytes
            .ok()
            .and_then(|bytes| MemoryView::with_layout(buffer, bytes));
        view.expect("no memory has more than isize::MAX bytes")
    }

    /// The view that an exporter asks for with a layout of its own, as NumPy does for `memoryview(array)`:
    /// its lowest item is at the start of the memory. `None` when a part of an item would lie outside.
    pub fn with_layout(owner: impl Into<Buffer<'a>>, layout: Layout) -> Option<Self> {
        let buffer = owner.into();
        let steps = layout.shape().iter().zip(layout.strides());
        let way: usize = steps
            .map(|(size, stride)| size.saturating_sub(1) * stride.unsigned_abs())
            .sum();
        let inside = layout.items() == 0 || way + layout.format().itemsize() <= buffer.as_view().len();
        let memory = match buffer {
            Buffer::Ref(bytes) => Memory::Lent(View::new(bytes)),
            Buffer::Mut(bytes) => Memory::Shared(SharedCells::new(bytes)),
        };
        inside.then_some(MemoryView {
            memory: Some(memory),
            start: 0,
            layout,
        })
    }

    /// Format, shape, strides and what follows from them.
    pub fn layout(&self) -> Result<&Layout, ViewError> {
        self.memory().map(|_| &self.layout)
    }

    /// `view.readonly`.
    pub fn readonly(&self) -> Result<bool, ViewError> {
        self.memory().map(|memory| match memory {
            Memory::Lent(_) => true,
            Memory::Shared(shared) => shared.readonly(),
        })
    }

    /// `view.toreadonly()`: the same items, not to be written through this view.
    pub fn to_read_only(&self) -> Result<Self, ViewError> {
        let mut view = self.clone();
        if let Memory::Shared(shared) = self.memory()? {
            view.memory = Some(Memory::Shared(shared.to_read_only()));
        }
        Ok(view)
    }

    /// `view.release()`: this view refuses everything from now on. Its slices and casts do not.
    pub fn release(&mut self) {
        self.memory = None;
    }

    /// `view[slice]`: a part of the first dimension, with all that lies in the others.
    pub fn slice(&self, slice: Slice) -> Result<Self, ViewError> {
        let layout = self.layout()?;
        let mut dimensions: Vec<_> = layout
            .shape()
            .iter()
            .copied()
            .zip(layout.strides().iter().copied())
            .collect();
        let Some((size, stride)) = dimensions.first_mut() else {
            return Err(LocateError::Scalar.into());
        };
        let found = slice.resolve(*size)?;
        let (first, count) = (found.start, found.count());
        let last = first + count.saturating_sub(1) as isize * found.step;
        let lowest = match (count, stride.is_negative()) {
            (0, _) => 0,
            (_, true) => *size - 1 - first.max(last) as usize,
            (_, false) => first.min(last) as usize,
        };
        let offset = lowest * stride.unsigned_abs();
        (*size, *stride) = (count, stride.wrapping_mul(found.step.max(-isize::MAX)));
        Ok(self.part(offset, &dimensions))
    }

    /// The items of the same format that lie from `offset` on, each dimension a size and a stride.
    pub(crate) fn part(&self, offset: usize, dimensions: &[(usize, isize)]) -> Self {
        MemoryView {
            memory: self.memory,
            start: self.start + offset,
            layout: Layout::strided(self.layout.format(), dimensions).expect("a part reaches no further"),
        }
    }

    /// The bytes of the item at `offset`, in the first places of eight.
    pub(crate) fn item_bytes(&self, offset: usize) -> Result<[u8; 8], ViewError> {
        let memory = self.memory()?;
        let (mut bytes, size) = ([0; 8], self.layout.format().itemsize());
        for (at, byte) in (self.start + offset..).zip(&mut bytes[..size]) {
            *byte = memory.byte(at).unwrap_or_else(|| {
                let (shape, strides) = (self.layout.shape(), self.layout.strides());
                panic!("a shape of {shape:?} with strides of {strides:?} leads out of the memory")
            });
        }
        Ok(bytes)
    }

    /// Reads the item at `offset`, as `locate` found it.
    pub(crate) fn load(&self, offset: usize) -> Result<Value, ViewError> {
        let format = self.layout.format();
        let bytes = &self.item_bytes(offset)?[..format.itemsize()];
        Ok(Value::read(format.code(), ByteOrder::NATIVE, bytes)?)
    }

    /// Writes the item at `offset`; a value that does not fit is refused before a byte has changed.
    pub(crate) fn store(&self, offset: usize, value: Value) -> Result<(), ViewError> {
        let (shared, format) = (self.writable()?, self.layout.format());
        let mut bytes = [0; 8];
        let bytes = &mut bytes[..format.itemsize()];
        value.write(format.code(), ByteOrder::NATIVE, bytes)?;
        for (at, byte) in (self.start + offset..).zip(bytes) {
            shared.set_item(at as isize, i64::from(*byte))?;
        }
        Ok(())
    }

    /// The memory, if it may be written through this view: what CPython asks before index and value.
    pub(crate) fn writable(&self) -> Result<SharedCells<'a>, ViewError> {
        match self.memory()? {
            Memory::Shared(shared) if !shared.readonly() => Ok(shared),
            _ => Err(WriteError::NotWritable.into()),
        }
    }

    fn memory(&self) -> Result<Memory<'a>, ViewError> {
        self.memory.ok_or(ViewError::Released)
    }
}

impl Memory<'_> {
    fn byte(self, at: usize) -> Option<u8> {
        match self {
            Memory::Lent(view) => view.item(at as isize).ok(),
            Memory::Shared(shared) => shared.item(at as isize).ok(),
        }
    }
}

/// `<memory of [2, 3] items 'i'>`, or `<released memory>`. Python shows an address there.
impl fmt::Debug for MemoryView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.layout() {
            Ok(layout) => write!(f, "<memory of {:?} items '{}'>", layout.shape(), layout.format()),
            Err(_) => f.write_str("<released memory>"),
        }
    }
}

impl fmt::Display for ViewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ViewError::Released => "ValueError: operation forbidden on released memoryview object",
            ViewError::SubView => "NotImplementedError: multi-dimensional sub-views are not implemented",
            ViewError::SliceOfTable => {
                "NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1"
            }
            ViewError::Cast(error) => return error.fmt(f),
            ViewError::Locate(error) => return error.fmt(f),
            ViewError::Scalar(error) => return error.fmt(f),
            ViewError::Slice(error) => return error.fmt(f),
            ViewError::Write(error) => return error.fmt(f),
        })
    }
}

impl std::error::Error for ViewError {}

macro_rules! refusals {
    ($($variant:ident($error:ty))+) => {$(
        impl From<$error> for ViewError {
            fn from(error: $error) -> Self {
                ViewError::$variant(error)
            }
        }
    )+};
}

refusals!(Cast(CastError) Locate(LocateError) Scalar(ScalarError) Slice(ZeroStep) Write(WriteError));
