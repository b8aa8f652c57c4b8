//! The files: text with LF line ends, no emoji, no path of one machine, no symbolic link, no file that nothing uses.
//!
//! What a learner edits, `exercises/*/src`, is theirs, and so is whatever else they put beside the folders named here.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{chapters, must, names, root, text};

const OURS: [&str; 16] = [
    ".cargo",
    ".ci",
    ".config",
    ".devcontainer",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".rustfmt.toml",
    ".vscode",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "book",
    "exercises/station.bin",
    "solutions",
    "tests",
];

/// The longest a module may be, in lines.
const LINES: usize = 250;

/// Every file of the workbook, from its root; links are not followed.
fn files() -> Vec<PathBuf> {
    let mut open: Vec<PathBuf> = OURS.iter().map(PathBuf::from).collect();
    for chapter in chapters() {
        let exercise = Path::new("exercises").join(&chapter.folder);
        let program = format!("examples/{}.rs", chapter.program.as_deref().unwrap_or_default());
        open.extend(
            [
                "Cargo.toml",
                "hints",
                "tests/steps",
                "tests/recorded",
                "data",
                &program,
            ]
            .map(|name| exercise.join(name)),
        );
    }
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        let below = root().join(&path);
        let built = ["target", "node_modules", "__pycache__"]
            .iter()
            .any(|name| path.ends_with(name));
        if below.is_dir() && !below.is_symlink() && !built {
            let entries = fs::read_dir(below).expect("a folder reads");
            open.extend(entries.map(|entry| path.join(entry.expect("a folder reads").file_name())));
        } else if (below.is_file() || below.is_symlink()) && !built {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{26ff}' | '\u{fe0f}')
        || "\u{2705}\u{2714}\u{2716}\u{274c}\u{2728}\u{2b50}".contains(letter)
}

/// What is amiss with a file's text, each with its line.
fn objections(path: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let machine = root().to_string_lossy().into_owned();
    let mut before = "";
    for (line, number) in text.split('\n').zip(1..) {
        let mut object =
            |condition: bool, what: &str| found.extend(condition.then(|| format!("{number}: {what}")));
        object(line.ends_with('\r'), "ends with CR LF");
        object(line.chars().any(is_emoji), "has an emoji");
        object(line.contains(&machine), "has a path of this machine");
        let ours = path
            .extension()
            .is_none_or(|extension| !["patch", "snap", "tsv"].iter().any(|known| extension == *known));
        object(ours && line.ends_with([' ', '\t']), "ends with a blank");
        let first_case = before.contains("within(") && line.starts_with("#[case");
        object(
            first_case,
            "rstest limits the first case alone; `#[within]` goes behind the last",
        );
        before = line;
    }
    if !text.is_empty() && !text.ends_with('\n') {
        found.push(format!(
            "{}: the last line has no end",
            text.matches('\n').count() + 1
        ));
    }
    let source = path
        .extension()
        .is_some_and(|extension| ["rs", "py", "mjs", "js"].iter().any(|known| extension == *known));
    let lines = text.lines().count();
    if source && lines > LINES {
        found.push(format!("{LINES}: {lines} lines are too many for one module"));
    }
    found
}

#[test]
fn files_are_tidy() {
    let mut findings = Vec::new();
    for path in files() {
        let file = root().join(&path);
        let shown = path.display();
        if file.is_symlink() {
            findings.push(format!("{shown}: is a symbolic link"));
        } else if let Ok(text) = String::from_utf8(fs::read(&file).expect("a file reads")) {
            findings.extend(
                objections(&path, &text)
                    .into_iter()
                    .map(|found| format!("{shown}:{found}")),
            );
        }
    }
    must(
        "text ends its lines with LF and holds no emoji and no path of one machine; modules are short",
        &findings,
    );
}

#[test]
fn no_file_of_a_chapter_is_an_orphan() {
    let mut findings = Vec::new();
    for chapter in chapters() {
        let exercise = format!("exercises/{}", chapter.folder);
        let steps = names(&format!("{exercise}/tests/steps"))
            .into_iter()
            .filter(|name| name.ends_with(".rs"));
        let tests: String = steps
            .filter_map(|name| text(&format!("{exercise}/tests/steps/{name}")).ok())
            .collect();
        let sources = names(&format!("solutions/{}/src", chapter.folder)).into_iter();
        let sources: String = sources
            .filter_map(|name| text(&format!("solutions/{}/src/{name}", chapter.folder)).ok())
            .collect();
        for folder in ["tests/recorded", "data"] {
            let unused = names(&format!("{exercise}/{folder}"));
            let unused = unused
                .iter()
                .filter(|name| !tests.contains(*name) && !sources.contains(*name));
            findings.extend(
                unused.map(|name| format!("{exercise}/{folder}/{name}: no test and no solution reads it")),
            );
        }
        for snapshot in names(&format!("{exercise}/tests/steps/snapshots")) {
            // insta names a file after the module and the function, or the name that the test gives.
            let name = snapshot
                .trim_end_matches(".snap")
                .rsplit("__")
                .next()
                .unwrap_or_default();
            let name = name
                .trim_end_matches(|letter: char| letter.is_ascii_digit())
                .trim_end_matches('-');
            let used = tests.contains(&format!("fn {name}(")) || tests.contains(&format!("\"{name}\""));
            let used = used
                || tests.contains(&format!(
                    "::{}(",
                    name.split_once("case_").map_or(name, |(_, case)| case)
                ));
            findings.extend(
                (!used)
                    .then(|| format!("{exercise}/tests/steps/snapshots/{snapshot}: no test has that name")),
            );
        }
    }
    must("something reads every file of a chapter", &findings);
}
