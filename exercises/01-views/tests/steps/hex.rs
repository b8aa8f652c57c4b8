//! `hex`, `hex_grouped` and `dump` show bytes to a person, in CPython's grouping and in `xxd`'s lines.

use std::time::Duration;

use pretty_assertions::assert_eq;
use rstest::rstest;
use views::View;

#[rstest]
#[case::no_byte(b"", "")]
#[case::one_byte(b"a", "61")]
#[case::a_leading_zero(b"\x00\x0a", "000a")]
#[case::lowercase_letters(b"\xde\xad\xbe\xef", "deadbeef")]
fn two_lowercase_digits_a_byte(#[case] bytes: &[u8], #[case] digits: &str) {
    assert_eq!(
        View::new(bytes).hex(),
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
    let view = View::new(&owner);
    let rule = "hex makes one allocation of exactly 2 * len bytes, and none for no bytes";
    let text = witness::allocates(rule, count, 2 * len as u64, || view.hex());
    assert_eq!(
        text.len(),
        2 * len,
        "hex writes two digits a byte (left: the length of yours)"
    );
}

#[rstest]
#[timeout(Duration::from_secs(5))]
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
fn groups_are_counted_from_their_side(#[case] group: i32, #[case] text: &str) {
    assert_eq!(
        View::new(b"abcdefg").hex_grouped('-', group).as_deref(),
        Ok(text),
        "a positive group is counted from the right, a negative one from the left, 0 means no separator (left: yours)"
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

#[test]
fn delete_is_the_last_separator_allowed() {
    let text = View::new(b"ab").hex_grouped('\x7f', 1);
    assert_eq!(
        text.as_deref(),
        Ok("61\x7f62"),
        "ASCII ends at 0x7f, and 0x7f belongs to it (left: yours)"
    );
}

#[test]
#[rustfmt::skip]
fn a_dump_shows_offset_pairs_and_text() {
    let dump = View::new(b"\x89PNG\r\n\x1a\n~ capybara").dump();
    witness::snapshot!("16 bytes a line, padded so that the text stands in its column", dump, @r"
    00000000: 8950 4e47 0d0a 1a0a 7e20 6361 7079 6261  .PNG....~ capyba
    00000010: 7261                                     ra
    ");
}

#[rstest]
#[case::no_byte(b"", "")]
#[case::an_odd_byte(b"abc", "00000000: 6162 63                                  abc")]
#[case::a_full_line(
    b"0123456789abcdef",
    "00000000: 3031 3233 3435 3637 3839 6162 6364 6566  0123456789abcdef"
)]
fn a_dump_ends_without_a_line_break(#[case] bytes: &[u8], #[case] line: &str) {
    assert_eq!(
        View::new(bytes).dump(),
        line,
        "a dump has a line for every 16 bytes begun, and no line break after the last (left: yours)"
    );
}

#[test]
fn a_dump_of_every_byte() {
    let bytes: Vec<u8> = (0..=255).collect();
    witness::snapshot!(
        "space to ~ is shown as text, every other byte as a dot",
        View::new(&bytes).dump()
    );
}

#[rstest]
#[timeout(Duration::from_secs(5))]
fn every_grouping_answers_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/hex.tsv")).map(|case| {
        let [digits, sep, group, cpython] = case[..] else {
            panic!("hex.tsv has four columns")
        };
        let sep = sep.parse().expect("one character");
        let yours = match View::new(&from_hex(digits)).hex_grouped(sep, group.parse().expect("a group")) {
            Ok(text) => format!("'{text}'"),
            Err(error) => error.to_string(),
        };
        let expression = format!("memoryview(bytes.fromhex('{digits}')).hex('{sep}', {group})");
        (expression, cpython.to_owned(), yours)
    });
    witness::agrees_with_cpython(
        "digits are grouped as Python groups them, and refused alike",
        cases,
    );
}

fn from_hex(digits: &str) -> Vec<u8> {
    let byte = |at| u8::from_str_radix(&digits[at..at + 2], 16).expect("two digits a byte");
    (0..digits.len()).step_by(2).map(byte).collect()
}
