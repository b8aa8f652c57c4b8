//! Random inputs against naive models: each says in the plainest words, however slowly, what a solution must answer.
//! `proptest` invents the inputs, and makes one that fails as small as it can.

mod cast;
mod lifetimes;
mod metadata;
mod mutation;
mod read_only;
mod ring_buffer;
mod slicing;
mod views;

use ::slicing::Slice;
use proptest::prelude::*;

/// Up to this many bytes, in most models.
const BYTES: usize = 40;

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..BYTES)
}

/// An index around the bytes, or as far from them as there is.
fn index() -> impl Strategy<Value = isize> {
    prop_oneof![8 => -50..50_isize, 1 => Just(isize::MIN), 1 => Just(isize::MAX)]
}

/// The place that an index names, counted from the end when it is negative.
fn place(index: isize, len: usize) -> Option<usize> {
    let at = if index < 0 {
        index.checked_add_unsigned(len)?
    } else {
        index
    };
    usize::try_from(at).ok().filter(|at| *at < len)
}

/// A slice with any start, stop and step, of which the step is not zero.
fn slice() -> impl Strategy<Value = Slice> {
    let step = prop_oneof![-4..=-1_isize, 1..=4_isize, Just(isize::MIN), Just(isize::MAX)];
    (
        prop::option::of(index()),
        prop::option::of(index()),
        prop::option::of(step),
    )
        .prop_map(|(start, stop, step)| Slice { start, stop, step })
}

/// The indices that a slice visits, as Python's reference says it: all that are a whole number of steps from the start
/// and not behind the stop.
fn visited(slice: Slice, len: usize) -> Vec<usize> {
    let len = len as i128;
    let from_end = |index: isize| i128::from(index as i64) + if index < 0 { len } else { 0 };
    let step = i128::from(slice.step.unwrap_or(1) as i64);
    let mut places: Vec<i128> = (0..len).collect();
    if step > 0 {
        let start = slice.start.map_or(0, from_end).max(0);
        let stop = slice.stop.map_or(len, from_end);
        places.retain(|place| start <= *place && *place < stop && (place - start) % step == 0);
    } else {
        let start = slice.start.map_or(len - 1, from_end).min(len - 1);
        let stop = slice.stop.map_or(-1, |stop| from_end(stop).max(-1));
        places.retain(|place| stop < *place && *place <= start && (start - place) % step == 0);
        places.reverse();
    }
    places.into_iter().map(|place| place as usize).collect()
}
