//! A read-only window refuses every write before it looks at index, value or slice; a writable one
//! refuses what chapter 3 refuses, in the same words.

use mutation::{AssignError, SetItemError};
use read_only::{Buffer, WriteError};
use rstest::rstest;
use slicing::ZeroStep;
use views::IndexError;
use witness::assert_eq;

use crate::{What, letters, outcome, slice, source, writes};

#[rstest]
#[case::a_good_index_and_a_good_value(0, 65)]
#[case::the_value_that_is_there(0, 0x61)]
#[case::right_behind_the_last(4, 65)]
#[case::the_smallest_index(isize::MIN, 65)]
#[case::a_value_that_is_no_byte(0, 256)]
#[case::neither_index_nor_value(isize::MAX, i64::MIN)]
fn read_only_comes_before_index_and_value(#[case] index: isize, #[case] value: i64) {
    assert_eq!(
        Buffer::from(b"abcd").set_item(index, value),
        Err(WriteError::NotWritable),
        "CPython looks at the flag before anything else: memoryview(b\"abcd\")[{index}] = {value} is a \
         TypeError (left: yours)"
    );
}

#[rstest]
#[case::as_many_bytes("1:3", b"XY")]
#[case::too_many_bytes("1:3", b"XYZ")]
#[case::nothing_for_nothing("2:2", b"")]
#[case::a_step_of_zero("::0", b"")]
fn read_only_comes_before_slice_and_structure(#[case] target: &str, #[case] bytes: &[u8]) {
    assert_eq!(
        Buffer::from(b"abcd").assign(slice(target), source(bytes)),
        Err(WriteError::NotWritable),
        "CPython looks at the flag before anything else: memoryview(b\"abcd\")[{target}] = {} is a \
         TypeError (left: yours)",
        witness::literal(bytes)
    );
}

#[test]
fn read_only_comes_first_also_without_bytes() {
    assert_eq!(
        Buffer::from(b"").set_item(0, 65),
        Err(WriteError::NotWritable),
        "a read-only window without bytes is read-only first: memoryview(b\"\")[0] = 65 is a TypeError, \
         not an IndexError (left: yours)"
    );
}

#[rstest]
#[case::the_first(0, b"Xbcd")]
#[case::the_last(-1, b"abcX")]
fn a_writable_window_writes_an_item(#[case] index: isize, #[case] after: &[u8]) {
    let mut owner = letters(4);
    let written = Buffer::from(&mut owner).set_item(index, 0x58);
    assert_eq!(
        outcome(written, b"abcd", &owner),
        witness::literal(after),
        "view[{index}] = 0x58 lands in the owner of a writable window (left: yours)"
    );
}

#[rstest]
#[case::the_middle("1:3", b"XY", b"aXYd")]
#[case::backwards("::-1", b"WXYZ", b"ZYXW")]
fn a_writable_window_writes_a_slice(#[case] target: &str, #[case] bytes: &[u8], #[case] after: &[u8]) {
    let mut owner = letters(4);
    let written = Buffer::from(&mut owner).assign(slice(target), source(bytes));
    assert_eq!(
        outcome(written, b"abcd", &owner),
        witness::literal(after),
        "view[{target}] = {} lands in the owner of a writable window (left: yours)",
        witness::literal(bytes)
    );
}

#[rstest]
#[case::no_such_index(4, 65, SetItemError::Index(IndexError))]
#[case::no_such_index_and_no_such_value(-5, 256, SetItemError::Index(IndexError))]
#[case::no_such_value(0, 256, SetItemError::Value)]
fn a_writable_window_still_checks_the_item(
    #[case] index: isize,
    #[case] value: i64,
    #[case] answer: SetItemError,
) {
    let mut owner = letters(4);
    assert_eq!(
        Buffer::from(&mut owner).set_item(index, value),
        Err(WriteError::Item(answer)),
        "after the flag come the checks of chapter 3, in their order: view[{index}] = {value} (left: \
         yours)"
    );
}

#[rstest]
#[case::too_many_bytes("1:3", b"XYZ", AssignError::Structure)]
#[case::a_step_of_zero("::0", b"", AssignError::Step(ZeroStep))]
fn a_writable_window_still_checks_the_slice(
    #[case] target: &str,
    #[case] bytes: &[u8],
    #[case] answer: AssignError,
) {
    let mut owner = letters(4);
    assert_eq!(
        Buffer::from(&mut owner).assign(slice(target), source(bytes)),
        Err(WriteError::Slice(answer)),
        "after the flag come the checks of chapter 3, in their order: view[{target}] = {} (left: yours)",
        witness::literal(bytes)
    );
}

#[test]
fn each_error_speaks_cpythons_words() {
    let said = [
        WriteError::NotWritable,
        WriteError::from(SetItemError::Index(IndexError)),
        WriteError::from(SetItemError::Value),
        WriteError::from(AssignError::Structure),
        WriteError::from(AssignError::Step(ZeroStep)),
    ];
    let said = said.map(|error| error.to_string()).join("\n");
    witness::snapshot!("an error's text is the last line of CPython's traceback", said, @r"
    TypeError: cannot modify read-only memory
    IndexError: index out of bounds on dimension 1
    ValueError: memoryview: invalid value for format 'B'
    ValueError: memoryview assignment: lvalue and rvalue have different structures
    ValueError: slice step cannot be zero
    ");
}

#[test]
fn neither_writing_nor_refusing_allocates() {
    let (mut owner, ones) = (vec![0; 10_000], vec![1; 5_000]);
    let rule = "a write goes where the bytes are, and a refusal goes nowhere: neither may allocate";
    let written = witness::allocates(rule, 0, 0, || {
        let looked = Buffer::from(&owner).assign(slice("::2"), source(&ones));
        let mut buffer = Buffer::from(&mut owner);
        (
            looked,
            buffer.assign(slice("::2"), source(&ones)),
            buffer.set_item(1, 1),
        )
    });
    assert_eq!(
        written,
        (Err(WriteError::NotWritable), Ok(()), Ok(())),
        "the read-only window refuses, and the writable one writes (left: yours)"
    );
}

#[test]
fn every_write_ends_as_in_cpython() {
    let cases = writes().map(|case| {
        let yours = witness::answer(|| {
            let mut owner = case.before.clone();
            let mut buffer = match case.opened {
                "bytearray" => Buffer::from(&mut owner),
                _ => Buffer::from(&case.before),
            };
            let written = match &case.what {
                What::Item(index, value) => buffer.set_item(*index, *value),
                What::Slice(target, bytes) => buffer.assign(*target, source(bytes)),
            };
            outcome(written, &case.before, &owner)
        });
        (case.expression, case.cpython.to_owned(), yours)
    });
    witness::agrees_with_cpython(
        "a write is done, or refused in CPython's words and for the reason that CPython finds first",
        cases,
    );
}
