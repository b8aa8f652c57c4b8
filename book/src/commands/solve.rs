//! `solve`: the reference solutions, and what the learner wrote in a dated backup.

use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use super::put::{self, Files};
use crate::catalogue::{Chapter, Step};
use crate::files::Change;
use crate::target::{self, Target};
use crate::{reference, say, session, starter};

/// Puts the solutions of a chapter or a step in.
pub fn run(root: &Path, target: Target<'_>) -> Result<()> {
    let (chapter, steps) = (target.chapter, target.steps());
    let files = match target.step {
        Some(_) => put::of_steps(root, chapter, &steps, starter::without_marks)?,
        None => put::of_chapter(root, chapter, starter::without_marks)?,
    };
    put_in(root, chapter, &steps, files, &target.to_string())
}

/// Puts in what the step called `name` builds on: the solutions of the steps that it needs and that are not green.
pub async fn before(root: &Path, chapters: &[Chapter], name: &str, limit: Duration) -> Result<()> {
    let (chapter, step) = target::find_step(chapters, name)?;
    let needed = chapter.builds_on(step);
    if needed.is_empty() {
        say!("{name} needs no other step; there is nothing to put in.");
        return Ok(());
    }
    let say_slow = |words| say!("{}: {words}", chapter.name);
    let report = session::once(root, chapter, limit, say_slow).await;
    let steps = chapter.steps.iter().zip(&report.steps);
    let (done, open): (Vec<_>, Vec<_>) = steps
        .filter(|(known, _)| needed.iter().any(|needed| needed.name == known.name))
        .partition(|(_, report)| report.state.is_done());
    for (step, _) in done {
        say!("{} is green and stays as it is.", step.full_name(chapter));
    }
    let steps: Vec<_> = open.into_iter().map(|(step, _)| step).collect();
    let files = put::of_steps(root, chapter, &steps, starter::without_marks)?;
    put_in(root, chapter, &steps, files, &format!("all before {name}"))
}

fn put_in(root: &Path, chapter: &Chapter, steps: &[&Step], mut files: Files, called: &str) -> Result<()> {
    put::retain_changed(root, &mut files);
    if files.is_empty() {
        say!("{called} is solved; there is nothing to put in.");
        return Ok(());
    }
    let replaced = |step: &&&Step| {
        files
            .iter()
            .any(|(file, _)| file == Path::new(&step.file("exercises", chapter)))
    };
    let steps: Vec<_> = steps.iter().filter(replaced).copied().collect();
    let change = Change::begin(root)?;
    // First, so that a step which is in place is known for what it is, whenever this is killed.
    reference::add(root, &change, chapter, &steps)?;
    put::all(change, &files, "the reference solution")
}
