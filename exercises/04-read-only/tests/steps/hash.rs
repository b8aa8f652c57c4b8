//! Equal bytes have equal hashes, wherever they lie; bytes that may be written to have none.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use read_only::{Buffer, HashError, SharedCells, TypedView};
use rstest::rstest;
use witness::assert_eq;

use crate::{memoryview, pieces};

/// The hash of anything that has one: of plain bytes, or of a view.
fn of(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[rstest]
#[case::no_byte(b"")]
#[case::one_byte(b"\0")]
#[case::some_bytes(b"look")]
#[case::more_than_a_block(&[7; 1000])]
fn a_window_has_the_hash_of_its_bytes(#[case] bytes: &[u8]) {
    assert_eq!(
        Buffer::from(bytes).hash(),
        Ok(of(bytes)),
        "hash(memoryview(data)) == hash(data) in Python: a window and the bytes alone hash alike; a slice \
         hashes its length too (left: yours)"
    );
}

#[rstest]
#[case::in_another_place(&b"xabab"[1..3], &b"xabab"[3..], true)]
#[case::another_order(b"ab", b"ba", false)]
#[case::one_more(b"ab", b"abc", false)]
#[case::another_last_byte(b"abcdefghijklmnopq", b"abcdefghijklmnopr", false)]
#[case::nothing_and_a_zero(b"", b"\0", false)]
fn equal_bytes_and_no_others_hash_alike(#[case] one: &[u8], #[case] other: &[u8], #[case] alike: bool) {
    let same = Buffer::from(one).hash() == Buffer::from(other).hash();
    assert_eq!(
        same,
        alike,
        "hash({}) == hash({}), by what the bytes are and not by where they lie or how many there are \
         (left: yours)",
        witness::literal(one),
        witness::literal(other)
    );
}

#[rstest]
#[case::no_byte(&mut [])]
#[case::some_bytes(&mut [1, 2, 3])]
fn a_writable_window_has_none(#[case] owner: &mut [u8]) {
    assert_eq!(
        Buffer::from(owner).hash(),
        Err(HashError),
        "bytes that may change have no hash that lasts (left: yours)"
    );
}

#[test]
fn a_window_that_gave_writing_up_has_one() {
    let mut owner = b"look".to_vec();
    let buffer = Buffer::from(&mut owner);
    let lent = buffer.to_read_only().hash();
    let for_good = buffer.into_read_only().hash();
    assert_eq!(
        (lent, for_good),
        (Ok(of(b"look")), Ok(of(b"look"))),
        "while the read-only window is there, &mut is not: the bytes stay as they are (left: yours, lent \
         and for good)"
    );
}

#[test]
fn the_error_speaks_cpythons_words() {
    let mut owner = b"look".to_vec();
    let refused = Buffer::from(&mut owner)
        .hash()
        .err()
        .map(|error| error.to_string());
    let said = refused.unwrap_or_default();
    witness::snapshot!("an error's text is the last line of CPython's traceback", said,
        @"ValueError: cannot hash writable memoryview object");
}

#[test]
fn hashing_allocates_nothing() {
    let owner = vec![1; 1_000_000];
    let rule = "a hash is made of the bytes where they lie, so it must not copy them";
    let hash = witness::allocates(rule, 0, 0, || Buffer::from(&owner).hash());
    assert_eq!(hash, Ok(of(&owner)), "a million bytes (left: yours)");
}

#[test]
fn views_are_equal_by_content() {
    let (one, mut other, mut shorter) = (b"xlook".to_vec(), b"look".to_vec(), b"loo".to_vec());
    let view = TypedView::from(&one[1..]);
    let answers = [
        view == TypedView::from(b"look"),
        view == TypedView::from(&mut other),
        view == TypedView::from(&mut shorter),
        TypedView::from(&mut shorter) == view,
        view == TypedView::from(b"book"),
        view == TypedView::from(b"lock"),
        TypedView::from(b"Aa") == TypedView::from(b"BB"),
    ];
    assert_eq!(
        answers,
        [true, true, false, false, false, false, false],
        "views are equal when their bytes are, also if one may be written through (left: yours: equal bytes in another \
         place, writable ones, fewer ones, the other way round, another first byte, another in the middle, others of which \
         65 * 31 + 97 == 66 * 31 + 66)"
    );
    let changed = |place| std::array::from_fn::<u8, 100, _>(|at| if at == place { 8 } else { 7 });
    let missed = (0..100).filter(|place| TypedView::from(&[7; 100]) == TypedView::from(&changed(*place)));
    assert_eq!(
        missed.collect::<Vec<_>>(),
        [0; 0],
        "views are equal when all of their bytes are: one other byte of 100 makes them differ, wherever it \
         is (left: the places where yours does not look)"
    );
}

#[test]
fn a_view_hashes_as_its_bytes() {
    assert_eq!(
        (of(TypedView::from(b"look")), of(TypedView::from(b""))),
        (of(b"look"), of(b"")),
        "a view and a slice of the same bytes are the same key, so they need the same hash; a slice hashes \
         its length too (left: yours, of b\"look\" and of b\"\")"
    );
    assert_eq!(
        of(TypedView::from(&[7; 100_000])),
        of([7_u8; 100_000]),
        "a view and a slice of the same 100,000 bytes need the same hash, so all of them count (left: yours)"
    );
    assert_eq!(
        pieces(TypedView::from(b"look")),
        pieces(&b"look"[..]),
        "every hasher, and not SipHash alone, is handed the bytes in the same pieces by a view and by a slice: \
         some mix a piece at a time (left: yours)"
    );
}

#[test]
fn a_map_of_views_can_be_asked_with_bytes() {
    let names = b"ada grace ada";
    let lines = HashMap::from([
        (TypedView::from(&names[..3]), 1),
        (TypedView::from(&names[4..9]), 2),
    ]);
    let asked = [&b"ada"[..], b"grace", b"alan"].map(|name| lines.get(name).copied());
    let by_view = lines.get(&TypedView::from(&names[10..])).copied();
    assert_eq!(
        (asked, by_view),
        ([Some(1), Some(2), None], Some(1)),
        "{{view: 1}}[b\"ada\"] finds the view in Python (left: yours, asked with bytes and with a view \
         from elsewhere)"
    );
}

#[test]
fn words_are_counted_without_copying_one() {
    let text = b"look at the look of the window";
    let mut counts: HashMap<TypedView<&[u8]>, usize> = HashMap::with_capacity(8);
    let rule = "a view is a key: counting the words of a text must not copy them";
    witness::allocates(rule, 0, 0, || {
        for word in text.split(|byte| *byte == b' ') {
            *counts.entry(TypedView::from(word)).or_default() += 1;
        }
    });
    let mut lines: Vec<_> = counts
        .iter()
        .map(|(word, count)| format!("{count} {word:?}"))
        .collect();
    lines.sort();
    witness::snapshot!("each word once, with its count", lines.join("\n"), @r#"
    1 TypedView(b"at")
    1 TypedView(b"of")
    1 TypedView(b"window")
    2 TypedView(b"look")
    2 TypedView(b"the")
    "#);
}

#[test]
fn a_view_that_may_change_is_not_a_key() {
    let keys: HashSet<_> = [&b"ab"[..], b"ab", b"ba"].map(TypedView::from).into();
    let can = [
        implements!(TypedView<&[u8]>: Hash),
        implements!(TypedView<&mut [u8]>: Hash),
        implements!(SharedCells: Hash),
    ];
    assert_eq!(
        (keys.len(), can),
        (2, [true, false, false]),
        "a set of read-only views holds equal bytes once; a view that may write, or whose bytes others may \
         write, has no hash (left: yours)"
    );
}

#[test]
fn every_pair_of_windows_compares_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/hash.tsv")).flat_map(|case| {
        let [one, start, stop, other, begin, end, alike, equal] = case[..] else {
            panic!("hash.tsv has eight columns")
        };
        let range = |from: &str, to: &str| from.parse().expect("a start")..to.parse().expect("a stop");
        let (left, right): (Range<usize>, Range<usize>) = (range(start, stop), range(begin, end));
        let hash = |opened: &str, part: &Range<usize>| {
            let mut owner = *b"abababa";
            let part = &mut owner[part.clone()];
            match opened {
                "bytearray" => Buffer::from(part).hash(),
                "toreadonly" => Buffer::from(&*part).into_read_only().hash(),
                _ => Buffer::from(&*part).hash(),
            }
        };
        let python = |answer| if answer { "True" } else { "False" }.to_owned();
        let hashes = witness::answer(|| match (hash(one, &left), hash(other, &right)) {
            (Ok(one), Ok(other)) => python(one == other),
            (Err(error), _) | (_, Err(error)) => error.to_string(),
        });
        let views = witness::answer(|| {
            let (mut this, mut that) = (*b"abababa", *b"abababa");
            let (this, that) = (&mut this[left.clone()], &mut that[right.clone()]);
            python(match (one == "bytearray", other == "bytearray") {
                (true, true) => TypedView::from(this) == TypedView::from(that),
                (true, false) => TypedView::from(this) == TypedView::from(&*that),
                (false, true) => TypedView::from(&*this) == TypedView::from(that),
                (false, false) => TypedView::from(&*this) == TypedView::from(&*that),
            })
        });
        let left = format!("{}[{start}:{stop}]", memoryview(one, b"abababa"));
        let right = format!("{}[{begin}:{end}]", memoryview(other, b"abababa"));
        let hashed = format!("hash({left}) == hash({right})");
        let compared = format!("{left} == {right}");
        [
            (hashed, alike.to_owned(), hashes),
            (compared, equal.to_owned(), views),
        ]
    });
    witness::agrees_with_cpython(
        "two windows are equal, and have one hash, when they show equal bytes; a writable one has no hash",
        cases,
    );
}
