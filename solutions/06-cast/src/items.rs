//! Step 7: the items one by one, compared with those of another view, and hashed.

// The solution's own.
use std::hash::{DefaultHasher, Hash, Hasher};
use std::marker::PhantomData;
// The solution's own.
use std::ptr;

use metadata::Code;
// The solution's own.
use metadata::LocateError;

// The solution's own.
use crate::plumbing::Blocks;
use crate::value::is_byte;
use crate::{ByteOrder, Memory, MemoryView, Native, Order, Run, ScalarError, Value, ViewError};

/// The items of a line, from the first to the last: what [`MemoryView::iter`] gives back.
pub struct Items<'v, M> {
    pub(crate) view: &'v MemoryView<M>,
    /// Those that nobody has asked for yet.
    pub(crate) ahead: Run,
}

/// The items of a line as numbers of Rust: what [`MemoryView::numbers`] gives back.
pub struct Numbers<'v, M, T> {
    pub(crate) memory: &'v M,
    /// Those that nobody has asked for yet, the first of them at this place of the memory.
    pub(crate) ahead: Run,
    pub(crate) numbers: PhantomData<T>,
}

impl<M: Memory> MemoryView<M> {
    /// `iter(view)`: the items of a line. Of more than one dimension the items would be rows: `ViewError::SubView`. A
    /// number alone has nothing to index: `LocateError::Scalar`. Nothing is copied.
    pub fn iter(&self) -> Result<Items<'_, M>, ViewError> {
        // todo!("refuse all but a line; its items are a single run")
        let layout = self.layout()?;
        match layout.ndim() {
            0 => return Err(LocateError::Scalar.into()),
            1 => {}
            _ => return Err(ViewError::SubView),
        }
        let (count, stride) = (layout.shape()[0], layout.strides()[0]);
        let first = layout.locate(&[0]).unwrap_or_default();
        Ok(Items {
            view: self,
            ahead: Run { first, stride, count },
        })
    }

    /// The items of a line as numbers of Rust, for a loop that does not ask each of them what it is. A type that does
    /// not go with the format is refused as a value of it would be; all else as [`iter`](MemoryView::iter) does.
    pub fn numbers<T: Native>(&self) -> Result<Numbers<'_, M, T>, ViewError> {
        // todo!("ask `iter`, then the type whether it is what the items are; its places in the memory begin at `start`")
        let Items { view, ahead } = self.iter()?;
        let code = self.layout.format().code();
        if !T::is(code) {
            return Err(ScalarError::Type(code).into());
        }
        let first = view.start + ahead.first;
        Ok(Numbers {
            memory: view.memory()?,
            ahead: Run { first, ..ahead },
            numbers: PhantomData,
        })
    }

    /// `hash(view)`: the hash of the bytes, `DefaultHasher`'s of the slice that `to_bytes` would give. Refused are, in
    /// this order, a view that may be written through, and items that are not bytes.
    pub fn hash(&self) -> Result<u64, ViewError> {
        // todo!("refuse in this order; then hash the bytes as a slice")
        let layout = self.layout()?;
        if !self.readonly {
            return Err(ViewError::HashWritable);
        }
        if !is_byte(layout.format()) {
            return Err(ViewError::HashFormat);
        }
        let mut hasher = DefaultHasher::new();
        self.to_bytes(Order::C)?.hash(&mut hasher);
        Ok(hasher.finish())
    }
}

impl<M: Memory> Iterator for Items<'_, M> {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        // todo!("load the first item that is ahead, and move on by a stride")
        self.ahead.count = self.ahead.count.checked_sub(1)?;
        let value = self.view.load(self.ahead.first);
        self.ahead.first = self.ahead.first.wrapping_add_signed(self.ahead.stride);
        value.ok()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.ahead.count, Some(self.ahead.count))
    }
}

impl<M: Memory> ExactSizeIterator for Items<'_, M> {}

impl<M: Memory, T: Native> Iterator for Numbers<'_, M, T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        // todo!("load the first number that is ahead, and move on by a stride")
        self.ahead.count = self.ahead.count.checked_sub(1)?;
        let number = T::load(self.memory, self.ahead.first);
        self.ahead.first = self.ahead.first.wrapping_add_signed(self.ahead.stride);
        Some(number)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.ahead.count, Some(self.ahead.count))
    }
}

impl<M: Memory, T: Native> ExactSizeIterator for Numbers<'_, M, T> {}

/// `view == other` in Python: the same shape (as far as `same_shape` looks), and equal values in the same
/// places, whatever the formats. (Of two `?`, CPython compares the bytes: 1 and 2 differ there, and are both
/// true here.) A released view is equal to itself alone: there it is the address that counts.
/// Nothing is allocated for an item.
impl<M: Memory, N: Memory> PartialEq<MemoryView<N>> for MemoryView<M> {
    fn eq(&self, other: &MemoryView<N>) -> bool {
        // todo!("compare addresses if one of them is released; else the shapes, and then block by block with `same_items`")
        let (Ok(one), Ok(two)) = (self.layout(), other.layout()) else {
            return ptr::addr_eq(self, other);
        };
        if !same_shape(one.shape(), two.shape()) {
            return false;
        }
        let codes = [one.format().code(), two.format().code()];
        let (mut these, mut those) = (Blocks::new(self), Blocks::new(other));
        loop {
            let (these, those) = (these.next(), those.next());
            if these.is_empty() || !same_items(codes, these, those) {
                return these.is_empty();
            }
        }
    }
}

/// `view == data` in Python.
impl<M: Memory> PartialEq<[u8]> for MemoryView<M> {
    fn eq(&self, other: &[u8]) -> bool {
        *self == MemoryView::new(other)
    }
}

/// Whether two shapes are the same as far as it matters. Nothing to do here.
fn same_shape(one: &[usize], other: &[usize]) -> bool {
    let [one_sizes, other_sizes] = [one, other].map(|shape| shape.iter().take_while(|&&size| size > 0));
    one.len() == other.len() && one_sizes.eq(other_sizes)
}

/// Whether as many items of two codes are equal.
fn same_items(codes: [Code; 2], these: &[u8], those: &[u8]) -> bool {
    // todo!("what the items are is asked once, and not for each: doubles are compared as doubles, floats as floats, integers of one code as bytes; for all others, read a value of each and compare these")
    match codes {
        [Code::Double, Code::Double] => pairs(these, those, f64::from_ne_bytes),
        [Code::Float, Code::Float] => pairs(these, those, f32::from_ne_bytes),
        [one, other] if one == other && !matches!(one, Code::Half | Code::Bool) => these == those,
        _ => {
            let [these, those] = [(codes[0], these), (codes[1], those)].map(|(code, items)| {
                let items = items.chunks_exact(code.size_and_alignment().0);
                items.map(move |item| Value::read(code, ByteOrder::NATIVE, item))
            });
            these.eq(those)
        }
    }
}

// The solution's own.
fn pairs<T: PartialEq, const SIZE: usize>(
    these: &[u8],
    those: &[u8],
    read: impl Fn([u8; SIZE]) -> T,
) -> bool {
    let (these, those) = (these.as_chunks().0, those.as_chunks().0);
    these
        .iter()
        .zip(those)
        .all(|(this, that)| read(*this) == read(*that))
}
