//! The options of a self-check question: a task list in Markdown becomes one fold for each option, its explanation inside.
//! `theme/quiz.js` makes a question to answer of them.

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use sha2::{Digest as _, Sha256};

use super::{Answers, Fault, inline, opened_by};

/// An option of a question, by where its parts lie in the list.
struct Choice {
    start: usize,
    end: usize,
    /// Whether it is marked `[x]`; `None` for an item without a mark.
    right: Option<bool>,
    /// Where its first paragraph, which is the option itself, begins and ends.
    paragraph: Option<(usize, usize)>,
}

/// The options of the question, when `list` is a task list.
pub fn render(list: &str, answers: Answers) -> Result<Option<String>, Fault> {
    let choices = choices(list);
    if choices.iter().all(|choice| choice.right.is_none()) {
        return Ok(None);
    }
    let right = choices.iter().filter(|choice| choice.right == Some(true)).count();
    if right != 1 {
        return Err(Fault::new(format!(
            "a question has exactly one right option, marked `- [x]`; this one has {right}"
        )));
    }
    let options: Result<Vec<String>, Fault> = choices.iter().map(|choice| option(list, choice)).collect();
    let mut options = options?;
    // A question is written with its right option in the middle. What an option says decides where it stands, so that it
    // stands there at every build.
    options.sort_by_cached_key(|option| Sha256::digest(option));
    let open = format!("<details{}", answers.open());
    let options = options.iter().map(|option| option.replacen("<details", &open, 1));
    Ok(Some(format!(
        "<div class=\"options\">\n{}</div>\n",
        options.collect::<String>()
    )))
}

/// The items of the list, not those of lists inside it.
fn choices(list: &str) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    let mut depth = 0;
    for (event, range) in new_cmark_parser(list, &MarkdownOptions::default()).into_offset_iter() {
        match event {
            Event::Start(Tag::Item) => {
                depth += 1;
                if depth == 1 {
                    let (start, end) = (range.start, range.end);
                    choices.push(Choice {
                        start,
                        end,
                        right: None,
                        paragraph: None,
                    });
                }
            }
            Event::End(TagEnd::Item) => depth -= 1,
            Event::Start(Tag::Paragraph) if depth == 1 => {
                if let Some(choice) = choices.last_mut() {
                    choice.paragraph.get_or_insert((range.start, range.end));
                }
            }
            Event::TaskListMarker(right) if depth == 1 => {
                if let Some(choice) = choices.last_mut() {
                    choice.right = Some(right);
                }
            }
            _ => {}
        }
    }
    choices
}

/// One option, folded.
fn option(list: &str, choice: &Choice) -> Result<String, Fault> {
    let fault = |why: &str| Fault {
        at: choice.start,
        why: why.into(),
    };
    let right = choice
        .right
        .ok_or_else(|| fault("an option begins with `[ ]`, or with `[x]` when it is the right one"))?;
    let unexplained =
        || fault("an option is followed by an empty line and an indented paragraph that explains it");
    let (from, to) = choice.paragraph.ok_or_else(unexplained)?;
    let explanation = dedent(&list[to..choice.end], from - choice.start);
    let explanation = explanation.trim();
    if explanation.is_empty() {
        return Err(unexplained());
    }
    let summary = inline(&list[from..to]);
    if summary.contains("<a ") {
        return Err(fault(
            "an option is something to press: a link belongs into its explanation",
        ));
    }
    let explanation = opened_by(if right { "Right." } else { "Not quite." }, explanation);
    Ok(format!(
        "<details class=\"option\" data-right=\"{right}\"><summary>{summary}</summary>\n\n\
         {explanation}\n\n</details>\n"
    ))
}

/// The lines of `text` without the first `by` of the spaces they begin with.
fn dedent(text: &str, by: usize) -> String {
    let dedent = |line: &str| {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        line[spaces.min(by)..].to_owned() + "\n"
    };
    text.lines().map(dedent).collect()
}
