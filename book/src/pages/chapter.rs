//! Finds the workbook's own marks in a chapter and replaces them: `{{#step …}}`, `{{#progress}}`, tasks, `memory` fences.

use std::ops::Range;

use anyhow::{Result, anyhow};
use mdbook_markdown::pulldown_cmark::{Event, Tag};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use super::{Sources, panel, progress};

/// A piece of the chapter's text, and what the page has in its place.
struct Replacement {
    range: Range<usize>,
    text: String,
}

/// The text of the page `name` (its path below the workbook), with every mark replaced. Errors name file and line.
pub fn rewrite(name: &str, text: &str, sources: &Sources) -> Result<String> {
    let mut replacements = Vec::new();
    for (event, range) in new_cmark_parser(text, &MarkdownOptions::default()).into_offset_iter() {
        let made = match event {
            Event::Start(Tag::Paragraph) => mark(name, &text[range.clone()], sources),
            _ => Ok(None),
        };
        match made {
            Ok(Some(text)) => replacements.push(Replacement { range, text }),
            Ok(None) => {}
            Err(error) => {
                let line = text[..range.start].matches('\n').count() + 1;
                return Err(anyhow!("{name}:{line}: {error:#}"));
            }
        }
    }
    let mut page = text.to_owned();
    for Replacement { range, text } in replacements.into_iter().rev() {
        page.replace_range(range, &format!("{text}\n"));
    }
    Ok(page)
}

/// What takes the place of a paragraph that is a mark.
fn mark(name: &str, paragraph: &str, sources: &Sources) -> Result<Option<String>> {
    let is_mark = |line: &str| line.starts_with("{{#step") || line.starts_with("{{#progress");
    if !paragraph.lines().any(|line| is_mark(line.trim())) {
        return Ok(None);
    }
    let mark = paragraph
        .trim()
        .strip_prefix("{{#")
        .and_then(|mark| mark.strip_suffix("}}"))
        .map(|mark| mark.split_whitespace().collect::<Vec<_>>());
    match mark.as_deref() {
        Some(["step", step]) => panel::render(name, step, sources).map(Some),
        Some(["progress"]) => Ok(Some(progress::render(sources))),
        _ => Err(anyhow!(
            "a mark stands alone on its line, with blank lines around it: {{{{#step NAME}}}} or {{{{#progress}}}}"
        )),
    }
}
