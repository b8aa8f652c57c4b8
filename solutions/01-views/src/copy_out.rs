//! Step 3: copy bytes out of the window, and walk over them without a copy.

use std::iter::Copied;
use std::slice;

use crate::View;

/// Walks over the bytes of a view from either end, and knows how many are left. It hands each byte out as a `u8` where a
/// slice's own walk lends a `&u8`: one byte at a time, and no buffer.
pub type Iter<'a> = Copied<slice::Iter<'a, u8>>;

impl<'a> View<'a> {
    /// A copy of the bytes, `view.tobytes()` in Python: one allocation of exactly `len` bytes (none for no bytes).
    pub fn to_bytes(&self) -> Vec<u8> {
        // todo!("how do all bytes become a `Vec` at once?")
        self.bytes.to_vec()
    }

    /// The bytes as numbers to calculate with, `view.tolist()` in Python, where an `int` never overflows.
    /// Here you choose the type: one allocation of exactly `len` numbers of it (none for no bytes).
    pub fn to_list<T: From<u8>>(&self) -> Vec<T> {
        // todo!("how does each byte become a `T`, in one allocation?")
        self.iter().map(T::from).collect()
    }

    /// Walks over the bytes, `iter(view)` in Python. Nothing is allocated.
    pub fn iter(&self) -> Iter<'a> {
        // todo!("who walks over a borrowed slice, and yields bytes?")
        self.bytes.iter().copied()
    }
}

/// `for byte in view`, as in Python.
impl<'a> IntoIterator for View<'a> {
    type Item = u8;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        // todo!("which walk does a `for` loop want?")
        self.iter()
    }
}
