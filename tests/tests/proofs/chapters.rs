//! The pages of the chapters: their length, and what they owe to the articles. Their parts are in `parts`.

use crate::catalogue::Chapter;
use crate::markdown::Page;
use crate::{chapters, must, programs};

const WORDS: std::ops::RangeInclusive<usize> = 900..=1600;

/// The section about what the reader has made is not counted with the others, and has so many words of its own.
const WORDS_OF_PROGRAM: std::ops::RangeInclusive<usize> = 40..=90;

/// How many words may stand before the first code that runs.
const WORDS_BEFORE_CODE: usize = 80;

/// What `check` objects to in each chapter's page, behind the page's path.
pub fn on_every_chapter(mut check: impl FnMut(&Chapter, &Page) -> Vec<String>) -> Vec<String> {
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

#[test]
fn every_chapter_is_as_long_as_it_may_be_and_soon_shows_code() {
    let findings = on_every_chapter(|chapter, page| {
        let mut findings = Vec::new();
        let of_program = programs::shown(chapter, page).map_or(0, |shown| shown.words);
        if !WORDS_OF_PROGRAM.contains(&of_program) {
            findings.push(format!(
                "1: {of_program} words about what the reader has made, expected {WORDS_OF_PROGRAM:?}"
            ));
        }
        let words = page.words(page.text.len()) - of_program;
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
