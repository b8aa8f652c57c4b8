//! What a small workbook says about teaching, and what of it is refused.

use std::fs;

use rstest::rstest;
use tempfile::TempDir;

use super::super::tests::workbook;
use super::super::{Answers, Shown, Sources, chapter};

const TALK: &str = r#"
points = ["One `a`.", "Two.", "Three.", "Four.", "Five."]
draw = "A cell."
error = "E0597"
ask = "Why?"
stop = "Here."

[[stalls]]
step = "open"
wrong = "copies"
ask = "Whose?"
"#;

const PAGE: &str = "# Demo\n\n```memory\ncaption = \"A\"\nbytes = \"a\"\n```\n\n```rust,compile_fail,E0597\nfn main() {}\n```\n";

/// A workbook whose only chapter has the talk `talk`, and one wrong answer.
fn taught(talk: &str) -> TempDir {
    let root = workbook(PAGE);
    let write = |file: &str, text: &str| {
        let path = root.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("book/teaching/01-demo.toml", talk);
    write(
        "tests/wrong/01-demo/open/copies.patch",
        "Wrong: copies `a`.\nCaught: 2 * 2 <i and a|b\n@@ -1 +1 @@\n",
    );
    root
}

/// What a page of that workbook becomes.
fn page(root: &TempDir, name: &str, text: &str, answers: Answers) -> Result<String, String> {
    let shown = Shown {
        answers,
        ..Shown::default()
    };
    let sources = Sources::read(root.path(), shown).expect("a catalogue");
    chapter::rewrite(&format!("book/chapters/{name}.md"), text, &sources)
        .map_err(|error| format!("{error:#}"))
}

#[test]
fn a_page_has_the_places_of_its_talk_and_the_talk_as_hidden_notes() {
    let root = taught(TALK);
    let made = page(&root, "01-demo", PAGE, Answers::Folded).unwrap();
    for piece in [
        "<div id=\"figure\"></div>\n<figure class=\"memory",
        "\n<div id=\"live-error\"></div>\n\n```rust,compile_fail,E0597",
        "<aside class=\"talk\" aria-label=\"Notes\" hidden>",
        "<li>One <code>a</code>.</li>",
        "<p><strong>Stop.</strong> Here.</p>",
    ] {
        assert_eq!(made.matches(piece).count(), 1, "{piece}: {made}");
    }
    let indexed = page(&root, "01-demo", PAGE, Answers::None).unwrap();
    assert!(!indexed.contains("class=\"talk\""), "the search finds no notes");
}

#[test]
fn the_talks_and_the_stalls_of_all_chapters_are_lists() {
    let root = taught(TALK);
    let talks = page(&root, "talks", "{{#talks}}\n", Answers::Folded).unwrap();
    assert!(
        talks.contains("\n5. Five.\n") && talks.contains("(01-demo.md#figure)"),
        "{talks}"
    );
    let stalls = page(&root, "teaching", "{{#stalls}}\n", Answers::Folded).unwrap();
    let row = "| [`demo/open`](01-demo.md#step-open) | Copies `a`. | 2 \\* 2 &lt;i and a\\|b | Whose? |";
    assert!(stalls.contains(row), "{stalls}");
}

#[rstest]
#[case::four_points(" \"Five.\"", "", "is not about teaching")]
#[case::another_key("stop =", "end =", "unknown field `end`")]
#[case::a_listing_that_the_page_has_not("E0597", "E0499", "refuses with E0499")]
fn a_talk_that_does_not_fit_its_page_is_refused(#[case] from: &str, #[case] to: &str, #[case] why: &str) {
    let error = page(&taught(&TALK.replace(from, to)), "01-demo", PAGE, Answers::Folded).unwrap_err();
    assert!(error.contains(why), "{error}");
}

#[rstest]
#[case::of_another_step("step = \"open\"", "step = \"shut\"", "has no stall for demo/open")]
#[case::that_no_wrong_answer_knows(
    "\"copies\"",
    "\"copied\"",
    "cannot read tests/wrong/01-demo/open/copied.patch"
)]
fn a_stall_is_refused(#[case] from: &str, #[case] to: &str, #[case] why: &str) {
    let root = taught(&TALK.replace(from, to));
    let error = page(&root, "teaching", "{{#stalls}}\n", Answers::Folded).unwrap_err();
    assert!(error.contains(why), "{error}");
}
