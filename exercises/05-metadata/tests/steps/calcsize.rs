//! `calcsize` measures a struct as Python's `struct` does: native fields begin at a multiple of their alignment,
//! standard ones right behind one another.

use std::time::Duration;

use metadata::{Field, StructError, calcsize, fields};
use rstest::rstest;
use witness::assert_eq;

/// What `calcsize` says of a struct whose count no loop ends with.
fn measured(text: &str) -> String {
    let text = text.to_owned();
    witness::in_time(MULTIPLIED, Duration::from_secs(5), || {
        witness::answer(move || format!("{:?}", calcsize(&text)))
    })
}

const MULTIPLIED: &str = "a count is multiplied, and never counted: a struct may be as long as memory";

#[rstest]
#[case::a_record_of_three("<idf", 16)]
#[case::a_long_has_four_bytes(">hhl", 8)]
#[case::no_items_take_no_room("!b0q", 1)]
fn standard_fields_lie_side_by_side(#[case] text: &str, #[case] size: usize) {
    assert_eq!(
        calcsize(text),
        Ok(size),
        "behind =, <, > or ! sizes are fixed and nothing is padded: see {text:?} (left: yours)"
    );
}

#[rstest]
#[case::a_record_of_three("idf", 20)]
#[case::nothing_after_the_last("ib", 5)]
#[case::three_before_an_int("bi", 8)]
#[case::a_count_is_not_padded("3h", 6)]
#[case::six_before_a_double("c?d", 16)]
#[case::half_a_float_between_blanks("\tb\x0b\x0c\n e\r", 4)]
#[case::text_is_bytes("h5s3p", 10)]
#[case::padding_on_request("b3xi", 8)]
fn a_native_field_begins_at_a_multiple_of_its_alignment(#[case] text: &str, #[case] size: usize) {
    assert_eq!(
        calcsize(text),
        Ok(size),
        "native fields are padded in front, and never behind the last: see {text:?} (left: yours)"
    );
}

#[rstest]
#[case::on_its_own("0i", 0)]
#[case::behind_a_byte("b0i", 4)]
#[case::where_there_is_nothing_to_fill("i0i", 4)]
fn a_count_of_zero_still_aligns(#[case] text: &str, #[case] size: usize) {
    assert_eq!(
        calcsize(text),
        Ok(size),
        "a count of 0 adds no item, but the padding in front of it stays: see {text:?} (left: yours)"
    );
}

#[rstest]
#[case::an_unknown_letter("iz", StructError::BadChar)]
#[case::an_address_in_standard_sizes("<P", StructError::BadChar)]
#[case::a_second_prefix("<@i", StructError::BadChar)]
#[case::a_blank_behind_a_count("2 i", StructError::BadChar)]
#[case::a_count_at_the_end("i5", StructError::CountWithoutCode)]
#[case::a_null_character("i\0", StructError::NullCharacter)]
#[case::a_letter_before_a_count_at_the_end("z5", StructError::BadChar)]
fn what_struct_refuses_is_refused(#[case] text: &str, #[case] error: StructError) {
    assert_eq!(
        calcsize(text),
        Err(error),
        "{text:?} is refused for the first thing that is wrong with it (left: yours)"
    );
}

#[rstest]
#[case::a_count_that_no_number_holds("99999999999999999999b".to_owned())]
#[case::the_product(format!("{}h", isize::MAX / 2 + 1))]
#[case::a_product_that_wraps_to_eight(format!("{}q", usize::MAX / 8 + 2))]
#[case::the_sum(format!("b{}b", isize::MAX))]
#[case::the_padding(format!("{}b0h", isize::MAX))]
fn a_struct_that_no_memory_holds_is_refused(#[case] text: String) {
    assert_eq!(
        measured(&text),
        format!("{:?}", Err::<usize, _>(StructError::TooLong)),
        "a struct has at most isize::MAX bytes, and {text:?} has more (left: yours)"
    );
}

#[test]
fn the_longest_struct_is_measured() {
    assert_eq!(
        measured(&format!("{}b", isize::MAX)),
        format!("Ok({})", isize::MAX),
        "isize::MAX bytes are the most there can be, and they are no error (left: yours)"
    );
}

#[rstest]
#[case::of_one_item_or_more("b2ih3s", &[('b', 1, 0, 1), ('i', 2, 4, 4), ('h', 1, 12, 2), ('s', 3, 14, 1)])]
#[case::of_no_items("b0ih0q", &[('b', 1, 0, 1), ('i', 0, 4, 4), ('h', 1, 4, 2), ('q', 0, 8, 8)])]
fn fields_know_where_they_begin(#[case] text: &str, #[case] expected: &[(char, usize, usize, usize)]) {
    let field = |&(code, count, offset, size): &_| Field {
        code,
        count,
        offset,
        size,
    };
    assert_eq!(
        fields(text),
        Ok(expected.iter().map(field).collect()),
        "every entry is one field, also one of no items, at the offset where its first item begins, and text is items of \
         one byte: see {text:?} (left: yours)"
    );
}

#[test]
fn every_struct_is_as_large_as_in_cpython() {
    // The record is from 64-bit machines, the second half from those whose `long` has 8 bytes. On a machine with
    // shorter addresses standard sizes alone are the same, as long as no count comes near the largest.
    let long = if size_of::<std::ffi::c_long>() == 8 {
        include_str!("../recorded/calcsize_lp64.tsv")
    } else {
        ""
    };
    let rows = witness::recorded(include_str!("../recorded/calcsize.tsv")).chain(witness::recorded(long));
    let here = |text: &str| usize::BITS == 64 || text.starts_with(['=', '<', '>', '!']) && text.len() < 9;
    let cases = rows.filter(move |case| here(case[0])).map(|case| {
        let [text, cpython] = case[..] else {
            panic!("the record has two columns")
        };
        let yours = witness::answer(|| match calcsize(text) {
            Ok(size) => size.to_string(),
            Err(error) => error.to_string(),
        });
        (format!("struct.calcsize('{text}')"), cpython.to_owned(), yours)
    });
    let rule = "a struct is as large as in Python, or refused in the same words";
    witness::in_time(MULTIPLIED, Duration::from_secs(5), || {
        witness::agrees_with_cpython(rule, cases)
    });
}
