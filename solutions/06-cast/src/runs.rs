//! Step 4: count the items of any shape, and with that copy them out in two orders and compare them.

use std::ptr;

use metadata::Layout;
use mutation::AssignError;
use read_only::WriteError;
use slicing::Slice;
use views::View;

use crate::{MemoryView, ViewError};

/// Which index goes up first when the items are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The last: row after row.
    C,
    /// The first: column after column.
    Fortran,
}

/// Where item `number` begins when the items are counted in this order, from 0: its offset from the lowest
/// byte of the view, as [`Layout::locate`] has it. `number` is less than the number of items. Nothing is
/// allocated.
pub fn unravel(layout: &Layout, number: usize, order: Order) -> usize {
    // todo!("take the dimensions in the order in which they go up: the remainder by a size is the index there, the quotient is left for the next ones; add up how far each index walks")
    let (mut rest, mut offset) = (number, 0);
    for turn in 0..layout.ndim() {
        let dimension = match order {
            Order::C => layout.ndim() - 1 - turn,
            Order::Fortran => turn,
        };
        let (size, stride) = (layout.shape()[dimension], layout.strides()[dimension]);
        let index = rest % size;
        let steps = if stride.is_negative() {
            size - 1 - index
        } else {
            index
        };
        offset += steps * stride.unsigned_abs();
        rest /= size;
    }
    offset
}

/// `view == other` in Python: the same shape (as far as `same_shape` looks), and equal values in the same
/// places, whatever the formats. (Of two `?`, CPython compares the bytes: 1 and 2 differ there, and are both
/// true here.) A released view is equal to itself alone: there it is the address that counts.
/// Nothing is allocated.
impl PartialEq for MemoryView<'_> {
    fn eq(&self, other: &MemoryView<'_>) -> bool {
        // todo!("compare addresses if one of them is released; else the shapes, and then the values item by item")
        let (Ok(one), Ok(two)) = (self.layout(), other.layout()) else {
            return ptr::eq(self, other);
        };
        let value = |view: &MemoryView, number| view.load(unravel(&view.layout, number, Order::C));
        same_shape(one.shape(), two.shape())
            && (0..one.items()).all(|number| value(self, number) == value(other, number))
    }
}

/// Whether two shapes are the same as far as it matters. Nothing to do here.
fn same_shape(one: &[usize], other: &[usize]) -> bool {
    let [one_sizes, other_sizes] = [one, other].map(|shape| shape.iter().take_while(|&&size| size > 0));
    one.len() == other.len() && one_sizes.eq(other_sizes)
}

impl MemoryView<'_> {
    /// `view.tobytes(order)`: a copy of the bytes of all items, counted in this order. One allocation of
    /// exactly `nbytes` bytes.
    pub fn to_bytes(&self, order: Order) -> Result<Vec<u8>, ViewError> {
        // todo!("reserve as many bytes as there are, then take the bytes of each item in this order")
        let layout = self.layout()?;
        let mut bytes = Vec::with_capacity(layout.nbytes());
        for number in 0..layout.items() {
            let item = self.item_bytes(unravel(layout, number, order))?;
            bytes.extend(&item[..layout.format().itemsize()]);
        }
        Ok(bytes)
    }

    /// `view.hex()`: two digits a byte, the items in C order. Nothing to do here.
    pub fn hex(&self) -> Result<String, ViewError> {
        Ok(View::new(&self.to_bytes(Order::C)?).hex())
    }

    /// `view[target] = source`, as if the source had been copied first, for a line of items. Same format,
    /// same number of items, or nothing is written. It is made of what chapter 3 taught. Nothing to do here.
    pub fn assign(&self, target: Slice, source: &MemoryView<'_>) -> Result<(), ViewError> {
        let shared = self.writable()?;
        match self.layout.ndim() {
            0 => return self.slice(target).map(drop),
            1 => source.layout()?,
            _ => return Err(ViewError::SliceOfTable),
        };
        let target = self.slice(target)?;
        let structure = |view: &MemoryView| (view.layout.format().code(), view.layout.shape().to_vec());
        if structure(&target) != structure(source) {
            return Err(WriteError::Slice(AssignError::Structure).into());
        }
        let (bytes, size) = (source.to_bytes(Order::C)?, target.layout.format().itemsize());
        for (number, item) in bytes.chunks(size).enumerate() {
            let first = target.start + unravel(&target.layout, number, Order::C);
            for (at, byte) in (first..).zip(item) {
                shared.set_item(at as isize, i64::from(*byte))?;
            }
        }
        Ok(())
    }
}
