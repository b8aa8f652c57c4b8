//! `Layout::new` lays items out in C order: the last dimension's items lie side by side, and each stride before it is the
//! stride after it times the size after it.

use metadata::{Code, Format, Layout, ShapeError};
use rstest::rstest;
use witness::assert_eq;

/// As in Python: the strides, or the error.
fn strides(code: Code, sizes: &[usize]) -> Result<Vec<isize>, ShapeError> {
    Layout::new(Format::from(code), sizes).map(|layout| layout.strides().to_vec())
}

#[rstest]
#[case::of_no_dimension(&[], &[])]
#[case::of_a_line(&[5], &[4])]
#[case::of_a_table(&[2, 3], &[12, 4])]
#[case::of_a_cube(&[2, 3, 5], &[60, 20, 4])]
#[case::of_a_column(&[3, 1], &[4, 4])]
#[case::of_rows_without_items(&[3, 0], &[0, 4])]
fn strides_grow_from_the_last_dimension_to_the_first(#[case] sizes: &[usize], #[case] expected: &[isize]) {
    assert_eq!(
        strides(Code::Float, sizes).as_deref(),
        Ok(expected),
        "in C order the last index varies fastest: the strides of {sizes:?} with 4 bytes an item (left: yours)"
    );
}

#[rstest]
#[case::a_number_alone(&[], (0, 1, 8))]
#[case::a_line(&[5], (1, 5, 40))]
#[case::a_table(&[2, 3], (2, 6, 48))]
#[case::a_table_of_none(&[2, 0], (2, 0, 0))]
#[case::more_than_half_a_number_holds(&[3, 1 << (usize::BITS / 2)], (2, 3 << (usize::BITS / 2), 24 << (usize::BITS / 2)))]
#[case::a_table_of_none_with_huge_sizes_before(&[1 << (usize::BITS - 4), 1 << 9, 0], (3, 0, 0))]
fn dimensions_items_and_bytes_are_counted(#[case] sizes: &[usize], #[case] expected: (usize, usize, usize)) {
    let counted = |ndim, items, bytes| format!("{ndim} dimensions, {items} items, {bytes} bytes");
    let yours = witness::answer(|| match Layout::new(Format::from(Code::Double), sizes) {
        Ok(layout) => counted(layout.ndim(), layout.items(), layout.nbytes()),
        Err(error) => error.to_string(),
    });
    let (ndim, items, bytes) = expected;
    assert_eq!(
        yours,
        counted(ndim, items, bytes),
        "ndim counts the sizes, items multiplies them (nothing multiplied is 1, and one 0 makes 0), nbytes counts bytes: \
         {sizes:?} of 8 bytes an item (left: yours)"
    );
}

#[rstest]
#[case::a_line_with_gaps(&[(3, 4)], 3)]
#[case::rows_from_the_last(&[(2, -8), (3, 2)], 6)]
#[case::one_byte_again_and_again(&[(5, 0)], 5)]
fn strides_change_no_count(#[case] dimensions: &[(usize, isize)], #[case] bytes: usize) {
    let counted = |items, bytes| format!("{items} items, {bytes} bytes");
    let yours = witness::answer(|| {
        let layout = super::bytes(dimensions);
        counted(layout.items(), layout.nbytes())
    });
    assert_eq!(
        yours,
        counted(bytes, bytes),
        "items and bytes are counted by sizes alone, whatever the strides are: bytes in dimensions of (size, stride) \
         {dimensions:?} (left: yours)"
    );
}

#[rstest]
#[case::the_product_of_two(Code::UnsignedChar, &[1 << (usize::BITS / 2), 1 << (usize::BITS / 2)])]
#[case::by_the_size_of_an_item(Code::Short, &[isize::MAX as usize])]
#[case::a_single_size(Code::UnsignedChar, &[isize::MAX as usize + 1])]
#[case::a_single_size_although_there_is_no_item(Code::UnsignedChar, &[usize::MAX, 0])]
#[case::a_stride_although_there_is_no_item(Code::UnsignedChar, &[0, 1 << (usize::BITS - 2), 2])]
fn what_no_memory_holds_is_refused(#[case] code: Code, #[case] sizes: &[usize]) {
    assert_eq!(
        strides(code, sizes),
        Err(ShapeError::TooLarge),
        "no size, no stride and not the whole may be larger than isize::MAX: see {sizes:?} of {code:?} (left: yours)"
    );
}

#[rstest]
#[case::on_a_line(&[isize::MAX as usize], &[1])]
#[case::between_dimensions_of_one(&[1, isize::MAX as usize, 1], &[isize::MAX, 1, 1])]
fn isize_max_bytes_are_allowed(#[case] sizes: &[usize], #[case] expected: &[isize]) {
    assert_eq!(
        strides(Code::UnsignedChar, sizes).as_deref(),
        Ok(expected),
        "isize::MAX is the largest that fits, so it is no error (left: yours)"
    );
}

#[rstest]
#[case::sixty_four(64, Ok(64))]
#[case::sixty_five(65, Err(ShapeError::TooManyDimensions))]
fn sixty_four_dimensions_are_the_most(#[case] ndim: usize, #[case] expected: Result<usize, ShapeError>) {
    let counted = Layout::new(Format::from(Code::UnsignedChar), &vec![1; ndim]).map(|layout| layout.ndim());
    assert_eq!(
        counted, expected,
        "a view has at most 64 dimensions (left: yours)"
    );
}

#[rstest]
#[case::as_long_as_memory(isize::MAX as usize / 2, 0, true)]
#[case::more_items_than_memory_has_bytes(isize::MAX as usize / 2 + 1, 0, false)]
#[case::more_than_a_number_holds(usize::MAX, 0, false)]
#[case::a_way_to_the_last_byte(2, isize::MAX - 2, true)]
#[case::a_way_beyond_it(2, isize::MAX - 1, false)]
#[case::a_way_backwards_beyond_it(2, -(isize::MAX - 1), false)]
fn a_dimension_that_is_changed_has_to_fit_too(
    #[case] size: usize,
    #[case] stride: isize,
    #[case] fits: bool,
) {
    let pairs = Layout::new(Format::from(Code::UnsignedChar), &[5, 2]).expect("ten bytes fit");
    let changed = pairs.with_dimension(0, size, stride);
    let expected = [size, 2];
    assert_eq!(
        changed
            .as_ref()
            .map(|layout| (layout.shape(), layout.strides()[0])),
        if fits {
            Ok((&expected[..], stride))
        } else {
            Err(&ShapeError::TooLarge)
        },
        "items and the way from the lowest byte to the highest fit into memory: 5 pairs of bytes become {size}, each \
         {stride} bytes from the one before (left: yours, by way of Layout::new)"
    );
}

#[test]
fn strides_of_your_own_may_not_reach_beyond_memory() {
    let most = isize::MAX;
    let table: [(&[(usize, isize)], bool); 6] = [
        (&[(2, most - 1)], true),
        (&[(2, most)], false),
        (&[(3, most)], false),
        (&[(2, -most)], false),
        (&[(2, most - 2), (3, 1)], false),
        (&[(1, most), (0, most)], true),
    ];
    for (dimensions, fits) in table {
        let layout = Layout::strided(Format::from(Code::UnsignedChar), dimensions);
        assert_eq!(
            layout.map(|layout| layout.strides().len()),
            if fits {
                Ok(dimensions.len())
            } else {
                Err(ShapeError::TooLarge)
            },
            "from the lowest byte to the highest there are at most isize::MAX: (size, stride) {dimensions:?} (left: \
             yours, by way of Layout::new)"
        );
    }
}

#[test]
fn the_errors_speak_cpythons_words() {
    let large = strides(Code::Double, &[isize::MAX as usize]).expect_err("no memory is that large");
    let many = strides(Code::Double, &[2; 65]).expect_err("65 dimensions are too many, whatever their sizes");
    witness::snapshot!("an error's text is the last line of CPython's traceback", format!("{large}\n{many}"), @r"
    ValueError: memoryview.cast(): product(shape) > SSIZE_MAX
    ValueError: memoryview: number of dimensions must not exceed 64
    ");
}

#[test]
fn every_layout_answers_as_in_cpython() {
    let rows = witness::recorded(include_str!("../recorded/shape.tsv"));
    // The record is from 64-bit machines; where addresses are shorter, the sizes near the largest are left out.
    let cases = rows
        .filter(|case| usize::BITS == 64 || case[1].len() < 20 && case[0] != "P")
        .map(|case| {
            let [code, sizes, cpython] = case[..] else {
                panic!("the record has three columns")
            };
            let format = code.parse().expect("CPython took it");
            let yours = witness::answer(|| match Layout::new(format, &super::tuple(sizes)) {
                Ok(layout) => {
                    let strides: Vec<_> = layout.strides().iter().map(isize::to_string).collect();
                    let comma = if strides.len() == 1 { "," } else { "" };
                    format!("({}{comma}) {}", strides.join(", "), layout.nbytes())
                }
                Err(error) => error.to_string(),
            });
            let expression = format!("a view of '{code}' with shape {sizes}: strides and nbytes");
            (expression, cpython.to_owned(), yours)
        });
    witness::agrees_with_cpython(
        "sizes give the strides that Python gives, or the same error",
        cases,
    );
}
