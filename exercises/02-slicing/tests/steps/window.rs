//! A part of a view is a view: Python's brackets clamp its ends, Rust's `get` takes them at their word.

use rstest::rstest;
use slicing::{checked_window, window};
use std::ops::Range;
use views::View;
use witness::assert_eq;
use witness::literal;

#[rstest]
#[case::in_the_middle(Some(2), Some(6), "pyba")]
#[case::from_the_start(None, Some(4), "capy")]
#[case::to_the_end(Some(4), None, "bara")]
#[case::all_of_it(None, None, "capybara")]
#[case::a_stop_of_three_shows_three_bytes(Some(0), Some(3), "cap")]
#[case::a_stop_of_minus_one_leaves_the_last_byte_out(Some(4), Some(-1), "bar")]
#[case::the_last_three(Some(-3), None, "ara")]
#[case::a_stop_behind_the_end(Some(5), Some(100), "ara")]
#[case::a_start_in_front_of_the_first(Some(-100), Some(2), "ca")]
#[case::both_behind_the_end(Some(50), Some(100), "")]
#[case::a_start_behind_its_stop(Some(6), Some(2), "")]
#[case::the_farthest_ends(Some(isize::MIN), Some(isize::MAX), "capybara")]
fn python_clamps(#[case] start: Option<isize>, #[case] stop: Option<isize>, #[case] expected: &str) {
    assert_eq!(
        witness::answer(|| literal(window(View::new(b"capybara"), start, stop).as_bytes())),
        literal(expected.as_bytes()),
        "view[start:stop] counts a negative end from the back, moves an end outside to the edge, and shows nothing where the \
         start lies behind the stop; start {start:?}, stop {stop:?} (left: yours)"
    );
}

#[rstest]
#[case::in_the_middle(2..6, Some("pyba"))]
#[case::all_of_it(0..8, Some("capybara"))]
#[case::nothing_at_the_very_end(8..8, Some(""))]
#[case::one_byte_too_far(5..9, None)]
#[case::a_start_outside(9..9, None)]
#[case::the_largest(0..usize::MAX, None)]
#[case::a_start_behind_its_stop(Range { start: 6, end: 2 }, None)]
fn rust_refuses(#[case] range: Range<usize>, #[case] expected: Option<&str>) {
    let shown = |bytes: Option<&[u8]>| bytes.map_or("None".to_owned(), literal);
    assert_eq!(
        witness::answer(|| shown(
            checked_window(View::new(b"capybara"), range.clone()).map(|view| view.as_bytes())
        )),
        shown(expected.map(str::as_bytes)),
        "a checked part is exactly {range:?} or nothing: no end is moved, and nothing panics (left: yours)"
    );
}

#[test]
fn of_no_byte_one_range_is_a_part() {
    let parts = [0..0, 0..1, 1..1].map(|range| checked_window(View::new(b""), range).is_some());
    assert_eq!(
        parts,
        [true, false, false],
        "of no byte, 0..0 is a part, and 0..1 and 1..1 are outside (left: yours)"
    );
}

#[test]
fn two_policies_side_by_side() {
    let view = View::new(b"capybara");
    let rows = [0..4, 4..8, 4..9, 9..12].map(|range| {
        let (start, stop) = (range.start as isize, range.end as isize);
        let python = literal(window(view, Some(start), Some(stop)).as_bytes());
        let rust = checked_window(view, range).map_or("None".to_owned(), |view| literal(view.as_bytes()));
        format!("[{start}:{stop}] {python} | {rust}")
    });
    witness::snapshot!("Python clamps what Rust refuses", rows.join("\n"), @r#"
    [0:4] b"capy" | b"capy"
    [4:8] b"bara" | b"bara"
    [4:9] b"bara" | None
    [9:12] b"" | None
    "#);
}

#[test]
fn a_part_of_a_part_looks_at_the_owners_memory() {
    let owner = vec![b'x'; 1000];
    let part = window(View::new(&owner), Some(10), Some(-10));
    let part = checked_window(part, 100..200).expect("980 bytes hold 100..200");
    crate::lies_at("slicing must look, not copy", &owner, 110..210, part.as_bytes());
    let rule = "a part without a byte looks at the owner too";
    let none = window(View::new(&owner), Some(10), Some(3));
    witness::lies_in(rule, &owner, none.as_bytes());
    for end in [0, 10, 1000] {
        let none = checked_window(View::new(&owner), end..end).expect("the owner has that edge");
        witness::lies_in(rule, &owner, none.as_bytes());
    }
}

#[test]
fn a_part_of_any_length_allocates_nothing() {
    let owner = vec![b'x'; 10_000_000];
    let view = View::new(&owner);
    let halves = witness::allocates(
        "cutting a part out must not allocate, however long it is",
        0,
        0,
        || {
            (
                window(view, None, Some(5_000_000)),
                checked_window(view, 5_000_000..10_000_000),
            )
        },
    );
    assert_eq!(
        halves.0.len(),
        5_000_000,
        "half of 10 million bytes (left: yours)"
    );
    assert!(halves.1.is_some(), "the other half is inside too");
}

#[test]
fn cpython_says_the_same() {
    let letters = b"abcdefghijklmnopqrstuvwxyz";
    let cases = witness::recorded(include_str!("../recorded/window.tsv")).map(|row| {
        let (len, part) = (row[0].parse().expect("a length"), crate::slice(row[1]));
        let owner = &letters[..len];
        let yours = witness::answer(|| literal(window(View::new(owner), part.start, part.stop).as_bytes()));
        (
            format!("bytes(memoryview({})[{part}])", literal(owner)),
            row[2].to_owned(),
            yours,
        )
    });
    witness::agrees_with_cpython("a part of a view shows what CPython's shows", cases);
}
