//! `view.assign(target, source)` is `view[target] = source` in Python: as many bytes on both sides, or
//! nothing happens.

use std::time::Duration;

use mutation::{AssignError, ViewMut};
use rstest::rstest;
use slicing::{Strided, ZeroStep};
use views::View;
use witness::assert_eq;
use witness::within;

use crate::{ends, letters, outcome, slice};

const ENDS: &str = "each byte of the source is taken once, and then it is done";

/// All bytes of a literal, as a source.
fn source(bytes: &[u8]) -> Strided<'_> {
    Strided::new(View::new(bytes))
}

#[rstest]
#[case::the_middle("2:5", b"ABC", b"abABCfgh")]
#[case::the_last_byte("-1:", b"A", b"abcdefgA")]
#[case::an_end_that_is_clamped("5:100", b"ABC", b"abcdeABC")]
#[case::every_second_byte("::2", b"ABCD", b"AbBdCfDh")]
#[case::backwards("::-1", b"ABCDEFGH", b"HGFEDCBA")]
#[case::backwards_with_gaps("6:1:-2", b"ABC", b"abCdBfAh")]
#[case::nothing("3:3", b"", b"abcdefgh")]
#[case::nothing_from_behind_its_end("5:2", b"", b"abcdefgh")]
#[case::one_byte_with_the_largest_step("3::9223372036854775807", b"A", b"abcAefgh")]
#[case::one_byte_with_the_smallest_step("3::-9223372036854775808", b"A", b"abcAefgh")]
fn each_byte_lands_where_the_slice_says(
    #[case] target: &'static str,
    #[case] bytes: &'static [u8],
    #[case] after: &[u8],
) {
    let yours = ends(move || {
        let mut owner = letters(8);
        witness::answer(|| {
            let written = ViewMut::new(&mut owner).assign(slice(target), source(bytes));
            outcome(written, b"abcdefgh", &owner)
        })
    });
    assert_eq!(
        yours,
        witness::literal(after),
        "view[{target}] = {} writes the first byte to the first place of the slice, and so on (left: yours)",
        witness::literal(bytes)
    );
}

#[rstest]
#[case::one_too_many("0:3", b"Bara")]
#[case::one_byte_for_all(":", b"A")]
#[case::nothing_for_something("2:4", b"")]
#[case::something_for_nothing("3:3", b"A")]
#[case::as_long_as_the_memory_but_not_as_the_slice("::2", b"ABCDEFGH")]
#[within(ENDS, Duration::from_secs(1))]
fn another_length_changes_nothing(#[case] target: &str, #[case] bytes: &[u8]) {
    let mut owner = letters(8);
    assert_eq!(
        ViewMut::new(&mut owner).assign(slice(target), source(bytes)),
        Err(AssignError::Structure),
        "a view cannot grow or shrink: view[{target}] = {} is refused (left: yours)",
        witness::literal(bytes)
    );
    assert_eq!(
        witness::literal(&owner),
        "b\"abcdefgh\"",
        "a refused assignment writes no byte (left: the owner after yours)"
    );
}

#[rstest]
#[within(ENDS, Duration::from_secs(1))]
fn a_step_of_zero_is_refused_before_the_lengths_are_compared() {
    let mut owner = letters(8);
    assert_eq!(
        ViewMut::new(&mut owner).assign(slice("::0"), source(b"ABC")),
        Err(AssignError::Step(ZeroStep)),
        "a step of zero selects nothing that has a length (left: yours)"
    );
}

#[rstest]
#[within(ENDS, Duration::from_secs(1))]
fn the_errors_speak_cpythons_words() {
    let mut owner = letters(8);
    let mut view = ViewMut::new(&mut owner);
    let said = ["0:3", "::0"].map(|target| {
        let refused = view.assign(slice(target), source(b"Bara"));
        refused
            .expect_err("neither slice takes four bytes (yours took them)")
            .to_string()
    });
    witness::snapshot!("an error's text is the last line of CPython's traceback", said.join("\n"), @r"
    ValueError: memoryview assignment: lvalue and rvalue have different structures
    ValueError: slice step cannot be zero
    ");
}

#[rstest]
#[within(ENDS, Duration::from_secs(1))]
fn a_source_may_have_gaps_of_its_own() {
    let (mut owner, digits) = (letters(8), b"0123456789");
    let odd_ones_backwards = source(digits).slice(slice("::-2")).expect("-2 is not zero");
    let written = ViewMut::new(&mut owner).assign(slice("1:6"), odd_ones_backwards);
    assert_eq!(
        outcome(written, b"abcdefgh", &owner),
        "b\"a97531gh\"",
        "view[1:6] = digits[::-2] takes the bytes in the order of the source (left: yours)"
    );
}

#[rstest]
#[within(ENDS, Duration::from_secs(1))]
#[rustfmt::skip]
fn a_stripe_is_written_across_memory() {
    let mut owner = [0; 40];
    let mut view = ViewMut::new(&mut owner);
    view.assign(slice("3::5"), source(b"stripes!")).expect("8 bytes fit into 8 places (yours refused)");
    witness::snapshot!("every 5th byte is written, and no other", view.as_view().dump(), @r"
    00000000: 0000 0073 0000 0000 7400 0000 0072 0000  ...s....t....r..
    00000010: 0000 6900 0000 0070 0000 0000 6500 0000  ..i....p....e...
    00000020: 0073 0000 0000 2100                      .s....!.
    ");
}

#[rstest]
#[within(ENDS, Duration::from_secs(2))]
fn nothing_is_allocated() {
    let (mut owner, bytes) = (vec![0; 20_000], vec![1; 10_000]);
    let rule = "writing ten thousand bytes through a slice must not copy them to anywhere else";
    let written = witness::allocates(rule, 0, 0, || {
        ViewMut::new(&mut owner).assign(slice("::2"), source(&bytes))
    });
    let sum: u64 = owner.iter().map(|byte| u64::from(*byte)).sum();
    assert_eq!(
        (written, sum),
        (Ok(()), 10_000),
        "view[::2] = ones writes every second byte (left: yours, and the sum of the owner's bytes)"
    );
}

#[test]
fn the_source_is_walked_once() {
    let rule = "a hundred thousand bytes are one walk, not one walk from the first byte for each of them";
    let gathered = witness::in_time(rule, Duration::from_secs(2), || {
        let (mut owner, bytes) = (vec![0; 100_000], b"by".repeat(100_000));
        let every_second = source(&bytes).slice(slice("1::2")).expect("2 is not zero");
        ViewMut::new(&mut owner)
            .assign(slice("::-1"), every_second)
            .map(|()| owner.iter().filter(|byte| **byte == b'y').count())
    });
    assert_eq!(
        gathered,
        Ok(100_000),
        "every second byte of bybyby… is a y (left: how many the owner has after yours)"
    );
}

#[rstest]
#[within(ENDS, Duration::from_secs(10))]
fn every_slice_is_written_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/assign.tsv")).map(|case| {
        let [len, target, other, part, cpython] = case[..] else {
            panic!("assign.tsv has five columns")
        };
        let before = letters(len.parse().expect("a length"));
        let other = letters(other.parse().expect("a length")).to_ascii_uppercase();
        let mut owner = before.clone();
        let bytes = source(&other).slice(slice(part)).expect("the source has a step");
        let yours = witness::answer(|| {
            let written = ViewMut::new(&mut owner).assign(slice(target), bytes);
            outcome(written, &before, &owner)
        });
        let expression = format!(
            "memoryview(bytearray({}))[{target}] = memoryview({})[{part}]",
            witness::literal(&before),
            witness::literal(&other)
        );
        (expression, cpython.to_owned(), yours)
    });
    witness::agrees_with_cpython(
        "the owner ends up as in Python, or untouched and with the same error",
        cases,
    );
}
