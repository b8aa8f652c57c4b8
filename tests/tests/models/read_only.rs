//! Chapter 4 against a `Vec` that everybody may write to, and against the standard library's replacement of text.

use proptest::prelude::*;
use read_only::{Buffer, SharedCells, clean};
use views::View;

use crate::{bytes, index, place};

proptest! {
    #[test]
    fn windows_see_each_other_write_and_read_only_ones_refuse(
        owner in bytes(),
        writes in prop::collection::vec((index(), -9..300_i64, any::<bool>()), 0..20),
    ) {
        let (mut shared, mut model) = (owner.clone(), owner);
        let window = SharedCells::new(&mut shared);
        let locked = window.to_read_only();
        for (index, value, through_the_locked) in writes {
            let place = place(index, model.len()).map(|at| &mut model[at]);
            let expected = match (through_the_locked, place, u8::try_from(value)) {
                (true, ..) => Some("TypeError: cannot modify read-only memory"),
                (_, None, _) => Some("IndexError: index out of bounds on dimension 1"),
                (_, _, Err(_)) => Some("ValueError: memoryview: invalid value for format 'B'"),
                (_, Some(place), Ok(byte)) => {
                    *place = byte;
                    None
                }
            };
            let through = if through_the_locked { locked } else { window };
            let said = through.set_item(index, value).err().map(|error| error.to_string());
            prop_assert_eq!(said.as_deref(), expected);
            prop_assert_eq!(locked.to_bytes(), model.clone());
        }
    }

    #[test]
    fn read_only_views_hash_alike_when_their_bytes_are_equal(one in "[ab]{0,3}", other in "[ab]{0,3}") {
        let hash = |text: &str| Buffer::from(text.as_bytes()).hash().unwrap();
        prop_assert_eq!(hash(&one) == hash(&other), one == other);
    }

    #[test]
    fn what_is_cleaned_is_what_two_replacements_make_of_it(text in "[ab\r\n\t\x00\x7f]{0,20}") {
        let lines = text.replace("\r\n", "\n");
        let is_masked = |letter: char| letter.is_ascii_control() && letter != '\t' && letter != '\n';
        let expected = lines.replace(is_masked, ".");
        prop_assert_eq!(clean(View::new(&text)).into_owned(), expected.into_bytes());
    }
}
