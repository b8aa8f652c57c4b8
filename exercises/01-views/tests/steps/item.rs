//! `view.item(index)` is `view[index]` in Python: negative indices count from the end, and none is taken on trust.

use rstest::rstest;
use views::{IndexError, View};
use witness::assert_eq;

use crate::ends;

const ENDS: &str = "an index is worked out in one go, and ends where there is no byte";

#[rstest]
#[case::the_first(0, 'c')]
#[case::the_second(1, 'a')]
#[case::the_last(7, 'a')]
#[case::a_byte_above_127(4, '\u{ff}')]
fn an_index_counts_from_the_start(#[case] index: isize, #[case] byte: char) {
    assert_eq!(
        View::new(b"capy\xffara").item(index).map(char::from),
        Ok(byte),
        "an index counts from the start, and the first byte has index 0: see b\"capy\\xffara\"[{index}] (left: yours)"
    );
}

#[rstest]
#[case::minus_one_is_the_last(-1, 'a')]
#[case::minus_two_is_the_one_before(-2, 'r')]
#[case::minus_len_is_the_first(-8, 'c')]
fn a_negative_index_counts_from_the_end(#[case] index: isize, #[case] byte: char) {
    assert_eq!(
        View::new(b"capybara").item(index).map(char::from),
        Ok(byte),
        "a negative index counts from the end, and the last byte has index -1: see b\"capybara\"[{index}] (left: yours)"
    );
}

#[rstest]
#[case::right_behind_the_last(b"capybara", 8)]
#[case::right_before_the_first(b"capybara", -9)]
#[case::once_around(b"capybara", 16)]
#[case::once_around_backwards(b"capybara", -16)]
#[case::zero_where_there_is_no_byte(b"", 0)]
#[case::minus_one_where_there_is_no_byte(b"", -1)]
#[case::the_largest(b"capybara", isize::MAX)]
#[case::the_smallest(b"capybara", isize::MIN)]
#[case::one_whose_low_half_is_zero(b"capybara", isize::MAX / 2 + 1)]
#[case::one_whose_low_half_is_minus_one(b"capybara", -(isize::MAX / 2) - 2)]
fn an_index_past_either_end_is_refused(#[case] bytes: &'static [u8], #[case] index: isize) {
    assert_eq!(
        ends(ENDS, move || View::new(bytes).item(index).map(char::from)),
        Err(IndexError),
        "an index past either end is an IndexError, never a panic and never another byte: see {}[{index}] \
         (left: yours)",
        witness::literal(bytes)
    );
}

#[test]
fn the_error_speaks_cpythons_words() {
    let error = View::new(b"abc").item(3).expect_err("b\"abc\" has no index 3");
    witness::snapshot!("the error's text is the last line of CPython's traceback", error.to_string(),
        @"IndexError: index out of bounds on dimension 1");
}

#[test]
fn reading_allocates_nothing() {
    let owner = vec![b'x'; 1_000_000];
    let view = View::new(&owner);
    let rule = "reading a byte, or finding none, must not allocate";
    let read = witness::allocates(rule, 0, 0, || [view.item(0), view.item(-1), view.item(1_000_000)]);
    assert_eq!(
        read,
        [Ok(b'x'), Ok(b'x'), Err(IndexError)],
        "the first byte, the last, and none at 1,000,000 (left: yours)"
    );
}

#[test]
fn every_index_answers_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/item.tsv")).map(|case| {
        let [text, index, cpython] = case[..] else {
            panic!("item.tsv has three columns")
        };
        let position = index.parse().expect("an index");
        let yours = witness::answer(|| match View::new(text).item(position) {
            Ok(byte) => byte.to_string(),
            Err(error) => error.to_string(),
        });
        (
            format!("memoryview(b\"{text}\")[{index}]"),
            cpython.to_owned(),
            yours,
        )
    });
    let rule = "an index reads the byte that Python reads, or raises the same error";
    ends(ENDS, || witness::agrees_with_cpython(rule, cases));
}
