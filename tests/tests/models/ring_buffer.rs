//! Chapter 8 against a `VecDeque` that is looked through from end to end for every answer.

use std::collections::VecDeque;

use proptest::prelude::*;
use ring_buffer::{Archive, Entry, LentRing, Number, Ring, Summary, Tracked, Window};

/// Entries with times that go on or stay.
fn signal<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<Entry<T>>> {
    prop::collection::vec((0..4_i64, value), 0..60).prop_map(|steps| {
        let mut time = -20;
        let entries = steps.into_iter().map(|(later, value)| {
            time += later;
            Entry { time, value }
        });
        entries.collect()
    })
}

/// Halves, so that no sum is rounded, and what has no order.
fn float() -> impl Strategy<Value = f64> {
    let odd = prop::sample::select(&[f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -0.0][..]);
    prop_oneof![4 => (-9..9_i32).prop_map(|half| f64::from(half) / 2.0), 1 => odd]
}

/// An entry to the bit: a NaN is equal to itself here.
fn bits<T: Number>(entry: Entry<T>) -> (i64, i64) {
    (entry.time, entry.value.bits())
}

fn shown<T: Number>(windows: [Window<'_, T>; 2]) -> Vec<(i64, i64)> {
    windows.into_iter().flat_map(Window::iter).map(bits).collect()
}

/// The entries by the columns, each time with its value.
fn columns<T: Number>(ring: &Ring<T>) -> Vec<(i64, i64)> {
    let [times, values] = [ring.times(), ring.values()];
    let times = times.iter().flat_map(|column| column.numbers::<i64>().unwrap());
    let values = values.iter().flat_map(|column| column.numbers::<T>().unwrap());
    times.zip(values.map(T::bits)).collect()
}

/// The summary as one goes through the values, one after the other.
fn summary<T: Number>(values: &[T]) -> Summary<T> {
    let numbers = || values.iter().copied().filter(|value| !value.is_nan());
    let smallest = numbers().reduce(|a, b| if b.is_before(a) { b } else { a });
    let largest = numbers().reduce(|a, b| if a.is_before(b) { b } else { a });
    Summary {
        count: values.len(),
        nans: values.len() - numbers().count(),
        extremes: smallest.zip(largest),
        sum: numbers().fold(T::Wide::default(), |sum, value| sum + value.wide()),
    }
}

/// What a summary says, with a NaN as text.
fn said<T: Number>(summary: Summary<T>) -> String {
    format!("{summary:?} {:?}", summary.mean())
}

/// Pushes a signal through a small ring, and asks after each push everything there is to ask.
fn follows_the_model<T: Number>(slots: usize, signal: &[Entry<T>]) -> Result<(), TestCaseError> {
    let (mut ring, mut archive) = (Tracked::new(slots).unwrap(), Archive::new());
    let lent = LentRing::new(slots).unwrap();
    let (mut model, mut gone) = (VecDeque::new(), Vec::new());
    for entry in signal {
        model.push_back(*entry);
        let expected = if model.len() > slots {
            model.pop_front()
        } else {
            None
        };
        let evicted = ring.push(entry.time, entry.value).unwrap();
        prop_assert_eq!(evicted.map(bits), expected.map(bits));
        prop_assert_eq!(
            lent.push(entry.time, entry.value).unwrap().map(bits),
            expected.map(bits)
        );
        if let Some(evicted) = evicted {
            archive.keep(evicted);
            gone.push(bits(evicted));
        }

        let all: Vec<_> = model.iter().copied().map(bits).collect();
        prop_assert_eq!(shown(ring.windows()), all.clone());
        prop_assert_eq!(columns(&ring), all.clone());
        let newest = entry.time.rem_euclid(5) as usize;
        prop_assert_eq!(
            &shown(ring.latest(newest)),
            &all[all.len().saturating_sub(newest)..]
        );
        let range = entry.time - 6..=entry.time - 2;
        let between: Vec<_> = all
            .iter()
            .copied()
            .filter(|(time, _)| range.contains(time))
            .collect();
        prop_assert_eq!(shown(ring.between(range)), between);
        let found: Vec<_> = (0..model.len())
            .filter(|&at| model[at].value == entry.value)
            .collect();
        prop_assert_eq!(ring.find(entry.value).collect::<Vec<_>>(), found);
        let values: Vec<_> = model.iter().map(|entry| entry.value).collect();
        prop_assert_eq!(said(ring.summary()), said(summary(&values)));
    }
    prop_assert_eq!(archive.entries().map(bits).collect::<Vec<_>>(), gone);
    let kept: Vec<_> = lent.entries().into_iter().map(bits).collect();
    prop_assert_eq!(&kept, &shown(ring.windows()));
    lent.grow(signal.len() % 3).unwrap();
    prop_assert_eq!(lent.entries().into_iter().map(bits).collect::<Vec<_>>(), kept);
    if let Some(newest) = signal.last() {
        prop_assert!(ring.push(newest.time - 1, newest.value).is_err());
        prop_assert_eq!(ring.len(), model.len());
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_ring_of_bytes_is_a_queue(slots in 1..9_usize, signal in signal(any::<u8>())) {
        follows_the_model(slots, &signal)?;
    }

    #[test]
    fn a_ring_of_long_integers_is_a_queue(slots in 1..9_usize, signal in signal(any::<i64>())) {
        follows_the_model(slots, &signal)?;
    }

    #[test]
    fn a_ring_of_floats_is_a_queue(slots in 1..9_usize, signal in signal(float())) {
        follows_the_model(slots, &signal)?;
    }
}
