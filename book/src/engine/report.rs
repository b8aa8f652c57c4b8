//! What a run says about each step of a chapter.

use std::collections::BTreeSet;

use serde::Serialize;

use super::compile::CompileError;
use super::libtest::Run;
use super::verdicts::Verdict;
use super::{message, notes};
use crate::catalogue::Chapter;

/// The state of a step, as `data-state` in the pages has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Its tests have not run, or could not.
    Unknown,
    Running,
    /// Every red test came to a `todo!`.
    Todo,
    Red,
    /// Its file does not compile, or cannot be read.
    Broken,
    /// Its tests are green, by the reference solution that was put into its file.
    Reference,
    Green,
}

impl State {
    /// Whether nothing of the step is left to do.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Green | Self::Reference)
    }
}

/// The result of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    Green,
    Red,
    /// It came to a `todo!`.
    Todo,
    /// It never ended.
    Stuck,
    /// It has not run.
    Unknown,
}

/// A test of a step.
#[derive(Debug, Clone, Serialize)]
pub struct Test {
    /// Its name without the step's: `the_length_is_counted_in_bytes::case_1_a_vector`.
    pub name: String,
    pub outcome: Outcome,
}

/// The first red test of a step and what it says.
#[derive(Debug, Clone, Serialize)]
pub struct Failure {
    pub test: String,
    pub message: String,
}

/// What a run says about one step.
#[derive(Debug, Clone, Serialize)]
pub struct StepReport {
    pub state: State,
    pub tests: Vec<Test>,
    pub first: Option<Failure>,
    /// The step, as `views/open`, whose `todo!` all of its red tests come to: there is nothing to do here before that.
    pub waits: Option<String>,
    /// What rustc says, or why the file cannot be read.
    pub error: Option<String>,
}

/// What a run says about a chapter: its steps in their order, and what concerns all of them.
#[derive(Debug, Clone)]
pub struct Report {
    pub steps: Vec<StepReport>,
    pub note: Option<String>,
}

impl StepReport {
    /// Of a step whose tests have not run.
    pub fn unknown() -> Self {
        Self {
            state: State::Unknown,
            tests: Vec::new(),
            first: None,
            waits: None,
            error: None,
        }
    }

    fn broken(error: String) -> Self {
        Self {
            state: State::Broken,
            error: Some(error),
            ..Self::unknown()
        }
    }
}

/// A chapter whose tests could not run: because of one step, or else because of something that all steps share.
pub fn broken(chapter: &Chapter, step: Option<String>, error: String) -> Report {
    uncompiled(
        chapter,
        &[CompileError {
            step,
            rendered: error,
        }],
    )
}

/// A chapter that does not compile.
pub fn uncompiled(chapter: &Chapter, errors: &[CompileError]) -> Report {
    let steps_in_error: BTreeSet<_> = errors.iter().filter_map(|error| error.step.as_deref()).collect();
    let steps = chapter.steps.iter().map(|step| match () {
        // An error outside the steps' files keeps every step from running.
        () if steps_in_error.is_empty() => StepReport::broken(rendered(errors.iter())),
        () if steps_in_error.contains(step.name.as_str()) => {
            let own = errors
                .iter()
                .filter(|error| error.step.as_deref() == Some(&step.name));
            StepReport::broken(rendered(own))
        }
        () => StepReport::unknown(),
    });
    let waiting = (!steps_in_error.is_empty()).then(|| {
        let files: Vec<_> = steps_in_error
            .iter()
            .map(|step| format!("src/{step}.rs"))
            .collect();
        format!(
            "No test of this chapter can run before {} compiles.",
            files.join(" and ")
        )
    });
    Report {
        steps: steps.collect(),
        note: waiting,
    }
}

/// The first few errors: the others often follow from them.
fn rendered<'a>(errors: impl Iterator<Item = &'a CompileError>) -> String {
    const SHOWN: usize = 4;
    let mut errors: Vec<_> = errors.map(|error| error.rendered.clone()).collect();
    let more = errors.len().saturating_sub(SHOWN);
    errors.truncate(SHOWN);
    if more > 0 {
        errors.push(format!("and {more} more"));
    }
    errors.join("\n\n")
}

/// A chapter whose tests did run.
pub fn of(chapter: &Chapter, run: &Run) -> Report {
    let steps = chapter
        .steps
        .iter()
        .map(|step| step_report(&chapter.folder, &step.name, run))
        .collect();
    Report {
        steps,
        note: notes::of(run),
    }
}

fn step_report(folder: &str, step: &str, run: &Run) -> StepReport {
    let own = format!("at exercises/{folder}/src/{step}.rs:");
    let (mut tests, mut waits, mut begun) = (Vec::new(), None, false);
    let (mut first_red, mut first_todo, mut first_unknown) = (None, None, None);
    for (full_name, verdict) in &run.tests {
        let Some(name) = full_name
            .strip_prefix(step)
            .and_then(|rest| rest.strip_prefix("::"))
        else {
            continue;
        };
        let (outcome, message) = read(verdict);
        tests.push(Test {
            name: name.to_owned(),
            outcome,
        });
        let first = match outcome {
            Outcome::Todo => &mut first_todo,
            Outcome::Unknown => &mut first_unknown,
            _ => &mut first_red,
        };
        if outcome == Outcome::Todo {
            begun |= message.contains(&own);
            waits = waits.or_else(|| another_step(&message));
        }
        if outcome != Outcome::Green && first.is_none() {
            *first = Some(Failure {
                test: name.to_owned(),
                message,
            });
        }
    }
    let state = match (&first_red, &first_todo) {
        (Some(_), _) => State::Red,
        (None, Some(_)) => State::Todo,
        (None, None) if tests.is_empty() || first_unknown.is_some() => State::Unknown,
        (None, None) => State::Green,
    };
    StepReport {
        state,
        tests,
        first: first_red.or(first_todo).or(first_unknown),
        waits: waits.filter(|_| state == State::Todo && !begun),
        error: None,
    }
}

/// The step in whose file a test came to a `todo!`: `at exercises/01-views/src/open.rs:1:2` is in `views/open`.
fn another_step(message: &str) -> Option<String> {
    let (_, place) = message.rsplit_once("at exercises/")?;
    let (folder, file) = place.split_once("/src/")?;
    let (_, chapter) = folder.split_once('-')?;
    Some(format!("{chapter}/{}", file.split_once(".rs:")?.0))
}

/// A test's outcome, and what there is to say when it is not green.
fn read(verdict: &Verdict) -> (Outcome, String) {
    let outcome = match verdict {
        Verdict::Passed => Outcome::Green,
        Verdict::Failed(printed) => {
            let message = message::clean(printed);
            let todo = message.starts_with("not yet implemented");
            return (if todo { Outcome::Todo } else { Outcome::Red }, message);
        }
        Verdict::Stuck(_) => Outcome::Stuck,
        Verdict::Died(_) => Outcome::Red,
        Verdict::NotRun | Verdict::Ignored => Outcome::Unknown,
    };
    (outcome, notes::without_result(verdict))
}
