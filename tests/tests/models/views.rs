//! Chapter 1 against an index into a `Vec` and a separator in front of each group.

use proptest::prelude::*;
use views::View;

use crate::{bytes, index, place};

proptest! {
    #[test]
    fn an_item_is_the_byte_at_an_index_from_either_end(bytes in bytes(), index in index()) {
        let expected = place(index, bytes.len()).map(|at| bytes[at]);
        prop_assert_eq!(View::new(&bytes).item(index).ok(), expected);
    }

    #[test]
    fn digits_are_grouped_from_the_right_or_from_the_left(bytes in bytes(), group in -9..9_i32) {
        let len = bytes.len();
        let begins_a_group = |at: usize| match group {
            0 => false,
            1.. => (len - at).is_multiple_of(group as usize),
            _ => at.is_multiple_of(group.unsigned_abs() as usize),
        };
        let mut expected = String::new();
        for (at, byte) in bytes.iter().enumerate() {
            if at > 0 && begins_a_group(at) {
                expected.push('-');
            }
            expected += &format!("{byte:02x}");
        }
        prop_assert_eq!(View::new(&bytes).hex_grouped('-', group).ok(), Some(expected));
    }

    #[test]
    fn views_are_equal_when_all_their_bytes_are(one in bytes(), other in bytes()) {
        prop_assert_eq!(View::new(&one) == View::new(&other), one == other);
        prop_assert!(View::new(&one) == View::new(&one.clone()));
    }
}
