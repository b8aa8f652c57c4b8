//! A value is read from all bytes of an item, by format and byte order.
//!
//! The record is from a machine whose `long` and whose addresses have 8 bytes.

use cast::ByteOrder::{self, Big, Little};
use cast::{ScalarError, Value};
use metadata::Code;
use rstest::rstest;
use witness::assert_eq;

use super::{bytes, is_like_here};

/// The code with this letter.
pub fn code(letter: char) -> Code {
    Code::from_letter(letter).expect("a letter that is a code")
}

/// A recorded byte order, `<` or `>`.
pub fn order(sign: &str) -> ByteOrder {
    if sign == "<" { Little } else { Big }
}

/// What an item says, or why it says nothing.
fn read(letter: char, order: ByteOrder, item: &str) -> String {
    let answer = Value::read(code(letter), order, &bytes(item));
    answer.map_or_else(|error| error.to_string(), |value| value.to_string())
}

#[rstest]
#[case::a_byte('B', Little, "ff", "255")]
#[case::a_char('c', Little, "41", "b'A'")]
#[case::any_bit_is_true('?', Little, "80", "True")]
#[case::the_lowest_byte_first('H', Little, "0102", "513")]
#[case::the_highest_byte_first('H', Big, "0102", "258")]
#[case::a_sign_in_the_last_byte('i', Little, "00000080", "-2147483648")]
#[case::a_sign_in_the_first_byte('h', Big, "ff01", "-255")]
#[case::no_sign_in_the_last_byte('I', Big, "000000ff", "255")]
#[case::a_float_of_four_bytes('f', Big, "3fc00000", "1.5")]
#[case::a_float_of_eight_bytes('d', Little, "9a9999999999b9bf", "-0.1")]
#[case::no_number('f', Little, "0000c07f", "nan")]
#[case::a_float_of_two_bytes('e', Big, "3e00", "1.5")]
fn all_bytes_of_an_item_are_one_value(
    #[case] letter: char,
    #[case] order: ByteOrder,
    #[case] item: &str,
    #[case] expected: &str,
) {
    assert_eq!(
        read(letter, order, item),
        expected,
        "all bytes of an item are one value: bytes {item} read as '{letter}', {order:?} (left: yours)"
    );
}

#[rstest]
#[case::none('B', "")]
#[case::one_too_many('h', "010203")]
#[case::the_half_of_it('i', "0102")]
#[case::more_than_any_has('d', "000000000000f03f00")]
fn an_item_has_a_length(#[case] letter: char, #[case] item: &str) {
    assert_eq!(
        Value::read(code(letter), Little, &bytes(item)).map(drop),
        Err(ScalarError::Length(code(letter))),
        "an item of '{letter}' has its own number of bytes, and these are others: {item:?} (left: yours)"
    );
}

#[rstest]
#[case::the_same_char('c', "41", true)]
#[case::another_char('c', "42", false)]
#[case::its_number('B', "41", false)]
#[case::its_float('e', "1054", false)]
fn a_char_is_equal_to_the_same_char_alone(#[case] letter: char, #[case] item: &str, #[case] equal: bool) {
    let read = |letter, item| Value::read(code(letter), Little, &bytes(item)).unwrap();
    assert_eq!(
        read('c', "41") == read(letter, item),
        equal,
        "a char is equal to the same char, and to no number: b'A' == the item {item} read as '{letter}' (left: yours)"
    );
}

#[test]
fn a_look_allocates_nothing() {
    let rule = "an item is a few bytes on their way to a value: a look must not allocate";
    let items = witness::allocates(rule, 0, 0, || {
        [
            Value::read(Code::Double, Big, b"@\x04\0\0\0\0\0\0"),
            Value::read(Code::Double, Little, b"\0\0\0\0\0\0\x04@"),
            Value::read(Code::Short, Big, b"\xff\xfe"),
            Value::read(Code::Short, Little, b"\xfe\xff"),
        ]
    });
    let told = items.map(|item| item.map(|value| value.to_string()));
    let expected = ["2.5", "2.5", "-2", "-2"].map(|value| Ok(value.to_owned()));
    assert_eq!(told, expected, "{rule} (left: yours)");
}

#[rstest]
#[case::with_a_sign(0xfff8_0000_0000_0000)]
#[case::with_a_payload(0x7ff8_0000_dead_beef)]
fn a_nan_is_read_with_its_sign_and_payload(#[case] bits: u64) {
    let yours = match Value::read(Code::Double, Big, &bits.to_be_bytes()) {
        Ok(Value::Float(float)) => format!("{:x}", float.to_bits()),
        other => format!("{other:?}"),
    };
    assert_eq!(
        yours,
        format!("{bits:x}"),
        "a NaN is read with the sign and the payload that its item has (left: yours)"
    );
}

#[test]
fn every_item_says_what_it_says_in_cpython() {
    let items = witness::recorded(include_str!("../recorded/read.tsv"));
    let halves = witness::recorded(include_str!("../recorded/halves.tsv"));
    let rows = items.chain(halves.filter(|row| row[0] == "read"));
    let cases = rows
        .filter(|row| is_like_here(&format!("{}'", row[2])))
        .map(|row| {
            let [_, sign, letter, item, cpython] = row[..] else {
                panic!("a row has five columns")
            };
            let format = letter.chars().next().expect("a code");
            let yours = witness::answer(|| read(format, order(sign), item));
            let expression = format!("the item {item} of format '{sign}{letter}'");
            (expression, cpython.to_owned(), yours)
        });
    witness::agrees_with_cpython("an item says what it says in CPython", cases);
}
