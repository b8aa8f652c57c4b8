//! Step 4: lend a part of a view, split it between two writers, and fill it from many threads.

use std::num::NonZero;
use std::thread;

use slicing::Slice;

use crate::ViewMut;

impl<'a> ViewMut<'a> {
    /// `view[start:stop]` in Python, to write to. The view lends these bytes, and has them back when the part
    /// is gone.
    pub fn part(&mut self, start: Option<isize>, stop: Option<isize>) -> ViewMut<'_> {
        // todo!("which bytes does the part borrow, and from whom?")
        let slice = Slice {
            start,
            stop,
            step: None,
        };
        let found = slice
            .resolve(self.bytes.len())
            .expect("a step of one is not zero");
        let first = found.start as usize;
        ViewMut::new(&mut self.bytes[first..first + found.count()])
    }

    /// The first `middle` bytes, and all others: two views that can be written to at the same time, each for
    /// as long as this view could have been. `None` when there are fewer bytes than that.
    pub fn split(self, middle: usize) -> Option<(Self, Self)> {
        // todo!("which two windows share no byte?")
        let (front, back) = self.bytes.split_at_mut_checked(middle)?;
        Some((ViewMut { bytes: front }, ViewMut { bytes: back }))
    }

    /// Gives every byte the value that `byte_at` has for its index. Up to `threads` threads do it, each in a
    /// band of its own; the bands are equally long, only the last may be shorter. Each index is asked for once,
    /// from the first of a band to its last, and its value is in its place before the next one: no band is put together
    /// elsewhere. (`Sync` is enough: the threads share a reference to `byte_at`. Where rustc asks for `Send`, a closure
    /// takes `byte_at` itself.)
    pub fn fill(&mut self, threads: NonZero<usize>, byte_at: impl Fn(usize) -> u8 + Sync) {
        // todo!("which band does each thread get, and what does it share?")
        let band_len = self.bytes.len().div_ceil(threads.get()).max(1);
        let byte_at = &byte_at;
        thread::scope(|scope| {
            for (number, band) in self.bytes.chunks_mut(band_len).enumerate() {
                scope.spawn(move || {
                    for (index, byte) in band.iter_mut().enumerate() {
                        *byte = byte_at(number * band_len + index);
                    }
                });
            }
        });
    }
}
