//! What is known of every chapter and step while the workbook is open, as pages and screens show it.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;

use crate::catalogue::Chapter;
use crate::engine::{Counts, Made, Report, State, StepReport};

/// All that a page or a screen shows.
#[derive(Debug, Clone, Serialize)]
pub struct Snapshot {
    /// The build that is served: a page of another one loads itself again.
    pub revision: u64,
    /// Why the pages could not be built the last time.
    pub book_error: Option<String>,
    pub chapters: Vec<ChapterState>,
}

/// A chapter and the last run of its tests.
#[derive(Debug, Clone, Serialize)]
pub struct ChapterState {
    pub name: String,
    pub folder: String,
    pub title: String,
    pub note: Option<String>,
    /// What there is to say about a run that goes on for long.
    pub slow: Option<String>,
    /// The run that goes on now, if its turn has come.
    pub run: Option<Run>,
    /// How many of its steps were green when its tests ran last.
    pub green: Option<usize>,
    /// Whether that was earlier: as it is now, the chapter does not compile.
    pub stale: bool,
    pub steps: Vec<StepState>,
    /// What the program at its end made when it ran last, if all steps are done.
    pub made: Option<Made>,
}

/// A run of a chapter's tests: when it began, in milliseconds, and how far it is.
#[derive(Debug, Clone, Serialize)]
pub struct Run {
    pub started: u64,
    pub phase: Phase,
    /// How many tests of each step have reported; no step before all tests are known.
    pub tests: Counts,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    Compiling,
    Testing,
}

/// A step and what the last run says about it.
#[derive(Debug, Clone, Serialize)]
pub struct StepState {
    pub name: String,
    pub title: String,
    #[serde(flatten)]
    pub report: StepReport,
}

impl ChapterState {
    pub fn new(chapter: &Chapter) -> Self {
        let steps = chapter.steps.iter().map(|step| StepState {
            name: step.name.clone(),
            title: step.title.clone(),
            report: StepReport::unknown(),
        });
        Self {
            name: chapter.name.clone(),
            folder: chapter.folder.clone(),
            title: chapter.title.clone(),
            note: None,
            slow: None,
            run: None,
            green: None,
            stale: false,
            steps: steps.collect(),
            made: None,
        }
    }

    /// Whether every step is done, by the reader or by the reference.
    pub fn is_done(&self) -> bool {
        self.steps.iter().all(|step| step.report.state.is_done())
    }

    /// The chapter with what `report` says about it.
    pub fn reported(chapter: &Chapter, report: Report) -> Self {
        let mut state = Self::new(chapter);
        state.record(report);
        state
    }

    /// Its tests are about to be compiled; the results of the run before stay in sight until the new ones are there.
    pub fn begin(&mut self) {
        self.slow = None;
        self.run = Some(Run {
            started: milliseconds(),
            phase: Phase::Compiling,
            tests: Counts::new(),
        });
        for step in &mut self.steps {
            step.report.state = State::Running;
        }
    }

    /// They are compiled, and run.
    pub fn built(&mut self) {
        if let Some(run) = &mut self.run {
            run.phase = Phase::Testing;
        }
    }

    /// So many of them have reported.
    pub fn reported_so_far(&mut self, tests: Counts) {
        if let Some(run) = &mut self.run {
            run.tests = tests;
        }
    }

    /// They have run.
    pub fn record(&mut self, report: Report) {
        self.note = report.note;
        self.slow = None;
        self.run = None;
        for (step, report) in self.steps.iter_mut().zip(report.steps) {
            step.report = report;
        }
        let are = |state| self.steps.iter().filter(move |step| step.report.state == state);
        self.stale = are(State::Broken).next().is_some();
        if !self.stale {
            self.green = Some(are(State::Green).count());
        }
        if !self.is_done() {
            self.made = None;
        }
    }
}

/// What time it is, as the scripts of the pages count it.
pub fn milliseconds() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(now.as_millis()).unwrap_or(u64::MAX)
}
