//! Finds the workbook's own marks in a chapter and replaces them: `{{#step …}}`, `{{#progress}}`, `{{#costs …}}`,
//! `{{#cost …}}`, `{{#talks}}`, `{{#stalls}}`, `{{#cover}}`, `{{#begin}}`, `{{#cards}}`, headings, task lists, `memory` fences.

use std::fs;
use std::ops::Range;

use anyhow::{Result, anyhow};
use mdbook_markdown::pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use super::{Answers, Fault, Sources, cover, heading, memory, options, panel, progress, teaching};

/// The text of the page `name` (its path below the workbook), with every mark replaced. Errors name file and line.
pub fn rewrite(name: &str, text: &str, sources: &Sources) -> Result<String> {
    check_includes(name, text, sources)?;
    let mut page = String::with_capacity(text.len());
    let (mut done, mut code) = (0, false);
    for (event, range) in new_cmark_parser(text, &MarkdownOptions::default()).into_offset_iter() {
        code = match event {
            Event::Start(Tag::CodeBlock(_)) => true,
            Event::End(TagEnd::CodeBlock) => false,
            _ => code,
        };
        if range.start < done {
            continue;
        }
        if let (Event::Text(_), false) = (&event, code) {
            let made = sources.costs.inline(&text[range.clone()]);
            if let Some(made) = made.map_err(|fault| named(name, text, fault.moved(range.start)))? {
                page.push_str(&text[done..range.start]);
                page.push_str(&made);
                done = range.end;
            }
            continue;
        }
        let made = replacement(name, &event, &text[range.clone()], sources)
            .and_then(|made| at_the_margin(made, text, &range))
            .map_err(|fault| named(name, text, fault.moved(range.start)))?;
        if let Some(made) = made {
            page.push_str(&text[done..range.start]);
            page.push_str(&made);
            page.push('\n');
            done = range.end;
        }
    }
    page.push_str(&text[done..]);
    teaching::noted(name, page, sources)
}

/// A fault of the page `name`, with its line.
fn named(name: &str, text: &str, Fault { at, why }: Fault) -> anyhow::Error {
    let line = text[..at.min(text.len())].matches('\n').count() + 1;
    anyhow!("{name}:{line}: {why}")
}

/// What takes the place of the piece of Markdown that `event` begins.
fn replacement(
    name: &str,
    event: &Event<'_>,
    piece: &str,
    sources: &Sources,
) -> Result<Option<String>, Fault> {
    match event {
        Event::Start(Tag::Paragraph) => mark(name, piece, sources),
        Event::Start(Tag::Heading {
            level: HeadingLevel::H1,
            ..
        }) => Ok(cover::opening(name, sources).map(|opening| format!("{}\n\n{opening}", piece.trim_end()))),
        Event::Start(Tag::Heading {
            level: HeadingLevel::H2,
            id: Some(id),
            ..
        }) => heading::render(name, id, piece, sources),
        Event::Start(Tag::List(None)) => {
            let made = options::render(piece, sources.shown.answers)?;
            Ok(made.map(|options| {
                if sources.shown.answers == Answers::None {
                    String::new()
                } else {
                    options
                }
            }))
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if info.as_ref() == "memory" => {
            let start = piece.find('\n').map_or(piece.len(), |newline| newline + 1);
            let end = piece
                .trim_end()
                .rfind('\n')
                .map_or(start, |newline| newline.max(start));
            memory::render(&piece[start..end])
                .map(Some)
                .map_err(|fault| fault.moved(start))
        }
        // The highlighter knows no `rustc`; the theme tells it from other text by its class.
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if info.as_ref() == "rustc" => {
            Ok(Some(piece.replacen("rustc", "text,rustc", 1)))
        }
        _ => Ok(None),
    }
}

/// Refuses what would be HTML inside of a list or a quote, where it has no place.
fn at_the_margin(made: Option<String>, text: &str, range: &Range<usize>) -> Result<Option<String>, Fault> {
    let margin = range.start == 0 || text[..range.start].ends_with('\n');
    match made {
        Some(_) if !margin => Err(Fault::new(
            "this stands at the left margin, not inside of a list or a quote",
        )),
        made => Ok(made),
    }
}

/// Refuses an `{{#include file:anchor}}` that finds nothing, where mdBook leaves a hole in the page.
fn check_includes(name: &str, text: &str, sources: &Sources) -> Result<()> {
    for (number, line) in text.lines().enumerate() {
        let Some((_, rest)) = line.split_once("{{#include ") else {
            continue;
        };
        let link = rest.split("}}").next().unwrap_or_default().trim();
        let (file, part) = link.split_once(':').unwrap_or((link, ""));
        let path = sources.root.join(name).with_file_name(file);
        let included = fs::read_to_string(&path).map_err(|error| error.to_string());
        let why = match included {
            Err(why) => format!("cannot include {file}: {why}"),
            Ok(text)
                if part.contains(|c: char| c.is_alphabetic())
                    && !text.contains(&format!("ANCHOR: {part}")) =>
            {
                format!("{file} has no anchor `{part}`")
            }
            Ok(_) => continue,
        };
        return Err(anyhow!("{name}:{}: {why}", number + 1));
    }
    Ok(())
}

/// What takes the place of a paragraph that is a mark.
fn mark(name: &str, paragraph: &str, sources: &Sources) -> Result<Option<String>, Fault> {
    let marks = [
        "{{#step",
        "{{#progress",
        "{{#costs",
        "{{#talks",
        "{{#stalls",
        "{{#cover",
        "{{#begin",
        "{{#cards",
    ];
    let is_mark = |line: &str| marks.iter().any(|mark| line.starts_with(mark));
    let Some(at) = paragraph.lines().position(|line| is_mark(line.trim())) else {
        return Ok(None);
    };
    let mark = paragraph
        .trim()
        .strip_prefix("{{#")
        .and_then(|mark| mark.strip_suffix("}}"));
    let words: Vec<_> = mark.unwrap_or_default().split_whitespace().collect();
    match words[..] {
        ["step", step] => Ok(Some(panel::render(name, step, sources)?)),
        ["progress"] => Ok(Some(progress::render(sources))),
        ["cover"] => Ok(Some(cover::render())),
        ["begin"] => Ok(Some(cover::begin(sources))),
        ["cards"] => Ok(Some(cover::cards(sources))),
        ["talks"] => Ok(Some(teaching::talks(sources)?)),
        ["stalls"] => Ok(Some(teaching::stalls(sources)?)),
        ["costs", ref words @ ..] => sources.costs.block(words).map(Some),
        _ => {
            let why = "a mark stands alone on its line, with blank lines around it: `{{#step NAME}}`, `{{#progress}}`, \
                       `{{#talks}}`, `{{#stalls}}`, `{{#cover}}`, `{{#begin}}`, `{{#cards}}` or `{{#costs …}}`";
            let before: usize = paragraph.split_inclusive('\n').take(at).map(str::len).sum();
            Err(Fault::new(why).moved(before))
        }
    }
}
