//! Times are sorted, so a few probes find any of them; values are not, so all are looked at. Answers are views and indices.

#[path = "helpers/lines.rs"]
mod lines;

use std::iter::repeat_n;
use std::ops::RangeInclusive;
use std::time::Duration;

use lines::{Endless, line};
use ring_buffer::{Ring, Window, first, span};
use rstest::rstest;
use witness::assert_eq;
use witness::within;

use crate::{each_in_no_time, filled, numbers, shown};

const ENDS: &str = "a search halves what is left, and so it ends";

const TIMES: [i64; 6] = [10, 20, 20, 20, 40, 50];

#[rstest]
#[case::before_all_of_them(i64::MIN, 0)]
#[case::behind_the_first(11, 1)]
#[case::the_first_of_three_that_are_equal(20, 1)]
#[case::the_last(50, 5)]
#[case::behind_all_of_them(51, 6)]
#[within(ENDS, Duration::from_secs(2))]
fn the_first_that_is_late_is_found(#[case] time: i64, #[case] expected: usize) {
    assert_eq!(
        witness::answer(|| first(&line(&TIMES), |other| other >= time).to_string()),
        expected.to_string(),
        "of {TIMES:?}, the first that is not before {time}, which may be number 0; 6 when there is none (left: yours)"
    );
}

#[rstest]
#[within(ENDS, Duration::from_secs(2))]
fn each_probe_halves_what_is_left() {
    let times: Vec<i64> = (0..300).collect();
    for count in 0..300 {
        for late in 0..=count {
            let times = line(&times[..count]);
            let found = first(&times, |time| time >= late as i64);
            assert_eq!(
                found, late,
                "of the times 0..{count}, the first from {late} on (left: yours)"
            );
            let most = usize::BITS - count.leading_zeros() + 1;
            let probes = times.probes.get();
            assert!(
                probes <= most,
                "each probe halves what is left:\nexpected {most} probes or fewer for {count} times\n   yours {probes}"
            );
        }
    }
}

#[rstest]
#[case::the_first(0, 0)]
#[case::the_last(isize::MAX as i64, usize::MAX - 1)]
#[within(ENDS, Duration::from_secs(2))]
fn no_count_is_too_large(#[case] time: i64, #[case] expected: usize) {
    let times = Endless::default();
    let found = witness::answer(|| first(&times, |other| other >= time).to_string());
    let few = times.probes.get() <= usize::BITS + 1;
    assert_eq!(
        (found, few),
        (expected.to_string(), true),
        "of usize::MAX times, the index of the first that is not before {time}, in {} probes or fewer (left: yours, and \
         whether those were enough)",
        usize::BITS + 1
    );
}

#[rstest]
#[case::all_of_it(i64::MIN..=i64::MAX, "0..6")]
#[case::both_ends_are_included(20..=40, "1..5")]
#[case::between_two_times(21..=39, "4..4")]
#[case::behind_all(51..=99, "6..6")]
#[within(ENDS, Duration::from_secs(2))]
fn a_span_has_both_its_ends(#[case] range: RangeInclusive<i64>, #[case] expected: &str) {
    let times = line(&TIMES);
    assert_eq!(
        format!("{:?}", span(&times, range.clone())),
        expected,
        "the indices of the times {range:?} in {TIMES:?} (left: yours)"
    );
    let probes = times.probes.get();
    assert!(
        probes <= 8,
        "both ends of a span are found by halving:\nexpected 8 probes or fewer for the two among 6 times\n   yours {probes}"
    );
}

#[rstest]
#[case::the_first_two(i64::MIN..=i64::MIN, "0..2")]
#[case::the_last_two(i64::MAX..=i64::MAX, "3..5")]
#[case::all(i64::MIN..=i64::MAX, "0..5")]
#[case::all_but_these(i64::MIN + 1..=i64::MAX - 1, "2..3")]
#[within(ENDS, Duration::from_secs(2))]
fn the_farthest_times_are_times(#[case] range: RangeInclusive<i64>, #[case] expected: &str) {
    let times = [i64::MIN, i64::MIN, 0, i64::MAX, i64::MAX];
    assert_eq!(
        witness::answer(|| format!("{:?}", span(&line(&times), range.clone()))),
        expected,
        "no time is before i64::MIN or behind i64::MAX, and both are included where a range ends there: the indices of \
         {range:?} in {times:?} (left: yours)"
    );
}

#[rstest]
#[within(ENDS, Duration::from_secs(2))]
fn a_span_backwards_is_empty() {
    let range = || RangeInclusive::new(40, 20);
    let found = witness::answer(|| span(&line(&TIMES), range()).len().to_string());
    assert_eq!(
        found, "0",
        "no time is from 40 on and up to 20 (left: how many yours found)"
    );
    let ring = filled(4, [1u8, 2, 3, 4, 5]);
    let lens = witness::answer(|| format!("{:?}", ring.between(range()).map(Window::len)));
    assert_eq!(
        lens, "[0, 0]",
        "no entry is from 40 on and up to 20 (left: yours)"
    );
}

#[rstest]
#[case::in_the_older_one(20..=30, "20:3 30:4|")]
#[case::across_the_seam(30..=50, "30:4|40:5 50:6")]
#[case::what_is_gone_is_gone(0..=19, "|")]
#[within(ENDS, Duration::from_secs(2))]
fn entries_are_found_in_order(#[case] range: RangeInclusive<i64>, #[case] expected: &str) {
    let ring = filled(4, 1..=6u8);
    let found = ring.between(range.clone());
    assert_eq!(
        found.map(|window| shown(window.iter())).join("|"),
        expected,
        "of 20:3 30:4|40:5 50:6, the entries from {range:?}, where they lie (left: yours)"
    );
}

#[rstest]
#[within(ENDS, Duration::from_secs(2))]
fn an_answer_looks_at_the_rings_memory() {
    let ring = filled(1_000, 0..1_500u64);
    let spent = |ring: &Ring<u64>| witness::allocated(|| ring.between(6_000..=12_000).map(Window::len));
    assert_eq!(
        spent(&ring),
        spent(&filled(4, 0..6u64)),
        "to find entries must not copy them: it takes as many bytes among 1,000 as among 4 (left: yours for 1,000)"
    );
    let [older, newer] = ring.between(6_000..=12_000);
    for window in [older, newer] {
        let rule = "what was found must lie in the memory of the ring";
        witness::lies_in(rule, ring.as_view().as_bytes(), window.as_view().as_bytes());
    }
    let rule = "600 up to 999, and 1,000 up to 1,200 (left: yours)";
    assert_eq!([older, newer].map(Window::len), [400, 201], "{rule}");
}

#[rstest]
#[within(ENDS, Duration::from_secs(2))]
fn no_search_walks_where_it_need_not() {
    let (ring, mut lens) = (filled(200_000, repeat_n(7u8, 200_000)), [0, 0]);
    let range = 1_600_000..=1_600_990;
    let rule = "`between` halves what is left, and does not walk over 200,000 entries";
    each_in_no_time(rule, 5_000, |_| {
        lens = ring.between(range.clone()).map(Window::len)
    });
    assert_eq!(lens, [100, 0], "a hundred of 200,000 entries (left: yours)");
    let (mut found, mut last) = (ring.find(7), None);
    let rule = "`next` goes on where it was, and does not walk over what it has seen";
    each_in_no_time(rule, 50_000, |_| last = found.next());
    assert_eq!(
        last,
        Some(49_999),
        "of 200,000 equal values, the one that is asked for last (left: yours)"
    );
    let mut none = ring.find(8);
    let rule = "nothing is looked at twice: behind the last entry `next` has nothing left to walk over";
    each_in_no_time(rule, 50_000, |_| last = none.next());
    assert_eq!(last, None, "none of 200,000 sevens is an eight (left: yours)");
}

#[rstest]
#[case::in_both_parts(1.5, &[0, 2])]
#[case::a_zero_is_like_the_other(-0.0, &[3])]
#[case::no_number_is_like_it(f64::NAN, &[])]
#[case::one_that_left(9.5, &[])]
#[within(ENDS, Duration::from_secs(2))]
fn a_value_is_found_wherever_it_is(#[case] value: f64, #[case] expected: &[usize]) {
    let ring = filled(4, [9.5, 9.5, 1.5, 2.5, 1.5, 0.0]);
    assert_eq!(
        witness::answer(|| format!("{:?}", ring.find(value).take(5).collect::<Vec<_>>())),
        format!("{expected:?}"),
        "where {value:?} is among 1.5, 2.5, 1.5, 0.0, counted from the oldest (left: yours)"
    );
}

#[rstest]
#[within(ENDS, Duration::from_secs(2))]
fn no_other_value_is_found() {
    let ring = filled(8, [7u8, 0, 7]);
    let found: Vec<_> = ring.find(0).take(5).collect();
    let rule = "of eight slots three are written; the others are 0 and no entry (left: yours)";
    assert_eq!(found, [1], "{rule}");
    let ring = filled(2, [u64::MAX - 1, u64::MAX]);
    let found: Vec<_> = ring.find(u64::MAX).take(5).collect();
    let rule = "two integers may be one float, and are not equal (left: yours)";
    assert_eq!(found, [1], "{rule}");
}

#[rstest]
#[within(ENDS, Duration::from_secs(2))]
fn the_search_by_value_goes_on_where_it_was() {
    let ring = filled(3, [5u8, 5, 6, 5, 5]);
    let rule = "to look for a value must not allocate";
    let seen = witness::allocates(rule, 0, 0, || {
        let mut found = ring.find(5);
        [found.next(), found.next(), found.next(), found.next()]
    });
    witness::snapshot!("one index after the other, and then no more", format!("{seen:?}; {}", shown(ring.iter())),
        @"[Some(1), Some(2), None, None]; 20:6 30:5 40:5");
}

#[rstest]
#[within(ENDS, Duration::from_secs(2))]
fn bisect_says_the_same() {
    let cases = witness::recorded(include_str!("../recorded/search.tsv")).map(|case| {
        let [times, from, to, start, stop] = case[..] else {
            panic!("search.tsv has five columns")
        };
        let sorted = numbers(times);
        let range = from.parse().expect("a number")..=to.parse().expect("a number");
        (
            format!("t = [{times}]; bisect_left(t, {from}), bisect_right(t, {to})"),
            format!("{start}..{stop}"),
            witness::answer(|| format!("{:?}", span(&line(&sorted), range))),
        )
    });
    let rule = "a span is what bisect finds from the left and from the right";
    witness::agrees_with_cpython(rule, cases);
}
