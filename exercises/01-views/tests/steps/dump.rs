//! `dump` shows bytes to a person, in the lines of the command `xxd`.

use rstest::rstest;
use views::View;
use witness::assert_eq;

use crate::ends;

const ENDS: &str = "a dump has a line for every 16 bytes, and then it ends";

#[test]
#[rustfmt::skip]
fn a_dump_shows_offset_pairs_and_text() {
    let dump = ends(ENDS, || View::new(b"\x89PNG\r\n\x1a\n~ capybara").dump());
    let shown = dump.replace(|c: char| c.is_control() && c != '\n', "?");
    witness::snapshot!("16 bytes a line, padded so that the text stands in its column; a dot for what is not printable", shown, @r"
    00000000: 8950 4e47 0d0a 1a0a 7e20 6361 7079 6261  .PNG....~ capyba
    00000010: 7261                                     ra
    ");
}

#[rstest]
#[case::no_byte(b"", "")]
#[case::an_odd_byte(b"abc", "00000000: 6162 63                                  abc")]
#[case::a_full_line(
    b"0123456789abcdef",
    "00000000: 3031 3233 3435 3637 3839 6162 6364 6566  0123456789abcdef"
)]
#[case::two_full_lines(
    &[b'x'; 32],
    "00000000: 7878 7878 7878 7878 7878 7878 7878 7878  xxxxxxxxxxxxxxxx\n\
     00000010: 7878 7878 7878 7878 7878 7878 7878 7878  xxxxxxxxxxxxxxxx"
)]
#[case::text_that_ends_in_a_space(b"ab ", "00000000: 6162 20                                  ab ")]
fn a_dump_ends_without_a_line_break(#[case] bytes: &'static [u8], #[case] line: &str) {
    assert_eq!(
        ends(ENDS, || View::new(bytes).dump()),
        line,
        "offset, colon, pairs of bytes from the left, padded to 39 columns, two spaces, text; no line break after the last \
         (left: yours)"
    );
}

#[test]
fn a_letter_outside_ascii_is_a_dot_for_each_of_its_bytes() {
    assert_eq!(
        ends(ENDS, || View::new("café.").dump()),
        "00000000: 6361 66c3 a92e                           caf...",
        "the text has a character for every byte: é is two bytes, so it is two dots (left: yours)"
    );
}

#[test]
fn a_dump_of_every_byte() {
    let bytes: Vec<u8> = (0..=255).collect();
    let dump = ends(ENDS, move || View::new(&bytes).dump());
    let shown = dump.replace(|c: char| c.is_control() && c != '\n', "?");
    witness::snapshot!("space to ~ is shown as text, every other byte as a dot", shown);
}

#[rstest]
#[case::one_digit(0xf1, "000000f0: ")]
#[case::past_one_byte(0x101, "00000100: ")]
#[case::past_two_bytes(0x1_0001, "00010000: ")]
fn the_offset_has_eight_digits(#[case] len: usize, #[case] start: &str) {
    let dump = ends(ENDS, move || View::new(&vec![b'x'; len]).dump());
    let last = dump.lines().last().unwrap_or_default();
    assert_eq!(
        last.get(..10),
        Some(start),
        "a line starts with the offset of its first byte in eight hexadecimal digits (left: yours)"
    );
}
