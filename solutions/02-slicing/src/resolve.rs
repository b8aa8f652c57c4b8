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
        // todo!("where does this walk begin, and where does it stop?")
        let len = len as isize;
        let step = self.step.unwrap_or(1);
        if step == 0 {
            return Err(ZeroStep);
        }
        let forwards = step.is_positive();
        let (low, high) = if forwards { (0, len) } else { (-1, len - 1) };
        let (first, last) = if forwards { (low, high) } else { (high, low) };
        let clamp = |index: isize| {
            let from_the_front = if index < 0 { index + len } else { index };
            from_the_front.clamp(low, high)
        };
        Ok(Resolved {
            start: self.start.map_or(first, clamp),
            stop: self.stop.map_or(last, clamp),
            step,
        })
    }
}

impl Resolved {
    /// How many indices it visits, as `resolve` gave it: `len(range(start, stop, step))` in Python, and so 0 where the step
    /// leads away from the stop.
    pub fn count(self) -> usize {
        // todo!("how many steps fit on the way from start to stop?")
        let way = if self.step.is_positive() {
            self.stop - self.start
        } else {
            self.start - self.stop
        };
        (way.max(0) as usize).div_ceil(self.step.unsigned_abs())
    }
}
