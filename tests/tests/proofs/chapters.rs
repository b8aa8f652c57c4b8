//! The pages of the chapters: their nine parts, their length and their steps; and what they owe to the articles.

use pulldown_cmark::HeadingLevel;

use crate::catalogue::Chapter;
use crate::markdown::{Heading, Page};
use crate::{chapters, must};

const PARTS: [&str; 9] = [
    "The need",
    "In Python",
    "The picture",
    "In Rust",
    "The compiler says no",
    "The steps",
    "What the articles get wrong",
    "In the wild",
    "Recap",
];

const WORDS: std::ops::RangeInclusive<usize> = 900..=1600;

/// How many words may stand before the first code that runs.
const WORDS_BEFORE_CODE: usize = 80;

/// What `check` objects to in each chapter's page, behind the page's path.
pub fn on_every_chapter(check: impl Fn(&Chapter, &Page) -> Vec<String>) -> Vec<String> {
    let mut findings = Vec::new();
    for chapter in chapters() {
        let page = Page::read(format!("book/chapters/{}.md", chapter.folder));
        findings.extend(
            check(&chapter, &page)
                .into_iter()
                .map(|found| format!("{}:{found}", page.path)),
        );
    }
    findings
}

fn titles(headings: &[Heading], level: HeadingLevel) -> Vec<&str> {
    headings
        .iter()
        .filter(|heading| heading.level == level)
        .map(|heading| heading.title.as_str())
        .collect()
}

#[test]
fn every_chapter_has_its_nine_parts() {
    let findings = on_every_chapter(|chapter, page| {
        let headings = page.headings();
        let mut findings = Vec::new();
        let mut compare = |what: &str, found: Vec<&str>, expected: Vec<String>| {
            if found != expected {
                findings.push(format!("1: {what} {found:?}, expected {expected:?}"));
            }
        };
        compare(
            "the title is",
            titles(&headings, HeadingLevel::H1),
            vec![chapter.title.clone()],
        );
        compare(
            "the parts are",
            titles(&headings, HeadingLevel::H2),
            PARTS.map(str::to_owned).to_vec(),
        );
        let steps = chapter
            .steps
            .iter()
            .zip(1..)
            .map(|(step, number)| format!("{number}. {}", step.title));
        let below = |part: &str| {
            let from = headings
                .iter()
                .skip_while(|heading| heading.title != part)
                .skip(1);
            from.take_while(|heading| heading.level > HeadingLevel::H2)
                .map(|heading| heading.title.as_str())
                .collect()
        };
        compare("the steps are", below("The steps"), steps.collect());
        compare(
            "the recap has",
            below("Recap"),
            ["Check yourself", "For the fast ones"]
                .map(str::to_owned)
                .to_vec(),
        );
        for step in &chapter.steps {
            let directive = format!("\n{{{{#step {}}}}}\n", step.name);
            if page.text.matches(&directive).count() != 1 {
                findings.push(format!("1: the panel of step {} is not there once", step.name));
            }
        }
        findings
    });
    must(
        "every chapter has its nine parts and a panel for each of its steps",
        &findings,
    );
}

#[test]
fn every_chapter_is_as_long_as_it_may_be_and_soon_shows_code() {
    let findings = on_every_chapter(|_, page| {
        let mut findings = Vec::new();
        let words = page.words(page.text.len());
        if !WORDS.contains(&words) {
            findings.push(format!("1: {words} words of prose, expected {WORDS:?}"));
        }
        let fences = page.fences();
        let code = fences.iter().find(|fence| {
            ["rust", "pycon"]
                .iter()
                .any(|kind| fence.info.iter().any(|word| word == kind))
        });
        let before = page.words(code.map_or(page.text.len(), |fence| fence.span.start));
        if before > WORDS_BEFORE_CODE {
            findings.push(format!(
                "1: {before} words before the first code, at most {WORDS_BEFORE_CODE}"
            ));
        }
        findings
    });
    must(
        "a chapter has 900 to 1,600 words, and code that runs within the first 80",
        &findings,
    );
}

#[test]
fn every_error_of_the_articles_has_its_section() {
    let page = Page::read("book/chapters/errata.md".to_owned());
    let titles: Vec<_> = page.headings().into_iter().map(|heading| heading.title).collect();
    let missing = (1..=24).filter(|number| {
        !titles
            .iter()
            .any(|title| title.starts_with(&format!("E{number}.")))
    });
    let findings: Vec<_> = missing
        .map(|number| format!("{}:1: no section E{number}", page.path))
        .collect();
    must("each entry of the errata, E1 to E24, has its section", &findings);
}

#[test]
fn every_system_of_the_articles_names_the_step_that_builds_it() {
    let page = Page::read("book/chapters/sources.md".to_owned());
    let (_, systems) = page.text.split_once("\n## Their systems\n").unwrap_or_default();
    let rows: Vec<_> = systems
        .lines()
        .filter(|line| line.contains("](#article-"))
        .collect();
    let unbuilt = rows.iter().filter(|row| !row.contains(".md#step-"));
    let mut findings: Vec<_> = unbuilt
        .map(|row| format!("{}:1: no step in {row}", page.path))
        .collect();
    if rows.is_empty() {
        findings.push(format!("{}:1: no system is listed", page.path));
    }
    must("a system of the articles is built in a step", &findings);
}
