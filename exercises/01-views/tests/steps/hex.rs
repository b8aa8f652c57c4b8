//! `hex` writes two digits a byte; `hex_grouped` puts a separator between groups, counted as CPython counts them.

use std::time::Duration;

use rstest::rstest;
use views::View;
use witness::assert_eq;

use crate::ends;

const ONCE: &str = "a text is written from its first digit to its last: what moves the rest for each separator, or never \
                    moves on, takes long";

#[rstest]
#[case::no_byte(b"", "")]
#[case::one_byte(b"a", "61")]
#[case::a_leading_zero(b"\x00\x0a", "000a")]
#[case::lowercase_letters(b"\xde\xad\xbe\xef", "deadbeef")]
fn two_lowercase_digits_a_byte(#[case] bytes: &'static [u8], #[case] digits: &str) {
    assert_eq!(
        ends(ONCE, || View::new(bytes).hex()),
        digits,
        "hex writes two lowercase digits for every byte, and nothing else (left: yours)"
    );
}

#[rstest]
#[case::none_for_no_byte(0, 0)]
#[case::one_byte(1, 1)]
#[case::a_thousand_bytes(1000, 1)]
fn the_text_is_allocated_once_and_exactly(#[case] len: usize, #[case] count: u64) {
    let owner = vec![0xab; len];
    let rule = "hex makes one allocation of exactly 2 * len bytes, and none for no bytes";
    let text = ends(ONCE, move || {
        witness::allocates(rule, count, 2 * len as u64, || View::new(&owner).hex())
    });
    assert_eq!(
        text.len(),
        2 * len,
        "hex writes two digits a byte (left: yours, its length)"
    );
}

#[rstest]
#[case::every_byte(1, "61-62-63-64-65-66-67")]
#[case::pairs_from_the_right(2, "61-6263-6465-6667")]
#[case::pairs_from_the_left(-2, "6162-6364-6566-67")]
#[case::threes_from_the_right(3, "61-626364-656667")]
#[case::threes_from_the_left(-3, "616263-646566-67")]
#[case::as_many_as_there_are(7, "61626364656667")]
#[case::more_than_there_are(-8, "61626364656667")]
#[case::zero_asks_for_no_separator(0, "61626364656667")]
#[case::the_largest_group(i32::MAX, "61626364656667")]
#[case::the_smallest_group(i32::MIN, "61626364656667")]
#[case::a_group_whose_low_half_is_one(65_537, "61626364656667")]
fn groups_are_counted_from_their_side(#[case] group: i32, #[case] text: &str) {
    assert_eq!(
        ends(ONCE, move || View::new(b"abcdefg").hex_grouped('-', group)).as_deref(),
        Ok(text),
        "a positive group is counted from the right, a negative one from the left, 0 means no separator; \
         a separator stands only between groups (left: yours)"
    );
}

#[test]
fn a_group_may_be_larger_than_a_byte_can_count() {
    let text = ends(ONCE, || View::new(&[0xab; 1000]).hex_grouped('-', 300));
    let lengths: Vec<usize> = text
        .iter()
        .flat_map(|text| text.split('-'))
        .map(str::len)
        .collect();
    assert_eq!(
        lengths,
        [200, 600, 600, 600],
        "1,000 bytes in groups of 300 from the right: 100 bytes, then three groups (left: yours, the digits in each)"
    );
}

#[rstest]
#[case::a_letter_with_an_accent('é', b"ab", 1)]
#[case::the_first_that_is_not_ascii('\u{80}', b"ab", 1)]
#[case::a_dash_from_a_word_processor('–', b"ab", 1)]
#[case::even_where_none_would_be_written('é', b"ab", 0)]
#[case::even_where_there_is_no_byte('é', b"", 1)]
fn a_separator_that_is_not_ascii_is_refused(#[case] sep: char, #[case] bytes: &[u8], #[case] group: i32) {
    let answer = View::new(bytes)
        .hex_grouped(sep, group)
        .map_err(|error| error.to_string());
    assert_eq!(
        answer,
        Err("ValueError: sep must be ASCII.".to_owned()),
        "a separator must be ASCII, and the error is the last line of CPython's traceback (left: yours)"
    );
}

#[rstest]
#[case::from_the_right(1)]
#[case::from_the_left(-1)]
fn a_long_text_is_written_once(#[case] group: i32) {
    // What moves the rest takes minutes, and what makes a text of each group a few seconds on a slow machine.
    let text = witness::in_time(ONCE, Duration::from_secs(15), move || {
        View::new(&vec![0xab; 1_600_000]).hex_grouped('-', group)
    });
    assert_eq!(
        text.map(|text| text.len()),
        Ok(3 * 1_600_000 - 1),
        "1,600,000 bytes are 3,200,000 digits and 1,599,999 separators (left: yours, its length)"
    );
}

#[test]
fn delete_is_the_last_separator_allowed() {
    let text = ends(ONCE, || View::new(b"ab").hex_grouped('\x7f', 1));
    assert_eq!(
        text.as_deref(),
        Ok("61\x7f62"),
        "ASCII ends at 0x7f, and 0x7f belongs to it (left: yours)"
    );
}

#[test]
fn every_grouping_answers_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/hex.tsv")).map(|case| {
        let [digits, sep, group, cpython] = case[..] else {
            panic!("hex.tsv has four columns")
        };
        let sep = sep.parse().expect("one character");
        let group_size = group.parse().expect("a group");
        let yours = witness::answer(
            || match View::new(&from_hex(digits)).hex_grouped(sep, group_size) {
                Ok(text) => format!("'{text}'"),
                Err(error) => error.to_string(),
            },
        );
        let expression = format!("memoryview(bytes.fromhex('{digits}')).hex('{sep}', {group})");
        (expression, cpython.to_owned(), yours)
    });
    let rule = "digits are grouped as Python groups them, and refused alike";
    ends(ONCE, || witness::agrees_with_cpython(rule, cases));
}

fn from_hex(digits: &str) -> Vec<u8> {
    let byte = |at| u8::from_str_radix(&digits[at..at + 2], 16).expect("two digits a byte");
    (0..digits.len()).step_by(2).map(byte).collect()
}
