//! The pages say how many tests are red before a step, and how many answers CPython gave: no more and no fewer.

use crate::catalogue::Chapter;
use crate::{chapters, must, names, starters, text};

/// Small numbers may be words.
const WORDS: [&str; 13] = [
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// Whether `prose` says `count`, as digits with a comma between thousands or as a word.
fn says(prose: &str, count: usize) -> bool {
    let digits = match count {
        0..1_000 => count.to_string(),
        _ => format!("{},{:03}", count / 1_000, count % 1_000),
    };
    let mut words = prose
        .split(|c: char| !c.is_alphanumeric() && c != ',')
        .map(|word| word.trim_matches(','));
    words.any(|word| {
        word == digits
            || WORDS
                .get(count)
                .is_some_and(|known| word.eq_ignore_ascii_case(known))
    })
}

/// The prose between a step's heading and its panel.
fn section<'a>(page: &'a str, step: &str) -> &'a str {
    let (before, _) = page
        .split_once(&format!("{{{{#step {step}}}}}"))
        .unwrap_or_default();
    before.rsplit("\n### ").next().unwrap_or_default()
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
fn every_page_says_how_many_tests_and_answers_there_are() {
    let mut findings = Vec::new();
    for chapter in chapters() {
        let path = format!("book/chapters/{}.md", chapter.folder);
        let page = text(&path).unwrap_or_default();
        let (tests, answers) = (starters::tests(&chapter), recorded(&chapter));
        let mut must_say = |place: &str, prose: &str, count: usize| {
            if !says(prose, count) {
                findings.push(format!("{path}: {place} does not say {count}"));
            }
        };
        let (_, steps) = page.split_once("\n## The steps").unwrap_or_default();
        must_say(
            "`The steps`",
            steps.split("\n### ").next().unwrap_or_default(),
            tests.len(),
        );
        for step in &chapter.steps {
            let module = format!("{}::", step.name);
            let count = tests.iter().filter(|test| test.starts_with(&module)).count();
            must_say(&step.name, section(&page, &step.name), count);
        }
        let (_, recap) = page.split_once("\n## Recap").unwrap_or_default();
        let recap = recap.split("\n### ").next().unwrap_or_default();
        must_say("`Recap`, of tests,", recap, tests.len());
        if answers > 0 {
            must_say(
                "`The steps` or `Recap`, of answers,",
                &format!("{steps}{recap}"),
                answers,
            );
        }
    }
    let first = &chapters()[0];
    let introduction = text("book/chapters/introduction.md").unwrap_or_default();
    let sentence = format!(
        "`cargo test -p {}` counts {} of them",
        first.name,
        starters::tests(first).len()
    );
    if !introduction.replace('\n', " ").contains(&sentence) {
        findings.push(format!("book/chapters/introduction.md: does not say {sentence}"));
    }
    must(
        "a page says how many tests and recorded answers there are",
        &findings,
    );
}
