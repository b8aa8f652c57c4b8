//! `Slice::resolve` turns `start:stop:step` and a length into the indices that CPython would visit.

use std::time::Duration;

use rstest::rstest;
use slicing::{Slice, ZeroStep};
use witness::assert_eq;

use crate::slice;

const COMPUTED: &str = "a count is computed: to go through as many indices as memory can have takes years";
const LIMIT: Duration = Duration::from_secs(5);

fn indices(text: &str, len: usize) -> (isize, isize, isize) {
    let found = slice(text).resolve(len).expect("the step is not zero");
    (found.start, found.stop, found.step)
}

#[rstest]
#[case::of_eight_items("::0", 8)]
#[case::of_no_item("::0", 0)]
#[case::whatever_start_and_stop_are("5:2:0", 8)]
fn a_step_of_zero_is_refused(#[case] text: &str, #[case] len: usize) {
    assert_eq!(
        slice(text).resolve(len),
        Err(ZeroStep),
        "a step of zero never arrives anywhere, so [{text}] is an error (left: yours)"
    );
}

#[test]
fn the_error_speaks_cpythons_words() {
    let error = slice("::0").resolve(8).expect_err("a step of zero is refused");
    witness::snapshot!("the error's text is the last line of CPython's traceback", error.to_string(),
        @"ValueError: slice step cannot be zero");
}

#[rstest]
#[case::an_underscore("1_000:", "invalid digit found in string")]
#[case::other_digits("0x10:", "invalid digit found in string")]
#[case::too_large(":99999999999999999999", "number too large to fit in target type")]
fn the_text_of_a_slice_is_decimal(#[case] text: &str, #[case] why: &str) {
    let rule = "a slice is start:stop:step, each a decimal number that an isize holds or nothing";
    let error = text
        .parse::<Slice>()
        .expect_err("Python reads it, and `Slice` does not");
    assert_eq!(
        error.to_string(),
        format!("{rule}: {why}"),
        "'{text}' (left: yours)"
    );
    assert_eq!(
        indices(" +5 : -1 ", 8),
        (5, 7, 1),
        "blanks and signs may stand there (left: yours)"
    );
}

#[rstest]
#[case::both_ends(":", (0, 8, 1))]
#[case::the_start(":3", (0, 3, 1))]
#[case::the_stop("3:", (3, 8, 1))]
#[case::both_ends_of_a_stride("::3", (0, 8, 3))]
#[case::both_ends_going_backwards("::-1", (7, -1, -1))]
#[case::the_start_going_backwards(":3:-1", (7, 3, -1))]
#[case::the_stop_going_backwards("3::-1", (3, -1, -1))]
fn a_part_left_out_means_all_the_way(#[case] text: &str, #[case] expected: (isize, isize, isize)) {
    assert_eq!(
        indices(text, 8),
        expected,
        "a part left out means all the way in the direction of the step: [{text}] of 8 items (left: yours)"
    );
}

#[rstest]
#[case::start("-3:", (5, 8, 1))]
#[case::stop(":-1", (0, 7, 1))]
#[case::both("-6:-2", (2, 6, 1))]
#[case::a_stop_of_minus_one_going_backwards("7:-1:-1", (7, 7, -1))]
#[case::the_very_first("-8:", (0, 8, 1))]
fn a_negative_end_counts_from_the_back(#[case] text: &str, #[case] expected: (isize, isize, isize)) {
    assert_eq!(
        indices(text, 8),
        expected,
        "a negative start or stop counts from the back, so [{text}] of 8 items adds 8 to it (left: yours)"
    );
}

#[rstest]
#[case::stop_behind_the_last("2:100", (2, 8, 1))]
#[case::start_behind_the_last("100:", (8, 8, 1))]
#[case::start_in_front_of_the_first("-100:3", (0, 3, 1))]
#[case::start_behind_the_last_going_backwards("100:0:-1", (7, 0, -1))]
#[case::stop_in_front_of_the_first_going_backwards("5:-100:-1", (5, -1, -1))]
#[case::start_in_front_of_the_first_going_backwards("-100:0:-1", (-1, 0, -1))]
#[case::the_farthest_ends("MIN:MAX", (0, 8, 1))]
#[case::the_farthest_ends_going_backwards("MAX:MIN:-1", (7, -1, -1))]
fn an_end_outside_is_moved_to_the_edge(#[case] text: &str, #[case] expected: (isize, isize, isize)) {
    assert_eq!(
        indices(text, 8),
        expected,
        "an end outside moves to the nearest edge: 0 and 8 going forwards, -1 and 7 going backwards; \
         [{text}] of 8 items (left: yours)"
    );
}

#[rstest]
#[case::forwards("2:5", (0, 0, 1))]
#[case::backwards("5:2:-1", (-1, -1, -1))]
fn no_item_at_all_has_edges_too(#[case] text: &str, #[case] expected: (isize, isize, isize)) {
    assert_eq!(
        indices(text, 0),
        expected,
        "with no item the edges are 0 going forwards and -1 going backwards; [{text}] (left: yours)"
    );
}

#[rstest]
#[case::one_by_one("2:6", 8, 4)]
#[case::a_step_that_divides_the_way("1:7:2", 8, 3)]
#[case::a_step_that_does_not("::3", 8, 3)]
#[case::backwards("6:1:-2", 8, 3)]
#[case::start_at_stop("5:5", 8, 0)]
#[case::start_behind_stop("5:2", 8, 0)]
#[case::start_in_front_of_stop_going_backwards("2:5:-1", 8, 0)]
#[case::the_longest_step("::MAX", 8, 1)]
#[case::the_longest_step_backwards("::MIN", 8, 1)]
#[case::the_longest_memory("::-1", isize::MAX as usize, isize::MAX as usize)]
fn the_count_is_the_length_of_the_range(#[case] text: &str, #[case] len: usize, #[case] count: usize) {
    let found = slice(text).resolve(len).expect("the step is not zero");
    assert_eq!(
        witness::in_time(COMPUTED, LIMIT, move || witness::answer(|| found
            .count()
            .to_string())),
        count.to_string(),
        "the count is the way divided by the step, rounded up, and 0 where the step leads away: \
         len(range({len})[{text}]) (left: yours)"
    );
}

#[test]
fn the_visited_indices_in_their_order() {
    let visits = ["1:7:2", "6:1:-2", "-3:", "::-3", "5:2"].map(|text| {
        let found = slice(text).resolve(8).expect("the step is not zero");
        let visited = (0..found.count() as isize).map(|n| format!(" {}", found.start + n * found.step));
        format!("[{text}]{}", visited.collect::<String>())
    });
    witness::snapshot!("a slice visits start, start + step, … and ends before stop", visits.join("\n"), @r"
    [1:7:2] 1 3 5
    [6:1:-2] 6 4 2
    [-3:] 5 6 7
    [::-3] 7 4 1
    [5:2]
    ");
}

#[test]
fn cpython_says_the_same() {
    let cases = witness::recorded(include_str!("../recorded/resolve.tsv")).map(|row| {
        let part = slice(row[0]);
        assert_eq!(part.to_string(), row[0], "a slice is written as Python writes it");
        let range = |start, stop, step, count| format!("range({start}, {stop}, {step}) of length {count}");
        let yours = witness::answer(|| match part.resolve(row[1].parse().expect("a length")) {
            Ok(found) => range(found.start, found.stop, found.step, found.count()),
            Err(error) => error.to_string(),
        });
        (
            format!("range({})[{part}]", row[1]),
            format!("range({}, {}, {}) of length {}", row[2], row[3], row[4], row[5]),
            yours,
        )
    });
    let rule = "a slice means the indices that CPython says";
    witness::in_time(COMPUTED, LIMIT, || witness::agrees_with_cpython(rule, cases));
}
