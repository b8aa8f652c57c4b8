//! Step 8: items compared with those of another view, and hashed.

// The solution's own.
use std::hash::{DefaultHasher, Hash, Hasher};
// The solution's own.
use std::ptr;

use metadata::Code;

// The solution's own.
use crate::foreign::same_fields;
// The solution's own.
use crate::plumbing::Blocks;
use crate::value::is_byte;
// The solution's own.
use crate::{ByteOrder, Order, Value};
use crate::{Memory, MemoryView, ViewError};

/// `view == other` in Python: the same shape (as far as `same_shape` looks), and equal values in the same
/// places, whatever the formats. Not of two `?`: CPython compares their bytes, where 1 and 2 differ; here both are
/// `True`, and equal.
///
/// A released view is equal to itself alone, by its address: `std::ptr::addr_eq`, since the two types may differ. Items
/// that no native code names are left to `same_fields` (`foreign.rs`). `Blocks` (`plumbing.rs`) hands out the bytes of the items,
/// whatever the strides are. Nothing is allocated for an item.
impl<M: Memory, N: Memory> PartialEq<MemoryView<N>> for MemoryView<M> {
    fn eq(&self, other: &MemoryView<N>) -> bool {
        // todo!("what comes before the items, and when is it over?")
        let (Ok(one), Ok(two)) = (self.layout(), other.layout()) else {
            return ptr::addr_eq(self, other);
        };
        if !same_shape(one.shape(), two.shape()) {
            return false;
        }
        let (Ok(code), Ok(other_code)) = (self.code(), other.code()) else {
            return same_fields(self, other);
        };
        let codes = [code, other_code];
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
    // todo!("for which formats are equal bytes equal items?")
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

impl<M: Memory> MemoryView<M> {
    /// `hash(view)`: the hash of the bytes, `DefaultHasher`'s of the slice that `to_bytes` would give. Refused are, in
    /// this order, a view that may be written through, items that are not bytes (`is_byte` in `value.rs`), and a memory
    /// that may be written through another view.
    pub fn hash(&self) -> Result<u64, ViewError> {
        // todo!("who could still change the bytes?")
        let layout = self.layout()?;
        if !self.readonly {
            return Err(ViewError::HashWritable);
        }
        if !is_byte(layout.format()) {
            return Err(ViewError::HashFormat);
        }
        if !self.memory()?.readonly() {
            return Err(ViewError::HashOwner);
        }
        let mut hasher = DefaultHasher::new();
        self.to_bytes(Order::C)?.hash(&mut hasher);
        Ok(hasher.finish())
    }
}
