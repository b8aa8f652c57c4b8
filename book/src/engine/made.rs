//! Runs the program at the end of a chapter on the reader's code, within a limit of time and of output.

use std::path::Path;
use std::time::Duration;

use anyhow::Context as _;
use serde::Serialize;

use super::beside::{self, Picture, Reference};
use super::process::{self, Finished};
use super::{compile, supervise};
use crate::catalogue::Chapter;
use crate::files::remedy;
use crate::snapshot::milliseconds;
use crate::text::visible;

/// What came of it.
#[derive(Debug, Clone, Serialize)]
pub struct Made {
    /// How a reader runs it in a terminal.
    pub command: String,
    /// When it ran, in milliseconds: another run may have written another picture of the same name.
    pub at: u64,
    /// What it printed, or why it did not come to that.
    pub text: String,
    /// Whether it ended by itself, and well.
    pub well: bool,
    /// What it prints with the reference solution.
    pub reference: Option<Reference>,
    /// The pictures among what it says that it made.
    pub pictures: Vec<Picture>,
}

/// So much of an output is kept.
const KEEP: usize = 16 << 10;

/// Where programs put the files that they make.
pub const FOLDER: &str = ".workbook/made/";

/// Builds and runs the program of `chapter`; `None` where it has none. Dropping the future stops everything that it started.
pub async fn of(root: &Path, chapter: &Chapter, limit: Duration) -> Option<Made> {
    let (program, command) = (chapter.program.as_ref()?, chapter.program_command()?);
    let run = async {
        let binary = compile::program(root, chapter, program).await?;
        let (mut command, leash) = supervise::command(&binary)?;
        command.current_dir(root).env("RUST_BACKTRACE", "0");
        let finished = process::run(command, leash, limit, KEEP).await;
        anyhow::Ok(told(&finished.context("cannot start the program")?, limit))
    };
    let (text, well) = run.await.unwrap_or_else(|error| (remedy::told(&error), false));
    let text = visible(&text);
    let beside = |name| beside::picture(root, &root.join(FOLDER).join(name), name);
    Some(Made {
        reference: beside::text(root, chapter, &text),
        pictures: text.lines().filter_map(picture).map(beside).collect(),
        command,
        at: milliseconds(),
        text,
        well,
    })
}

/// What a program printed, and whether it ended well.
fn told(finished: &Finished, limit: Duration) -> (String, bool) {
    let well = finished.status.is_some_and(|status| status.success());
    let mut text = finished.stdout.text();
    if !well {
        text.push_str(&finished.stderr.text());
    }
    if finished.status.is_none() {
        text.push_str(&format!("\nIt had not ended after {limit:?}, and was stopped.\n"));
    }
    (text, well)
}

/// The name of the picture that this line of an output speaks of: `lighthouse-grey.png`.
fn picture(line: &str) -> Option<&str> {
    line.strip_prefix(FOLDER).filter(|name| is_picture(name))
}

/// Whether a file in the folder of what was made may be shown: a name of letters, digits and hyphens, and nothing that
/// leads elsewhere.
pub fn is_picture(name: &str) -> bool {
    let is_plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    let stem = name.strip_suffix(".png");
    stem.is_some_and(|stem| !stem.is_empty() && stem.bytes().all(is_plain))
}

#[cfg(test)]
mod tests {
    use super::picture;

    #[test]
    fn a_picture_has_a_plain_name() {
        assert_eq!(
            picture(".workbook/made/lighthouse-grey.png"),
            Some("lighthouse-grey.png")
        );
        for other in [
            "lighthouse-grey.png",
            ".workbook/made/../a.png",
            ".workbook/made/.png",
            ".workbook/made/a.svg",
            ".workbook/made/a/b.png",
        ] {
            assert_eq!(picture(other), None, "{other}");
        }
    }
}
