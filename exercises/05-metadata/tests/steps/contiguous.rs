//! Items lie side by side in C order, in Fortran order, in both, or in neither, and CPython says which.

use metadata::{Code, Format, Layout};
use rstest::rstest;
use witness::assert_eq;

use super::{bytes, python};

/// Compares both flags, C order first.
#[track_caller]
fn says(rule: &str, dimensions: &[(usize, isize)], flags: (bool, bool)) {
    let layout = bytes(dimensions);
    assert_eq!(
        witness::answer(|| format!("{:?}", (layout.c_contiguous(), layout.f_contiguous()))),
        format!("{flags:?}"),
        "{rule}: (C order, Fortran order) of bytes in dimensions of (size, stride) {dimensions:?} (left: yours)"
    );
}

#[rstest]
#[case::a_number_alone(&[], true, true)]
#[case::a_line(&[(4, 1)], true, true)]
#[case::a_line_with_gaps(&[(4, 2)], false, false)]
#[case::a_line_backwards(&[(4, -1)], false, false)]
#[case::a_line_with_gaps_as_wide_as_half_a_number(&[(2, (1 << (isize::BITS / 2)) + 1)], false, false)]
#[case::row_after_row(&[(2, 3), (3, 1)], true, false)]
#[case::column_after_column(&[(2, 1), (3, 2)], false, true)]
#[case::rows_with_gaps_between(&[(2, 4), (3, 1)], false, false)]
#[case::a_cube_that_only_ends_where_it_should(&[(2, 4), (2, 1), (2, 1)], false, false)]
#[case::one_column_of_a_wider_table(&[(3, 4), (1, 1)], false, false)]
fn a_stride_spans_what_lies_side_by_side(
    #[case] dimensions: &[(usize, isize)],
    #[case] c: bool,
    #[case] fortran: bool,
) {
    let rule = "each stride spans the bytes that lie side by side so far, from the last dimension on in C order and from \
                the first on in Fortran order";
    says(rule, dimensions, (c, fortran));
}

#[rstest]
#[case::on_a_line(&[(1, -7)], true, true)]
#[case::from_row_to_row(&[(1, 99), (3, 1)], true, true)]
#[case::from_column_to_column(&[(3, 1), (1, 0)], true, true)]
fn where_there_is_one_item_the_stride_may_be_anything(
    #[case] dimensions: &[(usize, isize)],
    #[case] c: bool,
    #[case] fortran: bool,
) {
    says(
        "where a dimension has one item its stride is never used, so it may be anything",
        dimensions,
        (c, fortran),
    );
}

#[rstest]
#[case::of_empty_rows(&[(2, 5), (0, 7)])]
#[case::without_rows(&[(0, 5), (2, 7)])]
#[case::of_more_empty_rows_than_a_number_counts(&[(1 << (usize::BITS - 4), 1), (1 << 9, 1), (0, 1)])]
fn a_table_of_no_items_has_no_gaps(#[case] dimensions: &[(usize, isize)]) {
    let rule =
        "with two dimensions or more, no items means no gaps, whatever the other sizes and the strides are";
    says(rule, dimensions, (true, true));
}

#[rstest]
#[case::as_long_as_an_item(&[(0, 1)], true)]
#[case::longer(&[(0, 2)], false)]
fn a_line_of_no_items_keeps_its_stride(#[case] dimensions: &[(usize, isize)], #[case] expected: bool) {
    let rule = "with one dimension CPython looks at the stride even where there is no item";
    says(rule, dimensions, (expected, expected));
}

#[test]
fn items_are_measured_in_bytes() {
    let doubles = Layout::strided(Format::from(Code::Double), &[(4, 1)]).expect("so few bytes fit");
    assert_eq!(
        (doubles.c_contiguous(), doubles.f_contiguous()),
        (false, false),
        "items of 8 bytes that begin 1 byte apart overlap: strides count bytes, not items (left: yours)"
    );
}

#[rstest]
#[case::c_order(&[(2, 3), (3, 1)], true)]
#[case::fortran_order(&[(2, 1), (3, 2)], true)]
#[case::neither(&[(2, 4), (3, 1)], false)]
fn either_order_will_do(#[case] dimensions: &[(usize, isize)], #[case] expected: bool) {
    assert_eq!(
        bytes(dimensions).contiguous(),
        expected,
        "view.contiguous is True in either order: dimensions of (size, stride) {dimensions:?} (left: yours)"
    );
}

#[rstest]
#[case::a_table("B", &[2, 3], &[3, 2], &[1, 3])]
#[case::a_cube("@B", &[2, 3, 5], &[5, 3, 2], &[1, 5, 15])]
#[case::four_dimensions("B", &[2, 3, 5, 7], &[7, 5, 3, 2], &[1, 7, 35, 105])]
fn a_transposed_layout_swaps_sizes_and_strides(
    #[case] text: &str,
    #[case] sizes: &[usize],
    #[case] swapped: &[usize],
    #[case] strides: &[isize],
) {
    let format: Format = text.parse().expect("this is one native code");
    let layout = Layout::new(format, sizes).expect("so few bytes fit");
    let transposed = layout.transposed();
    assert_eq!(
        (transposed.format(), transposed.shape(), transposed.strides()),
        (format, swapped, strides),
        "the dimensions stand in reverse, all of them, and each stride goes with its size; the format stays, its '@' as well: \
         {sizes:?} of {text:?} (left: yours)"
    );
    assert_eq!(
        transposed.transposed(),
        layout,
        "transposed twice is as before (left: yours)"
    );
}

#[test]
fn no_items_stay_no_items_when_transposed() {
    let sizes = [1 << (usize::BITS - 4), 1 << 9, 0];
    let layout = Layout::new(Format::from(Code::UnsignedChar), &sizes).expect("no items need no memory");
    let told = |items, bytes, c, fortran| {
        format!("{items} items, {bytes} bytes, C order {c}, Fortran order {fortran}")
    };
    let yours = witness::answer(|| {
        let transposed = layout.transposed();
        let [c, fortran] = [transposed.c_contiguous(), transposed.f_contiguous()].map(python);
        told(transposed.items(), transposed.nbytes(), c, fortran)
    });
    assert_eq!(
        yours,
        told(0, 0, "True", "True"),
        "a transposed layout is not checked again: its sizes may be ones that `new` refuses. One 0 makes 0 items in \
         whatever order the sizes stand, and `items` (in `shape.rs`) and the flags multiply nothing too large: {sizes:?} \
         transposed \
         (left: yours)"
    );
}

#[test]
fn transposing_changes_the_order_and_not_the_gaps() {
    let table = bytes(&[(2, 3), (3, 1)]);
    let gaps = bytes(&[(2, 4), (3, 1)]);
    let row = |name, layout: &Layout| {
        let [c, fortran] = [layout.c_contiguous(), layout.f_contiguous()].map(python);
        format!("{name:18}{c:7}{fortran:7}{}\n", python(layout.contiguous()))
    };
    let told = row("table", &table) + &row("table transposed", &table.transposed());
    let told = told + &row("gaps", &gaps) + &row("gaps transposed", &gaps.transposed());
    witness::snapshot!("C order, Fortran order, either", told, @r"
    table             True   False  True
    table transposed  False  True   True
    gaps              False  False  False
    gaps transposed   False  False  False
    ");
}

#[test]
fn asking_makes_no_copy() {
    let layout = Layout::new(Format::from(Code::Double), &[3, 5, 7]).expect("840 bytes fit");
    let rule = "sizes and strides are compared where they are: asking must not allocate";
    let answers = witness::allocates(rule, 0, 0, || {
        [layout.c_contiguous(), layout.f_contiguous(), layout.contiguous()]
    });
    assert_eq!(
        answers,
        [true, false, true],
        "what `Layout::new` made is in C order: c_contiguous, f_contiguous, contiguous (left: yours)"
    );
}

#[test]
fn every_view_has_cpythons_flags() {
    let cases = witness::recorded(include_str!("../recorded/contiguous.tsv")).map(|case| {
        let [code, sizes, strides, cpython] = case[..] else {
            panic!("the record has four columns")
        };
        let layout = super::recorded_layout(code, sizes, strides);
        let yours = witness::answer(|| {
            let flags = [layout.c_contiguous(), layout.f_contiguous(), layout.contiguous()];
            flags.map(python).join(" ")
        });
        let expression = format!(
            "c_contiguous, f_contiguous and contiguous of a view of '{code}' with shape {sizes} and strides {strides}"
        );
        (expression, cpython.to_owned(), yours)
    });
    witness::agrees_with_cpython("each flag is what Python's attribute says", cases);
}
