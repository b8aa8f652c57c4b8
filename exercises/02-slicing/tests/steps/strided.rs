//! A stepped view is memory, start, step and length, and a slice of it only changes the last three.

use rstest::rstest;
use slicing::{Strided, ZeroStep};
use views::View;
use witness::assert_eq;
use witness::literal;

use crate::{lies_at, slice};

const LETTERS: &[u8] = b"abcdefgh";

/// `memoryview(bytes)[first][second]…`
fn sliced<'a>(bytes: &'a [u8], parts: &[&str]) -> Strided<'a> {
    parts.iter().fold(Strided::new(View::new(bytes)), |view, part| {
        view.slice(slice(part)).expect("the step is not zero")
    })
}

/// What the view shows, index by index.
fn shown(view: Strided<'_>) -> String {
    let bytes = (0..view.len() as isize).map(|index| view.get(index).map_or(b'?', |byte| *byte));
    literal(&bytes.collect::<Vec<u8>>())
}

#[rstest]
#[case::no_byte(b"", 0)]
#[case::one_byte(b"x", 1)]
#[case::eight_bytes(LETTERS, 8)]
fn at_first_it_shows_every_byte(#[case] bytes: &[u8], #[case] len: usize) {
    let view = Strided::new(View::new(bytes));
    assert_eq!(
        view.len(),
        len,
        "it shows as many bytes as the view has (left: yours)"
    );
    assert_eq!(
        view.is_empty(),
        len == 0,
        "it is empty when its length is 0 (left: yours)"
    );
    assert_eq!(
        shown(view),
        literal(bytes),
        "it shows them in their order (left: yours)"
    );
}

#[rstest]
#[case::every_second("::2", "aceg")]
#[case::every_second_of_a_part("1:7:2", "bdf")]
#[case::a_step_that_does_not_divide("::3", "adg")]
#[case::from_the_back("::-1", "hgfedcba")]
#[case::every_second_from_the_back("::-2", "hfdb")]
#[case::backwards_through_a_part("6:1:-2", "gec")]
#[case::nothing("3:3", "")]
#[case::nothing_in_front_of_the_first("MIN::-1", "")]
#[case::the_longest_step("2::MAX", "c")]
#[case::the_longest_step_backwards("::MIN", "h")]
fn a_slice_steps_over_the_memory(#[case] part: &str, #[case] expected: &str) {
    assert_eq!(
        witness::answer(|| shown(sliced(LETTERS, &[part]))),
        literal(expected.as_bytes()),
        "b\"abcdefgh\"[{part}] starts at its start and goes on by its step (left: yours)"
    );
}

#[rstest]
#[case::forwards_twice(&["::2", "::2"], "ae")]
#[case::a_start_inside_a_stride(&["1::2", "1:"], "dfh")]
#[case::backwards_through_a_stride(&["1:7:2", "::-1"], "fdb")]
#[case::backwards_twice_is_forwards(&["::-1", "::-1"], "abcdefgh")]
#[case::a_stop_inside_a_backward_view(&["::-1", ":3"], "hgf")]
#[case::three_times(&["::-1", "1::2", "1:3"], "ec")]
#[case::nothing_of_something(&["::3", "5:"], "")]
#[case::something_of_nothing(&["3:3", "::-1"], "")]
#[case::steps_too_long_to_multiply(&["::MAX", "::MIN", "::MIN"], "a")]
#[case::behind_the_end_of_the_longest_step(&["1::MAX", "1:", "::-1"], "")]
fn a_slice_of_a_slice_counts_in_its_own_indices(#[case] parts: &[&str], #[case] expected: &str) {
    assert_eq!(
        witness::answer(|| shown(sliced(LETTERS, parts))),
        literal(expected.as_bytes()),
        "a slice of a slice counts in the indices of that slice: b\"abcdefgh\" {parts:?} (left: yours)"
    );
}

#[rstest]
#[case::one_by_one(&[], 1)]
#[case::backwards(&["::-1"], -1)]
#[case::two_strides(&["::2", "::3"], 6)]
#[case::backwards_through_a_stride(&["::2", "::-1"], -2)]
#[case::the_longest_step_backwards(&["::MIN"], -isize::MAX)]
#[case::a_product_that_wraps(&["::MAX", "::MAX", "::3"], 3)]
#[case::a_product_that_wraps_backwards(&["::MAX", "::MIN"], -1)]
#[case::of_what_shows_nothing(&["3:3:2", "::-3"], -6)]
fn steps_multiply(#[case] parts: &[&str], #[case] step: isize) {
    assert_eq!(
        witness::answer(|| sliced(LETTERS, parts).step().to_string()),
        step.to_string(),
        "the steps of slices of slices multiply, a product that is too large wraps, and a step of isize::MIN counts as \
         -isize::MAX: {parts:?} (left: yours)"
    );
    let run = sliced(LETTERS, parts).as_slice();
    assert_eq!(
        run,
        (step == 1).then_some(LETTERS),
        "with a step of 1 the bytes are one slice, {parts:?} (`src/lib.rs`, left: what it gives)"
    );
}

#[rstest]
#[case::the_first(0, Some(1))]
#[case::the_last(2, Some(5))]
#[case::minus_one_is_the_last(-1, Some(5))]
#[case::minus_len_is_the_first(-3, Some(1))]
#[case::behind_the_last_there_is_memory_but_no_item(3, None)]
#[case::in_front_of_the_first(-4, None)]
#[case::the_largest(isize::MAX, None)]
#[case::the_smallest(isize::MIN, None)]
fn an_index_goes_through_the_stride(#[case] index: isize, #[case] offset: Option<usize>) {
    let view = sliced(LETTERS, &["1:7:2"]);
    assert_eq!(
        view.offset(index),
        offset,
        "index {index} of b\"abcdefgh\"[1:7:2] lies at start + index * step, or nowhere (left: yours)"
    );
    assert_eq!(
        view.get(index).copied(),
        offset.map(|offset| LETTERS[offset]),
        "the byte is the one at that offset (left: yours)"
    );
}

#[rstest]
#[case::of_a_stride("::3", "gda", "adg")]
#[case::of_nothing("3:3", "", "")]
#[case::of_the_longest_step_backwards("::MIN", "h", "h")]
fn reversed_shows_the_last_byte_first(#[case] part: &str, #[case] once: &str, #[case] twice: &str) {
    let view = sliced(LETTERS, &[part]);
    let rule = "reversed shows the same bytes, the last one first; twice, and it is as before";
    assert_eq!(
        witness::answer(|| shown(view.reversed())),
        literal(once.as_bytes()),
        "{rule}: b\"abcdefgh\"[{part}] (left: yours)"
    );
    assert_eq!(
        view.reversed().step(),
        -view.step(),
        "reversed turns the step round: b\"abcdefgh\"[{part}] (left: yours)"
    );
    assert_eq!(
        witness::answer(|| shown(view.reversed().reversed())),
        literal(twice.as_bytes()),
        "{rule}: b\"abcdefgh\"[{part}] (left: yours)"
    );
}

#[rstest]
#[case::of_eight_bytes(":")]
#[case::of_nothing("3:3")]
fn a_step_of_zero_is_refused(#[case] part: &str) {
    let refused = sliced(LETTERS, &[part]).slice(slice("::0"));
    assert_eq!(
        refused.err(),
        Some(ZeroStep),
        "a step of zero is an error, not an endless view, and also where nothing is shown: [{part}][::0] (left: yours)"
    );
}

#[test]
fn the_indices_lie_where_they_are_drawn() {
    let chains: [&[&str]; 5] = [
        &["1:7:2"],
        &["6:1:-2"],
        &["1:7:2", "::-1"],
        &["::-1", "1::3"],
        &["::2", "1:", "::2"],
    ];
    let rows = chains.map(|parts| {
        let view = sliced(LETTERS, parts);
        let mut row = [b'.'; 8];
        for (index, digit) in (0..view.len() as isize).zip(b'0'..) {
            match view.offset(index).and_then(|offset| row.get_mut(offset)) {
                Some(place) => *place = digit,
                None => return format!("index {} lies outside [{}]", char::from(digit), parts.join("][")),
            }
        }
        format!("{} [{}]", row.escape_ascii(), parts.join("]["))
    });
    witness::snapshot!("each digit is an index, drawn at its offset in 8 bytes", rows.join("\n"), @r"
    .0.1.2.. [1:7:2]
    ..2.1.0. [6:1:-2]
    .2.1.0.. [1:7:2][::-1]
    2..1..0. [::-1][1::3]
    ..0...1. [::2][1:][::2]
    ");
}

#[test]
fn slices_of_slices_look_at_the_owners_memory() {
    let owner = vec![b'x'; 1000];
    let chain = witness::allocates("slicing must not allocate", 0, 0, || sliced_by_hand(&owner));
    for (index, offset) in [(0, 998), (1, 994), (-1, 2)] {
        let byte = chain.get(index).expect("250 bytes are shown");
        let rule = "a slice of a slice must look at the first owner's memory";
        lies_at(rule, &owner, offset..offset + 1, std::slice::from_ref(byte));
    }
}

/// `view[::2][1:][::-2]` without text to read.
fn sliced_by_hand(owner: &[u8]) -> Strided<'_> {
    let part = |start, step| slicing::Slice {
        start,
        stop: None,
        step,
    };
    [part(None, Some(2)), part(Some(1), None), part(None, Some(-2))]
        .into_iter()
        .fold(Strided::new(View::new(owner)), |view, part| {
            view.slice(part).expect("the step is not zero")
        })
}

#[test]
fn cpython_says_the_same() {
    let owner = b"abcdefghij";
    let cases = witness::recorded(include_str!("../recorded/strided.tsv")).map(|row| {
        (
            format!(
                "bytes(memoryview({})[{}][{}][{}])",
                literal(owner),
                row[0],
                row[1],
                row[2]
            ),
            row[3].to_owned(),
            witness::answer(|| shown(sliced(owner, &row[..3]))),
        )
    });
    witness::agrees_with_cpython("a slice of a slice of a slice shows what CPython's shows", cases);
}
