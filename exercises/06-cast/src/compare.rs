//! Step 8: items compared with those of another view, and hashed.

use metadata::Code;

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
        todo!("what comes before the items, and when is it over?")
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
    todo!("for which formats are equal bytes equal items?")
}

impl<M: Memory> MemoryView<M> {
    /// `hash(view)`: the hash of the bytes, `DefaultHasher`'s of the slice that `to_bytes` would give. Refused are, in
    /// this order, a view that may be written through, items that are not bytes (`is_byte` in `value.rs`), and a memory
    /// that may be written through another view.
    pub fn hash(&self) -> Result<u64, ViewError> {
        todo!("who could still change the bytes?")
    }
}
