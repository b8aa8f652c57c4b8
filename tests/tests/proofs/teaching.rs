//! What a trainer has for each chapter: a talk whose figure and error are the page's, and for each step a stall that the wrong
//! answers know.

use serde::Deserialize;

use crate::catalogue::Chapter;
use crate::markdown::{Fence, Page};
use crate::{chapters, must, text};

/// The longest a point may be that is said and not read out, in words.
const WORDS: usize = 30;

#[derive(Deserialize)]
struct Teaching {
    points: Vec<String>,
    draw: String,
    error: String,
    ask: String,
    stop: String,
    stalls: Vec<Stall>,
}

#[derive(Deserialize)]
struct Stall {
    step: String,
    wrong: String,
    ask: String,
}

/// What `check` objects to in what is written for each chapter.
fn on_every_chapter(check: impl Fn(&Chapter, &Teaching) -> Vec<String>) -> Vec<String> {
    let mut findings = Vec::new();
    for chapter in chapters() {
        let path = format!("book/teaching/{}.toml", chapter.folder);
        let read = text(&path).and_then(|text| toml::from_str(&text).map_err(|error| error.to_string()));
        match read {
            Ok(teaching) => findings.extend(
                check(&chapter, &teaching)
                    .into_iter()
                    .map(|found| format!("{path}: {found}")),
            ),
            Err(error) => findings.push(format!("{path}: {error}")),
        }
    }
    findings
}

#[test]
fn every_chapter_has_a_talk_and_its_page_what_the_talk_shows() {
    let findings = on_every_chapter(|chapter, talk| {
        let mut findings = Vec::new();
        if talk.points.len() != 5 {
            findings.push(format!("{} points, and a talk has five", talk.points.len()));
        }
        for words in talk.points.iter().chain([&talk.draw, &talk.ask, &talk.stop]) {
            let count = words.split_whitespace().count();
            if !(4..=WORDS).contains(&count) {
                findings.push(format!("{count} words, and a point has 4 to {WORDS}: {words}"));
            }
        }
        if !talk.ask.contains('?') {
            findings.push(format!("asks nothing: {}", talk.ask));
        }
        let page = Page::read(format!("book/chapters/{}.md", chapter.folder));
        let fences = page.fences();
        let has = |fence: &Fence, word: &str| fence.info.iter().any(|known| known == word);
        if !fences.iter().any(|fence| has(fence, "memory")) {
            findings.push("its page has no figure to draw after".to_owned());
        }
        let refused = |fence: &Fence| has(fence, "compile_fail") && has(fence, &talk.error);
        let at = fences.iter().position(refused);
        let message = at
            .and_then(|at| fences.get(at + 1))
            .filter(|fence| has(fence, "rustc"));
        if message.is_none_or(|message| !message.code.starts_with(&format!("error[{}]", talk.error))) {
            findings.push(format!(
                "its page has no listing with the message {} below it",
                talk.error
            ));
        }
        findings
    });
    must(
        "a chapter has a talk of five points, and its page the figure and the error",
        &findings,
    );
}

#[test]
fn every_step_has_the_stall_to_expect_and_a_question() {
    let findings = on_every_chapter(|chapter, teaching| {
        let mut findings = Vec::new();
        let steps: Vec<_> = chapter.steps.iter().map(|step| step.name.as_str()).collect();
        let stalls: Vec<_> = teaching.stalls.iter().map(|stall| stall.step.as_str()).collect();
        if stalls != steps {
            findings.push(format!("the stalls are {stalls:?}, and the steps {steps:?}"));
        }
        for Stall { step, wrong, ask } in &teaching.stalls {
            let file = format!("tests/wrong/{}/{step}/{wrong}.patch", chapter.folder);
            let patch = text(&file).unwrap_or_default();
            let lines: Vec<_> = patch.lines().take(2).collect();
            if !matches!(lines[..], [wrong, caught] if wrong.starts_with("Wrong: ") && caught.starts_with("Caught: "))
            {
                findings.push(format!("{file} is no wrong answer that is caught"));
            }
            if !ask.ends_with('?') {
                findings.push(format!("{step}: asks nothing: {ask}"));
            }
        }
        findings
    });
    must(
        "each step has a stall, which the wrong answers know, and a question",
        &findings,
    );
}
