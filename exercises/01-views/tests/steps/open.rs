//! `View::new` looks at any exporter of bytes where they lie: it copies nothing and costs two words.

use bytes::Bytes;
use rstest::rstest;
use views::View;
use witness::assert_eq;

#[rstest]
#[case::a_vector(vec![1, 2, 3], 3)]
#[case::an_array([7; 5], 5)]
#[case::a_boxed_slice(Box::<[u8]>::from([1, 2]), 2)]
#[case::shared_bytes(Bytes::from_static(b"capybara"), 8)]
#[case::the_bytes_of_a_str("naïve", 6)]
#[case::nothing_at_all([0; 0], 0)]
fn the_length_is_counted_in_bytes(#[case] exporter: impl AsRef<[u8]>, #[case] len: usize) {
    assert_eq!(
        View::new(&exporter).len(),
        len,
        "len(view) counts the bytes of the exporter (left: yours)"
    );
}

#[rstest]
#[case::no_byte(b"", true)]
#[case::one_byte(b"x", false)]
#[case::one_byte_that_is_zero(b"\0", false)]
fn only_a_window_without_bytes_is_empty(#[case] exporter: &[u8], #[case] empty: bool) {
    assert_eq!(
        View::new(exporter).is_empty(),
        empty,
        "a view is empty when it shows no byte (left: yours)"
    );
}

#[rstest]
#[case::a_vector(vec![1, 2, 3])]
#[case::an_array([7; 5])]
#[case::a_boxed_slice(Box::<[u8]>::from([1, 2]))]
#[case::shared_bytes(Bytes::from(vec![1, 2, 3, 4]))]
#[case::the_bytes_of_a_str("naïve")]
fn the_window_looks_at_the_owners_memory(#[case] owner: impl AsRef<[u8]>) {
    let window = View::new(&owner).as_bytes();
    witness::lies_in("a view must look, not copy", owner.as_ref(), window);
    assert_eq!(
        window.len(),
        owner.as_ref().len(),
        "a view shows every byte of its owner (left: yours)"
    );
}

#[rstest]
#[case::ten_bytes(10)]
#[case::ten_million_bytes(10_000_000)]
fn a_view_is_two_words_for(#[case] len: usize) {
    let owner = vec![0; len];
    assert_eq!(
        size_of_val(&View::new(&owner)),
        2 * size_of::<usize>(),
        "a view is a pointer and a length, whatever it looks at (left: yours, in bytes)"
    );
}

#[test]
fn nothing_is_allocated() {
    let owner = vec![0; 10_000_000];
    let rule = "opening a window, and asking it, must not allocate";
    let answers = witness::allocates(rule, 0, 0, || {
        let view = View::new(&owner);
        (view.len(), view.is_empty(), view.as_bytes().len())
    });
    assert_eq!(
        answers,
        (10_000_000, false, 10_000_000),
        "`len`, `is_empty` and `as_bytes().len()` of a view of 10,000,000 bytes (left: yours)"
    );
}

#[test]
fn the_bytes_outlive_the_view_they_came_from() {
    let owner = vec![b'a', b'b', b'c'];
    let bytes = {
        let view = View::new(&owner);
        view.as_bytes()
    };
    assert_eq!(
        witness::literal(bytes),
        witness::literal(&owner),
        "the bytes are the owner's, so they are still there when the view is gone (left: yours)"
    );
}

#[test]
fn debug_shows_the_bytes_as_a_literal() {
    let view = format!("{:?}", View::new(b"caf\xc3\xa9\n"));
    witness::snapshot!("`{:?}` shows what the window shows", view, @r#"View(b"caf\xc3\xa9\n")"#);
}
