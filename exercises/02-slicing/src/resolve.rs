//! Step 1: resolve `start:stop:step` against a length, exactly as CPython does.

use std::error::Error;
use std::fmt;

/// What Python writes between the brackets: `[start:stop:step]`, each of the three there or left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    pub start: Option<isize>,
    pub stop: Option<isize>,
    pub step: Option<isize>,
}

/// A slice made definite: `slice.indices(len)` in Python. It begins at `start`, goes on by `step` and ends
/// before it reaches `stop`. Backwards, an end of -1 is no longer the last item: it is the place before index 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    pub start: isize,
    pub stop: isize,
    pub step: isize,
}

/// A step of zero never arrives anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZeroStep;

impl fmt::Display for ZeroStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ValueError: slice step cannot be zero")
    }
}

impl Error for ZeroStep {}

impl Slice {
    /// Which indices this slice means for `len` items; `len` is at most `isize::MAX`, as in all memory.
    ///
    /// A step left out is 1, and one of zero is refused. An end below zero counts from the back, and one that lies too
    /// far out is moved to the edge. A start left out is the edge where the walk sets out, a stop left out the edge where it
    /// ends; neither counts from the back.
    pub fn resolve(self, len: usize) -> Result<Resolved, ZeroStep> {
        todo!("where does this walk begin, and where does it stop?")
    }
}

impl Resolved {
    /// How many indices it visits, as `resolve` gave it: `len(range(start, stop, step))` in Python, and so 0 where the step
    /// leads away from the stop.
    pub fn count(self) -> usize {
        todo!("how many steps fit on the way from start to stop?")
    }
}
