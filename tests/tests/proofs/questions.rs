//! The questions at the end of each chapter: how many, of which kind, and that every option is explained.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::chapters::on_every_chapter;
use crate::markdown::Page;
use crate::must;

const QUESTIONS: std::ops::RangeInclusive<usize> = 4..=6;

/// One option of a question.
struct Choice {
    line: usize,
    right: bool,
    /// How much the option itself says.
    len: usize,
    /// The option itself, and what explains it.
    paragraphs: usize,
}

/// The options of every task list below `start`, list by list.
fn questions(page: &Page, start: usize) -> Vec<Vec<Choice>> {
    let (mut lists, mut depth) = (Vec::<Vec<Choice>>::new(), 0);
    for (event, span) in page.events().filter(|(_, span)| span.start >= start) {
        match event {
            Event::Start(Tag::List(_)) => {
                depth += 1;
                if depth == 1 {
                    lists.push(Vec::new());
                }
            }
            Event::End(TagEnd::List(_)) => depth -= 1,
            Event::TaskListMarker(right) => {
                let choice = Choice {
                    line: page.line(span.start),
                    right,
                    len: 0,
                    paragraphs: 1,
                };
                lists.last_mut().expect("a list is open").push(choice);
            }
            Event::Start(Tag::Paragraph | Tag::CodeBlock(_)) if depth > 0 => {
                // The option's own paragraph opens before its marker, so it counts for the option before it.
                if let Some(choice) = lists.last_mut().and_then(|list| list.last_mut()) {
                    choice.paragraphs += 1;
                }
            }
            Event::Text(text) | Event::Code(text) if depth > 0 => {
                let option = lists.last_mut().and_then(|list| list.last_mut());
                if let Some(option) = option.filter(|option| option.paragraphs == 1) {
                    option.len += text.len();
                }
            }
            _ => {}
        }
    }
    lists.retain(|list| !list.is_empty());
    for list in &mut lists {
        let last = list.len() - 1;
        for choice in &mut list[..last] {
            choice.paragraphs -= 1;
        }
    }
    lists
}

#[test]
fn every_chapter_asks_four_to_six_questions_and_explains_every_option() {
    let findings = on_every_chapter(|_, page| {
        let mut findings = Vec::new();
        let Some(start) = page.text.find("\n### Check yourself\n") else {
            return vec!["1: no `### Check yourself`".to_owned()];
        };
        let (asked, lists) = (page.text[start..].matches("\n**").count(), questions(page, start));
        if !QUESTIONS.contains(&lists.len()) || asked != lists.len() {
            findings.push(format!(
                "1: {asked} questions with {} lists of options, expected {QUESTIONS:?}",
                lists.len()
            ));
        }
        let compiler = "Why does this not compile?";
        let questions = page.text[start..].lines().filter(|line| line.starts_with("**"));
        let (why, others): (Vec<_>, Vec<_>) = questions.partition(|question| question.ends_with(compiler));
        let negatives = others
            .iter()
            .filter(|question| question.split(' ').any(|word| word == "not"));
        findings.extend(negatives.map(|question| format!("1: asks in the negative: {question}")));
        if why.len() < 2 {
            findings.push(format!("1: asks {} times {compiler:?}, at least 2", why.len()));
        }
        for list in lists {
            let right = list.iter().filter(|choice| choice.right).count();
            if right != 1 || list.len() < 2 {
                findings.push(format!(
                    "{}: {right} of {} options are right",
                    list[0].line,
                    list.len()
                ));
            }
            let silent = list.iter().filter(|choice| choice.paragraphs < 2);
            findings.extend(silent.map(|choice| format!("{}: an option that nothing explains", choice.line)));
        }
        findings
    });
    must(
        "a chapter asks 4 to 6 questions, two of the compiler and none in the negative, and explains every option",
        &findings,
    );
}

#[test]
fn the_longest_option_is_right_no_more_often_than_a_guess() {
    let (mut asked, mut given_away) = (0, Vec::new());
    on_every_chapter(|_, page| {
        for list in questions(page, page.text.find("\n### Check yourself\n").unwrap_or_default()) {
            asked += 1;
            let longest = list.iter().map(|choice| choice.len).max();
            let right = list.iter().find(|choice| choice.right);
            given_away.extend(
                right
                    .filter(|choice| Some(choice.len) == longest)
                    .map(|choice| format!("{}:{}: the longest option is right", page.path, choice.line)),
            );
        }
        Vec::new()
    });
    if 3 * given_away.len() <= asked {
        given_away.clear();
    }
    must(
        "of three options the longest is right in a third of the questions at most",
        &given_away,
    );
}
