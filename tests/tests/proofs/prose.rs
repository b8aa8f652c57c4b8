//! How the prose reads: no weasel word, no exclamation mark, nothing in the articles' voice.

use crate::markdown::{Page, pages};
use crate::{must, names};

/// Words that say nothing, and words that sell. Each stands for itself alone, whatever letters surround it elsewhere.
const WORDS: [&str; 36] = [
    "just",
    "simply",
    "obviously",
    "basically",
    "clearly",
    "easily",
    "trivially",
    "trivial",
    "actually",
    "literally",
    "powerful",
    "seamless",
    "seamlessly",
    "robust",
    "crucial",
    "lightweight",
    "effortless",
    "effortlessly",
    "blazing",
    "leverage",
    "delve",
    "unlock",
    "unleash",
    "extremely",
    "immensely",
    "incredibly",
    "fascinating",
    "exciting",
    "amazing",
    "awesome",
    "game-changer",
    "cutting-edge",
    "elegantly",
    "magic",
    "foo",
    "bar",
];

const PHRASES: [&str; 8] = [
    "of course",
    "let's",
    "let’s",
    "dive in",
    "deep dive",
    "under the hood",
    "in the world of",
    "it's worth noting",
];

/// Everything that a person reads as prose: the pages, the hints and the files for visitors of the repository.
fn read() -> Vec<Page> {
    let mut read = pages();
    for chapter in names("exercises") {
        let folder = format!("exercises/{chapter}/hints");
        read.extend(
            names(&folder)
                .into_iter()
                .map(|name| Page::read(format!("{folder}/{name}"))),
        );
    }
    let talks = names("book/teaching").into_iter();
    read.extend(talks.map(|name| Page::read(format!("book/teaching/{name}"))));
    let visitors = [
        "README.md",
        ".github/CONTRIBUTING.md",
        ".github/PULL_REQUEST_TEMPLATE.md",
    ];
    read.extend(visitors.map(|path| Page::read(path.to_owned())));
    read
}

/// What of a piece of prose should not be there.
fn objections(piece: &str) -> Vec<String> {
    let lower = piece.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    let mut found: Vec<_> = words
        .filter(|word| WORDS.contains(word))
        .map(str::to_owned)
        .collect();
    found.extend(
        PHRASES
            .iter()
            .filter(|phrase| lower.contains(*phrase))
            .map(|phrase| phrase.to_string()),
    );
    found
}

#[test]
fn it_has_no_weasel_words() {
    let mut findings = Vec::new();
    for page in read() {
        for (piece, offset) in page.prose() {
            // Code in a line of prose is quoted; it may hold any word.
            if !page.text[offset..].starts_with('`') {
                let place = format!("{}:{}", page.path, page.line(offset));
                findings.extend(
                    objections(&piece)
                        .into_iter()
                        .map(|word| format!("{place}: {word:?}")),
                );
                if piece.contains('!') && !piece.starts_with("[!") && piece != "!" {
                    findings.push(format!("{place}: an exclamation mark in {piece:?}"));
                }
            }
        }
    }
    must("prose has no weasel words and no exclamation marks", &findings);
}
