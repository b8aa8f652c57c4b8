//! A value is written to all bytes of an item, by format and byte order; what does not fit is refused in CPython's words,
//! and changes nothing.
//!
//! The record is from a machine whose `long` and whose addresses have 8 bytes.

use cast::ByteOrder::{self, Big, Little};
use cast::{ScalarError, Value};
use metadata::Code;
use rstest::rstest;
use witness::assert_eq;

use super::read::{code, order};
use super::{bytes, hex, is_like_here, value};

/// The bytes of an item that was full of `aa` after a write, or the error, which must have changed none of them.
fn written(value: Value, letter: char, order: ByteOrder) -> String {
    let before = vec![0xaa; code(letter).size_and_alignment().0];
    let mut place = before.clone();
    match value.write(code(letter), order, &mut place) {
        Ok(()) => hex(&place),
        Err(error) if place == before => error.to_string(),
        Err(error) => format!("{error}, but the bytes are now {}", hex(&place)),
    }
}

#[rstest]
#[case::a_number_that_fits(Value::Int(513), 'H', Little, "0102")]
#[case::a_truth_value_is_0_or_1(Value::Bool(true), 'h', Little, "0100")]
#[case::a_number_is_not_zero(Value::Float(-0.5), '?', Little, "01")]
#[case::any_char_is_true(Value::Char(0), '?', Little, "01")]
#[case::a_whole_number_as_a_float(Value::Int(-2), 'd', Big, "c000000000000000")]
#[case::too_large_for_a_float(Value::Float(1e300), 'f', Big, "7f800000")]
#[case::rounded_once_to_two_bytes(Value::Float(1.000488281250909), 'e', Big, "3c01")]
fn a_value_becomes_all_bytes_of_an_item(
    #[case] value: Value,
    #[case] letter: char,
    #[case] order: ByteOrder,
    #[case] expected: &str,
) {
    assert_eq!(
        written(value, letter, order),
        expected,
        "{value} in an item of '{letter}', {order:?}: what it becomes there, with every byte written, in this order (left: \
         yours)"
    );
}

#[rstest]
#[case::one_too_large(Value::Int(256), 'B', ScalarError::Value)]
#[case::one_too_small(Value::Int(-129), 'b', ScalarError::Value)]
#[case::a_float(Value::Float(1.0), 'i', ScalarError::Type)]
#[case::a_float_too_large_for_two_bytes(Value::Float(65520.0), 'e', ScalarError::Value)]
#[case::a_char_is_no_number(Value::Char(b'7'), 'd', ScalarError::Type)]
#[case::a_number_is_no_char(Value::Int(7), 'c', ScalarError::Type)]
fn what_does_not_fit_is_refused_and_changes_nothing(
    #[case] value: Value,
    #[case] letter: char,
    #[case] error: fn(Code) -> ScalarError,
) {
    assert_eq!(
        written(value, letter, Little),
        error(code(letter)).to_string(),
        "{value} is not written to an item of '{letter}', and its bytes stay as they were (left: yours)"
    );
}

#[rstest]
#[case::none('B', "")]
#[case::one_too_many('h', "010203")]
fn a_place_has_the_length_of_an_item(#[case] letter: char, #[case] item: &str) {
    for value in [Value::Int(1 << 40), Value::Char(b'x')] {
        let mut place = bytes(item);
        let written = value.write(code(letter), Little, &mut place);
        assert_eq!(
            (written, hex(&place)),
            (Err(ScalarError::Length(code(letter))), item.to_owned()),
            "an item of '{letter}' has its own number of bytes, and these are others, which is asked before the value, here \
             {value}: {item:?} (left: yours)"
        );
    }
}

#[rstest]
#[case::with_a_sign(0xfff8_0000_0000_0000)]
#[case::with_a_payload(0x7ff8_0000_dead_beef)]
fn a_nan_keeps_its_sign_and_payload(#[case] bits: u64) {
    let mut place = [0; 8];
    let written = Value::Float(f64::from_bits(bits)).write(Code::Double, Big, &mut place);
    assert_eq!(
        (written, hex(&place)),
        (Ok(()), hex(&bits.to_be_bytes())),
        "a NaN is written with the sign and the payload that it has (left: yours)"
    );
}

#[test]
fn no_allocation_is_needed() {
    let rule = "a value is a few bytes on their way to an item: putting them there must not allocate";
    let mut place = [0; 12];
    let (doubles, shorts) = place.split_at_mut(8);
    let written = witness::allocates(rule, 0, 0, || {
        [
            Value::Int(-3).write(Code::Short, Big, &mut shorts[..2]),
            Value::Int(-2).write(Code::Short, Little, &mut shorts[2..]),
            Value::Float(1e9).write(Code::Double, Little, doubles),
            Value::Float(2.5).write(Code::Double, Big, doubles),
        ]
    });
    assert_eq!(
        (written, hex(&place)),
        ([Ok(()); 4], "4004000000000000fffdfeff".to_owned()),
        "{rule} (left: yours)"
    );
}

#[test]
fn every_value_becomes_what_it_becomes_in_cpython() {
    let values = witness::recorded(include_str!("../recorded/write.tsv"));
    let halves = witness::recorded(include_str!("../recorded/halves.tsv"));
    let rows = values.chain(halves.filter(|row| row[0] == "write"));
    let cases = rows
        .filter(|row| is_like_here(&format!("{}'", row[2])))
        .map(|row| {
            let [_, sign, letter, given, cpython] = row[..] else {
                panic!("a row has five columns")
            };
            let format = letter.chars().next().expect("a code");
            let yours = witness::answer(|| written(value(given), format, order(sign)));
            let expression = format!("{given} written to an item of format '{sign}{letter}'");
            (expression, cpython.to_owned(), yours)
        });
    let rule = "a value becomes the bytes that it becomes in CPython, or is refused in its words";
    witness::agrees_with_cpython(rule, cases);
}
