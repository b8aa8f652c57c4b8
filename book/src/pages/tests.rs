//! Pages of a small workbook in a temporary folder.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{Sources, build, chapter};

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
    write("book/theme/workbook.css", "");
    write("book/theme/workbook.js", "");
    write("book/theme/live.css", "");
    write("book/theme/live.js", "");
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
    let sources = Sources::read(root.path(), false).expect("a catalogue");
    chapter::rewrite("book/chapters/01-demo.md", text, &sources).map_err(|error| error.to_string())
}

#[test]
fn a_static_book_has_the_panel_and_no_trace_of_the_server() {
    let root = workbook("# Demo\n\n{{#step open}}\n\n```\n{{#step open}}\n```\n");
    let out = root.path().join("out");
    build(root.path(), &out, false).expect("the book builds");
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
            !html
                .replace("aria-live", "")
                .replace("step-live", "")
                .contains(trace),
            "a static page has no `{trace}`"
        );
    }
    let introduction = fs::read_to_string(out.join("introduction.html")).expect("the introduction");
    assert!(introduction.contains(r##"<a href="01-demo.html#step-open">Open &amp; look</a>"##));
}

#[test]
fn a_live_book_loads_the_script_and_links_to_the_editor() {
    let root = workbook("# Demo\n\n{{#step open}}\n");
    let out = root.path().join("out");
    build(root.path(), &out, true).expect("the book builds");
    let html = fs::read_to_string(out.join("01-demo.html")).expect("the page");
    assert!(
        html.contains("vscode://file/") && html.contains("theme/live-"),
        "{html}"
    );
}

#[test]
fn an_unknown_step_is_an_error_with_its_file_and_line() {
    assert_eq!(
        page("# Demo\n\nText.\n\n{{#step opne}}\n"),
        Err("book/chapters/01-demo.md:5: chapter `demo` has no step `opne`; it has open".into())
    );
}
