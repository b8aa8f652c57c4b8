//! A part of a view is the same memory and a smaller layout: where its lowest byte lies, how many items are left, and how
//! far they are apart.

use std::time::Duration;

use cast::{MemoryView, ViewError};
use metadata::LocateError;
use rstest::rstest;
use slicing::{Slice, ZeroStep};
use witness::assert_eq;

use super::{attributes, laid_out, layout, parentheses, part, tuple};

/// Shape, strides and where the lowest byte lies, as the recorder writes them.
fn told(view: Result<MemoryView<&[u8]>, ViewError>) -> String {
    let told = view.and_then(|view| {
        let layout = view.layout()?;
        let start = match layout.items() {
            0 => "-".to_owned(),
            _ => view.start()?.to_string(),
        };
        let [shape, strides] = [parentheses(layout.shape()), parentheses(layout.strides())];
        Ok(format!("{shape} {strides} {start}"))
    });
    told.unwrap_or_else(|error| error.to_string())
}

#[rstest]
#[case::from_the_third_on("2:", "(4,) (1,) 2")]
#[case::each_second_one("::2", "(3,) (2,) 0")]
#[case::each_second_from_the_other_end("::-2", "(3,) (-2,) 1")]
#[case::between("1:5:3", "(2,) (3,) 1")]
#[case::one_is_left("-1:", "(1,) (1,) 5")]
#[case::none_is_left("9:", "(0,) (1,) -")]
fn a_part_of_a_line_is_a_line(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(
        told(MemoryView::new(&b"abcdef"[..]).slice(part(text))),
        expected,
        "how many stay, how far apart, and where the lowest byte of them lies: [{text}] of six bytes (left: yours)"
    );
}

#[rstest]
#[case::all_of_it(":", "(4,) (-2,) 0")]
#[case::the_first_lie_highest(":2", "(2,) (-2,) 4")]
#[case::the_last_lie_lowest("2:", "(2,) (-2,) 0")]
#[case::forwards_again("::-1", "(4,) (2,) 0")]
#[case::each_second_of_them("::2", "(2,) (-4,) 2")]
#[case::each_second_forwards("-2::-2", "(2,) (4,) 2")]
fn of_a_line_that_goes_down_the_first_lies_highest(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(
        told(laid_out(b"abcdefg", "B", &[(4, -2)]).slice(part(text))),
        expected,
        "four bytes, each two below the one before, so that number 0 is byte 6: [{text}] (left: yours)"
    );
}

#[rstest]
#[case::two_of_three("1:", &[(3, 4), (4, 1)], "(2, 4) (4, 1) 4")]
#[case::upside_down("::-1", &[(3, 4), (4, 1)], "(3, 4) (-4, 1) 0")]
#[case::a_plane_of_two(":1", &[(2, 6), (3, -2), (2, 1)], "(1, 3, 2) (6, -2, 1) 0")]
#[case::no_row("3:", &[(3, 4), (4, 1)], "(0, 4) (4, 1) -")]
fn a_part_of_a_table_is_whole_rows(
    #[case] text: &str,
    #[case] dimensions: &[(usize, isize)],
    #[case] expected: &str,
) {
    assert_eq!(
        told(laid_out(&[0; 12], "B", dimensions).slice(part(text))),
        expected,
        "the first dimension alone is cut: [{text}] of dimensions of (size, stride) {dimensions:?} (left: yours)"
    );
}

#[test]
fn a_part_of_a_part_adds_up() {
    let view = MemoryView::new(&b"abcdefghijkl"[..]);
    let parts = [
        "2:",
        "2:; 1:",
        "2:; ::3",
        "2:; ::3; 1:",
        "2:; ::-3; :2",
        "2:; ::-3; 1:; ::-1",
    ]
    .map(|parts| {
        let view = parts
            .split("; ")
            .try_fold(view.clone(), |view, text| view.slice(part(text)));
        format!("{parts:18} {}", told(view))
    });
    witness::snapshot!("each part begins where it begins in the one before: twelve bytes, cut again and again", parts.join("\n"), @r"
    2:                 (10,) (1,) 2
    2:; 1:             (9,) (1,) 3
    2:; ::3            (4,) (3,) 2
    2:; ::3; 1:        (3,) (3,) 5
    2:; ::-3; :2       (2,) (-3,) 8
    2:; ::-3; 1:; ::-1 (3,) (3,) 2
    ");
}

#[test]
fn what_is_not_a_number_of_bytes_stays_as_it_is() {
    let mut owner = [0; 8];
    let shorts = MemoryView::with_layout(cells(&mut owner), layout("h", &[(4, 2)])).expect("four shorts");
    let parts = [
        shorts.slice(1..3),
        shorts.to_read_only().and_then(|view| view.slice(1..3)),
    ];
    let told = parts.map(|part| part.map_or_else(|error| error.to_string(), |part| attributes(&part)));
    assert_eq!(
        told,
        ["h (2,) (2,) False", "h (2,) (2,) True"],
        "a part has the format of the whole, and may be written through if the whole may: [1:3] of four shorts (left: yours)"
    );
}

/// Bytes that may be written.
fn cells(owner: &mut [u8]) -> read_only::SharedCells<'_> {
    read_only::SharedCells::new(owner)
}

#[rstest]
#[case::of_the_memory("1:4", 1..4)]
#[case::nothing("3:1", 0..0)]
fn no_byte_is_copied(#[case] text: &str, #[case] bytes: std::ops::Range<usize>) {
    let owner = *b"abcdef";
    let rule = "a part of a view looks at the memory of the whole";
    let seen = MemoryView::from(&owner)
        .slice(part(text))
        .and_then(|part| part.as_bytes());
    let seen = seen.expect("it is open").expect("neighbours");
    assert_eq!(seen, &owner[bytes], "{rule}: [{text}] (left: yours)");
    witness::lies_in(rule, &owner, seen);
}

#[test]
fn a_billion_items_are_as_many_as_ten() {
    let work = |count: usize| {
        let view = laid_out(&[7], "B", &[(count, 0)]);
        witness::allocated(|| view.slice(part("1::3")).map(drop))
    };
    let rule = "no item is looked at: a part of a billion billion items costs what a part of ten costs";
    let many = usize::MAX >> 2;
    let (few, many) = witness::in_time(rule, Duration::from_secs(5), move || (work(10), work(many)));
    assert_eq!(
        many, few,
        "{rule} (left: the bytes that yours allocated of that many; right: of ten)"
    );
}

#[rstest]
#[case::far_too_large(isize::MAX, "(1,) (9223372036854775807,) 0")]
#[case::the_largest_backwards(-isize::MAX, "(1,) (-9223372036854775807,) 2")]
#[case::cpython_takes_it_for_one_more(isize::MIN, "(1,) (-9223372036854775807,) 2")]
#[cfg_attr(
    not(target_pointer_width = "64"),
    ignore = "the numbers are those of a 64-bit machine"
)]
fn a_step_that_leads_far_away_leaves_one(#[case] step: isize, #[case] expected: &str) {
    let slice = Slice {
        start: None,
        stop: None,
        step: Some(step),
    };
    assert_eq!(
        told(MemoryView::new(&b"abc"[..]).slice(slice)),
        expected,
        "one item stays, and its stride is the step, even where no memory goes as far: [::{step}] of three bytes (left: yours)"
    );
}

#[test]
fn a_stride_that_no_number_holds_wraps() {
    let slice = Slice {
        start: None,
        stop: None,
        step: Some(1 + isize::MAX / 2),
    };
    assert_eq!(
        witness::answer(|| told(laid_out(&[0; 8], "h", &[(4, 2)]).slice(slice))),
        format!("(1,) ({},) 0", isize::MIN),
        "stride times step wraps as CPython's does: a step of a quarter of all numbers through shorts (left: yours)"
    );
}

#[test]
fn what_has_no_items_to_choose_from_is_refused() {
    let mut released = MemoryView::new(&b"ab"[..]);
    let step = Slice {
        step: Some(0),
        ..(..).into()
    };
    let refused = [released.slice(step), laid_out(b"a", "B", &[]).slice(step), {
        released.release();
        released.slice(step)
    }];
    assert_eq!(
        refused.map(|part| part.map(drop)),
        [
            Err(ZeroStep.into()),
            Err(LocateError::Scalar.into()),
            Err(ViewError::Released)
        ],
        "a step of 0 leads nowhere, a number alone has no items, a released view has nothing: [::0] (left: yours)"
    );
}

#[rstest]
#[case::some("1:", 4)]
#[case::none("5:", 0)]
fn the_first_dimension_is_the_length(#[case] text: &str, #[case] len: usize) {
    let part = laid_out(&[0; 10], "B", &[(5, 2), (2, 1)]).slice(part(text));
    assert_eq!(
        part.and_then(|part| Ok((part.len()?, part.is_empty()?))),
        Ok((len, len == 0)),
        "len(view) counts the first dimension alone: [{text}] of 5 rows of 2 (left: yours)"
    );
}

#[test]
#[cfg_attr(
    not(target_pointer_width = "64"),
    ignore = "the numbers are those of a 64-bit machine"
)]
fn every_part_of_every_form_lies_where_it_does_in_cpython() {
    let memory: Vec<u8> = (0..64).collect();
    let cases = witness::recorded(include_str!("../recorded/slice.tsv")).map(|row| {
        let [sizes, strides, text, cpython] = row[..] else {
            panic!("a row has four columns")
        };
        let dimensions: Vec<_> = tuple(sizes).into_iter().zip(tuple(strides)).collect();
        let yours = witness::answer(|| told(laid_out(&memory, "B", &dimensions).slice(part(text))));
        let expression = format!("[{text}] of sizes {sizes} and strides {strides}");
        (expression, cpython.to_owned(), yours)
    });
    let rule = "shape, strides and the place of the lowest byte are those of CPython";
    witness::agrees_with_cpython(rule, cases);
}
