//! The pages of the book as the proofs see them: fences with their lines, headings, prose.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::{names, text};

/// A page, or any other file of Markdown.
pub struct Page {
    /// From the root of the workbook: `book/chapters/01-views.md`.
    pub path: String,
    pub text: String,
}

/// A fenced block of code.
pub struct Fence {
    /// The words after the opening fence, between commas: `rust`, `compile_fail`, `E0597`.
    pub info: Vec<String>,
    pub code: String,
    /// The line of the opening fence, from 1.
    pub line: usize,
    /// Where the whole block stands in the page's text.
    pub span: Range<usize>,
}

pub struct Heading {
    pub level: HeadingLevel,
    pub title: String,
    /// `the-need` of `## It costs {#the-need}`.
    pub id: Option<String>,
    /// Where it stands in the page's text.
    pub start: usize,
}

/// The pages of the book in the order of their names, without the list of them.
pub fn pages() -> Vec<Page> {
    let files = names("book/chapters")
        .into_iter()
        .filter(|name| name.ends_with(".md") && name != "SUMMARY.md");
    files
        .map(|name| Page::read(format!("book/chapters/{name}")))
        .collect()
}

impl Page {
    pub fn read(path: String) -> Self {
        let text = text(&path).unwrap_or_default();
        Page { path, text }
    }

    pub fn events(&self) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_GFM;
        Parser::new_ext(&self.text, options).into_offset_iter()
    }

    /// The line, from 1, on which the byte at `offset` stands.
    pub fn line(&self, offset: usize) -> usize {
        self.text[..offset].matches('\n').count() + 1
    }

    /// Every block of code, fenced or indented; an indented one has no info.
    pub fn fences(&self) -> Vec<Fence> {
        let mut fences: Vec<Fence> = Vec::new();
        let mut open = false;
        for (event, span) in self.events() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let info = match kind {
                        CodeBlockKind::Fenced(info) => {
                            info.split(',').map(|word| word.trim().to_owned()).collect()
                        }
                        CodeBlockKind::Indented => Vec::new(),
                    };
                    fences.push(Fence {
                        info,
                        code: String::new(),
                        line: self.line(span.start),
                        span,
                    });
                    open = true;
                }
                Event::Text(text) if open => {
                    fences.last_mut().expect("a block is open").code.push_str(&text);
                }
                Event::End(TagEnd::CodeBlock) => open = false,
                _ => {}
            }
        }
        fences
    }

    pub fn headings(&self) -> Vec<Heading> {
        let mut headings: Vec<Heading> = Vec::new();
        let mut open = false;
        for (event, span) in self.events() {
            match event {
                Event::Start(Tag::Heading { level, id, .. }) => {
                    headings.push(Heading {
                        level,
                        title: String::new(),
                        id: id.map(|id| id.to_string()),
                        start: span.start,
                    });
                    open = true;
                }
                Event::Text(text) | Event::Code(text) if open => {
                    headings
                        .last_mut()
                        .expect("a heading is open")
                        .title
                        .push_str(&text);
                }
                Event::End(TagEnd::Heading(_)) => open = false,
                _ => {}
            }
        }
        headings
    }

    /// What a reader reads as prose, piece by piece with its offset: no block of code, no comment, no directive.
    pub fn prose(&self) -> Vec<(String, usize)> {
        let (mut prose, mut code) = (Vec::new(), false);
        for (event, span) in self.events() {
            match event {
                Event::Start(Tag::CodeBlock(_)) => code = true,
                Event::End(TagEnd::CodeBlock) => code = false,
                Event::Text(text) | Event::Code(text) if !code && !text.starts_with("{{#") => {
                    prose.push((text.into_string(), span.start));
                }
                _ => {}
            }
        }
        prose
    }

    /// How many words of prose stand before `offset`.
    pub fn words(&self, offset: usize) -> usize {
        let prose = self.prose().into_iter().filter(|(_, start)| *start < offset);
        let joined: Vec<_> = prose.map(|(text, _)| text).collect();
        joined
            .join(" ")
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
            .count()
    }
}
