//! `to_bytes` and `to_list` copy once and exactly; `iter` walks over the bytes where they lie.

use rstest::rstest;
use views::View;
use witness::assert_eq;

use crate::ends;

const ENDS: &str = "a copy is made in one go from the first byte to the last, and that ends";

#[rstest]
#[case::no_byte(b"")]
#[case::one_byte(b"x")]
#[case::a_zero_in_the_middle(b"capy\0bara")]
#[case::every_byte_there_is((0..=255).collect::<Vec<u8>>())]
fn to_bytes_holds_what_the_window_shows(#[case] owner: impl AsRef<[u8]> + Send + 'static) {
    let expected = witness::literal(owner.as_ref());
    assert_eq!(
        witness::literal(&ends(ENDS, move || View::new(&owner).to_bytes())),
        expected,
        "to_bytes copies every byte, in order (left: yours)"
    );
}

#[rstest]
#[case::none_for_no_byte(0, 0)]
#[case::one_byte(1, 1)]
#[case::three_bytes(3, 1)]
#[case::a_million_and_one_bytes(1_000_001, 1)]
fn to_bytes_allocates_once_and_exactly(#[case] len: usize, #[case] count: u64) {
    let owner = vec![7; len];
    let rule = "to_bytes makes one allocation of exactly len bytes, and none for no bytes";
    let copy = ends(ENDS, move || {
        witness::allocates(rule, count, len as u64, || View::new(&owner).to_bytes())
    });
    assert_eq!(copy.len(), len, "to_bytes copies every byte (left: yours)");
}

#[test]
fn the_copy_is_nobody_elses() {
    let copy = ends(ENDS, || {
        let mut owner = vec![b'a', b'b', b'c'];
        let copy = View::new(&owner).to_bytes();
        owner[0] = b'X';
        copy
    });
    assert_eq!(
        witness::literal(&copy),
        "b\"abc\"",
        "what the owner writes later does not show in a copy (left: yours)"
    );
}

#[test]
fn to_list_reads_as_python_prints_it() {
    let list = ends(ENDS, || View::new("Überfall").to_list::<u32>());
    witness::snapshot!("to_list gives every byte as a number, as tolist() does", format!("{list:?}"),
        @"[195, 156, 98, 101, 114, 102, 97, 108, 108]");
}

#[test]
fn every_byte_there_is_becomes_a_number() {
    let owner: Vec<u8> = (0..=255).chain([0, 0]).collect();
    assert_eq!(
        ends(ENDS, move || View::new(&owner).to_list::<u16>()),
        (0..=255).chain([0, 0]).collect::<Vec<u16>>(),
        "to_list gives a number for every byte, and 0 is one (left: yours)"
    );
}

#[test]
fn the_numbers_can_be_calculated_with() {
    let list = ends(ENDS, || View::new(&[200, 100, 255]).to_list::<u32>());
    let sum: u32 = list.iter().sum();
    assert_eq!(
        sum, 555,
        "to_list gives numbers of the type you asked for (left: yours, their sum)"
    );
}

#[rstest]
#[case::none_for_no_number(0, 0)]
#[case::one_number(1, 1)]
#[case::a_thousand_numbers(1000, 1)]
fn to_list_allocates_once_and_exactly(#[case] len: usize, #[case] count: u64) {
    let owner = vec![7; len];
    let rule = "to_list makes one allocation of exactly len numbers (a u64 has 8 bytes), and none for none";
    let list = ends(ENDS, move || {
        witness::allocates(rule, count, 8 * len as u64, || View::new(&owner).to_list::<u64>())
    });
    assert_eq!(
        list.len(),
        len,
        "to_list gives a number for every byte (left: yours)"
    );
}

#[rstest]
#[case::no_byte("", "")]
#[case::one_byte("x", "x")]
#[case::several_bytes("capybara", "arabypac")]
#[case::zeros_at_both_ends("\0ab\0\0", "\0\0ba\0")]
fn the_walk_goes_both_ways(#[case] forwards: &str, #[case] backwards: &str) {
    let view = View::new(forwards);
    let walked = |bytes: Vec<u8>| witness::literal(&bytes);
    assert_eq!(
        walked(view.iter().collect()),
        walked(forwards.into()),
        "iter starts at the first byte (left: yours)"
    );
    assert_eq!(
        walked(view.iter().rev().collect()),
        walked(backwards.into()),
        "iter().rev() starts at the last byte, as reversed(view) does (left: yours)"
    );
}

#[test]
fn the_walk_knows_how_many_bytes_are_left() {
    let mut walk = View::new(b"abcd").iter();
    let seen = (walk.len(), walk.next(), walk.next_back(), walk.len());
    assert_eq!(
        seen,
        (4, Some(b'a'), Some(b'd'), 2),
        "of four bytes, two are left after one from each end (left: yours)"
    );
}

#[test]
fn a_for_loop_walks_over_a_view() {
    let mut seen = Vec::with_capacity(3);
    witness::allocates("`for byte in view` must not copy the bytes", 0, 0, || {
        for byte in View::new(b"for") {
            seen.push(byte);
        }
    });
    assert_eq!(
        witness::literal(&seen),
        "b\"for\"",
        "`for byte in view` sees every byte (left: yours)"
    );
}

#[test]
fn walking_allocates_nothing() {
    let owner = vec![1; 1_000_000];
    let view = View::new(&owner);
    let rule = "walking over the bytes must not copy them";
    let sum = witness::allocates(rule, 0, 0, || view.iter().map(u64::from).sum::<u64>());
    assert_eq!(sum, 1_000_000, "a million ones add up (left: yours)");
}
