//! `View::new` looks at any exporter of bytes where they lie: it copies nothing and costs two words.

use bytes::Bytes;
use pretty_assertions::assert_eq;
use rstest::rstest;
use views::View;

#[rstest]
#[case::a_vector(vec![1, 2, 3], 3)]
#[case::an_array([7; 5], 5)]
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
fn only_a_window_without_bytes_is_empty(#[case] exporter: &[u8], #[case] empty: bool) {
    assert_eq!(
        View::new(exporter).is_empty(),
        empty,
        "a view is empty when it shows no byte (left: yours)"
    );
}

#[test]
fn the_window_looks_at_the_owners_memory() {
    let owner = Bytes::from(vec![1, 2, 3, 4]);
    let view = View::new(&owner);
    witness::lies_in("a view must look, not copy", &owner, view.as_bytes());
}

#[test]
fn opening_allocates_nothing() {
    let owner = vec![0; 10_000_000];
    let view = witness::allocates("opening a window must not allocate", 0, 0, || View::new(&owner));
    assert_eq!(view.len(), owner.len());
}
