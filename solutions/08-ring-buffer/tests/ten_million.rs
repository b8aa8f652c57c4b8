//! Ten million pushes through the reference solution: nothing drifts. The tests of the step `stats` push as many in an
//! optimised build, and fewer otherwise.

use ring_buffer_solution::{Number, Tracked};

const PLACES: usize = 1_000;

/// Pushes ten million values, and asks for the summary 1,000 times.
fn ten_million<T: Number>(value: impl Fn(i64, u64) -> T) {
    let mut ring = Tracked::new(PLACES).expect("some bytes are there");
    let mut dice = 1u64;
    for time in 0..10_000_000 {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        ring.push(time, value(time, dice)).expect("the times go on");
        if time % 9_999 == 5_000 {
            let summary = ring.summary();
            let sum = ring
                .iter()
                .fold(T::Wide::default(), |sum, entry| sum + entry.value.wide());
            assert_eq!(summary.count, PLACES.min(time as usize + 1));
            assert_eq!(
                summary.sum, sum,
                "after {time} pushes the sum is not that of the entries"
            );
        }
    }
}

#[test]
fn floats_leave_no_trace() {
    // Multiples of 1/8 add up exactly; now and then one is so large that they get lost in its sum.
    ten_million(|time, dice| match time % 9_999 {
        0 => 1e17,
        _ => (dice >> 41) as f64 / 8.0,
    });
}

#[test]
fn integers_leave_no_trace() {
    ten_million(|_, dice| dice);
}
