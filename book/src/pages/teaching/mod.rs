//! What a trainer has beside the chapters, from `book/teaching`: a talk, and for each step the stall to expect. The figure and
//! the listing of a talk are the page's, and what is said about a mistake is what its patch in `tests/wrong` says.

#[cfg(test)]
mod tests;

use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;

use super::{Answers, Sources, inline};
use crate::catalogue::{Chapter, Step};

/// The names that a page gives to what its talk shows.
const FIGURE: &str = "figure";
const LISTING: &str = "live-error";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Teaching {
    points: [String; 5],
    /// What to draw by hand.
    draw: String,
    /// The code of the listing that rustc refuses.
    error: String,
    /// A question to the room.
    ask: String,
    /// Where to stop.
    stop: String,
    stalls: Vec<Stall>,
}

/// A mistake to expect.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stall {
    step: String,
    /// Its patch, `tests/wrong/CHAPTER/STEP/wrong.patch`.
    wrong: String,
    /// A question to ask in place of telling.
    ask: String,
}

/// None where nobody has written it.
fn read(root: &Path, chapter: &Chapter) -> Result<Option<Teaching>> {
    let file = format!("book/teaching/{}.toml", chapter.folder);
    match fs::read_to_string(root.join(&file)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        text => {
            let text = text.with_context(|| format!("cannot read {file}"))?;
            let read = toml::from_str(&text).with_context(|| format!("{file} is not about teaching"))?;
            Ok(Some(read))
        }
    }
}

/// The page of a chapter with the places that its talk names, and the talk as notes which the projector view shows.
pub fn noted(page: &str, text: String, sources: &Sources) -> Result<String> {
    let Some(chapter) = sources.chapter_of(page) else {
        return Ok(text);
    };
    let Some(talk) = read(&sources.root, chapter)? else {
        return Ok(text);
    };
    let (figure, listing) = (
        "<figure class=\"memory",
        format!("\n```rust,compile_fail,{}", talk.error),
    );
    ensure!(
        text.contains(figure),
        "the talk of {} points to a figure, and {page} has none",
        chapter.name
    );
    ensure!(
        text.contains(&listing),
        "the talk of {} shows a listing that rustc refuses with {}, and {page} has none",
        chapter.name,
        talk.error
    );
    let text = text.replacen(figure, &format!("<div id=\"{FIGURE}\"></div>\n{figure}"), 1);
    let text = text.replacen(&listing, &format!("\n<div id=\"{LISTING}\"></div>\n{listing}"), 1);
    if sources.shown.answers == Answers::None {
        return Ok(text);
    }
    let points: String = talk
        .points
        .iter()
        .map(|point| format!("<li>{}</li>\n", inline(point)))
        .collect();
    let rest: String = talk
        .rest("", "")
        .map(|(word, text)| format!("<p><strong>{word}.</strong> {}</p>\n", inline(&text)))
        .concat();
    Ok(format!(
        "{text}\n\n<aside class=\"talk\" aria-label=\"Notes\" hidden>\n<ol>\n{points}</ol>\n{rest}</aside>\n"
    ))
}

impl Teaching {
    /// What comes with the five points; `figure` and `listing` are links to what the page shows.
    fn rest(&self, figure: &str, listing: &str) -> [(&'static str, String); 4] {
        [
            ("Draw", format!("{}{figure}", self.draw)),
            (
                "Live",
                format!("{}, read from the bottom up.{listing}", self.error),
            ),
            ("Ask", self.ask.clone()),
            ("Stop", self.stop.clone()),
        ]
    }
}

/// The talk of every chapter.
pub fn talks(sources: &Sources) -> Result<String> {
    let mut page = String::new();
    for chapter in &sources.chapters {
        let Some(talk) = read(&sources.root, chapter)? else {
            continue;
        };
        let folder = &chapter.folder;
        let _ = writeln!(page, "## {}\n", chapter.title);
        for (number, point) in (1..).zip(&talk.points) {
            let _ = writeln!(page, "{number}. {point}");
        }
        let figure = format!(" The page has [a figure of it]({folder}.md#{FIGURE}).");
        let listing = format!(" The page has [the listing]({folder}.md#{LISTING}), and its fix.");
        for (word, text) in talk.rest(&figure, &listing) {
            let _ = writeln!(page, "\n**{word}.** {text}");
        }
        page.push('\n');
    }
    Ok(page)
}

/// For each step the stall to expect, a table a chapter.
pub fn stalls(sources: &Sources) -> Result<String> {
    let mut page = String::new();
    for chapter in &sources.chapters {
        let Some(teaching) = read(&sources.root, chapter)? else {
            continue;
        };
        let _ = writeln!(
            page,
            "### {}\n\n| step | what you see | what the red test says | ask |\n|---|---|---|---|",
            chapter.title
        );
        for step in &chapter.steps {
            let row = row(sources, chapter, step, &teaching.stalls)?;
            let _ = writeln!(page, "| {row} |");
        }
        page.push('\n');
    }
    Ok(page)
}

fn row(sources: &Sources, chapter: &Chapter, step: &Step, stalls: &[Stall]) -> Result<String> {
    let full_name = step.full_name(chapter);
    let Some(stall) = stalls.iter().find(|stall| stall.step == step.name) else {
        bail!(
            "book/teaching/{}.toml has no stall for {full_name}",
            chapter.folder
        );
    };
    let file = format!("{}/{}.patch", folder_of_wrong(chapter, step), stall.wrong);
    let link = format!("[`{full_name}`]({}.md#step-{})", chapter.folder, step.name);
    let (wrong, caught) = told(sources, &file)?;
    let cells = [link, wrong, caught, stall.ask.clone()];
    Ok(cells.map(|cell| cell.replace('|', "\\|")).join(" | "))
}

/// Where the patches of a step's wrong answers are.
fn folder_of_wrong(chapter: &Chapter, step: &Step) -> String {
    format!("tests/wrong/{}/{}", chapter.folder, step.name)
}

/// What the patch `file` does wrong, and the sentence that catches it, as Markdown.
fn told(sources: &Sources, file: &str) -> Result<(String, String)> {
    let patch = fs::read_to_string(sources.root.join(file)).with_context(|| format!("cannot read {file}"))?;
    let says = |word: &str| {
        let mut lines = patch.lines();
        lines.find_map(|line| line.strip_prefix(word)?.strip_prefix(": "))
    };
    let (Some(wrong), Some(caught)) = (says("Wrong"), says("Caught")) else {
        bail!("{file} does not begin with `Wrong: …` and `Caught: …`");
    };
    let mut letters = wrong.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string())
        .unwrap_or_default();
    // What a test prints is no Markdown.
    let caught = caught.replace('<', "&lt;").replace('*', "\\*");
    Ok((first + letters.as_str(), caught))
}

/// All wrong answers of a step that the tests know, as a list; empty where there is none.
pub fn wrong_answers(sources: &Sources, chapter: &Chapter, step: &Step) -> Result<String> {
    let folder = folder_of_wrong(chapter, step);
    let entries = fs::read_dir(sources.root.join(&folder)).into_iter().flatten();
    let mut files: Vec<_> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    files.sort();
    let told = files.iter().map(|file| {
        let (wrong, caught) = told(sources, &format!("{folder}/{file}"))?;
        Ok(format!("- {wrong} The red test says: {caught}\n"))
    });
    told.collect()
}
