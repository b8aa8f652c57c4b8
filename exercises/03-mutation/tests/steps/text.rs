//! `find_all` finds a pattern at each place where it begins; `replace` writes over it where it lies, byte for
//! byte, and what was UTF-8 stays UTF-8.

use std::time::Duration;

use mutation::{LengthMismatch, TextMut, ViewMut};
use rstest::rstest;
use witness::assert_eq;
use witness::within;

const ENDS: &str = "the search goes on behind what it found, and ends with the text";

/// Runs `work` on a text in memory of its own, and gives back what the memory holds afterwards.
fn changed<T>(text: &str, work: impl FnOnce(&mut TextMut<'_>) -> T) -> (T, String) {
    let mut owner = text.as_bytes().to_vec();
    let mut view = TextMut::new(ViewMut::new(&mut owner)).expect("a str is UTF-8 (yours refused it)");
    let result = work(&mut view);
    let after = str::from_utf8(&owner).map_or_else(|_| witness::literal(&owner), str::to_owned);
    (result, after)
}

#[rstest]
#[case::once("Hello World", "World", &[6])]
#[case::every_time("Hello World! Hello Python! Hello Views!", "Hello", &[0, 13, 27])]
#[case::never("capybara", "z", &[])]
#[case::one_inside_the_other("aaaa", "aa", &[0, 1, 2])]
#[case::longer_than_the_whole("capy", "capybara", &[])]
#[case::places_are_counted_in_bytes("façade, façade", "ade", &[4, 13])]
#[case::not_half_of_another_letter("é©", "©", &[2])]
#[case::one_right_behind_the_other("éé", "é", &[0, 2])]
#[case::an_empty_one("abc", "", &[0, 1, 2, 3])]
#[case::an_empty_one_never_inside_a_letter("aé字", "", &[0, 1, 3, 6])]
#[case::an_empty_one_in_nothing("", "", &[0])]
#[within(ENDS, Duration::from_secs(1))]
fn a_pattern_is_found_wherever_it_begins(
    #[case] text: &str,
    #[case] pattern: &str,
    #[case] places: &[usize],
) {
    // Two more than there can be: an endless search ends here, and is shown.
    let most = text.len() + 2;
    let (found, _) = changed(text, |text| text.find_all(pattern).take(most).collect::<Vec<_>>());
    assert_eq!(
        found, places,
        "{pattern:?} begins in {text:?} at these byte offsets, also where two of them share bytes (left: \
         yours)"
    );
}

#[rstest]
#[case::every_time(
    "Hello World! Hello Python!",
    "Hello",
    "Hallo",
    2,
    "Hallo World! Hallo Python!"
)]
#[case::never("capybara", "z", "y", 0, "capybara")]
#[case::on_behind_what_was_replaced("aaaaa", "aa", "ba", 2, "babaa")]
#[case::never_in_what_was_put_there("aab", "ab", "ba", 1, "aba")]
#[case::capitals_are_other_letters("capy CAPY", "capy", "bara", 1, "bara CAPY")]
#[case::another_letter_of_two_bytes("cafés élus", "é", "ü", 2, "cafüs ülus")]
#[case::two_letters_by_one_of_two_bytes("aaa", "aa", "é", 1, "éa")]
#[case::nothing_by_nothing("aé", "", "", 3, "aé")]
#[case::a_word_by_itself("aaaaa", "aa", "aa", 2, "aaaaa")]
fn as_many_bytes_are_replaced_where_they_lie(
    #[case] text: &'static str,
    #[case] old: &'static str,
    #[case] new: &'static str,
    #[case] count: usize,
    #[case] after: &str,
) {
    let rule = "behind the last match there is nothing to replace, and the search comes to an end";
    let (replaced, yours) = witness::in_time(rule, Duration::from_secs(2), move || {
        changed(text, |text| text.replace(old, new))
    });
    assert_eq!(
        yours, after,
        "replace goes from left to right and never back into what it wrote: see {text:?}.replace({old:?}, \
         {new:?}) (left: the owner after yours)"
    );
    assert_eq!(
        replaced,
        Ok(count),
        "replace says how often it found {old:?} in {text:?} (left: yours)"
    );
}

#[rstest]
#[case::shorter("capybara", "bara", "bar", 4, 3)]
#[case::as_many_letters_but_not_as_many_bytes("cafés", "é", "e", 2, 1)]
#[case::something_by_nothing("capybara", "a", "", 1, 0)]
#[case::nothing_by_something("capybara", "", "a", 0, 1)]
#[case::even_where_there_is_none("capybara", "zz", "z", 2, 1)]
#[within(ENDS, Duration::from_secs(1))]
fn another_length_is_refused(
    #[case] text: &str,
    #[case] old_text: &str,
    #[case] new_text: &str,
    #[case] old: usize,
    #[case] new: usize,
) {
    let (refused, yours) = changed(text, |text| text.replace(old_text, new_text));
    assert_eq!(
        refused,
        Err(LengthMismatch { old, new }),
        "in place, {old_text:?} needs a replacement of {old} bytes, and {new_text:?} has {new} (left: yours)"
    );
    assert_eq!(
        yours, text,
        "what is refused changes nothing (left: the owner after yours)"
    );
}

#[rstest]
#[within(ENDS, Duration::from_secs(1))]
fn the_error_counts_bytes() {
    let (refused, _) = changed("café", |text| text.replace("é", "e"));
    let refused = refused.expect_err("two bytes are not one (yours replaced them)");
    witness::snapshot!("the error says how many bytes there are on each side", refused.to_string(),
        @"ValueError: cannot replace 2 bytes by 1 in place");
}

#[rstest]
#[case::half_a_letter(b"caf\xc3", false)]
#[case::the_other_half_of_a_letter(b"\xa9t\xc3\xa9", false)]
#[case::a_whole_letter(b"caf\xc3\xa9", true)]
#[case::no_byte(b"", true)]
#[within(ENDS, Duration::from_secs(1))]
fn only_utf8_is_taken_for_a_str(#[case] bytes: &[u8], #[case] fine: bool) {
    let mut owner = bytes.to_vec();
    assert_eq!(
        TextMut::new(ViewMut::new(&mut owner)).is_ok(),
        fine,
        "{} is checked before anybody may read it as a str (left: whether yours takes it)",
        witness::literal(bytes)
    );
}

#[rstest]
#[within(ENDS, Duration::from_secs(1))]
#[rustfmt::skip]
fn the_bytes_change_where_they_lie() {
    let mut owner = "Ein Bär, ein Bär".to_owned().into_bytes();
    let mut text = TextMut::new(ViewMut::new(&mut owner)).expect("a str is UTF-8 (yours refused it)");
    text.replace("Bär", "Maus").expect("four bytes each (yours refused)");
    witness::snapshot!("`Bär` and `Maus` are four bytes each", views::View::new(text.as_str()).dump(), @r"
    00000000: 4569 6e20 4d61 7573 2c20 6569 6e20 4d61  Ein Maus, ein Ma
    00000010: 7573                                     us
    ");
}

#[rstest]
#[within(ENDS, Duration::from_secs(1))]
fn neither_search_nor_replacement_allocates() {
    let mut owner = "capybara ".repeat(1_000).into_bytes();
    let rule = "opening, searching, replacing and reading must not copy the text, nor gather the places";
    let counts = witness::allocates(rule, 0, 0, || {
        let mut text = TextMut::new(ViewMut::new(&mut owner)).expect("a str is UTF-8 (yours refused it)");
        (
            text.find_all("a").count(),
            text.replace("capy", "bara"),
            text.as_str().len(),
        )
    });
    assert_eq!(
        counts,
        (3_000, Ok(1_000), 9_000),
        "a capybara has three a, and begins once with capy (left: yours)"
    );
}

#[test]
fn a_long_text_is_gone_through_once() {
    let rule = "each match goes on where the last one ended: 630,000 bytes are gone through once, not once for each \
        of 210,000 matches (and `as_str` checks all of them at each call)";
    let (counts, _) = witness::in_time(rule, Duration::from_secs(2), || {
        changed(&"né".repeat(210_000), |text| {
            (text.find_all("é").count(), text.replace("é", "ü"))
        })
    });
    assert_eq!(
        counts,
        (210_000, Ok(210_000)),
        "an é is in every syllable of né (left: yours, the places found, and what replace answers)"
    );
}

#[test]
fn a_long_pattern_is_compared_once() {
    let rule = "what was compared is not compared again: 1,200,000 a and a b are looked for in 2,400,000 a, not at each \
        of 1,200,000 places anew";
    let (replaced, _) = witness::in_time(rule, Duration::from_secs(2), || {
        let (old, new) = ("a".repeat(1_200_000) + "b", "a".repeat(1_200_000) + "c");
        changed(&"a".repeat(2_400_000), |text| text.replace(&old, &new))
    });
    assert_eq!(replaced, Ok(0), "there is no b among the a (left: yours)");
}

#[rstest]
#[within(ENDS, Duration::from_secs(2))]
fn every_pattern_is_found_and_replaced_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/text.tsv")).map(|case| {
        let [whole, old, new, places, count, after] = case[..] else {
            panic!("text.tsv has six columns")
        };
        let expression = format!("{whole:?}: where {old:?} begins, and .replace({old:?}, {new:?})");
        let answer =
            |places: &str, count: &str, after: &str| format!("at {places}; {count} replaced: {after:?}");
        let yours = witness::answer(|| {
            let ((found, replaced), after) = changed(whole, |text| {
                let found = text.find_all(old).take(whole.len() + 2);
                let found: Vec<_> = found.map(|place| place.to_string()).collect();
                (found.join(" "), text.replace(old, new))
            });
            let replaced = replaced.map_or_else(|error| error.to_string(), |count| count.to_string());
            answer(&found, &replaced, &after)
        });
        (expression, answer(places, count, after), yours)
    });
    witness::agrees_with_cpython(
        "a text is searched with overlaps and replaced without, as Python does both",
        cases,
    );
}
