//! `check`: runs tests and answers with the exit status.

use std::path::Path;
use std::process::ExitCode;
use std::slice;
use std::time::Duration;

use anyhow::Result;

use crate::catalogue::Chapter;
use crate::engine::State;
use crate::session::{self, ChapterState};
use crate::target::Target;
use crate::{say, target, terminal};

/// Runs the tests of what is called `name`, or all; the status is 0 when all of it is green.
pub async fn run(root: &Path, chapters: &[Chapter], name: Option<&str>, limit: Duration) -> Result<ExitCode> {
    let target = name.map(|name| target::find(chapters, name)).transpose()?;
    let asked = target.map_or(chapters, |target| slice::from_ref(target.chapter));
    let step = target.and_then(|Target { step, .. }| step);
    let mut green = true;
    for chapter in asked {
        let say_slow = |words| say!("{}: {words}", chapter.name);
        let report = session::once(root, chapter, limit, say_slow).await;
        let state = ChapterState::reported(chapter, report);
        terminal::show_chapter(&state);
        let mut todo_is_told = false;
        for shown in &state.steps {
            if step.is_none_or(|step| step.name == shown.name) {
                green &= shown.report.state.is_done();
                // What is to do next is worth a few lines, what comes after it is not.
                let todo = shown.report.state == State::Todo;
                terminal::show_step(&state, shown, !(todo && todo_is_told));
                todo_is_told |= todo;
            }
        }
        if let (None, true, Some(command)) = (step, state.is_done(), chapter.program_command()) {
            say!("  `{command}` runs what you have built");
        }
    }
    Ok(if green {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
