//! `check --short`: where a learner is, in one line to be read out.

use std::cmp::Reverse;
use std::path::Path;
use std::process::ExitCode;
use std::slice;
use std::time::Duration;

use anyhow::Result;

use crate::begun;
use crate::catalogue::Chapter;
use crate::engine::{Outcome, State};
use crate::session::{self, ChapterState, StepState};
use crate::{say, say_error, target, terminal};

/// Runs the tests of the chapters that were begun, or of the one that is called `name`, and says how far they are and
/// which step is next. The status is 0 when all that was asked for is green.
pub async fn run(root: &Path, chapters: &[Chapter], name: Option<&str>, limit: Duration) -> Result<ExitCode> {
    let target = name.map(|name| target::find(chapters, name)).transpose()?;
    let asked = target.map_or(chapters, |target| slice::from_ref(target.chapter));
    let last: Vec<_> = asked.iter().map(|chapter| begun::last(root, chapter)).collect();
    let here = (0..asked.len())
        .max_by_key(|index| (last[*index], Reverse(*index)))
        .unwrap_or(0);
    let (mut parts, mut at, mut green) = (Vec::new(), None, true);
    for (index, chapter) in asked.iter().enumerate() {
        if last[index].is_none() && index != here {
            green = false;
            continue;
        }
        let say_slow = |words| say_error!("{}: {words}", chapter.name);
        let report = session::once(root, chapter, limit, say_slow).await;
        let state = ChapterState::reported(chapter, report);
        parts.push(terminal::count(&state));
        green &= state.steps.iter().all(|step| step.report.state.is_done());
        if index == here {
            at = place(&state, last[index].map_or(0, |(_, step)| step));
        }
    }
    parts.extend(at);
    say!("{}", parts.join(" · "));
    Ok(if green {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The first step from `saved` on that is not done, or else the first of all, and how far its tests are.
fn place(chapter: &ChapterState, saved: usize) -> Option<String> {
    let from_saved = chapter.steps.iter().cycle().skip(saved);
    let mut open = from_saved
        .take(chapter.steps.len())
        .filter(|step| !step.report.state.is_done());
    let step = open.next()?;
    Some(format!("at {}/{}, {}", chapter.name, step.name, tests(step)))
}

fn tests(step: &StepState) -> String {
    let all = step.report.tests.len();
    let green = step
        .report
        .tests
        .iter()
        .filter(|test| test.outcome == Outcome::Green);
    match step.report.state {
        State::Broken => "which does not compile".to_owned(),
        _ if all == 0 => "not run".to_owned(),
        _ => format!("{} of {all}", green.count()),
    }
}
