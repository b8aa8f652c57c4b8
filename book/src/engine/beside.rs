//! What a chapter's program makes with the reference solution: the block of the page that a proof replays, and the book's
//! pictures of the same names.

use std::fs;
use std::path::Path;

use serde::Serialize;

use crate::catalogue::Chapter;

/// What it prints, and whether the reader's program printed the same.
#[derive(Debug, Clone, Serialize)]
pub struct Reference {
    pub text: String,
    pub same: bool,
}

/// A picture that the reader's program made, by the name that the server has for it.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    pub name: String,
    /// Whether the book's is the same; none where the book has none of this name.
    pub same: Option<bool>,
}

/// The reference's output beside `yours`; none where the page shows none.
pub fn text(root: &Path, chapter: &Chapter, yours: &str) -> Option<Reference> {
    let page = root
        .join("book/chapters")
        .join(&chapter.folder)
        .with_extension("md");
    let text = printed(&fs::read_to_string(page).ok()?, &chapter.program_command()?)?;
    let same = is_same(&text, yours);
    Some(Reference { text, same })
}

/// The picture in the file `made`, beside the book's.
pub fn picture(root: &Path, made: &Path, name: &str) -> Picture {
    let theirs = fs::read(root.join("book/chapters/images").join(name)).ok();
    Picture {
        name: name.to_owned(),
        same: theirs.map(|theirs| fs::read(made).is_ok_and(|yours| yours == theirs)),
    }
}

/// The block below the mark that says which command has printed it.
fn printed(page: &str, command: &str) -> Option<String> {
    let mark = format!("<!-- printed by {command} -->");
    let mut lines = page.lines().skip_while(|line| *line != mark).skip(1);
    lines.next().filter(|line| *line == "```text")?;
    let block: Vec<_> = lines.take_while(|line| *line != "```").collect();
    Some(block.join("\n") + "\n")
}

/// Whether the lines of a page are the first ones of an output. A page has `…` for a time, and no blank ends a line.
fn is_same(page: &str, output: &str) -> bool {
    let mut yours = output.lines();
    page.lines().all(|line| {
        yours.next().is_some_and(|yours| match line.strip_suffix('…') {
            Some(before) => yours.starts_with(before),
            None => yours.trim_end() == line,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{is_same, printed};

    #[test]
    fn the_block_is_the_one_below_the_mark_of_the_command() {
        let page = "```text\nold\n```\n\n<!-- printed by c -->\r\n```text\na\n\nb\n```\n\nend\n";
        assert_eq!(printed(page, "c"), Some("a\n\nb\n".to_owned()));
        assert_eq!(printed(page, "d"), None);
        assert_eq!(printed("<!-- printed by c -->\nprose\n", "c"), None);
    }

    #[test]
    fn a_time_and_blanks_at_the_end_make_no_difference_and_every_other_letter_does() {
        let page = "a\n\nsum 7 in …\n";
        assert!(is_same(page, "a  \n\nsum 7 in 20.9µs\nmore\n"));
        for other in [
            "a\n\nsum 8 in 20.9µs\n",
            "a\nsum 7 in 1s\n",
            "a\n\n",
            " a\n\nsum 7 in 1s\n",
        ] {
            assert!(!is_same(page, other), "{other:?}");
        }
    }
}
