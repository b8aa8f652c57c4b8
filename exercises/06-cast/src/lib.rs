//! Same window, new glass: a view that knows what its items are and how they lie.
//!
//! What stands in this file is finished: what a view is made of, how it is opened and released. So is what stands in
//! `memory.rs`, what lies below a view, in `value.rs`, what an item says, in `refusal.rs`, what a view says when it
//! refuses, in `foreign.rs`, items that no native code names, and in `plumbing.rs`, what is made of the steps and is no
//! step itself.

mod cast;
mod compare;
mod foreign;
mod iterate;
mod matrix;
mod memory;
mod plumbing;
mod read;
mod records;
mod refusal;
mod runs;
mod shape;
mod slice;
mod typed;
mod value;
mod write;

use std::fmt;

use metadata::{Code, Format, Layout};
use read_only::{SharedCells, WriteError};

pub use cast::CastError;
pub use iterate::{Items, Numbers};
pub use matrix::Matrix;
pub use memory::Memory;
pub use plumbing::Native;
pub use records::{Record, Store, Stream, TooSmall};
pub use refusal::ViewError;
pub use runs::{Order, Run, Runs, runs};
pub use shape::Tree;
pub use typed::{Header, ItemsError, Wave, WaveError, little_endian, native};
pub use value::{ByteOrder, OtherValue, ScalarError, Value};

/// Bytes and a layout: Python's `memoryview`, over whatever memory.
///
/// It holds no bytes. Slicing or casting it makes another one over the same memory, and all of them see what
/// is written through any of them. After [`release`](MemoryView::release) it refuses everything.
#[derive(Clone)]
pub struct MemoryView<M> {
    /// `None` when it is released.
    pub(crate) memory: Option<M>,
    /// Where in the memory the lowest byte of its items lies.
    pub(crate) start: usize,
    pub(crate) layout: Layout,
    pub(crate) readonly: bool,
}

/// `memoryview(owner)`, to look through.
impl<'a, E: AsRef<[u8]> + ?Sized> From<&'a E> for MemoryView<&'a [u8]> {
    fn from(owner: &'a E) -> Self {
        MemoryView::new(owner.as_ref())
    }
}

/// `memoryview(owner)`, to look through and to write through.
impl<'a, E: AsMut<[u8]> + ?Sized> From<&'a mut E> for MemoryView<SharedCells<'a>> {
    fn from(owner: &'a mut E) -> Self {
        MemoryView::new(SharedCells::new(owner))
    }
}

impl<M: Memory> MemoryView<M> {
    /// A view of all bytes of a memory, as a line of unsigned bytes.
    pub fn new(memory: M) -> Self {
        let bytes = Layout::new(Code::UnsignedChar.into(), &[memory.size()]);
        let view = bytes
            .ok()
            .and_then(|bytes| MemoryView::with_layout(memory, bytes));
        view.expect("no memory has more than isize::MAX bytes")
    }

    /// The view that an exporter asks for with a layout of its own, as NumPy does for `memoryview(array)`:
    /// its lowest item is at the start of the memory. `None` when a part of an item would lie outside.
    pub fn with_layout(memory: M, layout: Layout) -> Option<Self> {
        let steps = layout.shape().iter().zip(layout.strides());
        let way: usize = steps
            .map(|(size, stride)| size.saturating_sub(1) * stride.unsigned_abs())
            .sum();
        let inside = layout.items() == 0 || way + layout.format().itemsize() <= memory.size();
        inside.then(|| MemoryView {
            readonly: memory.readonly(),
            memory: Some(memory),
            start: 0,
            layout,
        })
    }

    /// The same items, reached through another handle to the same bytes.
    pub fn through<N: Memory>(&self, memory: N) -> Result<MemoryView<N>, ViewError> {
        self.memory()?;
        Ok(MemoryView {
            readonly: self.readonly || memory.readonly(),
            memory: Some(memory),
            start: self.start,
            layout: self.layout.clone(),
        })
    }

    /// What lies below, `view.obj` in Python.
    pub fn memory(&self) -> Result<&M, ViewError> {
        self.memory.as_ref().ok_or(ViewError::Released)
    }

    /// Where in the memory the lowest byte of the items lies.
    pub fn start(&self) -> Result<usize, ViewError> {
        self.memory().map(|_| self.start)
    }

    /// Format, shape, strides and what follows from them.
    pub fn layout(&self) -> Result<&Layout, ViewError> {
        self.memory().map(|_| &self.layout)
    }

    /// What one item is, if its format is a native one: what CPython asks before it looks for an item.
    pub fn code(&self) -> Result<Code, ViewError> {
        match self.layout()?.format() {
            Format::Native { code, .. } => Ok(code),
            Format::Foreign { text, .. } => Err(ViewError::Unsupported(text)),
        }
    }

    /// How many items the first dimension has, `len(view)` in Python.
    pub fn len(&self) -> Result<usize, ViewError> {
        self.layout()?.shape().first().copied().ok_or(ViewError::NoLength)
    }

    /// Whether the first dimension has no item, `not view` in Python.
    pub fn is_empty(&self) -> Result<bool, ViewError> {
        Ok(self.len()? == 0)
    }

    /// `view.readonly`.
    pub fn readonly(&self) -> Result<bool, ViewError> {
        self.memory().map(|_| self.readonly)
    }

    /// `view.toreadonly()`: the same items, not to be written through this view.
    pub fn to_read_only(&self) -> Result<Self, ViewError> {
        self.memory()?;
        Ok(MemoryView {
            readonly: true,
            ..self.clone()
        })
    }

    /// `view.release()`: this view refuses everything from now on, and lets its handle to the memory go. Its slices and
    /// casts keep theirs.
    pub fn release(&mut self) {
        self.memory = None;
    }

    /// The same memory with a new layout, whose lowest byte lies `offset` bytes behind that of this view.
    pub(crate) fn part(&self, offset: usize, layout: Layout) -> Self {
        MemoryView {
            memory: self.memory.clone(),
            start: self.start + offset,
            layout,
            readonly: self.readonly,
        }
    }

    /// The memory, if its items are known and may be written through this view: what CPython asks before index and value.
    pub(crate) fn writable(&self) -> Result<&M, ViewError> {
        let memory = self.memory()?;
        self.code()?;
        if self.readonly {
            return Err(WriteError::NotWritable.into());
        }
        Ok(memory)
    }
}

impl<'a> MemoryView<&'a [u8]> {
    /// The bytes of all items where they lie, if each is the neighbour of the one before: what other crates read
    /// without a copy. Only bytes that are lent can be handed out like this; others may be written meanwhile.
    pub fn as_bytes(&self) -> Result<Option<&'a [u8]>, ViewError> {
        let memory = *self.memory()?;
        let bytes = memory.get(self.start..self.start + self.layout.nbytes());
        Ok(bytes.filter(|_| self.layout.c_contiguous()))
    }
}

/// `<memory of [2, 3] items 'i'>`, or `<released memory>`. Python shows an address there.
impl<M: Memory> fmt::Debug for MemoryView<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.layout() {
            Ok(layout) => write!(f, "<memory of {:?} items '{}'>", layout.shape(), layout.format()),
            Err(_) => f.write_str("<released memory>"),
        }
    }
}
