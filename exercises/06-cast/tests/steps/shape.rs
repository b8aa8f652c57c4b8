//! `cast_to` folds a line into any number of dimensions, `at` takes an index for each of them, and `to_list` nests
//! lists as deep.
//!
//! The tests hold on machines that store the lowest byte of a number first.

#[path = "helpers/statements.rs"]
pub mod statements;

use cast::{CastError, Memory, MemoryView, Value, ViewError};
use metadata::{FormatError, LocateError, ShapeError};
use read_only::SharedCells;
use rstest::rstest;
use witness::assert_eq;

use super::{attributes, laid_out, list, part};

const BYTES: &[u8] = b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b";

/// The first bytes of `BYTES` in this shape.
fn folded(shape: &[isize]) -> MemoryView<&'static [u8]> {
    let count: isize = shape.iter().product();
    let view = MemoryView::new(&BYTES[..count as usize]);
    view.cast_to("B", shape)
        .expect("as many bytes as the shape has room for")
}

#[rstest]
#[case::a_line(&[3], "[0, 1, 2]")]
#[case::a_table(&[2, 3], "[[0, 1, 2], [3, 4, 5]]")]
#[case::one_column(&[3, 1], "[[0], [1], [2]]")]
#[case::four_dimensions(&[1, 2, 2, 2], "[[[[0, 1], [2, 3]], [[4, 5], [6, 7]]]]")]
#[case::no_dimension_no_list(&[], "0")]
fn lists_are_nested_as_deep_as_the_shape(#[case] shape: &[isize], #[case] expected: &str) {
    let list = folded(shape).to_list().map(|list| list.to_string());
    assert_eq!(
        list,
        Ok(expected.to_owned()),
        "a list for each dimension, its items in C order, an item where the dimensions end: shape {shape:?} (left: yours)"
    );
}

#[test]
fn items_of_any_format_are_folded() {
    let owner: Vec<u8> = [1.5_f64, -0.0, f64::NAN, f64::INFINITY, 1e16, 0.1]
        .map(f64::to_le_bytes)
        .concat();
    let view = MemoryView::from(&owner).cast_to("d", &[3, 2]);
    witness::snapshot!("three rows of two doubles, 16 bytes from row to row, as Python writes them", [
        view.as_ref().map_or_else(|error| error.to_string(), attributes),
        list(view),
    ].join("\n"), @"
    d (3, 2) (16, 8) True
    [[1.5, -0.0], [nan, inf], [1e+16, 0.1]]
    ");
}

#[rstest]
#[case::a_row_further(&[2, 3], &[1, 0], "3")]
#[case::each_from_its_own_end(&[2, 3], &[-1, -2], "4")]
#[case::in_four_dimensions(&[1, 2, 3, 2], &[0, 1, -1, 0], "10")]
fn a_tuple_has_an_index_for_each_dimension(
    #[case] shape: &[isize],
    #[case] indices: &[isize],
    #[case] expected: &str,
) {
    assert_eq!(
        folded(shape).at(indices).map(|value| value.to_string()),
        Ok(expected.to_owned()),
        "{indices:?} goes straight to the item of shape {shape:?} (left: yours)"
    );
}

#[rstest]
#[case::a_row_is_no_item(&[2, 3], &[0], LocateError::SubView)]
#[case::too_many(&[2, 3], &[0, 0, 0], LocateError::TooMany { ndim: 2, indices: 3 })]
#[case::past_the_end_of_a_row(&[2, 3], &[0, 3], LocateError::OutOfBounds { dimension: 2 })]
#[case::an_index_for_no_dimension(&[], &[0], LocateError::Scalar)]
fn other_tuples_are_refused(#[case] shape: &[isize], #[case] indices: &[isize], #[case] error: LocateError) {
    assert_eq!(
        folded(shape).at(indices).map(|value| value.to_string()),
        Err(error.into()),
        "{indices:?} names no item of shape {shape:?} (left: yours)"
    );
}

#[rstest]
#[case::a_size_of_zero("B", &[0], CastError::Size)]
#[case::a_size_below_zero("B", &[-2, -3], CastError::Size)]
#[case::a_size_below_zero_before_the_product("B", &[isize::MAX, -2], CastError::Size)]
#[case::too_little_room("B", &[2, 2], CastError::Product)]
#[case::too_much_room("B", &[7], CastError::Product)]
#[case::more_than_memory_holds("B", &[isize::MAX, 2], CastError::Shape(ShapeError::TooLarge))]
#[case::from_the_first_size_on("B", &[isize::MAX, 2, 0], CastError::Shape(ShapeError::TooLarge))]
#[case::with_the_itemsize_in_it("h", &[isize::MAX, 0], CastError::Shape(ShapeError::TooLarge))]
#[case::too_many_dimensions("B", &[-1; 65], CastError::Shape(ShapeError::TooManyDimensions))]
fn a_shape_without_a_view_is_refused(
    #[case] format: &str,
    #[case] shape: &[isize],
    #[case] error: CastError,
) {
    assert_eq!(
        witness::answer(|| list(MemoryView::from(b"abcdef").cast_to(format, shape))),
        error.to_string(),
        "six bytes fill a shape exactly, its sizes are above zero, and the first wrong thing is named: '{format}', \
         {shape:?} (left: yours)"
    );
}

#[rstest]
#[case::gaps_first("::2", "<i", &[0], CastError::Contiguous)]
#[case::gaps_before_no_items("3:3:2", "<i", &[0], CastError::Contiguous)]
#[case::then_no_items("3:3", "<i", &[0], CastError::Zeros)]
#[case::then_the_format(":", "<i", &[0], CastError::Format(FormatError))]
fn a_line_is_refused_in_cpythons_order(
    #[case] text: &str,
    #[case] format: &str,
    #[case] shape: &[isize],
    #[case] error: CastError,
) {
    let line = MemoryView::from(b"abcdef").slice(part(text));
    assert_eq!(
        line.and_then(|line| line.cast_to(format, shape)).map(drop),
        Err(error.into()),
        "gaps, no items, format, length, shape: [{text}].cast('{format}', {shape:?}) stops at the first that is wrong \
         (left: yours)"
    );
}

#[rstest]
#[case::a_line_to_a_table(&[6], &[2, 3], "[[0, 1, 2], [3, 4, 5]]")]
#[case::a_table_to_a_line(&[2, 3], &[6], "[0, 1, 2, 3, 4, 5]")]
#[case::a_table_to_a_table(&[2, 3], &[3, 2], "TypeError: memoryview: cast must be 1D -> ND or ND -> 1D")]
#[case::a_number_to_a_table(&[], &[1, 1], "TypeError: memoryview: cast must be 1D -> ND or ND -> 1D")]
#[case::too_many_dimensions_first(&[2, 3], &[1; 65], "ValueError: memoryview: number of dimensions must not exceed 64")]
#[case::a_number_to_a_line(&[], &[1], "[0]")]
fn one_side_of_a_fold_is_a_line(#[case] from: &[isize], #[case] to: &[isize], #[case] expected: &str) {
    assert_eq!(
        list(folded(from).cast_to("B", to)),
        expected,
        "from one dimension to any number, or from any number to one: {from:?} to {to:?} (left: yours)"
    );
}

#[test]
fn sixty_four_dimensions_are_not_too_many() {
    let view = MemoryView::from(b"a").cast_to("c", &[1; 64]);
    assert_eq!(
        list(view),
        format!("{}b'a'{}", "[".repeat(64), "]".repeat(64)),
        "64 is the most dimensions a view can have, and it is no error (left: yours)"
    );
}

#[test]
fn a_fold_copies_no_byte() {
    let mut owner = [0; 12];
    let view = MemoryView::from(&mut owner);
    let table = view.cast_to("h", &[2, 3]).expect("six items");
    let written = table.set_at(&[1, -1], Value::Int(-1));
    let line = view.cast("h").and_then(|line| line.to_list());
    assert_eq!(
        (written, line.map(|line| line.to_string())),
        (Ok(()), Ok("[0, 0, 0, 0, 0, -1]".to_owned())),
        "a table looks at the memory of its line: what is written to one is read in the other (left: yours)"
    );
}

#[rstest]
#[case::downwards(&[(2, -1), (3, 2)], "[[1, 3, 5], [0, 2, 4]]")]
#[case::rows_without_items(&[(2, 1), (0, 1)], "[[], []]")]
fn sizes_and_strides_of_any_kind_are_followed(#[case] dimensions: &[(usize, isize)], #[case] expected: &str) {
    assert_eq!(
        list(Ok(laid_out(BYTES, "B", dimensions))),
        expected,
        "each row is a list, with items or without, and goes where the strides lead, downwards too: dimensions of (size, \
         stride) {dimensions:?} (left: yours)"
    );
}

#[test]
fn rows_without_items_are_not_folded() {
    let rows = laid_out(b"", "B", &[(2, 1), (0, 1)]);
    assert_eq!(
        rows.cast_to("<i", &[1, 1]).map(drop),
        Err(CastError::Zeros.into()),
        "a size of 0, whichever it is, is refused before dimensions and format: two rows without items (left: yours)"
    );
}

#[test]
fn a_part_of_a_table_is_rows_of_it() {
    let table = folded(&[3, 2]);
    let parts = ["1:", "::-2", "0:0"].map(|text| list(table.slice(part(text))));
    witness::snapshot!("a slice takes rows out of [[0, 1], [2, 3], [4, 5]]: [1:], [::-2] and [0:0]", parts.join("\n"), @"
    [[2, 3], [4, 5]]
    [[4, 5], [0, 1]]
    []
    ");
}

#[test]
fn a_released_view_refuses() {
    let mut view = MemoryView::from(b"");
    view.release();
    let refused = [
        view.cast_to("<", &[0]).map(drop),
        view.at(&[9, 9]).map(drop),
        view.to_list().map(drop),
    ];
    assert_eq!(
        refused,
        [Err(ViewError::Released); 3],
        "a released view refuses before it looks at anything else, here at no items (left: yours)"
    );
}

#[test]
fn an_item_is_found_without_an_allocation() {
    let view = folded(&[2, 3]);
    let rule = "indices and strides are multiplied where they are: reading an item must not allocate";
    let item = witness::allocates(rule, 0, 0, || view.at(&[1, 1]));
    assert_eq!(item, Ok(Value::Int(4)), "{rule} (left: yours)");
}

#[test]
fn a_table_through_another_handle_keeps_its_flag() {
    let cells = SharedCells::new(vec![0; 3].leak());
    let view = MemoryView::new(cells).cast_to("B", &[3, 1]);
    let readonly = |view: &MemoryView<_>, other| view.through(other).and_then(|view| view.readonly());
    assert_eq!(
        view.and_then(|view| {
            let looks = MemoryView::new(cells).to_read_only()?.cast_to("B", &[3, 1])?;
            Ok([
                looks.readonly()?,
                readonly(&view, cells)?,
                readonly(&looks, cells)?,
                readonly(&view, cells.to_read_only())?,
                (&b"abc"[..]).write(0, b"A").is_err(),
            ])
        }),
        Ok([true, false, true, true, true]),
        "neither a fold of a read-only view nor a read-only memory may be written through, whichever the other is (left: yours)"
    );
}

#[test]
fn every_format_in_every_form_answers_as_in_cpython() {
    let rule = "folds, lists, tuples and refusals are those of CPython, statement by statement";
    statements::answers_like_cpython(rule, include_str!("../recorded/shape.tsv"));
}
