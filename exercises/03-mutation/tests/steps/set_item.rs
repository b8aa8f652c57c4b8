//! `view.set_item(index, value)` is `view[index] = value` in Python: index first, then value, and the owner
//! sees the write.

use mutation::{SetItemError, ViewMut};
use rstest::rstest;
use views::IndexError;
use witness::assert_eq;

use crate::{letters, outcome};

#[rstest]
#[case::the_first_byte(0, b"Xbcd")]
#[case::the_last_byte(3, b"abcX")]
#[case::minus_one_is_the_last(-1, b"abcX")]
#[case::minus_len_is_the_first(-4, b"Xbcd")]
fn the_owner_sees_the_write(#[case] index: isize, #[case] after: &[u8]) {
    let mut owner = letters(4);
    let written = ViewMut::new(&mut owner).set_item(index, 0x58);
    assert_eq!(written, Ok(()), "view[{index}] = 0x58 is fine (left: yours)");
    assert_eq!(
        witness::literal(&owner),
        witness::literal(after),
        "a write through view[{index}] lands in the owner, there and nowhere else (left: the owner after \
         yours)"
    );
}

#[rstest]
#[case::the_smallest_byte(0, Ok(()))]
#[case::the_largest_byte(255, Ok(()))]
#[case::one_too_large(256, Err(SetItemError::Value))]
#[case::one_too_small(-1, Err(SetItemError::Value))]
#[case::a_byte_if_the_upper_half_were_lost((1 << 32) + 65, Err(SetItemError::Value))]
#[case::the_same_below_zero((-1 << 32) + 65, Err(SetItemError::Value))]
#[case::the_smallest_number(i64::MIN, Err(SetItemError::Value))]
fn a_value_is_a_byte_or_refused(#[case] value: i64, #[case] answer: Result<(), SetItemError>) {
    let mut owner = letters(1);
    assert_eq!(
        ViewMut::new(&mut owner).set_item(0, value),
        answer,
        "format 'B' holds 0 to 255; every other value is refused, never cut down to a byte: view[0] = {value} \
         (left: yours)"
    );
    let after = if answer.is_ok() { value as u8 } else { b'a' };
    assert_eq!(
        witness::literal(&owner),
        witness::literal(&[after]),
        "view[0] = {value} stores the value, and a refused one changes nothing (left: the owner after yours)"
    );
}

#[rstest]
#[case::right_behind_the_last(4, 65)]
#[case::the_largest(isize::MAX, 65)]
#[case::the_smallest(isize::MIN, 65)]
#[case::even_with_a_value_that_is_no_byte(4, 256)]
fn the_index_is_looked_at_first(#[case] index: isize, #[case] value: i64) {
    let mut owner = letters(4);
    assert_eq!(
        ViewMut::new(&mut owner).set_item(index, value),
        Err(SetItemError::Index(IndexError)),
        "CPython looks at the index before it looks at the value: view[{index}] = {value} is an IndexError \
         (left: yours)"
    );
}

#[test]
fn the_errors_speak_cpythons_words() {
    let mut owner = letters(1);
    let mut view = ViewMut::new(&mut owner);
    let said = [(1, 65), (0, 256)].map(|(index, value)| {
        let refused = view
            .set_item(index, value)
            .expect_err("no such index, no such byte: both are refused (yours is fine with one)");
        refused.to_string()
    });
    witness::snapshot!("an error's text is the last line of CPython's traceback", said.join("\n"), @r"
    IndexError: index out of bounds on dimension 1
    ValueError: memoryview: invalid value for format 'B'
    ");
}

#[test]
fn the_view_sees_its_own_write() {
    let mut owner = *b"hello";
    let mut view = ViewMut::new(&mut owner);
    view.set_item(0, 0x48)
        .expect("index and value are fine (yours refused)");
    assert_eq!(
        view.as_view(),
        b"Hello",
        "what was written through the window is seen through it (left: as_view of yours)"
    );
}

#[test]
fn a_writable_view_looks_at_the_owner_and_allocates_nothing() {
    let mut owner = vec![0; 10_000_000];
    let memory = owner.as_ptr_range();
    let rule = "opening a window and writing through it must not allocate";
    let seen = witness::allocates(rule, 0, 0, || {
        let mut view = ViewMut::new(&mut owner);
        view.set_item(-1, 1)
            .expect("index and value are fine (yours refused)");
        view.as_view().as_bytes().as_ptr_range()
    });
    assert_eq!(
        seen, memory,
        "a writable view looks at the owner's bytes, all of them (left: where yours looks)"
    );
    assert_eq!(
        size_of::<ViewMut>(),
        2 * size_of::<usize>(),
        "a view is a pointer and a length (left: yours, in bytes)"
    );
}

#[test]
fn debug_shows_the_bytes_as_python_writes_them() {
    let mut owner = *b"caf\xc3\xa9\n";
    let view = format!("{:?}", ViewMut::new(&mut owner));
    witness::snapshot!("`{:?}` shows what the window shows", view, @r#"ViewMut(b"caf\xc3\xa9\n")"#);
}

#[test]
fn every_write_of_a_byte_ends_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/set_item.tsv")).map(|case| {
        let [len, index, value, cpython] = case[..] else {
            panic!("set_item.tsv has four columns")
        };
        let before = letters(len.parse().expect("a length"));
        let mut owner = before.clone();
        let (at, byte) = (index.parse().expect("an index"), value.parse().expect("a value"));
        let yours = witness::answer(|| {
            let written = ViewMut::new(&mut owner).set_item(at, byte);
            outcome(written, &before, &owner)
        });
        let expression = format!(
            "view = memoryview(bytearray({})); view[{index}] = {value}",
            witness::literal(&before)
        );
        (expression, cpython.to_owned(), yours)
    });
    witness::agrees_with_cpython(
        "a write changes the byte that Python changes, or is refused in the same words and changes none",
        cases,
    );
}
