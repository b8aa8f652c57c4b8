//! The summary describes what is in the buffer and nothing else, at any time and without a look at the entries.

use std::collections::VecDeque;
use std::time::Duration;

use ring_buffer::{CapacityError, Entry, Number, Summary, Tracked};
use rstest::rstest;
use witness::assert_eq;

use crate::{Dice, each_in_no_time, numbers, said, tracked};

const NAN: f64 = f64::NAN;
const INFINITY: f64 = f64::INFINITY;

#[rstest]
#[case::no_value(&[], "0 values, 0 of them NaN, no number, no mean")]
#[case::two(&[2.5, 1.5], "2 values, 0 of them NaN, from 1.5 to 2.5, mean 2.0")]
#[case::no_number_among_them(&[1.0, NAN, 3.0], "3 values, 1 of them NaN, from 1.0 to 3.0, mean 2.0")]
#[case::no_number_first(&[NAN, 1.0], "2 values, 1 of them NaN, from 1.0 to 1.0, mean 1.0")]
#[case::no_number_at_all(&[NAN, NAN], "2 values, 2 of them NaN, no number, no mean")]
#[case::two_zeros(&[0.0, -0.0], "2 values, 0 of them NaN, from -0.0 to 0.0, mean 0.0")]
#[case::two_zeros_the_other_way_round(&[-0.0, 0.0], "2 values, 0 of them NaN, from -0.0 to 0.0, mean 0.0")]
#[case::an_infinity(&[1.0, INFINITY], "2 values, 0 of them NaN, from 1.0 to inf, mean inf")]
#[case::infinities_of_both_signs(&[INFINITY, -INFINITY], "2 values, 0 of them NaN, from -inf to inf, mean NaN")]
fn summaries_join(#[case] values: &[f64], #[case] expected: &str) {
    let joined = values
        .iter()
        .map(|value| Summary::of(*value))
        .fold(Summary::default(), Summary::join);
    assert_eq!(
        said(&joined),
        expected,
        "the summary of {values:?}: a NaN is counted, and has no share in anything else; -0.0 is smaller than 0.0 \
         (left: yours)"
    );
}

#[rstest]
#[case::the_last_place_taken(3, &[4.0, 1.0, 7.0], "3 values, 0 of them NaN, from 1.0 to 7.0, mean 4.0")]
#[case::the_largest_has_left(3, &[9.0, 1.0, 2.0, 3.0], "3 values, 0 of them NaN, from 1.0 to 3.0, mean 2.0")]
#[case::the_smallest_has_left(3, &[1.0, 7.0, 8.0, 9.0], "3 values, 0 of them NaN, from 7.0 to 9.0, mean 8.0")]
#[case::all_have_left(2, &[1.0, 2.0, 8.0, 6.0], "2 values, 0 of them NaN, from 6.0 to 8.0, mean 7.0")]
#[case::a_single_place(1, &[5.0, 2.0, 3.0], "1 values, 0 of them NaN, from 3.0 to 3.0, mean 3.0")]
#[case::an_infinity_has_left(2, &[INFINITY, 1.0, 2.0], "2 values, 0 of them NaN, from 1.0 to 2.0, mean 1.5")]
#[case::a_huge_one_has_left(2, &[1e300, 0.5, 0.25], "2 values, 0 of them NaN, from 0.25 to 0.5, mean 0.375")]
fn what_was_evicted_is_forgotten(#[case] places: usize, #[case] values: &[f64], #[case] expected: &str) {
    assert_eq!(
        said(&tracked(places, values.iter().copied()).summary()),
        expected,
        "{values:?} in {places} slots: the summary is that of the last {places} (left: yours)"
    );
}

#[test]
fn a_hundred_and_fifty_fifties_in_a_hundred_places() {
    let ring = tracked(100, std::iter::repeat_n(50.0, 150));
    witness::snapshot!("the mean of fifties is 50", said(&ring.summary()),
        @"100 values, 0 of them NaN, from 50.0 to 50.0, mean 50.0");
}

#[test]
fn no_sum_of_integers_overflows() {
    let ring = tracked(1_000, std::iter::repeat_n(u64::MAX, 1_500));
    assert_eq!(
        (ring.summary().sum, ring.summary().mean()),
        (1_000 * i128::from(u64::MAX), Some(u64::MAX as f64)),
        "a thousand of the largest u64 have an exact sum (left: yours)"
    );
}

/// The summary of all entries, by looking at each.
fn naive<T: Number>(entries: &VecDeque<T>) -> Summary<T> {
    let numbers = || entries.iter().copied().filter(|value| !value.is_nan());
    let extreme = |first: fn(T, T) -> bool| numbers().reduce(|a, b| if first(b, a) { b } else { a });
    Summary {
        count: entries.len(),
        nans: entries.len() - numbers().count(),
        extremes: extreme(|b, a| b.is_before(a)).zip(extreme(|b, a| a.is_before(b))),
        sum: numbers().fold(T::Wide::default(), |sum, value| sum + value.wide()),
    }
}

/// Pushes random values, and compares after each push.
fn agrees<T: Number>(value: impl Fn(u64) -> T) {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for places in 1..=17 {
        let mut ring = Tracked::new(places).expect("a few bytes are there");
        let mut model = VecDeque::new();
        for time in 0..80 {
            if model.len() == places {
                model.pop_front();
            }
            model.push_back(value(dice.roll()));
            ring.push(time, model[model.len() - 1]).expect("the times go on");
            assert_eq!(
                format!("{:?}", ring.summary()),
                format!("{:?}", naive(&model)),
                "after each push the summary is that of {model:?}, which are in the buffer (left: yours)"
            );
        }
    }
}

/// A multiple of 1/8 below a million. Sums of so few of them are exact, in whatever order they are added.
fn eighths(dice: u64) -> f64 {
    (dice >> 41) as f64 / 8.0 - 500_000.0
}

#[test]
fn a_naive_model_agrees_on_floats() {
    agrees(|dice| match dice % 16 {
        0 => NAN,
        1 => INFINITY,
        2 => -0.0,
        _ => eighths(dice),
    });
}

#[test]
fn a_sum_is_as_good_as_one_walk_over_the_buffer() {
    let (mut dice, mut ring) = (Dice(3), Tracked::new(33).expect("a few bytes are there"));
    for time in 0..1_000 {
        // Floats of any size between 2 to the -64 and 2 to the 63, of both signs.
        let value = dice.roll() as i64 as f64 * 0.5f64.powi((dice.roll() % 64) as i32);
        ring.push(time, value).expect("the times go on");
        let sizes = ring.iter().map(|entry| entry.value.abs()).sum::<f64>();
        let walk = ring.iter().map(|entry| entry.value).sum::<f64>();
        let error = (ring.summary().sum - walk).abs();
        let bound = 2.0 * 33.0 * f64::EPSILON * sizes;
        assert!(
            error <= bound,
            "each sum is one of at most 33 floats, so it may be off by what so many additions round off, {bound:e}; \
             yours is off by {error:e} after {time} pushes"
        );
    }
}

#[test]
fn a_naive_model_agrees_on_integers() {
    agrees(|dice| dice as i64);
    agrees(|dice| (dice >> 60) as u8);
}

/// How many values the next test pushes: in an optimised build ten million, otherwise fewer, to keep you from waiting.
const PUSHES: i64 = if cfg!(debug_assertions) {
    100_000
} else {
    10_000_000
};

#[rstest]
#[witness::within("a push costs as much however long the ring is", Duration::from_secs(10))]
fn nothing_drifts_however_many_are_pushed() {
    let mut ring = Tracked::new(1_000).expect("16,000 bytes are there");
    let mut dice = Dice(1);
    for time in 0..PUSHES {
        let dice = dice.roll();
        // Now and then a value so large that eighths get lost in its sum.
        let value = if time % 9_999 == 0 { 1e17 } else { eighths(dice) };
        ring.push(time, value).expect("the times go on");
        if time % 39_999 == 5_000 {
            assert_eq!(
                said(&ring.summary()),
                said(&naive(&ring.iter().map(|entry| entry.value).collect())),
                "after {time} pushes the summary is that of the thousand that are there, to the last bit (left: yours)"
            );
        }
    }
}

#[rstest]
#[case::a_summary_after_each_push(true)]
#[case::one_summary_in_the_end(false)]
fn neither_push_nor_summary_walks_over_the_buffer(#[case] each: bool) {
    let (places, mut counted) = (10_000, 0);
    let mut ring = Tracked::new(places).expect("90,000 bytes are there");
    let rule = "what a push and a summary cost must not grow with the buffer, and the end of a lap is one walk over \
                its 10,000 places, not one for each of them";
    each_in_no_time(rule, 10 * places, |time| {
        ring.push(time as i64, 2u8).expect("the times go on");
        if each {
            counted = ring.summary().count;
        }
    });
    let expected = if each { places } else { 0 };
    assert_eq!(counted, expected, "a full buffer has 10,000 values (left: yours)");
}

#[test]
fn the_memory_for_summaries_is_allocated_once() {
    let bytes = 500 * (Entry::<f64>::SIZE + size_of::<Summary<f64>>());
    let rule = "a tracked ring allocates its memory and a summary for each slot, when it is new";
    let ring = witness::allocates(rule, 2, bytes as u64, || Tracked::new(500));
    let mut ring = ring.expect("some bytes are there");
    let rule = "neither a push nor a summary allocates";
    let count = witness::allocates(rule, 0, 0, || {
        for time in 0..2_000 {
            ring.push(time, 0.5).expect("the times go on");
        }
        ring.summary().count
    });
    assert_eq!(count, 500, "500 of 2,000 values are in the buffer (left: yours)");
}

#[test]
fn a_tracked_ring_is_a_ring() {
    let mut ring = tracked(2, [1u8, 2]);
    let refused = witness::answer(|| format!("{:?}", ring.push(-1, 100)));
    let evicted = ring.push(9, 3).expect("9 is later").map(|entry| entry.value);
    assert_eq!(
        (refused, evicted, said(&ring.summary())),
        (
            "Err(TimeError { time: -1, newest: 1 })".to_owned(),
            Some(1),
            "2 values, 0 of them NaN, from 2 to 3, mean 2.5".to_owned()
        ),
        "what is refused is an error and counts nowhere, and what is evicted is given back (left: yours)"
    );
    let refused = Tracked::<u8>::new(0).err();
    assert_eq!(refused, Some(CapacityError { slots: 0 }), "no slots, no ring");
}

/// What a recorded case says of the last values.
fn recorded<T: Number + std::str::FromStr<Err: std::fmt::Debug>>(places: usize, values: &str) -> String {
    said(&tracked::<T>(places, numbers(values)).summary())
}

#[test]
fn a_deque_has_the_same_minimum_maximum_and_mean() {
    let cases = witness::recorded(include_str!("../recorded/stats.tsv")).map(|case| {
        let [letter, places, values, count, min, max, mean] = case[..] else {
            panic!("stats.tsv has seven columns")
        };
        let size = places.parse().expect("a number");
        let yours = witness::answer(|| match letter {
            "B" => recorded::<u8>(size, values),
            "q" => recorded::<i64>(size, values),
            _ => recorded::<f64>(size, values),
        });
        // Both means are written as Rust writes them.
        let mean: f64 = mean.parse().expect("a number");
        (
            format!("d = deque([{values}], maxlen={places}); len(d), min(d), max(d), sum(d) / len(d)"),
            format!("{count} values, 0 of them NaN, from {min} to {max}, mean {mean:?}"),
            yours,
        )
    });
    witness::agrees_with_cpython("the summary is that of a deque with a maximal length", cases);
}
