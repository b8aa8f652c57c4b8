//! What can be typed: the commands of the workbook and their help.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use crate::hints;

/// Views, Not Copies: the workbook beside your own test results.
///
/// Without a command it does what `read` does: it builds the book, serves it on this machine alone, and runs the
/// tests of a chapter whenever you save one of its files.
#[derive(Debug, Parser)]
#[command(name = "workbook", bin_name = "cargo workbook", version)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub read: Read,
    /// How long one test program may take, in seconds.
    #[arg(long, global = true, hide = true, default_value = "10", value_parser = seconds)]
    pub time_limit: Duration,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the book, with the state of your tests in its pages.
    ///
    /// The page of a chapter shows the tests of each step, and follows every save by itself. Ctrl-C ends it.
    Read(Read),
    /// Stay in the terminal: the step you are at, its first red test, its hints.
    ///
    /// Saving a file runs its chapter's tests. Keys: h shows the next hint, n and p move between steps, space
    /// and b through a long text, q quits.
    Watch {
        #[command(flatten)]
        only: Only,
    },
    /// List the chapters and their steps, with the minutes each takes.
    List {
        #[command(flatten)]
        only: Only,
    },
    /// Run the tests of all chapters, of one chapter or of one step.
    ///
    /// The exit status is 0 when everything asked for is green, 1 when it is not, and 2 when it could not be asked.
    Check {
        /// A chapter such as `slicing`, or a step such as `slicing/resolve`; without it, all of them.
        #[arg(conflicts_with = "only")]
        name: Option<String>,
        /// One line to read out: the chapters that were begun, and the step that was saved last.
        #[arg(long)]
        short: bool,
        #[command(flatten)]
        only: Only,
    },
    /// Ask whether this machine is ready, and say what to type where it is not.
    ///
    /// The exit status is 0 when it is, 1 when something is to be done, and 2 when it could not be asked.
    Doctor {
        /// Compile the tests of every chapter, so that the first save on the day is quick.
        #[arg(long)]
        prepare: bool,
    },
    /// Make a timetable for a room, from the minutes of the steps.
    ///
    /// In a room a step takes 1.6 times its minutes, and five for looking at one answer. The book brings plans of its own:
    /// `--of 90-minutes`, `--of half-day`, `--of full-day`.
    Plan(Plan),
    /// Show the next hint of a step.
    ///
    /// There are three: a question, the approach, and almost the code. Each call shows one more.
    Hint {
        /// A step, such as `slicing/resolve`.
        step: String,
        /// Which of its hints, 1 to 3; without it, the next.
        #[arg(value_parser = hint_level)]
        level: Option<usize>,
    },
    /// Compare your file of a step with the reference solution.
    ///
    /// Lines that begin with `-` are yours, lines that begin with `+` are the reference's.
    Diff {
        /// A step, such as `slicing/resolve`.
        step: String,
    },
    /// Begin a chapter or a step again, keeping what you wrote.
    ///
    /// Your files are moved into a folder below `.workbook/backups`, whose name is its date and time in UTC and is
    /// printed, and the starters take their place. `cargo workbook restore` puts yours back.
    Reset {
        /// A chapter such as `slicing`, or a step such as `slicing/resolve`.
        name: String,
    },
    /// Put reference solutions in, keeping what you wrote.
    ///
    /// Your files are kept as `reset` keeps them. What is solved so shows as `reference`, not as green of yours.
    #[command(group = clap::ArgGroup::new("what").required(true))]
    Solve {
        /// A chapter such as `slicing`, or a step such as `slicing/resolve`.
        #[arg(group = "what")]
        name: Option<String>,
        /// What this step needs, and not the step itself: earlier steps of its chapter, but for those that are green.
        #[arg(long, value_name = "STEP", group = "what")]
        before: Option<String>,
    },
    /// Put the files of a backup back, keeping what is there now.
    ///
    /// Without a name, it lists the backups that earlier commands have made, and the files in each. With the folder of
    /// another workbook, it brings the steps that were begun there.
    Restore {
        /// A backup, such as `2026-03-14_15-09-26`, or its folder; or the folder of another workbook.
        backup: Option<String>,
    },
    /// Take a newer version of the workbook, and keep every step as you have written it.
    ///
    /// Git fetches it. A step that you have written in stays yours, committed or not, also where the update has changed
    /// its starter; everything else is the update's. Without git it says what to do.
    Update(Update),
    /// Build the book as static files, for any web server or for reading from disk.
    Build(Build),
    /// Pack a folder for a stick: the workbook with all crates, the built book, and instructions for three systems.
    ///
    /// From it the workbook is compiled and read without a network. Its exercises are starters, whatever yours are.
    Pack {
        /// The folder to pack into: a new one, an empty one, or one that was packed before.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// What a test program runs under.
    #[command(hide = true)]
    Supervise {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        command: Vec<OsString>,
    },
    /// What mdBook calls when it builds the book by itself.
    #[command(hide = true)]
    Preprocess { args: Vec<String> },
}

/// Some chapters in place of all.
#[derive(Debug, Default, Args)]
pub struct Only {
    /// These chapters and no others, such as `views,slicing`.
    #[arg(long, value_name = "CHAPTERS", value_delimiter = ',')]
    pub only: Vec<String>,
}

/// How to serve the book.
#[derive(Debug, Args)]
pub struct Read {
    #[command(flatten)]
    pub only: Only,
    /// The port to serve on; when it is taken, the next free one is used.
    #[arg(long, value_name = "N", default_value_t = 3000)]
    pub port: u16,
    /// Do not open the browser.
    #[arg(long)]
    pub no_open: bool,
}

/// What to build, and where.
#[derive(Debug, Args)]
pub struct Build {
    /// The folder to build into: a new one, an empty one, or one that an earlier build has made.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    #[command(flatten)]
    pub only: Only,
    /// The handout: pages without the reference solutions, and none of those for trainers.
    #[arg(long, conflicts_with = "with_answers")]
    pub no_solutions: bool,
    /// The trainer's copy: every answer, hint, solution and explanation unfolded.
    #[arg(long)]
    pub with_answers: bool,
}

/// Which version to take, and from where.
#[derive(Debug, Args)]
pub struct Update {
    /// The tag of a workshop, or a branch; without it, the newest.
    #[arg(default_value = "HEAD", hide_default_value = true)]
    pub version: String,
    /// The address to fetch from, or git's name for it.
    #[arg(long, value_name = "ADDRESS", default_value = "origin")]
    pub from: String,
}

/// For how long, from when, and about what.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("length").required(true))]
pub struct Plan {
    /// How long it may take, breaks included.
    #[arg(long, value_name = "N", group = "length", value_parser = clap::value_parser!(u32).range(30..=6000))]
    pub minutes: Option<u32>,
    /// One of the plans that the book brings.
    #[arg(long, value_name = "PLAN", group = "length", conflicts_with = "chapters")]
    pub of: Option<String>,
    /// When it begins, such as `09:00`; without it, the time since the beginning is shown.
    #[arg(long, value_name = "TIME", value_parser = clock)]
    pub from: Option<u32>,
    /// The chapters it is about, such as `views,slicing`; without them, all in their order.
    #[arg(value_delimiter = ',')]
    pub chapters: Vec<String>,
}

/// A time of the day, in minutes.
fn clock(text: &str) -> Result<u32, String> {
    let parse = || {
        let (hour, minute) = text.split_once(':')?;
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour < 24 && minute < 60).then_some(hour * 60 + minute)
    };
    parse().ok_or_else(|| "a time is written `09:00`".to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

fn hint_level(text: &str) -> Result<usize, String> {
    let level = text
        .parse()
        .ok()
        .filter(|level| (1..=hints::LEVELS).contains(level));
    level.ok_or_else(|| format!("a step has the hints 1 to {}", hints::LEVELS))
}
