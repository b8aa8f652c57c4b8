//! `diff`: the learner's file of a step beside the reference solution.

use std::fs;
use std::path::Path;

use anstyle::{AnsiColor, Style};
use anyhow::{Context as _, Result};
use similar::{ChangeTag, TextDiff};

use crate::catalogue::Chapter;
use crate::{say, starter, target};

/// Prints the differences, with three lines around each.
pub fn run(root: &Path, chapters: &[Chapter], name: &str) -> Result<()> {
    let (chapter, step) = target::find_step(chapters, name)?;
    let file = |folder: &str| format!("{folder}/{}/src/{}.rs", chapter.folder, step.name);
    let (yours, reference) = (file("exercises"), file("solutions"));
    let (old, new) = (
        read(root, &yours)?,
        starter::without_marks(&read(root, &reference)?),
    );
    if old == new {
        say!("{yours} and {reference} are the same.");
        return Ok(());
    }
    say!("--- {yours} (yours)\n+++ {reference} (the reference)");
    let diff = TextDiff::from_lines(&old, &new);
    for (number, group) in diff.grouped_ops(3).iter().enumerate() {
        if number > 0 {
            say!("   ...");
        }
        for change in group.iter().flat_map(|operation| diff.iter_changes(operation)) {
            let (sign, style) = match change.tag() {
                ChangeTag::Delete => ('-', AnsiColor::Red.on_default()),
                ChangeTag::Insert => ('+', AnsiColor::Green.on_default()),
                ChangeTag::Equal => (' ', Style::new()),
            };
            say!("{style}{sign} {}{style:#}", change.value().trim_end());
        }
    }
    Ok(())
}

fn read(root: &Path, file: &str) -> Result<String> {
    let bytes = fs::read(root.join(file)).with_context(|| format!("cannot read {file}"))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
