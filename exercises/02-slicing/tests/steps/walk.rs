//! An iterator visits every byte of a stepped view once, from either end; a copy takes one allocation.

use rstest::rstest;
use slicing::{Slice, Strided, Walk};
use std::time::Duration;
use views::View;
use witness::assert_eq;
use witness::literal;

use crate::slice;

fn cut<'a>(bytes: &'a [u8], part: &str) -> Strided<'a> {
    let view = Strided::new(View::new(bytes));
    view.slice(slice(part)).expect("the step is not zero")
}

const ENDS: &str = "a walk ends: with each `next` and each `next_back` there is one byte less ahead";
const LIMIT: Duration = Duration::from_secs(5);

/// Everything that comes out, or a hundred bytes of what never ends.
fn visited(bytes: impl Iterator<Item = u8>) -> String {
    literal(&bytes.take(100).collect::<Vec<u8>>())
}

#[rstest]
#[case::all_of_it(":", "abcdefgh", "hgfedcba")]
#[case::a_stride("1:7:2", "bdf", "fdb")]
#[case::a_step_that_does_not_divide("::3", "adg", "gda")]
#[case::backwards("6:1:-2", "gec", "ceg")]
#[case::the_whole_way_back("::-1", "hgfedcba", "abcdefgh")]
#[case::one_byte("5::9", "f", "f")]
#[case::the_longest_step("1::MAX", "b", "b")]
#[case::the_longest_step_backwards("::MIN", "h", "h")]
#[case::nothing("3:3", "", "")]
fn every_byte_comes_once_from_either_end(#[case] part: &str, #[case] there: &str, #[case] back: &str) {
    let walk = cut(b"abcdefgh", part).walk();
    assert_eq!(
        visited(walk.clone()),
        literal(there.as_bytes()),
        "from the front: b\"abcdefgh\"[{part}] in the order of the view (left: yours)"
    );
    assert_eq!(
        visited(walk.rev()),
        literal(back.as_bytes()),
        "from the back: the same bytes, the last one first; [{part}] (left: yours)"
    );
}

#[test]
fn both_ends_meet_in_the_middle() {
    let mut walk = cut(b"abcdefgh", "::2").walk();
    let mut talk = String::new();
    for _ in 0..3 {
        let (front, back) = (walk.next(), walk.next_back());
        let name = |byte: Option<u8>| byte.map_or("None".to_owned(), |byte| literal(&[byte]));
        talk += &format!(
            "next {}, next_back {}, {} ahead\n",
            name(front),
            name(back),
            walk.size_hint().0
        );
    }
    witness::snapshot!("two ends share one way: what one has visited, the other does not meet", talk, @r#"
    next b"a", next_back b"g", 2 ahead
    next b"c", next_back b"e", 0 ahead
    next None, next_back None, 0 ahead
    "#);
}

#[rstest]
#[case::nothing("3:3", 0)]
#[case::a_stride("::3", 3)]
#[case::all_of_it(":", 8)]
fn the_length_counts_what_is_still_ahead(#[case] part: &str, #[case] len: usize) {
    let mut walk = cut(b"abcdefgh", part).walk();
    for ahead in (1..=len).rev() {
        assert_eq!(
            walk.size_hint(),
            (ahead, Some(ahead)),
            "what is ahead is known exactly (left: yours)"
        );
        assert_eq!(walk.len(), ahead, "its length is what is ahead (left: yours)");
        walk.next_back();
    }
    assert_eq!(
        walk.size_hint(),
        (0, Some(0)),
        "at the end, nothing is ahead (left: yours)"
    );
}

#[test]
fn a_clone_goes_its_own_way_from_the_same_place() {
    let mut walk: Walk = cut(b"abcdefgh", "1::2").walk();
    walk.next();
    let twin = walk.clone();
    walk.next();
    assert_eq!(
        visited(twin),
        r#"b"dfh""#,
        "a clone goes on from where it was made (left: yours)"
    );
    assert_eq!(
        visited(walk),
        r#"b"fh""#,
        "and takes nothing away from the first (left: yours)"
    );
}

#[rstest]
#[case::all_of_it(":", "abcdefghijklmnopqrst")]
#[case::a_part("5:9", "fghi")]
#[case::the_whole_way_back("::-1", "tsrqponmlkjihgfedcba")]
#[case::a_part_backwards("8:4:-1", "ihgf")]
#[case::three_bytes("::9", "ajs")]
#[case::ten_backwards("::-2", "trpnljhfdb")]
#[case::the_longest_step("1::MAX", "b")]
#[case::the_longest_step_backwards("::MIN", "t")]
#[case::nothing("5:5", "")]
fn a_copy_is_one_allocation_of_its_length(#[case] part: &str, #[case] expected: &str) {
    let view = cut(b"abcdefghijklmnopqrst", part);
    let rule = "a copy is one allocation of exactly its length, and none for nothing";
    let count = u64::from(!expected.is_empty());
    let len = expected.len() as u64;
    let copy = move || witness::allocates(rule, count, len, || view.to_bytes());
    let bytes = witness::in_time(ENDS, LIMIT, copy);
    assert_eq!(
        literal(&bytes),
        literal(expected.as_bytes()),
        "a copy holds the bytes in the order of the view: [{part}] (left: yours)"
    );
}

#[rstest]
#[case::to_zero(4)]
#[case::to_the_smallest_there_is(2)]
fn one_byte_is_enough_for_a_step_that_wrapped(#[case] second: isize) {
    let every = |step| Slice {
        step: Some(step),
        ..Slice::default()
    };
    let view = [isize::MAX / 2 + 1, second]
        .into_iter()
        .fold(cut(b"abc", ":"), |view, step| {
            view.slice(every(step)).expect("the step is not zero")
        });
    let rule = "one byte has no next one, so its step is never taken, whatever it wrapped to";
    let walks = move || {
        [
            view.to_bytes(),
            view.walk().take(9).collect(),
            view.walk().rev().take(9).collect(),
        ]
    };
    let yours = move || witness::answer(|| walks().map(|bytes| literal(&bytes)).join(", "));
    assert_eq!(
        witness::in_time(ENDS, LIMIT, yours),
        r#"b"a", b"a", b"a""#,
        "{rule} (left: yours, copied, visited, and visited from the back)"
    );
}

#[test]
fn visiting_allocates_nothing() {
    let owner = vec![2; 4000];
    let view = cut(&owner, "::-4");
    let rule = "an iterator looks at the bytes one by one and must not allocate";
    let sum = witness::allocates(rule, 0, 0, || view.walk().take(2000).map(u64::from).sum::<u64>());
    assert_eq!(sum, 2000, "a thousand bytes of 2 (left: yours)");
}

#[test]
fn cpython_says_the_same() {
    let letters = b"abcdefghijklmnopqrstuvwxyz";
    let cases = witness::recorded(include_str!("../recorded/walk.tsv")).map(|row| {
        let owner = &letters[..row[0].parse().expect("a length")];
        let view = cut(owner, row[1]);
        let yours =
            witness::answer(|| format!("{} {}", literal(&view.to_bytes()), visited(view.walk().rev())));
        (
            format!("memoryview({})[{}], there and back", literal(owner), row[1]),
            format!("{} {}", row[2], row[3]),
            yours,
        )
    });
    let rule = "a view visits its bytes in CPython's order";
    witness::in_time(ENDS, LIMIT, || witness::agrees_with_cpython(rule, cases));
}
