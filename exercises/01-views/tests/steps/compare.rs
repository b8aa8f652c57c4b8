//! `==` compares what two windows show; `same_memory` compares where they look.

use bytes::Bytes;
use rstest::rstest;
use views::View;
use witness::assert_eq;

use crate::ends;

const ENDS: &str = "to compare is to go through the bytes once, and that ends";

#[rstest]
#[case::a_vector(vec![b'a', b'b', b'c'])]
#[case::an_array(*b"abc")]
#[case::a_borrowed_array(b"abc")]
#[case::a_slice(&b"abc"[..])]
#[case::a_boxed_slice(Box::<[u8]>::from(*b"abc"))]
#[case::shared_bytes(Bytes::from_static(b"abc"))]
#[case::a_str("abc")]
#[case::another_view(View::new(b"abc"))]
fn a_view_equals_whatever_holds_the_same_bytes(#[case] other: impl AsRef<[u8]> + Send + 'static) {
    let owner = vec![b'a', b'b', b'c'];
    assert!(
        ends(ENDS, move || View::new(&owner) == other),
        "two exporters are equal when their bytes are, wherever they lie: b\"abc\" == b\"abc\" is True in CPython, \
         yours is false"
    );
}

#[rstest]
#[case::a_shorter_one(b"capybara", b"capybar")]
#[case::a_longer_one(b"capybara", b"capybaras")]
#[case::another_first_byte(b"capybara", b"Capybara")]
#[case::another_byte_in_the_middle(b"capybara", b"capxbara")]
#[case::another_byte_far_in(b"capybaras in the rain", b"capybaras in the ruin")]
#[case::another_last_byte(b"capybara", b"capybarb")]
#[case::another_byte_above_127(b"caf\xe9", b"caf\xe8")]
#[case::something_where_the_view_is_empty(b"", b"x")]
#[case::nothing_where_the_view_is_not(b"x", b"")]
#[case::a_zero_more(b"x", b"x\0")]
#[case::another_byte_behind_a_zero(b"a\0b", b"a\0c")]
#[case::the_same_bytes_in_another_order(b"capybara", b"capyraba")]
fn a_view_differs_from(#[case] one: &'static [u8], #[case] other: &'static [u8]) {
    assert!(
        ends(ENDS, move || View::new(one) != *other),
        "equal means as long, and the same byte in every place: {} == {} is False in CPython, yours is true",
        witness::literal(one),
        witness::literal(other),
    );
}

#[test]
fn a_window_onto_a_window_looks_at_the_owner() {
    let owner = vec![b'a', b'b', b'c'];
    let view = View::new(&owner);
    let again = View::new(&view);
    witness::lies_in(
        "a view of a view looks at the owner's bytes",
        &owner,
        again.as_bytes(),
    );
    assert_eq!(again.len(), 3, "a view of a view shows every byte (left: yours)");
}

#[rstest]
#[case::itself(0..8, 0..8, true)]
#[case::the_same_part(2..5, 2..5, true)]
#[case::equal_bytes_elsewhere(0..4, 4..8, false)]
#[case::a_part_from_the_same_start(0..8, 0..4, false)]
#[case::a_part_to_the_same_end(0..8, 4..8, false)]
#[case::as_long_and_overlapping(0..4, 2..6, false)]
fn the_same_memory_is_the_same_place_and_length(
    #[case] one: std::ops::Range<usize>,
    #[case] other: std::ops::Range<usize>,
    #[case] same: bool,
) {
    let owner = *b"dodododo";
    assert_eq!(
        View::new(&owner[one.clone()]).same_memory(View::new(&owner[other.clone()])),
        same,
        "windows {one:?} and {other:?} of one owner look at the same memory only where both are the same range \
         (left: yours)"
    );
}

#[test]
fn equal_is_one_thing_and_the_same_memory_another() {
    let table = ends(ENDS, || {
        let (owner, clone) = (b"capybara".to_vec(), b"capybara".to_vec());
        let view = View::new(&owner);
        let row = |name, other: View| format!("{name:9}{:7}{}\n", view == other, view.same_memory(other));
        row("itself", view) + &row("a clone", View::new(&clone)) + &row("a prefix", View::new(&owner[..4]))
    });
    let table = format!("         equal  same memory\n{table}");
    witness::snapshot!("a clone is equal and lies elsewhere; a prefix begins at the same place and is shorter, so it is neither", table, @r"
             equal  same memory
    itself   true   true
    a clone  true   false
    a prefix false  false
    ");
}

#[test]
fn asking_allocates_nothing() {
    let (owner, clone) = (vec![7; 1_000_000], vec![7; 1_000_000]);
    let rule = "to look at two windows side by side must not copy either";
    let answers = ends(ENDS, move || {
        let (view, other) = (View::new(&owner), View::new(&clone));
        witness::allocates(rule, 0, 0, || {
            (view == other, view == clone, view.same_memory(other))
        })
    });
    assert_eq!(
        answers,
        (true, true, false),
        "equal bytes, each in a memory of its own (left: yours)"
    );
}

#[test]
fn every_pair_answers_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/compare.tsv")).map(|case| {
        let [one, other, cpython] = case[..] else {
            panic!("compare.tsv has three columns")
        };
        let yours = witness::answer(|| {
            let equal = View::new(one) == *other;
            if equal { "True" } else { "False" }.to_owned()
        });
        let expression = format!("memoryview(b\"{one}\") == b\"{other}\"");
        (expression, cpython.to_owned(), yours)
    });
    let rule = "views are equal exactly when Python's are";
    ends(ENDS, || witness::agrees_with_cpython(rule, cases));
}
