//! What must be true of the whole workbook, one module a proof. CONTRIBUTING.md says how to run each alone.

mod answers;
#[allow(dead_code)]
#[path = "../../../book/src/catalogue.rs"]
mod catalogue;
mod libtest;
mod markdown;
mod scratch;
#[allow(dead_code)]
#[path = "../../../book/src/starter/mod.rs"]
mod starter;

mod borrow;
mod brush;
mod chapters;
mod costs;
mod counts;
mod detach;
mod faces;
mod family;
mod figures;
mod listings;
mod mistakes;
mod notes;
mod parts;
mod printed;
mod programs;
mod prose;
mod python;
mod questions;
mod readme;
mod site;
mod starters;
mod stream;
mod teaching;
mod tidy;
mod walkable;
mod wrong_answers;

use std::path::PathBuf;
use std::{env, fs};

use catalogue::Chapter;

/// The root of the workbook.
fn root() -> PathBuf {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    tests
        .parent()
        .expect("the package is in a folder of the workbook")
        .to_owned()
}

/// Every chapter, as its exercise crate's manifest describes it. `WORKBOOK_ONLY=02-slicing` leaves the others out.
fn chapters() -> Vec<Chapter> {
    let only = env::var("WORKBOOK_ONLY").unwrap_or_default();
    let only = only.split('/').next().unwrap_or_default();
    let folders = catalogue::folders(&root()).expect("there are exercises");
    folders
        .iter()
        .filter(|folder| folder.ends_with(only) || only.is_empty())
        .map(|folder| Chapter::read(folder).expect("a chapter's manifest reads"))
        .collect()
}

/// A file's text, or the reason there is none, as what a proof found.
fn text(path: &str) -> Result<String, String> {
    fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))
}

/// The names in a folder, sorted; none when there is no such folder.
fn names(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).into_iter().flatten();
    let mut names: Vec<_> = entries
        .map(|entry| {
            entry
                .expect("a folder reads")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

/// Fails with everything a proof found, below the rule that it breaks.
#[track_caller]
fn must(rule: &str, findings: &[String]) {
    assert!(
        findings.is_empty(),
        "{rule}; {} found:\n\n{}\n",
        findings.len(),
        findings.join("\n")
    );
}
