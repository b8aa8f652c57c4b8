//! `check`: runs tests and answers with the exit status.

use std::path::Path;
use std::process::ExitCode;
use std::slice;
use std::time::Duration;

use anyhow::Result;

use crate::catalogue::Chapter;
use crate::engine::{self, State};
use crate::session::{ChapterState, StepState};
use crate::target::Target;
use crate::{say, target, terminal};

/// Runs the tests of what is called `name`, or all; the status is 0 when all of it is green.
pub async fn run(root: &Path, chapters: &[Chapter], name: Option<&str>, limit: Duration) -> Result<ExitCode> {
    let target = name.map(|name| target::find(chapters, name)).transpose()?;
    let asked = target.map_or(chapters, |target| slice::from_ref(target.chapter));
    let step = target.and_then(|Target { step, .. }| step);
    let mut green = true;
    for chapter in asked {
        let report = engine::run(root, chapter, limit).await;
        let state = ChapterState::reported(chapter, report);
        say!("{}", terminal::progress(&state));
        if let Some(note) = &state.note {
            say!("{}", terminal::indent(note));
        }
        for shown in state
            .steps
            .iter()
            .filter(|shown| step.is_none_or(|step| step.name == shown.name))
        {
            green &= shown.report.state == State::Green;
            show(&state.name, shown);
        }
    }
    Ok(if green {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn show(chapter: &str, step: &StepState) {
    let (word, style) = terminal::state(step.report.state);
    say!("  {style}{word:<8}{style:#} {chapter}/{}", step.name);
    for line in terminal::details(step) {
        say!("{}", terminal::indent(&line));
    }
}
