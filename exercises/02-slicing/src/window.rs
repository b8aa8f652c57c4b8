//! Step 2: a window inside a window, as Python cuts it and as Rust does.

use std::ops::Range;

use views::View;

/// `view[start:stop]` in Python: an end below zero counts from the back, an end outside the view is clamped.
///
/// The answer is a view of the same memory, however long it is, and also where it shows no byte.
pub fn window<'a>(view: View<'a>, start: Option<isize>, stop: Option<isize>) -> View<'a> {
    todo!("which part of the bytes do the two ends name?")
}

/// `bytes.get(range)` in Rust: the window exactly as asked for, or `None` when a part of it lies outside.
pub fn checked_window<'a>(view: View<'a>, range: Range<usize>) -> Option<View<'a>> {
    todo!("what do the bytes themselves answer to this range?")
}
