//! The entries in order are two windows onto the memory, and so is every part of them: nothing is copied.

use std::ops::Range;

use ring_buffer::{Entry, Window};
use rstest::rstest;
use witness::assert_eq;

use crate::{each_in_no_time, filled, shown};

/// The letters in two windows: `de|abc`.
fn letters(windows: [Window<'_, u8>; 2]) -> String {
    let text = |window: Window<'_, u8>| {
        window
            .iter()
            .map(|entry| char::from(entry.value))
            .collect::<String>()
    };
    windows.map(text).join("|")
}

#[rstest]
#[case::no_entry(4, "", "|")]
#[case::not_yet_full(4, "abc", "abc|")]
#[case::full(4, "abcd", "abcd|")]
#[case::one_overwritten(4, "abcde", "bcd|e")]
#[case::all_overwritten(4, "abcdefgh", "efgh|")]
#[case::a_single_place(1, "abc", "c|")]
fn the_oldest_come_first(#[case] places: usize, #[case] pushed: &str, #[case] expected: &str) {
    let ring = filled(places, pushed.bytes());
    assert_eq!(
        witness::answer(|| letters(ring.windows())),
        expected,
        "{pushed:?} in {places} slots: from the oldest on, then from the start of the memory to the newest, and no \
         slot that nobody wrote to (left: yours)"
    );
    let empty = ring.windows().map(|window| window.is_empty().to_string());
    let none = expected.split('|').map(|part| part.is_empty().to_string());
    assert_eq!(
        empty.join("|"),
        none.collect::<Vec<_>>().join("|"),
        "{pushed:?} in {places} slots are {expected}: a window without an entry is empty, and no other (left: which of yours \
         are)"
    );
}

#[rstest]
#[case::the_newest(1, "|j")]
#[case::across_the_seam(3, "h|ij")]
#[case::more_than_there_are(5, "gh|ij")]
#[case::as_many_as_can_be_counted(usize::MAX, "gh|ij")]
fn the_latest_are_the_last_n(#[case] n: usize, #[case] expected: &str) {
    assert_eq!(
        witness::answer(|| letters(filled(4, "abcdefghij".bytes()).latest(n))),
        expected,
        "of gh|ij, the newest {n}, the oldest of them first; never more than there are (left: yours)"
    );
}

#[rstest]
#[case::in_the_older_one(0..1, "g|")]
#[case::across_the_seam(1..3, "h|i")]
#[case::all(0..4, "gh|ij")]
#[case::an_end_outside(1..100, "h|ij")]
#[case::the_farthest(0..usize::MAX, "gh|ij")]
#[case::backwards(Range { start: 3, end: 1 }, "|")]
fn a_part_counts_from_the_oldest(#[case] range: Range<usize>, #[case] expected: &str) {
    assert_eq!(
        witness::answer(|| letters(filled(4, "abcdefghij".bytes()).part(range.clone()))),
        expected,
        "of gh|ij, the entries {range:?}; an end outside is moved to the edge, and a range that runs backwards is empty, as in \
         Python (left: yours)"
    );
}

#[rstest]
#[case::the_last(2, Some("20:d"))]
#[case::one_too_far(3, None)]
#[case::the_largest(usize::MAX, None)]
fn an_index_finds_its_entry(#[case] index: usize, #[case] expected: Option<&str>) {
    let ring = filled(5, "bcd".bytes());
    let windows = ring.windows();
    let text = |entry: Entry<u8>| format!("{}:{}", entry.time, char::from(entry.value));
    let found = witness::answer(|| format!("{:?}", windows[0].get(index).map(text)));
    assert_eq!(
        found,
        format!("{expected:?}"),
        "of three entries in five slots, number {index}: a slot that nobody wrote to holds no entry, and no index \
         overflows (left: yours)"
    );
}

#[test]
fn a_huge_index_does_not_wrap_round_to_a_slot() {
    let ring = filled(4, 0..6u64);
    let [oldest, _] = ring.windows();
    // Times 16 bytes, these are 0, 16 and 32 again in 64 bits.
    let round = [0, 1, 2].map(|slot| (1 << (usize::BITS - 4)) + slot);
    let found = witness::answer(|| format!("{:?}", round.map(|index| oldest.get(index))));
    let parts = witness::answer(|| format!("{:?}", round.map(|index| oldest.part(index..index + 1).len())));
    assert_eq!(
        (found, parts),
        ("[None, None, None]".to_owned(), "[0, 0, 0]".to_owned()),
        "where an index times the size of a slot is more than a usize, it is outside, and neither panics nor comes round \
         to a slot that is there (left: what yours found, and the length of its parts)"
    );
}

#[test]
fn an_index_far_behind_costs_no_more() {
    let (places, mut found) = (100_000, None);
    let ring = filled(places, (0..places).map(|number| number as u32));
    let rule = "`get` goes straight to its slot, and does not walk over the entries in front of it";
    let [window, _] = ring.windows();
    each_in_no_time(rule, 100_000, |_| found = window.get(places - 1));
    let last = found.map(|entry| entry.value);
    assert_eq!(last, Some(99_999), "the last of 100,000 entries (left: yours)");
}

#[rstest]
#[case::in_the_middle(1..3, "cd")]
#[case::all(0..4, "bcde")]
#[case::an_end_outside(2..9, "de")]
#[case::backwards(Range { start: 3, end: 1 }, "")]
#[case::the_farthest(usize::MAX..usize::MAX, "")]
fn a_part_of_a_window_is_a_window(#[case] range: Range<usize>, #[case] expected: &str) {
    let ring = filled(4, "bcde".bytes());
    let text = witness::answer(|| {
        let part = ring.windows()[0].part(range.clone());
        part.iter().map(|entry| char::from(entry.value)).collect()
    });
    assert_eq!(
        text, expected,
        "the entries {range:?} of bcde, clamped as in Python (left: yours)"
    );
}

#[test]
fn the_ring_is_read_across_the_seam() {
    let ring = filled(3, [1.5, 2.5, 3.5, 4.5, 5.5]);
    let there = shown(ring.iter());
    let back = shown(ring.iter().rev());
    let each: Vec<_> = (0..4).filter_map(|index| ring.get(index)).collect();
    witness::snapshot!("from the oldest to the newest, and back, and one by one", [there, back, shown(each)].join("\n"), @r"
    20:3.5 30:4.5 40:5.5
    40:5.5 30:4.5 20:3.5
    20:3.5 30:4.5 40:5.5
    ");
}

#[test]
fn all_of_them_look_at_the_rings_memory() {
    let ring = filled(100, 0..150u64);
    let memory = ring.as_view().as_bytes();
    let rule = "what is looked at must lie in the memory of the ring";
    let groups = [ring.windows(), ring.latest(70), ring.part(10..90)];
    for window in groups.iter().flatten() {
        witness::lies_in(rule, memory, window.as_view().as_bytes());
    }
    let lens = groups.map(|group| group.map(|window| window.as_view().len()));
    assert_eq!(
        lens,
        [[800, 800], [320, 800], [640, 640]],
        "a slot of a u64 has 16 bytes, and a window has whole slots (left: the bytes of yours)"
    );
}

#[test]
fn looking_allocates_nothing() {
    let ring = filled(1_000, 0..1_500u64);
    let rule = "to look at any part of a ring, and to walk over it, must not allocate";
    let sum = witness::allocates(rule, 0, 0, || {
        let [older, newer] = ring.latest(800);
        let part = older.part(100..200).get(7).map_or(0, |entry| entry.value);
        part + newer.iter().map(|entry| entry.value).sum::<u64>() + ring.part(3..5).map(Window::len)[0] as u64
    });
    assert_eq!(
        sum,
        807 + (1_000..1_500).sum::<u64>() + 2,
        "entry 107 of the newest 800, all behind the seam, and a part of two (left: yours)"
    );
}

#[test]
fn a_deque_says_the_same() {
    let cases = witness::recorded(include_str!("../recorded/windows.tsv")).map(|case| {
        let [places, count, start, stop, n, cpython] = case[..] else {
            panic!("windows.tsv has six columns")
        };
        let number = |text: &str| text.parse::<usize>().expect("a number");
        let ring = filled(number(places), 0..number(count) as u8);
        let values = |windows: [Window<'_, u8>; 2]| {
            let entries = windows.into_iter().flat_map(Window::iter);
            entries.map(|entry| entry.value.to_string()).collect::<Vec<_>>().join(" ")
        };
        (
            format!("d = list(deque(range({count}), maxlen={places})); d[{start}:{stop}], d[max(0, len(d) - {n}):]"),
            cpython.to_owned(),
            witness::answer(|| {
                let part = ring.part(number(start)..number(stop));
                format!("{} | {}", values(part), values(ring.latest(number(n))))
            }),
        )
    });
    witness::agrees_with_cpython(
        "a part and the latest are those of a deque with a maximal length",
        cases,
    );
}
