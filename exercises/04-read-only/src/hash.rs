//! Step 5: a hash is a promise that the bytes stay as they are. Only who can keep it may give it.

use std::borrow::Borrow;
use std::error::Error;
use std::fmt;
use std::hash::{Hash, Hasher};

use crate::{Buffer, TypedView};

/// The bytes may be written to, and their hash would be another one then. Its text is the last line of
/// CPython's traceback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashError;

impl fmt::Display for HashError {
    /// `ValueError: cannot hash writable memoryview object`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!("what does CPython say here, to the letter?")
    }
}

impl Error for HashError {}

impl Buffer<'_> {
    /// `hash(view)` in Python: of what the bytes are, not of where they lie, and the same as for the
    /// bytes alone. A new [`DefaultHasher`](std::hash::DefaultHasher) makes it. A writable window
    /// refuses.
    pub fn hash(&self) -> Result<u64, HashError> {
        todo!("whose bytes stay as they are, and who hashes them?")
    }
}

/// `view == other` in Python: equal bytes, read-only or not.
impl<B: AsRef<[u8]>, C: AsRef<[u8]>> PartialEq<TypedView<C>> for TypedView<B> {
    fn eq(&self, other: &TypedView<C>) -> bool {
        todo!("what do the two windows show?")
    }
}

impl<B: AsRef<[u8]>> Eq for TypedView<B> {}

/// A typed view needs no error: the writable one has no hash, and using it as a key does not compile.
impl Hash for TypedView<&[u8]> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        todo!("which hash do the plain bytes have?")
    }
}

/// A map whose keys are views can be asked with plain bytes, as in Python. For that, equal bytes need
/// equal hashes, whether they come as a view or as a slice.
impl Borrow<[u8]> for TypedView<&[u8]> {
    fn borrow(&self) -> &[u8] {
        todo!("which bytes answer for the key?")
    }
}
