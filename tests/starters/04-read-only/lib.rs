//! Look, don't touch: what a read-only window refuses, what it promises, and what the compiler can
//! promise for it.
//!
//! What stands in this file is finished: how the windows show themselves, and which of them can be
//! copied.

mod clone_on_write;
mod flag;
mod hash;
mod refuse;
mod to_read_only;
mod typed;

use std::fmt;

use views::View;

pub use clone_on_write::{clean, mask_controls, unix_lines};
pub use flag::Buffer;
pub use hash::HashError;
pub use refuse::WriteError;
pub use to_read_only::Shared;
pub use typed::{Access, ReadOnly, TypedView, Writable};

/// Shows what the window shows and whether it may be written through, `Buffer(b"abc", readonly)`.
impl fmt::Debug for Buffer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Buffer::Ref(bytes) => write!(f, "Buffer(b\"{}\", readonly)", bytes.escape_ascii()),
            Buffer::Mut(bytes) => write!(f, "Buffer(b\"{}\", writable)", bytes.escape_ascii()),
        }
    }
}

/// Shows the bytes as a literal that Python reads, `TypedView(b"abc")`.
impl<A: Access> fmt::Debug for TypedView<'_, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TypedView(b\"{}\")", self.bytes.as_ref().escape_ascii())
    }
}

/// Two people may look at the same bytes, so a read-only view can be copied. A writable one cannot.
impl Clone for TypedView<'_, ReadOnly> {
    fn clone(&self) -> Self {
        *self
    }
}

impl Copy for TypedView<'_, ReadOnly> {}

/// The window of chapter 1, for as long as the bytes are lent.
impl<'a> From<TypedView<'a, ReadOnly>> for View<'a> {
    fn from(view: TypedView<'a, ReadOnly>) -> Self {
        View::new(view.bytes)
    }
}
