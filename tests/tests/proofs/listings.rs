//! Every block of code in a page is of a kind that something runs. That the Rust ones run, as doctests, is up to this
//! package's library; that Python's do, up to `python`.

use crate::markdown::{Fence, pages};
use crate::must;

/// What a fence may hold: code that something runs, and what is no code.
const KINDS: [&str; 8] = [
    "rust", "rustc", "pycon", "memory", "console", "text", "toml", "diff",
];

/// What may stand after `rust`. Only an include of a solution, which is compiled there, is ignored.
const RUST: [&str; 5] = ["rust", "compile_fail", "twin", "should_panic", "ignore"];

fn objection(fence: &Fence) -> Option<String> {
    let kind = fence.info.first().map_or("", String::as_str);
    if !KINDS.contains(&kind) {
        return Some(format!("```{kind} is none of {KINDS:?}"));
    }
    let known = |word: &String| RUST.contains(&word.as_str()) || word.starts_with("E0");
    if kind == "rust" && !fence.info.iter().all(known) {
        return Some(format!(
            "```{} has a word that no test knows",
            fence.info.join(",")
        ));
    }
    let includes = fence.code.lines().count() == 1 && fence.code.starts_with("{{#include ../../solutions/");
    if fence.info.iter().any(|word| word == "ignore") && !includes {
        return Some("is ignored, and is no include of a solution".to_owned());
    }
    None
}

#[test]
fn every_block_is_run() {
    let mut findings = Vec::new();
    for page in pages() {
        for fence in page.fences() {
            findings.extend(objection(&fence).map(|found| format!("{}:{}: {found}", page.path, fence.line)));
        }
    }
    must("something runs every block of code", &findings);
}
