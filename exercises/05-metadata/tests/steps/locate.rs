//! `locate` turns an index for every dimension into one offset, by Python's rules for a tuple between brackets.

use metadata::{Code, Format, Layout, LocateError};
use rstest::rstest;
use witness::assert_eq;

use super::bytes;

/// Two rows of three floats: 4 bytes from item to item, 12 from row to row.
fn table() -> Layout {
    Layout::new(Format::from(Code::Float), &[2, 3]).expect("24 bytes fit")
}

#[rstest]
#[case::the_first(&[0, 0], 0)]
#[case::the_next_in_its_row(&[0, 1], 4)]
#[case::the_first_of_the_next_row(&[1, 0], 12)]
#[case::the_last(&[1, 2], 20)]
#[case::the_first_from_the_end(&[-2, -3], 0)]
#[case::each_from_its_own_end(&[-1, 0], 12)]
fn an_item_lies_indices_times_strides_away(#[case] indices: &[isize], #[case] offset: usize) {
    assert_eq!(
        table().locate(indices),
        Ok(offset),
        "an offset is the sum of index times stride, a negative index counting from the end of its dimension: \
         {indices:?} in two rows of three floats (left: yours)"
    );
}

#[rstest]
#[case::backwards_the_first_lies_highest(&[(4, -2)], &[0], 6)]
#[case::backwards_the_last_lies_lowest(&[(4, -2)], &[-1], 0)]
#[case::one_dimension_of_two_backwards(&[(2, -8), (3, 2)], &[0, 2], 12)]
#[case::columns_before_rows(&[(3, 1), (2, 3)], &[2, 1], 5)]
#[case::a_stride_of_zero_stands_still(&[(5, 0)], &[4], 0)]
#[case::no_dimension_no_index(&[], &[], 0)]
#[case::as_far_as_memory_goes(&[(2, isize::MAX - 1)], &[1], isize::MAX as usize - 1)]
#[case::as_far_backwards(&[(2, 1 - isize::MAX)], &[0], isize::MAX as usize - 1)]
fn strides_say_the_way(
    #[case] dimensions: &[(usize, isize)],
    #[case] indices: &[isize],
    #[case] offset: usize,
) {
    let expected: Result<_, LocateError> = Ok(offset);
    assert_eq!(
        witness::answer(|| format!("{:?}", bytes(dimensions).locate(indices))),
        format!("{expected:?}"),
        "the offset counts from the lowest byte, and along a negative stride items go down: {indices:?} in \
         dimensions of (size, stride) {dimensions:?} (left: yours)"
    );
}

#[rstest]
#[case::right_behind_the_last_row(&[2, 0], 1)]
#[case::right_behind_the_last_item_of_a_row(&[0, 3], 2)]
#[case::right_before_the_first(&[0, -4], 2)]
#[case::the_first_wrong_one_is_named(&[-3, 7], 1)]
#[case::the_largest(&[0, isize::MAX], 2)]
#[case::the_smallest(&[isize::MIN, 0], 1)]
fn an_index_past_either_end_names_its_dimension(#[case] indices: &[isize], #[case] dimension: usize) {
    let expected: Result<usize, _> = Err(LocateError::OutOfBounds { dimension });
    assert_eq!(
        witness::answer(|| format!("{:?}", table().locate(indices))),
        format!("{expected:?}"),
        "every index stays in its own dimension, the first of which is 1: {indices:?} in two rows of three \
         (left: yours)"
    );
}

#[rstest]
#[case::of_empty_rows(&[(2, 1), (0, 1)], &[1, 0])]
#[case::of_a_line_backwards(&[(0, -4)], &[0])]
#[case::of_empty_rows_backwards(&[(3, 1), (0, -1)], &[2, 0])]
fn where_there_is_no_item_every_index_is_past_the_end(
    #[case] dimensions: &[(usize, isize)],
    #[case] indices: &[isize],
) {
    let dimension = dimensions.len();
    let expected: Result<usize, _> = Err(LocateError::OutOfBounds { dimension });
    assert_eq!(
        witness::answer(|| format!("{:?}", bytes(dimensions).locate(indices))),
        format!("{expected:?}"),
        "a dimension of no items has no index 0, also backwards: {indices:?} in dimensions of (size, stride) \
         {dimensions:?} (left: yours)"
    );
}

#[test]
fn an_index_past_the_end_is_found_before_a_dimension_of_no_items() {
    let expected: Result<usize, _> = Err(LocateError::OutOfBounds { dimension: 1 });
    assert_eq!(
        witness::answer(|| format!("{:?}", bytes(&[(2, 1), (0, 1)]).locate(&[2, 0]))),
        format!("{expected:?}"),
        "the first index that is past the end is named, although a later dimension has no items at all: [2, 0] in two \
         rows of none (left: yours)"
    );
}

#[rstest]
#[case::a_row(&[(2, 3), (3, 1)], &[9], LocateError::SubView)]
#[case::everything(&[(2, 3), (3, 1)], &[], LocateError::SubView)]
#[case::one_too_many(&[(2, 3), (3, 1)], &[9, 9, 9], LocateError::TooMany { ndim: 2, indices: 3 })]
fn there_is_one_index_for_each_dimension(
    #[case] dimensions: &[(usize, isize)],
    #[case] indices: &[isize],
    #[case] error: LocateError,
) {
    assert_eq!(
        bytes(dimensions).locate(indices),
        Err(error),
        "the indices are counted before any of them is looked at: {indices:?} in dimensions of (size, stride) \
         {dimensions:?} (left: yours)"
    );
}

#[test]
fn a_number_alone_takes_no_index() {
    assert_eq!(
        bytes(&[]).locate(&[0]),
        Err(LocateError::Scalar),
        "a view without dimensions has an error of its own for every index (left: yours)"
    );
}

#[test]
fn a_stride_that_is_never_taken_does_no_harm() {
    let layout = bytes(&[(1, isize::MIN)]);
    assert_eq!(
        witness::answer(|| format!("{:?}", layout.locate(&[0]))),
        "Ok(0)",
        "a single item is the lowest, whatever its stride is, and isize::MIN has no positive counterpart (left: yours)"
    );
}

#[test]
fn the_errors_speak_cpythons_words() {
    let errors = [&[0][..], &[0, 0, 0], &[2, 0], &[0, 3]].map(|indices| table().locate(indices));
    let scalar = bytes(&[]).locate(&[0]);
    let words: Vec<_> = errors
        .into_iter()
        .chain([scalar])
        .filter_map(Result::err)
        .map(|error| error.to_string())
        .collect();
    witness::snapshot!("an error's text is the last line of CPython's traceback for a tuple", words.join("\n"), @r"
    NotImplementedError: sub-views are not implemented
    TypeError: cannot index 2-dimension view with 3-element tuple
    IndexError: index out of bounds on dimension 1
    IndexError: index out of bounds on dimension 2
    TypeError: invalid indexing of 0-dim memory
    ");
}

#[test]
fn finding_an_item_allocates_nothing() {
    let layout = table();
    let rule = "an offset is calculated: finding an item must not allocate";
    let found = witness::allocates(rule, 0, 0, || [layout.locate(&[1, 1]), layout.locate(&[1, 3])]);
    assert_eq!(
        found,
        [Ok(16), Err(LocateError::OutOfBounds { dimension: 2 })],
        "in two rows of three floats [1, 1] lies at 16, and [1, 3] nowhere (left: yours)"
    );
}

#[test]
fn every_item_lies_where_it_does_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/locate.tsv")).map(|case| {
        let [code, sizes, strides, indices, cpython] = case[..] else {
            panic!("the record has five columns")
        };
        // Where addresses are shorter than in the record, the largest index is shorter as well.
        let shortened = indices.replace("-9223372036854775808", &isize::MIN.to_string());
        let shortened = shortened.replace("9223372036854775807", &isize::MAX.to_string());
        let layout = super::recorded_layout(code, sizes, strides);
        let yours = witness::answer(|| match layout.locate(&super::tuple(&shortened)) {
            Ok(offset) => offset.to_string(),
            Err(error) => error.to_string(),
        });
        let expression =
            format!("offset of view[{indices}] where shape is {sizes} and strides are {strides}");
        (expression, cpython.to_owned(), yours)
    });
    witness::agrees_with_cpython(
        "indices find the item that Python finds, or raise the same error",
        cases,
    );
}
