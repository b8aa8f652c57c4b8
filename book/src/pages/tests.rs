//! Pages of a small workbook in a temporary folder.

use std::fs;
use std::path::Path;

use rstest::rstest;
use tempfile::TempDir;

use super::{Shown, Sources, build, chapter, search_index};

const MANIFEST: &str = r#"
[package]
name = "demo"
[package.metadata.workbook]
title = "Demo: a <small> one"
steps = [{ name = "open", title = "Open & look", minutes = 10 }]
"#;

const HINTS: &str = "## Predict\n\nHow *many*?\n\n## Answer\n\nTwo.\n\n## Hint 1\n\nOne `a`\n\n## Hint 2\n\nTwo\n\n## Hint 3\n\n\
                     ```rust\nlet a = 1;\n\nlet b = 2;\n```\n\n## Why\n\nBecause.\n";

/// A workbook of one chapter whose page is `page`.
pub fn workbook(page: &str) -> TempDir {
    let root = TempDir::new().expect("a temporary folder");
    let write = |file: &str, text: &str| {
        let path = root.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let book = Path::new(env!("CARGO_MANIFEST_DIR"));
    write(
        "book/book.toml",
        &fs::read_to_string(book.join("book.toml")).expect("book.toml"),
    );
    for folder in ["theme", "theme/touch"] {
        for file in fs::read_dir(book.join(folder)).expect("the theme") {
            let file = file.expect("a file").path();
            if file.is_file() {
                let name = file.file_name().expect("a name").to_string_lossy().into_owned();
                let text = fs::read_to_string(file).expect("text");
                write(&format!("book/{folder}/{name}"), &text);
            }
        }
    }
    write(
        "book/chapters/SUMMARY.md",
        "[Introduction](introduction.md)\n\n- [Demo](01-demo.md)\n",
    );
    write(
        "book/chapters/introduction.md",
        "# Introduction\n\n{{#progress}}\n",
    );
    write("book/chapters/01-demo.md", page);
    write("exercises/01-demo/Cargo.toml", MANIFEST);
    write("exercises/01-demo/hints/open.md", HINTS);
    write("solutions/01-demo/src/open.rs", "//! Step 1.\n\nfn open() {}\n");
    root
}

/// What the page of a chapter becomes before mdBook renders it.
pub fn page(text: &str) -> Result<String, String> {
    let root = workbook(text);
    let sources = Sources::read(root.path(), Shown::default()).expect("a catalogue");
    chapter::rewrite("book/chapters/01-demo.md", text, &sources).map_err(|error| error.to_string())
}

#[test]
fn a_static_book_has_the_panel_and_no_trace_of_the_server() {
    let root = workbook("# Demo\n\n{{#step open}}\n\n```\n{{#step open}}\n```\n");
    let out = root.path().join("out");
    build(root.path(), &out, Shown::default()).expect("the book builds");
    let html = fs::read_to_string(out.join("01-demo.html")).expect("the page");
    assert_eq!(
        html.matches(r#"<section class="step" id="step-open" data-step="demo/open" data-state="unknown""#)
            .count(),
        1
    );
    assert!(
        html.contains("<code>{{#step open}}"),
        "a mark inside a code block stays as it is"
    );
    assert!(html.contains("cargo test -p demo open"));
    for trace in ["vscode:", "live.js", "live-", "live.css"] {
        assert!(
            !html.replace("step-live", "").contains(trace),
            "a static page has no `{trace}`"
        );
    }
    let introduction = fs::read_to_string(out.join("introduction.html")).expect("the introduction");
    assert!(introduction.contains(r##"<a href="01-demo.html#open">Open &amp; look</a>"##));
}

#[test]
fn a_live_book_loads_the_script_and_links_to_the_editor() {
    let root = workbook("# Demo\n\n{{#step open}}\n");
    let out = root.path().join("out");
    build(
        root.path(),
        &out,
        Shown {
            live: true,
            ..Shown::default()
        },
    )
    .expect("the book builds");
    let html = fs::read_to_string(out.join("01-demo.html")).expect("the page");
    assert!(
        html.contains("vscode://file/") && html.contains("theme/live-"),
        "{html}"
    );
}

#[test]
fn scripts_put_text_in_as_text() {
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("theme");
    let files = [theme.join("touch"), theme].map(|folder| fs::read_dir(folder).expect("the theme"));
    let files = files
        .into_iter()
        .flatten()
        .map(|file| file.expect("a file").path());
    let ours = files.filter(|file| file.extension().is_some_and(|name| name == "js"));
    for file in ours.filter(|file| !file.ends_with("highlight.js")) {
        let script = fs::read_to_string(&file).expect("text");
        for way in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
        ] {
            assert!(
                !script.contains(way),
                "{} puts text in with {way}",
                file.display()
            );
        }
    }
}

#[test]
fn the_search_finds_the_text_and_no_answer() {
    let root = workbook("# Demo\n\nFindable.\n\n{{#step open}}\n\n- [x] Optional.\n\n  Explained.\n");
    let out = root.path().join("out");
    build(root.path(), &out, Shown::default()).expect("the book builds");
    let html = fs::read_to_string(out.join("01-demo.html")).expect("the page");
    let index = fs::read_to_string(search_index(&out).expect("an index")).expect("the index");
    assert!(index.contains("Findable"), "{index}");
    for hidden in ["many", "Two.", "Because.", "Optional.", "Explained."] {
        assert!(
            html.contains(hidden) && !index.contains(hidden),
            "{hidden}: {index}"
        );
    }
}

#[rstest]
#[case::an_unknown_step("{{#step opne}}", 3, "chapter `demo` has no step `opne`; it has open")]
#[case::a_mark_among_text("Text\n{{#step open}}", 4, "a mark stands alone on its line")]
#[case::a_mark_in_a_quote("> {{#step open}}", 3, "this stands at the left margin")]
#[case::no_right_option(
    "- [ ] a\n\n  Because.\n",
    3,
    "exactly one right option, marked `- [x]`; this one has 0"
)]
#[case::two_right_options("- [x] a\n\n  A.\n- [x] b\n\n  B.\n", 3, "this one has 2")]
#[case::no_explanation("- [x] a\n\n  A.\n- [ ] b\n", 6, "an indented paragraph that explains it")]
#[case::a_tight_list("- [x] a\n- [ ] b\n", 3, "an indented paragraph that explains it")]
#[case::an_option_without_a_box("- [x] a\n\n  A.\n- b\n\n  B.\n", 6, "an option begins with `[ ]`")]
#[case::a_link_in_an_option("- [x] [a](b.md)\n\n  A.\n", 3, "a link belongs into its explanation")]
#[case::a_figure_without_a_caption("```memory\nbytes = 'ab'\n```", 4, "missing field `caption`")]
#[case::a_figure_with_a_wrong_key(
    "```memory\ncaption = 'c'\nbytes = 'ab'\nfoo = 1\n```",
    6,
    "unknown field `foo`"
)]
#[case::a_missing_file("```rust\n{{#include ../nothing.rs}}\n```", 4, "cannot include ../nothing.rs")]
#[case::a_missing_anchor(
    "```rust\n{{#include 01-demo.md:here}}\n```",
    4,
    "01-demo.md has no anchor `here`"
)]
fn a_mistake_is_named_with_its_file_and_line(#[case] text: &str, #[case] line: usize, #[case] why: &str) {
    let error = page(&format!("# Demo\n\n{text}\n")).expect_err("a mistake");
    assert!(
        error.starts_with(&format!("book/chapters/01-demo.md:{line}: ")),
        "{error}"
    );
    assert!(error.contains(why), "{error}");
}

#[test]
fn hints_open_one_inside_the_other() {
    let page = page("{{#step open}}\n").expect("a page");
    let hint = r#"<details class="step-hint">"#;
    let opened: Vec<_> = page.match_indices(hint).map(|(at, _)| at).collect();
    let closed = page[opened[0]..].find("</details>").expect("an end") + opened[0];
    assert_eq!(opened.len(), 3);
    assert!(
        opened.iter().all(|&at| at < closed),
        "all three open before the first one closes"
    );
}

#[test]
fn a_step_without_its_hints_is_refused() {
    let root = workbook("{{#step open}}\n");
    let sources = Sources::read(root.path(), Shown::default()).expect("a catalogue");
    let hints = root.path().join("exercises/01-demo/hints/open.md");
    fs::write(&hints, HINTS.replace("## Hint 3", "## Hint three")).expect("a file");
    let error =
        chapter::rewrite("book/chapters/01-demo.md", "{{#step open}}\n", &sources).expect_err("a mistake");
    let why = "book/chapters/01-demo.md:1: exercises/01-demo/hints/open.md has no section `Hint 3`";
    assert_eq!(error.to_string(), why);
}

#[test]
fn options_are_folds_that_open_on_their_explanation() {
    let text = "- [ ] An `a` &\n  more.\n\n  Why *not*.\n\n  ```rust\n  a\n\n  b\n  ```\n- [x] B\n\n  ```rust\n  c\n  ```\n";
    insta::assert_snapshot!(page(text).expect("a page"), @r#"
    <div class="options">
    <details class="option" data-right="true"><summary>B</summary>

    **Right.**

    ```rust
    c
    ```

    </details>
    <details class="option" data-right="false"><summary>An <code>a</code> &amp;
    more.</summary>

    **Not quite.** Why *not*.

    ```rust
    a

    b
    ```

    </details>
    </div>
    "#);
}

#[test]
fn what_is_not_a_mark_stays_as_it_is() {
    let text = "Text with `{{#step open}}`.\n\n- a\n- b\n\n````\n{{#step open}}\n```memory\n```\n- [ ] c\n````\n\n    {{#step open}}\n";
    assert_eq!(page(text).as_deref(), Ok(text));
}
