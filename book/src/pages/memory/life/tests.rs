//! The lives as the fence has them: drawn, in words, told to the script, and refused at their line.

use rstest::rstest;

use super::render;

const FIGURE: &str = r#"caption = "A `view` <b>"
first = 3
program = """
let view;
{
    let text = bytes("<");
    view = look(&text);
}
print(view);
"""
[[life]]
name = "text"
from = 5
to = 7
[[life]]
name = "view"
of = "text"
from = 6
to = 8
[[frame]]
line = 3
says = "a name"
[[frame]]
line = 7
says = "gone"
[[frame]]
line = 8
says = "looked at"
"#;

fn html(toml: &str) -> String {
    render(toml).unwrap_or_else(|fault| panic!("{}", fault.why))
}

#[test]
fn the_words_say_of_each_frame_what_lives() {
    let html = html(FIGURE);
    let words = html
        .split("<desc>")
        .nth(1)
        .and_then(|rest| rest.split("</desc>").next());
    insta::assert_snapshot!(words.unwrap_or_default(), @r"
    1, line 3: a name. text: not yet; view: not yet.
    2, line 7: gone. text: from line 5 to line 7; view: open since line 6.
    3, line 8: looked at. text: from line 5 to line 7; view: from line 6 to line 8.
    view outlasts text, which ends on line 7.
    ");
    assert!(
        html.contains("<title>A view </title>") && !html.contains("\n\n"),
        "{html}"
    );
}

#[test]
fn a_bracket_is_as_long_as_its_life_and_broken_past_its_owners() {
    let html = html(FIGURE);
    let paths = |class: &str| html.matches(&format!("class=\"{class}\"")).count();
    // None in the first frame; in the second both, and in the third what is left of the view as well.
    assert_eq!(
        [
            paths("life owner"),
            paths("life window"),
            paths("life window past")
        ],
        [2, 2, 1],
        "{html}"
    );
    assert_eq!(paths("now"), 3, "{html}");
    // They begin in the middle of lines 5 and 6. Line 7 closes the owner's, and line 8 the other, in the third frame.
    for path in [
        "M118 80H77V128H118",
        "M118 104H95V128V140",
        "M182 104H159V128",
        "M159 128V152H182",
    ] {
        assert!(html.contains(&format!("<path d=\"{path}\"")), "{path}: {html}");
    }
}

#[test]
fn its_script_is_told_of_the_program_the_lives_and_the_frames() {
    let html = html(&format!("{FIGURE}[touch]\nwith = 'borrow'\nat = '1:7'\n"));
    let open = "<figure class=\"memory touch\" id=\"borrow\" data-touch=\"borrow\" data-owner=\"text\" data-bytes=\"\" data-at=\"1:7\" \
                data-view=\"view\" data-first=\"3\" data-lives=\"5 7 6 8\" \
                data-program=\"let view;&#10;{&#10;    let text = bytes(&quot;&lt;&quot;);&#10;    view = look(&amp;text);&#10;}&#10;print(view);\" \
                data-frames=\"3 a name&#10;7 gone&#10;8 looked at\">\n";
    assert!(html.starts_with(open), "{html}");
}

#[rstest]
#[case::an_unknown_key("first = 3", "last = 3", 2, "unknown field `last`")]
#[case::an_empty_line("let view;\n", "\n", 3, "each line of a program has something in it")]
#[case::a_life_that_ends_too_late(
    "to = 8",
    "to = 9",
    15,
    "`view` lives from an earlier to a later line of 3 to 8"
)]
#[case::a_life_that_ends_before_it_begins("to = 7", "to = 5", 11, "`text` lives from an earlier")]
#[case::a_name_given_twice("name = \"view\"", "name = \"text\"", 15, "two lives are called `text`")]
#[case::an_owner_that_is_not_there(
    "of = \"text\"",
    "of = \"word\"",
    17,
    "no life called `word` comes before"
)]
#[case::a_life_that_begins_too_late("from = 6", "from = 7", 17, "`view` begins while `text` lives")]
#[case::a_frame_in_front_of_its_neighbour(
    "line = 7",
    "line = 3",
    23,
    "frames have, one after the other, lines of 3 to 8"
)]
#[case::a_gesture_of_another_figure(
    "\"looked at\"",
    "'looked at'\n[touch]\nwith = 'slice'\nat = ''",
    29,
    "touched with `borrow`"
)]
fn a_mistake_is_named_at_its_line(
    #[case] right: &str,
    #[case] wrong: &str,
    #[case] line: usize,
    #[case] why: &str,
) {
    let toml = FIGURE.replacen(right, wrong, 1);
    let fault = render(&toml).expect_err("a fault");
    assert!(fault.why.contains(why), "{}", fault.why);
    assert_eq!(toml[..fault.at].matches('\n').count() + 1, line, "{}", fault.why);
}
