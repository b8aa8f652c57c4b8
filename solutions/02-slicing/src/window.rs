//! Step 2: a window inside a window, as Python cuts it and as Rust does.

use std::ops::Range;

use views::View;

use crate::Slice;

/// `view[start:stop]` in Python: an end below zero counts from the back, an end outside the view is clamped.
///
/// The answer is a view of the same memory, however long it is.
pub fn window<'a>(view: View<'a>, start: Option<isize>, stop: Option<isize>) -> View<'a> {
    // todo!("resolve a `crate::Slice` without a step, and open a view on that part of the bytes")
    let slice = Slice {
        start,
        stop,
        step: None,
    };
    let found = slice.resolve(view.len()).expect("a step of one is not zero");
    let first = found.start as usize;
    View::new(&view.as_bytes()[first..first + found.count()])
}

/// `bytes.get(range)` in Rust: the window exactly as asked for, or `None` when a part of it lies outside.
pub fn checked_window<'a>(view: View<'a>, range: Range<usize>) -> Option<View<'a>> {
    // todo!("ask the bytes for the range with `get`, and open a view on what you are given")
    view.as_bytes().get(range).map(View::new)
}
