//! `draw` shows the bytes of a struct, eight a line: for each the code of the field that has it, or a dot where none has.

use std::time::Duration;

use metadata::{StructError, draw};
use rstest::rstest;
use witness::assert_eq;

#[test]
fn a_record_shows_its_padding() {
    let drawing = draw("idf").expect("the record has three fields");
    witness::snapshot!("eight bytes a line: a double begins a line, so four bytes before it are padding", drawing, @r"
     0 iiii....
     8 dddddddd
    16 ffff
    ");
}

#[rstest]
#[case::there_is_none_between_standard_fields("<idfi", &[" 0 iiiidddd", " 8 ddddffff", "16 iiii"])]
#[case::on_a_later_line("qbi", &[" 0 qqqqqqqq", " 8 b...iiii"])]
#[case::behind_the_last_item("b0q", &[" 0 b......."])]
#[case::padding_on_request_is_a_field("b2xi", &[" 0 bxx.iiii"])]
#[case::a_field_of_none_has_no_letter("h0bh", &[" 0 hhhh"])]
#[case::a_field_of_none_where_padding_begins("h0bi", &[" 0 hh..iiii"])]
#[case::the_ninth_field_and_the_tenth("2c8?bBbBbBhbB", &[" 0 cc??????", " 8 ??bBbBbB", "16 hhbB"])]
fn a_dot_is_a_byte_that_no_field_has(#[case] text: &str, #[case] lines: &[&str]) {
    assert_eq!(
        draw(text),
        Ok(lines.join("\n")),
        "a dot is a byte that no field has, offsets stand in two columns, and there is no line break behind the last \
         line: see {text:?} (left: yours)"
    );
}

#[rstest]
#[case::without_fields("")]
#[case::of_no_items("0i")]
fn a_struct_of_no_bytes_has_no_line(#[case] text: &str) {
    assert_eq!(
        draw(text).as_deref(),
        Ok(""),
        "a struct of no bytes has no line: see {text:?} (left: yours)"
    );
}

#[rstest]
#[case::an_unknown_letter("iz", StructError::BadChar)]
#[case::a_count_at_the_end("i5", StructError::CountWithoutCode)]
#[case::more_than_memory_holds("99999999999999999999b", StructError::TooLong)]
fn what_struct_refuses_has_no_picture(#[case] text: &str, #[case] error: StructError) {
    let yours = witness::answer(|| format!("{:?}", draw(text)));
    assert_eq!(
        yours,
        format!("{:?}", Err::<String, _>(error)),
        "what struct refuses is refused here with the same error, without a panic: see {text:?} (left: yours)"
    );
}

#[rstest]
#[case::all_of_sixty_four("64s", 8, false)]
#[case::not_all_of_sixty_five("65s", 9, true)]
fn eight_lines_are_the_most(#[case] text: &str, #[case] lines: usize, #[case] more: bool) {
    let drawing = draw(text).expect("this is one field");
    assert_eq!(
        (drawing.lines().count(), drawing.ends_with('…')),
        (lines, more),
        "eight lines are drawn, and then an ellipsis if there is more: the number of lines of {text:?}, and whether they \
         end with '…' (left: yours)"
    );
}

#[rstest]
#[case::a_field_across_the_end("h2xi10000s")]
#[case::a_field_behind_the_end("h2xi60shd")]
fn a_long_struct_is_shown_in_part(#[case] text: &str) {
    let lines = [
        " 0 hhxxiiii",
        " 8 ssssssss",
        "16 ssssssss",
        "24 ssssssss",
        "32 ssssssss",
        "40 ssssssss",
        "48 ssssssss",
        "56 ssssssss",
        "…",
    ];
    assert_eq!(
        witness::answer(|| format!("{:?}", draw(text))),
        format!("{:?}", Ok::<_, StructError>(lines.join("\n"))),
        "of more than 64 bytes eight lines are drawn, wherever the fields end and begin, and then an ellipsis: see \
         {text:?} (left: yours)"
    );
}

#[test]
fn only_the_first_eight_lines_are_looked_at() {
    let rule = "only the bytes of the first eight lines are looked at, however long the struct is";
    // Two texts of the same length, so that reading them takes the same memory.
    let [short, long] = ["100000s", "900000s"].map(|text| witness::allocated(|| draw(text)));
    assert!(
        long <= short,
        "{rule}: your code allocates {short} bytes to draw \"100000s\", and {long} to draw \"900000s\""
    );

    let longest = format!("{}s", isize::MAX);
    let mut lines: Vec<_> = (0..64).step_by(8).map(|at| format!("{at:2} ssssssss")).collect();
    lines.push("…".to_owned());
    let text = longest.clone();
    let yours = witness::in_time(rule, Duration::from_secs(5), || {
        witness::answer(move || format!("{:?}", draw(&text)))
    });
    assert_eq!(
        yours,
        format!("{:?}", Ok::<_, StructError>(lines.join("\n"))),
        "{rule}: see {longest:?} (left: yours)"
    );
}
