//! `cast` keeps the bytes and changes the items. It leads from bytes to items and from items to bytes, and refuses all
//! else in CPython's words and order. `item` and `set_item` look through the new glass.
//!
//! The tests hold on machines that store the lowest byte of a number first.

use cast::{CastError, MemoryView, ScalarError, Value, ViewError};
use metadata::{Code, FormatError, LocateError};
use read_only::{SharedCells, WriteError};
use rstest::rstest;
use witness::assert_eq;

use super::{attributes, bytes, hex, laid_out, layout, part};

/// What a view is, or why there is none.
fn told(view: Result<MemoryView<&[u8]>, ViewError>) -> String {
    view.map_or_else(|error| error.to_string(), |view| attributes(&view))
}

#[rstest]
#[case::shorts("h", "h (4,) (2,) True")]
#[case::one_item("d", "d (1,) (8,) True")]
#[case::other_bytes("c", "c (8,) (1,) True")]
fn the_same_bytes_are_other_items(#[case] format: &str, #[case] expected: &str) {
    let owner = bytes("01000200 ffffffff");
    assert_eq!(
        told(MemoryView::from(&owner).cast(format)),
        expected,
        "eight bytes are 8 / itemsize items, an itemsize apart: .cast('{format}') (left: yours)"
    );
}

#[test]
fn no_bytes_are_no_items() {
    let none = MemoryView::from(b"").cast("q");
    assert_eq!(
        [format!("{none:?}"), told(none)],
        ["Ok(<memory of [0] items 'q'>)", "q (0,) (8,) True"],
        "0 is a multiple of every itemsize, so nothing is refused here (left: yours)"
    );
}

#[test]
fn an_item_is_all_its_bytes_as_the_format_says() {
    let owner = bytes("41000200 ffffffff");
    let through = |format: &str, index| {
        let item = MemoryView::from(&owner)
            .cast(format)
            .and_then(|view| view.item(index));
        format!(
            "{format} {index:2} {}",
            item.map_or_else(|error| error.to_string(), |item| item.to_string())
        )
    };
    let seen = [("c", 0), ("H", 1), ("h", -1), ("i", 0), ("i", -1), ("?", 3)]
        .map(|(format, index)| through(format, index));
    witness::snapshot!("one memory, seen six ways: 41000200 ffffffff", seen.join("\n"), @"
    c  0 b'A'
    H  1 2
    h -1 -1
    i  0 131137
    i -1 -1
    ?  3 False
    ");
}

#[test]
fn a_part_is_cast_where_it_lies() {
    let mut owner = bytes("ff000000 01020000 03000000 00000000");
    let view = MemoryView::from(&mut owner);
    let behind = view.slice(part("4:12")).expect("a part");
    let ints = behind.cast("i").expect("two items");
    let (read, written) = (ints.item(0), ints.set_item(1, Value::Int(4)));
    assert_eq!(
        (read, written, view.item(8)),
        (Ok(Value::Int(513)), Ok(()), Ok(Value::Int(4))),
        "a cast of [4:12] begins where the part begins: ff000000 01020000 03000000 00000000, and a 4 for the 3 is byte 8 \
         (left: yours)"
    );
}

#[rstest]
#[case::gaps("::2")]
#[case::backwards("::-1")]
fn gaps_are_not_looked_through(#[case] text: &str) {
    let view = MemoryView::from(b"abcdefgh").slice(part(text)).expect("a part");
    assert_eq!(
        view.cast("B").map(drop),
        Err(CastError::Contiguous.into()),
        "only what lies side by side in C order can be read in other pieces: [{text}] (left: yours)"
    );
}

#[rstest]
#[case::a_table_that_lies_in_c_order(&[(2, 3), (3, 1)], "H (3,) (2,) True")]
#[case::a_number_alone(&[], "TypeError: memoryview: length is not a multiple of itemsize")]
#[case::a_table_that_lies_in_fortran_order(&[(2, 1), (3, 2)], "TypeError: memoryview: casts are restricted to C-contiguous views")]
#[case::a_table_without_rows(&[(0, 3), (3, 1)], "TypeError: memoryview: cannot cast view with zeros in shape or strides")]
#[case::no_items_in_three_dimensions(&[(2, 1), (0, 1), (3, 1)], "TypeError: memoryview: cannot cast view with zeros in shape or strides")]
fn a_table_is_cast_to_a_line(#[case] dimensions: &[(usize, isize)], #[case] expected: &str) {
    assert_eq!(
        told(laid_out(b"abcdef", "B", dimensions).cast("H")),
        expected,
        "its bytes are read one after the other, if they lie like that and no size is 0: dimensions of (size, stride) \
         {dimensions:?} (left: yours)"
    );
}

#[rstest]
#[case::from_bytes("B", "d", None)]
#[case::to_bytes("d", "B", None)]
#[case::to_signed_bytes("H", "b", None)]
#[case::to_the_same_items("i", "i", Some(CastError::Items))]
#[case::truth_values_are_not_bytes("?", "h", Some(CastError::Items))]
#[case::a_format_with_a_byte_order("B", "<i", Some(CastError::Format(FormatError)))]
fn one_side_of_a_cast_is_bytes(#[case] from: &str, #[case] to: &str, #[case] expected: Option<CastError>) {
    let items = MemoryView::from(&[0; 16])
        .cast(from)
        .expect("16 bytes are whole items of every format");
    assert_eq!(
        items.cast(to).map(drop),
        expected.map_or(Ok(()), |error| Err(error.into())),
        "from bytes to items or from items to bytes, by one native code: from '{from}' to '{to}' (left: yours)"
    );
}

#[rstest]
#[case::the_last_item_would_be_incomplete("B", &[(7, 1)], "i", CastError::Length)]
#[case::gaps_before_the_format("B", &[(4, 2)], "<i", CastError::Contiguous)]
#[case::no_items_before_the_format("B", &[(0, 4), (4, 1)], "<i", CastError::Zeros)]
#[case::the_format_before_the_length("B", &[(7, 1)], "<i", CastError::Format(FormatError))]
#[case::the_format_before_two_kinds_of_items("i", &[(1, 4)], "<i", CastError::Format(FormatError))]
#[case::two_kinds_of_items_before_the_length("i", &[(1, 4)], "d", CastError::Items)]
fn a_cast_is_refused_in_cpythons_order(
    #[case] from: &str,
    #[case] dimensions: &[(usize, isize)],
    #[case] to: &str,
    #[case] error: CastError,
) {
    assert_eq!(
        laid_out(b"abcdefgh", from, dimensions).cast(to).map(drop),
        Err(error.into()),
        "gaps, no items, format, items, length: '{from}' to '{to}' stops at the first that is wrong, in dimensions of \
         (size, stride) {dimensions:?} (left: yours)"
    );
}

#[test]
fn casting_copies_no_byte() {
    let mut owner = [0; 8];
    let view = MemoryView::from(&mut owner);
    let ints = view.cast("i").expect("two items");
    let back = ints.cast("B").expect("eight bytes");
    let written = ints.set_item(-1, Value::Int(0x0403_0201));
    let seen = [4, 5, 6, 7].map(|index| back.item(index).map(|value| value.to_string()));
    assert_eq!(
        (written, seen),
        (Ok(()), ["1", "2", "3", "4"].map(|digit| Ok(digit.to_owned()))),
        "a cast looks at the same memory: what is written through one view is read through the other (left: yours)"
    );
}

#[test]
fn what_is_to_be_looked_through_stays_so() {
    let mut owner = [0; 4];
    let looks = MemoryView::from(&mut owner).to_read_only();
    let readonly = looks.and_then(|looks| looks.cast("i")?.readonly());
    let rule =
        "a cast is read-only if its view is, whatever the owner says: v.toreadonly().cast('i').readonly";
    assert_eq!(readonly, Ok(true), "{rule} (left: yours)");
}

#[rstest]
#[case::a_row_of_a_table(&[(2, 3), (3, 1)], 9, ViewError::SubView)]
#[case::a_table_of_three_dimensions(&[(1, 6), (2, 3), (3, 1)], 0, ViewError::SubView)]
#[case::a_number_alone(&[], 0, LocateError::Scalar.into())]
#[case::the_smallest_index(&[(6, 1)], isize::MIN, LocateError::OutOfBounds { dimension: 1 }.into())]
fn an_index_that_names_no_item_is_refused(
    #[case] dimensions: &[(usize, isize)],
    #[case] index: isize,
    #[case] error: ViewError,
) {
    assert_eq!(
        laid_out(b"abcdef", "B", dimensions).item(index),
        Err(error),
        "[{index}] of dimensions of (size, stride) {dimensions:?} is no item (left: yours)"
    );
}

#[rstest]
#[case::look_only_first(true, &[(2, 2)], 9, Value::Int(-1), WriteError::NotWritable.into())]
#[case::then_the_index(false, &[(2, 2)], 9, Value::Int(-1), LocateError::OutOfBounds { dimension: 1 }.into())]
#[case::in_a_table_it_names_no_item(false, &[(1, 4), (2, 2)], 9, Value::Int(-1), LocateError::SubView.into())]
#[case::then_the_value(false, &[(2, 2)], 1, Value::Int(65536), ScalarError::Value(Code::UnsignedShort).into())]
fn an_assignment_is_refused_in_cpythons_order(
    #[case] readonly: bool,
    #[case] dimensions: &[(usize, isize)],
    #[case] index: isize,
    #[case] value: Value,
    #[case] error: ViewError,
) {
    let mut owner = *b"abcd";
    let mut view =
        MemoryView::with_layout(SharedCells::new(&mut owner), layout("H", dimensions)).expect("two items");
    if readonly {
        view = view.to_read_only().expect("it is open");
    }
    let written = view.set_item(index, value);
    assert_eq!(
        (written, hex(&owner)),
        (Err(error), hex(b"abcd")),
        "read-only, index (what `locate` says, not `ViewError::SubView`), value: [{index}] = {value} stops at the first that \
         is wrong, and writes nothing, in dimensions of (size, stride) {dimensions:?} (left: yours)"
    );
}

#[test]
fn a_released_view_refuses() {
    let mut owner = *b"abcd";
    let mut view = MemoryView::from(&mut owner);
    let ints = view.cast("i");
    view.release();
    let refused = [
        view.cast("<i").map(drop),
        view.item(9).map(drop),
        view.set_item(9, Value::Int(-1)),
    ];
    assert_eq!(
        (refused, ints.and_then(|ints| ints.item(0)).is_ok()),
        ([Err(ViewError::Released); 3], true),
        "a released view refuses before it looks at anything else, and what was cast from it does not (left: yours)"
    );
}

#[test]
fn looking_at_an_item_allocates_nothing() {
    let mut owner = vec![7; 10_000_000];
    let view = MemoryView::from(&mut owner).cast("q").expect("whole items");
    let rule = "an item is found by its index: neither reading nor writing one may allocate";
    let item = witness::allocates(rule, 0, 0, || {
        view.set_item(-1, Value::Int(-7))?;
        view.item(1_249_999)
    });
    assert_eq!(item, Ok(Value::Int(-7)), "{rule} (left: yours)");
}

#[test]
fn every_pair_of_formats_answers_as_in_cpython() {
    let rule = "casts, items and refusals are those of CPython, statement by statement";
    super::shape::statements::answers_like_cpython(rule, include_str!("../recorded/cast.tsv"));
}
