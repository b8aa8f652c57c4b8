//! What a book shows of the workbook: which chapters, and how much of their answers.

use anyhow::Result;
use mdbook_markdown::pulldown_cmark::{Event, Tag};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use crate::catalogue::Chapter;
use crate::target;

/// What one book shows.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Whether it loads the script that follows the learner's tests, and links to the files on this machine; one that
    /// does not works from any web server and from disk.
    pub live: bool,
    pub answers: Answers,
    /// The names of the pages that are left out; a chapter's is that of its folder.
    pub without: Vec<String>,
}

/// How much the pages hold beside the text: predictions, answers, hints, solutions and options.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Answers {
    /// All of it, each piece behind its fold.
    #[default]
    Folded,
    /// All of it but the solutions.
    NoSolutions,
    /// All of it, unfolded.
    Open,
    /// None of it.
    None,
}

impl Answers {
    /// What the tag of a fold has beside its class.
    pub fn open(self) -> &'static str {
        if self == Self::Open { " open" } else { "" }
    }
}

impl Shown {
    /// Of all `chapters` those called `names` alone; all of them when no name is given.
    pub fn only(chapters: &[Chapter], names: &[String]) -> Result<Self> {
        let kept = target::only(chapters.to_vec(), names)?;
        let is_kept = |chapter: &&Chapter| kept.iter().any(|kept| kept.folder == chapter.folder);
        let without = chapters.iter().filter(|chapter| !is_kept(chapter));
        Ok(Self {
            without: without.map(|chapter| chapter.folder.clone()).collect(),
            ..Self::default()
        })
    }

    /// Whether the page `path`, such as `02-slicing.md` or `02-slicing.md#the-need`, is left out.
    fn leaves_out(&self, path: &str) -> bool {
        let page = path.split('#').next().unwrap_or_default();
        let name = page.strip_suffix(".md").unwrap_or(page);
        self.without.iter().any(|folder| folder == name)
    }

    /// Whether the page with this name is in the book.
    pub fn has(&self, page: &str) -> bool {
        !self.leaves_out(page)
    }

    /// The text of a page, with the links to pages that are left out as their words alone.
    pub fn unlinked(&self, text: &str) -> String {
        if self.without.is_empty() {
            return text.to_owned();
        }
        let (mut made, mut done) = (String::with_capacity(text.len()), 0);
        for (event, range) in new_cmark_parser(text, &MarkdownOptions::default()).into_offset_iter() {
            let Event::Start(Tag::Link { dest_url, .. }) = event else {
                continue;
            };
            let link = &text[range.clone()];
            if let Some(words) = words(link).filter(|_| self.leaves_out(&dest_url)) {
                made.push_str(&text[done..range.start]);
                made.push_str(words);
                done = range.end;
            }
        }
        made + &text[done..]
    }
}

/// The words of a link, `[words](page)`.
fn words(link: &str) -> Option<&str> {
    let (words, _) = link.strip_prefix('[')?.rsplit_once("](")?;
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn a_link_to_a_page_that_is_left_out_is_its_words() {
        let shown = Shown {
            without: vec!["02-slicing".to_owned()],
            ..Shown::default()
        };
        let text = "- See [chapter *2*](02-slicing.md), [its\n  need](02-slicing.md#the-need) and [1](01-views.md#a).\n\n\
                    ```\n[no](02-slicing.md)\n```\n";
        let made =
            "- See chapter *2*, its\n  need and [1](01-views.md#a).\n\n```\n[no](02-slicing.md)\n```\n";
        assert_eq!(shown.unlinked(text), made);
        assert_eq!(Shown::default().unlinked(text), text);
        assert!(!shown.has("02-slicing.md") && shown.has("glossary.md"));
    }
}
