//! `reset`: the starters again, and what the learner wrote in a dated backup.

use std::path::Path;

use anyhow::Result;

use super::put;
use crate::files::Change;
use crate::target::Target;
use crate::{reference, say, starter};

/// Puts the starters of a chapter or a step back.
pub fn run(root: &Path, target: Target<'_>) -> Result<()> {
    let (chapter, steps) = (target.chapter, target.steps());
    let mut files = match target.step {
        Some(_) => put::of_steps(root, chapter, &steps, starter::of)?,
        None => put::of_chapter(root, chapter, starter::of)?,
    };
    put::retain_changed(root, &mut files);
    if files.is_empty() {
        say!("{target} is as it was at the start; there is nothing to reset.");
        return Ok(());
    }
    let change = Change::begin(root)?;
    reference::remove(root, &change, chapter, &steps)?;
    put::all(change, &files, "the starter again")
}
