//! The ring uses what every chapter built: each lends it a type of its own, in code and not in a comment.

use std::fs;

/// A type of each chapter, and the crate that it comes from.
const TYPES: [(&str, &str); 8] = [
    ("views", "View"),
    ("slicing", "Slice"),
    ("mutation", "PictureMut"),
    ("read_only", "SharedCells"),
    ("metadata", "Layout"),
    ("cast", "MemoryView"),
    ("lifetimes", "ByteArray"),
    ("lifetimes", "Exporter"),
];

#[test]
fn every_chapter_is_in_the_ring() {
    let sources = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).expect("a folder reads");
    let code: Vec<String> = sources
        .map(|source| fs::read_to_string(source.expect("a folder reads").path()).expect("a file reads"))
        .map(|text| {
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            lines.collect::<Vec<_>>().join("\n")
        })
        .collect();
    let missing = TYPES.iter().filter(|(krate, name)| {
        let words = |text: &str, word: &str| {
            text.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                .filter(|found| *found == word)
                .count()
        };
        // Once where it is imported, and once more where it is used.
        !code
            .iter()
            .any(|text| words(text, krate) > 0 && words(text, name) > 1)
    });
    let missing: Vec<_> = missing.collect();
    assert!(
        missing.is_empty(),
        "these are imported or used nowhere: {missing:?}"
    );
}
