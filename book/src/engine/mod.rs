//! Runs the tests of a chapter and says what each step's state is, whatever the learner's code does.

mod beside;
mod built;
mod compile;
mod libtest;
mod made;
mod message;
mod notes;
mod output;
mod process;
mod progress;
mod report;
mod sides;
mod supervise;
mod verdicts;

use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use tokio::task;

use crate::catalogue::Chapter;
use crate::files::remedy;
use crate::reference;
pub use built::{Contents, contents};
use compile::Compiled;
pub use made::{FOLDER, Made, is_picture, of as made};
pub use progress::Counts;
pub use report::{Outcome, Report, State, StepReport};
pub use sides::{EXPECTED, YOURS};
pub use supervise::run as supervise;

/// What there is to say about a run before it ends.
pub enum News {
    /// The sources as they were built; the tests run from now on.
    Built(Contents),
    /// How many tests of each step have reported so far.
    Reported(Counts),
}

/// Compiles the tests of `chapter` and runs them. What keeps them from running is told in the report.
///
/// `tell` hears how far it is. Dropping the future stops everything that it started.
pub async fn run(root: &Path, chapter: &Chapter, limit: Duration, tell: impl Fn(News)) -> Report {
    attempt(root, chapter, limit, tell)
        .await
        .unwrap_or_else(|error| report::broken(chapter, None, remedy::told(&error)))
}

/// Compiles the tests of `chapter`; the error is what rustc or cargo says.
pub async fn compile(root: &Path, chapter: &Chapter) -> Result<(), String> {
    match compile::tests(root, chapter).await {
        Ok(Compiled::Binary(..)) => Ok(()),
        Ok(Compiled::Errors(errors)) => Err(errors.into_iter().map(|error| error.rendered).collect()),
        Err(error) => Err(remedy::told(&error)),
    }
}

async fn attempt(root: &Path, chapter: &Chapter, limit: Duration, tell: impl Fn(News)) -> Result<Report> {
    // In a thread of its own: all other tasks go on meanwhile, however long the disk takes.
    let (folder, asked) = (root.to_owned(), chapter.clone());
    let unreadable = task::spawn_blocking(move || compile::unreadable(&folder, &asked));
    if let Some((step, trouble)) = unreadable.await? {
        return Ok(report::broken(chapter, Some(step), trouble));
    }
    match compile::tests(root, chapter).await? {
        Compiled::Errors(errors) => Ok(report::uncompiled(chapter, &errors)),
        Compiled::Binary(binary, sources) => {
            tell(News::Built(sources));
            let program = libtest::Program::new(root, chapter, binary);
            let run = program.run(limit, |counts| tell(News::Reported(counts))).await?;
            let mut report = report::of(chapter, &run);
            let is_in_place = reference::in_place(root, chapter);
            for (step, report) in chapter.steps.iter().zip(&mut report.steps) {
                if report.state == State::Green && is_in_place(step) {
                    report.state = State::Reference;
                }
            }
            Ok(report)
        }
    }
}
