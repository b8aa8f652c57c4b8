//! *When a test is red* says how many are in a fresh clone, and each chapter how many answers CPython gave: no more
//! and no fewer.

use crate::catalogue::Chapter;
use crate::{chapters, must, names, starters, text};

/// Whether `prose` says `count`, in digits with a comma between thousands.
fn says(prose: &str, count: usize) -> bool {
    let digits = match count {
        0..1_000 => count.to_string(),
        _ => format!("{},{:03}", count / 1_000, count % 1_000),
    };
    let words = prose.split(|c: char| !c.is_alphanumeric() && c != ',');
    words
        .map(|word| word.trim_matches(','))
        .any(|word| word == digits)
}

/// How many answers of CPython a chapter's tests know.
fn recorded(chapter: &Chapter) -> usize {
    let folder = format!("exercises/{}/tests/recorded", chapter.folder);
    let rows = |name: &String| {
        let file = text(&format!("{folder}/{name}")).unwrap_or_default();
        file.lines().filter(|line| !line.starts_with('#')).count()
    };
    names(&folder).iter().map(rows).sum()
}

#[test]
fn the_pages_say_how_many_tests_and_answers_there_are() {
    let mut findings = Vec::new();
    for chapter in chapters() {
        let path = format!("book/chapters/{}.md", chapter.folder);
        let (page, answers) = (text(&path).unwrap_or_default(), recorded(&chapter));
        if answers > 0 && !says(&page, answers) {
            findings.push(format!(
                "{path}: does not say that {answers} answers were recorded"
            ));
        }
    }
    let first = &chapters()[0];
    let path = "book/chapters/when-a-test-is-red.md";
    let red = text(path).unwrap_or_default();
    let sentence = format!(
        "`cargo test -p {}` counts {} of them",
        first.name,
        starters::tests(first).len()
    );
    if !red.replace('\n', " ").contains(&sentence) {
        findings.push(format!("{path}: does not say {sentence}"));
    }
    must(
        "*When a test is red* counts the tests of the first chapter, a chapter the answers recorded for it",
        &findings,
    );
}
