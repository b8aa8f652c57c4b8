//! `view.assign_within(target, source)` is `view[target] = view[source]` in Python: as if the source had been
//! copied first, and without copying it.

use std::time::Duration;

use mutation::{AssignError, ViewMut};
use rstest::rstest;
use slicing::{Strided, ZeroStep};
use views::View;
use witness::assert_eq;
use witness::within;

use crate::{ends, letters, outcome, slice};

const ENDS: &str = "each byte moves once, and then it is done";

fn within(target: &str, source: &str) -> String {
    let (target, source) = (slice(target), slice(source));
    ends(move || {
        let mut owner = letters(8);
        witness::answer(|| {
            let written = ViewMut::new(&mut owner).assign_within(target, source);
            outcome(written, b"abcdefgh", &owner)
        })
    })
}

#[rstest]
#[case::parts_that_do_not_meet("0:3", "5:8", b"fghdefgh")]
#[case::onto_itself("2:6", "2:6", b"abcdefgh")]
#[case::down_by_one(":-1", "1:", b"bcdefghh")]
#[case::up_by_one("1:", ":-1", b"aabcdefg")]
#[case::down_with_gaps(":6:2", "2::2", b"cbedgfgh")]
#[case::up_with_gaps("2::2", ":6:2", b"abadcfeh")]
#[case::both_backwards("7:3:-1", "5:1:-1", b"abcdcdef")]
fn equal_steps_shift(#[case] target: &str, #[case] source: &str, #[case] after: &[u8]) {
    assert_eq!(
        within(target, source),
        witness::literal(after),
        "view[{target}] = view[{source}] reads every byte before it is written over (left: yours)"
    );
}

#[rstest]
#[case::spread_out("::2", ":4", b"abbdcfdh")]
#[case::spread_out_to_both_sides("1::2", "2:6", b"accdeegf")]
#[case::gather(":4", "::2", b"acegefgh")]
#[case::both_with_gaps(":7:3", "1:6:2", b"bbcdeffh")]
fn other_steps_spread_and_gather(#[case] target: &str, #[case] source: &str, #[case] after: &[u8]) {
    assert_eq!(
        within(target, source),
        witness::literal(after),
        "view[{target}] = view[{source}] moves each byte its own way, and loses none that it still needs \
         (left: yours)"
    );
}

#[rstest]
#[case::all_of_it(":", "::-1", b"hgfedcba")]
#[case::an_odd_number(":5", "4::-1", b"edcbafgh")]
#[case::shifted_as_well("1:", "-2::-1", b"agfedcba")]
#[case::backwards_into_gaps("::2", "3::-1", b"dbcdbfah")]
fn steps_against_each_other_turn_round(#[case] target: &str, #[case] source: &str, #[case] after: &[u8]) {
    assert_eq!(
        within(target, source),
        witness::literal(after),
        "view[{target}] = view[{source}] gives the first place of the target the first byte of the source, and \
         leaves the gaps alone (left: yours)"
    );
}

#[rstest]
#[case::forwards("5:5", "2:2")]
#[case::source_backwards("5:5", "2:2:-1")]
#[case::target_backwards("5:5:-1", "2:2")]
#[case::both_backwards("5:5:-1", "2:2:-1")]
#[case::from_behind_their_ends("5:2", "4:1")]
fn an_empty_slice_moves_no_byte(#[case] target: &str, #[case] source: &str) {
    assert_eq!(
        within(target, source),
        "b\"abcdefgh\"",
        "view[{target}] = view[{source}] selects no byte on either side: none is moved, none is looked for \
         (left: yours)"
    );
}

#[rstest]
#[case::longer_target(":", "1:", Err(AssignError::Structure))]
#[case::a_step_of_zero_to_write("::0", ":", Err(AssignError::Step(ZeroStep)))]
#[case::a_step_of_zero_to_read(":", "::0", Err(AssignError::Step(ZeroStep)))]
#[within(ENDS, Duration::from_secs(1))]
fn what_is_refused_changes_nothing(
    #[case] target: &str,
    #[case] source: &str,
    #[case] answer: Result<(), AssignError>,
) {
    let mut owner = letters(8);
    assert_eq!(
        ViewMut::new(&mut owner).assign_within(slice(target), slice(source)),
        answer,
        "view[{target}] = view[{source}] needs as many bytes on both sides, and steps that go somewhere \
         (left: yours)"
    );
    assert_eq!(
        witness::literal(&owner),
        "b\"abcdefgh\"",
        "a refused assignment writes no byte (left: the owner after yours)"
    );
}

const NO_BUFFER: &str = "moving bytes within a view needs no second buffer, not even a small one";

#[rstest]
#[case::spread("::2", ":50000")]
#[case::turned_round(":", "::-1")]
#[within(ENDS, Duration::from_secs(2))]
fn nothing_is_allocated(#[case] target: &str, #[case] source: &str) {
    let before: Vec<_> = (0..100_000).map(|at| (at % 251) as u8).collect();
    let mut owner = before.clone();
    let (to, from) = (slice(target), slice(source));
    let written = witness::allocates(NO_BUFFER, 0, 0, || {
        ViewMut::new(&mut owner).assign_within(to, from)
    });
    let shown = |owner, part| Strided::new(View::new(owner)).slice(part).map(Strided::to_bytes);
    assert_eq!(
        (written, shown(&owner, to) == shown(&before, from)),
        (Ok(()), true),
        "view[{target}] = view[{source}] moves every one of 100,000 bytes to its place (left: yours, and \
         whether view[{target}] then shows what view[{source}] had shown)"
    );
}

#[test]
fn two_million_bytes_go_through_no_buffer_on_the_stack() {
    let rule = "two million bytes are moved once each: the work grows with their number, not with its square";
    let (written, moved) = witness::in_time(rule, Duration::from_secs(10), || {
        // More than the whole stack of a test.
        let before: Vec<_> = (0..=250).collect::<Vec<u8>>().repeat(9_000);
        let mut owner = before.clone();
        let (target, source) = (slice("1:"), slice(":-1"));
        let written = witness::allocates(NO_BUFFER, 0, 0, || {
            ViewMut::new(&mut owner).assign_within(target, source)
        });
        (written, owner[1..] == before[..before.len() - 1])
    });
    assert_eq!(
        (written, moved),
        (Ok(()), true),
        "view[1:] = view[:-1] reads each of two million bytes before it is written over (left: yours, and \
         whether every byte has moved up by one). If yours goes piece by piece: a piece that was copied to \
         the stack and written back covers the first byte of the next"
    );
}

#[rstest]
#[within(ENDS, Duration::from_secs(1))]
#[rustfmt::skip]
fn twelve_bytes_spread_over_twenty_four() {
    let mut owner = *b"a letter between each two";
    let mut view = ViewMut::new(&mut owner);
    view.assign_within(slice("1::2"), slice("2:14")).expect("12 bytes fit (yours refused)");
    witness::snapshot!("every second byte is one of the 12 from offset 2", view.as_view().dump(), @r"
    00000000: 616c 6c65 7474 6574 2065 6572 7720 6562  allettet eerw eb
    00000010: 2065 6174 6877 7465 6f                    eathwteo
    ");
}

#[rstest]
#[within(ENDS, Duration::from_secs(2))]
fn every_pair_of_slices_moves_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/overlap.tsv")).map(|case| {
        let [len, target, source, cpython] = case[..] else {
            panic!("overlap.tsv has four columns")
        };
        let before = letters(len.parse().expect("a length"));
        let mut owner = before.clone();
        let yours = witness::answer(|| {
            let written = ViewMut::new(&mut owner).assign_within(slice(target), slice(source));
            outcome(written, &before, &owner)
        });
        let expression = format!(
            "view = memoryview(bytearray({})); view[{target}] = view[{source}]",
            witness::literal(&before)
        );
        (expression, cpython.to_owned(), yours)
    });
    witness::agrees_with_cpython("the view ends up as if the source had been copied first", cases);
}
