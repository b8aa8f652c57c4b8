//! `hint`: the next hint of a step, or the one that is asked for.

use std::path::Path;

use anyhow::Result;

use crate::catalogue::Chapter;
use crate::files::remedy;
use crate::{hints, say, say_error, target};

/// Shows the hint `level`, or the one after those that have been shown.
pub fn run(root: &Path, chapters: &[Chapter], name: &str, level: Option<usize>) -> Result<()> {
    let (chapter, step) = target::find_step(chapters, name)?;
    let seen = hints::seen(root, chapter, step);
    let level = level.unwrap_or(seen + 1).min(hints::LEVELS);
    let text = hints::section(root, chapter, step, &format!("Hint {level}"))?;
    let (full_name, all) = (step.full_name(chapter), hints::LEVELS);
    say!("Hint {level} of {all} for {full_name}\n\n{text}");
    if seen == all {
        say!(
            "\nThat was the last hint. `cargo workbook diff {name}` shows the reference solution beside yours."
        );
    }
    if let Err(error) = hints::remember(root, chapter, step, level) {
        let next = (level + 1).min(all);
        say_error!(
            "that you have seen it cannot be written down: {}\n\
             `cargo workbook hint {full_name} {next}` shows hint {next}",
            remedy::told(&error)
        );
    }
    Ok(())
}
