//! A line of text says how full a ring is; a chart draws each entry in the slot where it lies. Both are strings.

use pretty_assertions::assert_eq;
use ring_buffer::{Ring, Value, bar, chart, escape};
use rstest::rstest;

use crate::filled;

#[rstest]
#[case::no_entry(0, 8, 10, "[----------] 0 of 8 slots, 0.0%")]
#[case::a_part(5, 8, 10, "[######----] 5 of 8 slots, 62.5%")]
#[case::nearly_all(99, 100, 10, "[#########-] 99 of 100 slots, 99.0%")]
#[case::as_many_marks_as_places(15, 22, 22, "[###############-------] 15 of 22 slots, 68.2%")]
#[case::all(8, 8, 10, "[##########] 8 of 8 slots, 100.0%")]
#[case::overwritten_ones_count_once(20, 8, 4, "[####] 8 of 8 slots, 100.0%")]
#[case::no_mark_at_all(1, 2, 0, "[] 1 of 2 slots, 50.0%")]
fn a_bar_shows_how_full_it_is(
    #[case] pushes: u8,
    #[case] places: usize,
    #[case] width: usize,
    #[case] expected: &str,
) {
    assert_eq!(
        bar(&filled(places, 0..pushes), width),
        expected,
        "{pushes} pushes into {places} places, drawn with {width} marks: only whole ones are filled (left: yours)"
    );
}

#[rstest]
#[case::plain("50 °C, 14:00", "50 °C, 14:00")]
#[case::an_ampersand("R&D", "R&amp;D")]
#[case::both_quotes("\"'", "&quot;&#x27;")]
#[case::once_is_enough("&lt;", "&amp;lt;")]
fn text_stands_for_itself(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(
        escape(text),
        expected,
        "whoever reads {text:?} in SVG gets it as it was written (left: yours)"
    );
}

#[test]
fn html_escape_says_the_same() {
    let cases = witness::recorded(include_str!("../recorded/picture.tsv")).map(|case| {
        let [text, escaped] = case[..] else {
            panic!("picture.tsv has two columns")
        };
        (
            format!("html.escape({text:?})"),
            escaped.to_owned(),
            witness::answer(|| escape(text)),
        )
    });
    witness::agrees_with_cpython("text is escaped as html.escape does it", cases);
}

#[test]
fn a_chart_of_a_ring_in_its_second_lap() {
    let ring = filled(8, [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5i16]);
    witness::snapshot!(
        "a frame for eight, five pale columns from slot 3 on, then three",
        chart(&ring, "π & digits")
    );
}

#[test]
fn a_frame_has_room_for_what_will_come() {
    let svg = chart(&filled(4, [0u8, 9]), "two of four");
    let end = svg.rsplit("</g>").next();
    let rule = "each line ends in a newline, the last one too (left: what stands behind your last group)";
    assert_eq!(end, Some("\n</svg>\n"), "{rule}");
    let head: Vec<_> = svg.lines().take(3).collect();
    witness::snapshot!("the frame is as wide as four slots, also while only two are written", head.join("\n"), @r#"
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 100" role="img">
    <title>two of four</title>
    <rect width="40" height="100" style="fill: none; stroke: var(--owner, #1f5f99)"/>
    "#);
}

/// The columns of a chart, `x:height` each, with a bar between those of the two windows.
fn columns<T: Value>(ring: &Ring<T>) -> String {
    let svg = chart(ring, "");
    let groups = svg.split("<g ").skip(1);
    let groups = groups.map(|group| {
        let rects = group.lines().filter(|line| line.starts_with("<rect"));
        let rects = rects.map(|line| {
            let value = |name: &str| {
                let (_, behind) = line.split_once(&format!(" {name}=\"")).unwrap_or_default();
                behind.split_once('"').unwrap_or_default().0
            };
            format!("{}:{}", value("x"), value("height"))
        });
        rects.collect::<Vec<_>>().join(" ")
    });
    groups.collect::<Vec<_>>().join("|")
}

#[rstest]
#[case::no_entry(columns(&filled::<u8>(3, [])), "|")]
#[case::all_equal(columns(&filled(3, [7u8, 7, 7])), "1:50 11:50 21:50|")]
#[case::from_the_lowest_to_the_highest(columns(&filled(3, [-1i16, 0, 1])), "1:4 11:50 21:96|")]
#[case::all_below_zero(columns(&filled(3, [-3i16, -2, -1])), "1:4 11:50 21:96|")]
#[case::not_yet_full(columns(&filled(4, [0u8, 9])), "1:4 11:96|")]
#[case::where_they_lie(columns(&filled(3, [9u8, 9, 0, 1, 2])), "21:4|1:50 11:96")]
#[case::no_number_leaves_a_gap(columns(&filled(3, [0.0, f64::NAN, 1.0])), "1:4 21:96|")]
#[case::an_infinity_leaves_a_gap(columns(&filled(3, [f64::INFINITY, 0.0, 1.0])), "11:4 21:96|")]
#[case::integers_that_are_one_float(columns(&filled(4, [0, 40, 80, 100].map(|more| 1_700_000_000_000_000_000i64 + more))), "1:4 11:41 21:78 31:96|")]
#[case::the_farthest_integers(columns(&filled(3, [i64::MIN, -1, i64::MAX])), "1:4 11:50 21:96|")]
#[case::the_largest_without_a_sign(columns(&filled(3, [u64::MAX, u64::MAX - 1, u64::MAX - 2])), "1:96 11:50 21:4|")]
#[case::the_smallest_floats(columns(&filled(3, [0.0, 5e-324, 1e-323])), "1:4 11:50 21:96|")]
#[case::two_zeros(columns(&filled(2, [0.0, -0.0])), "1:50 11:50|")]
#[case::nothing_finite(columns(&filled(2, [f64::NAN, f64::INFINITY])), "|")]
#[case::halves_go_up(columns(&filled(3, [0i16, 3, 552])), "1:4 11:5 21:96|")]
#[case::the_farthest_floats(columns(&filled(3, [f64::MIN, 0.0, f64::MAX])), "1:4 11:50 21:96|")]
fn each_column_stands_in_its_slot(#[case] yours: String, #[case] expected: &str) {
    assert_eq!(
        yours, expected,
        "a column of each finite value, in the slot where it lies, from 4 for the lowest to 96 for the highest; \
         a group for each window, `|` between the two (left: yours)"
    );
}

#[test]
fn a_title_cannot_break_out() {
    let svg = chart(&filled(1, [1u8]), "</title><script>");
    let title = svg.lines().nth(1).unwrap_or_default();
    witness::snapshot!("what is written in the title is text", title,
        @"<title>&lt;/title&gt;&lt;script&gt;</title>");
}
