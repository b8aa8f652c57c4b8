//! `Slice::resolve` turns `start:stop:step` and a length into the indices that CPython would visit.

use pretty_assertions::assert_eq;
use rstest::rstest;
use slicing::{Slice, ZeroStep};

/// A slice as Python writes it between the brackets.
fn slice(text: &str) -> Slice {
    text.parse().expect("the tests write their slices well")
}

#[rstest]
#[case::with_items("::0", 8)]
#[case::without_items("::0", 0)]
#[case::whatever_start_and_stop_are("5:2:0", 8)]
fn a_step_of_zero_is_refused(#[case] text: &str, #[case] len: usize) {
    assert_eq!(
        slice(text).resolve(len),
        Err(ZeroStep),
        "a step of zero never arrives anywhere, so {text} is an error (left: yours)"
    );
}
