//! Runs a test program, and the tests that it gives no trustworthy result of by themselves.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::notes;
use super::process::{self, Finished, Left};
use super::progress::{Counts, Tally};
use super::supervise;
use super::verdicts::{self, Verdict, Verdicts};
use crate::catalogue::Chapter;

/// Of what a program prints about each test, and before the next, so much is kept.
const KEEP: usize = 64 << 10;

/// The test program of a chapter.
#[derive(Clone)]
pub struct Program {
    root: PathBuf,
    folder: PathBuf,
    binary: PathBuf,
}

/// What a test program did.
#[derive(Debug, Default)]
pub struct Run {
    /// All tests in the order of their source.
    pub tests: Vec<(String, Verdict)>,
    /// How the program ended when it did so before all tests had reported, and what it said.
    pub died: Option<String>,
    /// What the tests had started and not seen to its end.
    pub left: Left,
    /// How many bytes of its output were dropped.
    pub dropped: u64,
}

impl Program {
    pub fn new(root: &Path, chapter: &Chapter, binary: PathBuf) -> Self {
        let folder = root.join("exercises").join(&chapter.folder);
        Self {
            root: root.to_owned(),
            folder,
            binary,
        }
    }

    /// Runs all tests at once. Those without a result run again, each in a process of its own: because one of them
    /// did not end within the limit, or took the program down with it, or printed into the results.
    /// `tell` hears how many have reported, each time that it is one more.
    pub async fn run(&self, limit: Duration, tell: impl Fn(Counts)) -> Result<Run> {
        let tally = RefCell::new(Tally::default());
        let list = async {
            let listed = self.start(["--list", "--format=terse"], limit, |_| ()).await?;
            tell(tally.borrow_mut().list(verdicts::names(&listed.stdout.text())));
            Ok(listed)
        };
        let hear = |line: &[u8]| {
            if let Some(counts) = tally.borrow_mut().hear(line) {
                tell(counts);
            }
        };
        let (listed, whole) = tokio::try_join!(list, self.start(["--format=pretty"], limit, hear))?;
        ensure!(
            listed.status.is_some_and(|status| status.success()),
            "the test program did not list its tests within {limit:?}:\n{}",
            notes::last_words(&listed)
        );
        let names = self.in_order(verdicts::names(&listed.stdout.text()));
        let mut seen = verdicts::of_all(&whole, &names);
        let open: Vec<_> = names
            .iter()
            .filter(|name| !seen.contains_key(*name))
            .cloned()
            .collect();
        let (alone, left) = self.each_alone(open, limit).await?;
        seen.extend(alone);
        Ok(Run {
            died: (whole.status.is_some() && !verdicts::is_whole(&whole, names.len()))
                .then(|| notes::last_words(&whole)),
            left: whole.left.max(left),
            dropped: whole.stdout.dropped() + whole.stderr.dropped(),
            tests: names
                .into_iter()
                .filter_map(|name| Some((seen.remove(&name)?, name)))
                .map(|(verdict, name)| (name, verdict))
                .collect(),
        })
    }

    /// Runs each of `names` in a process of its own: those of a step one after the other, the steps side by side, so
    /// that a test without an end keeps those behind it in its own step from running, and no others.
    async fn each_alone(&self, names: Vec<String>, limit: Duration) -> Result<(Verdicts, Left)> {
        let mut steps: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for name in names {
            let step = name.split("::").next().unwrap_or_default().to_owned();
            steps.entry(step).or_default().push(name);
        }
        let mut chains = JoinSet::new();
        for tests in steps.into_values() {
            let program = self.clone();
            chains.spawn(async move { program.one_by_one(tests, limit).await });
        }
        let mut all = (Verdicts::new(), Left::Nothing);
        while let Some(chain) = chains.join_next().await {
            let (verdicts, left) = chain??;
            all.0.extend(verdicts);
            all.1 = all.1.max(left);
        }
        Ok(all)
    }

    /// Runs the tests of a step. What has had its turn for less than half of the limit is not blamed.
    async fn one_by_one(&self, names: Vec<String>, limit: Duration) -> Result<(Verdicts, Left)> {
        let end = Instant::now() + limit;
        let (mut verdicts, mut left) = (Verdicts::new(), Left::Nothing);
        for name in names {
            let patience = end.saturating_duration_since(Instant::now());
            let verdict = if patience.is_zero() {
                Verdict::NotRun
            } else {
                // Not on the main thread, whose stack is another.
                let args = ["--format=pretty", "--test-threads=2", "--exact", &name];
                let finished = self.start(args, patience, |_| ()).await?;
                left = left.max(finished.left);
                match verdicts::of_one(&finished, &name) {
                    None if patience < limit / 2 => Verdict::NotRun,
                    None => Verdict::Stuck(patience),
                    Some(verdict) => verdict,
                }
            };
            verdicts.insert(name, verdict);
        }
        Ok((verdicts, left))
    }

    async fn start(
        &self,
        args: impl IntoIterator<Item = impl AsRef<OsStr>>,
        limit: Duration,
        hear: impl Fn(&[u8]),
    ) -> Result<Finished> {
        let (mut command, leash) = supervise::command(&self.binary)?;
        command.args(args).arg("--color=never").current_dir(&self.folder);
        // What a shell exports for test programs of its own must change neither what runs here nor what it prints.
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            if ["RUST_TEST_", "__RUST_TEST_", "INSTA_"]
                .iter()
                .any(|prefix| text.starts_with(prefix))
            {
                command.env_remove(&name);
            }
        }
        command
            .env("CARGO_MANIFEST_DIR", &self.folder)
            .env("RUST_BACKTRACE", "0")
            .env_remove("RUST_LIB_BACKTRACE")
            // As in .cargo/config.toml, which only cargo reads.
            .env("INSTA_UPDATE", "no")
            .env("INSTA_FORCE_PASS", "0")
            .env("INSTA_CARGO_INSTA", "1")
            .env("INSTA_WORKSPACE_ROOT", &self.root);
        process::overheard(command, leash, limit, KEEP, hear)
            .await
            .context("cannot start the test program")
    }

    /// The tests as they stand in their files, easy to hard, and their cases by number: `--list` sorts by letter.
    fn in_order(&self, mut names: Vec<String>) -> Vec<String> {
        let mut sources = BTreeMap::new();
        names.sort_by_cached_key(|name| {
            let mut parts = name.split("::");
            let (module, function, case) = (parts.next(), parts.next(), parts.next());
            let source: &String = sources
                .entry(module.unwrap_or_default().to_owned())
                .or_insert_with_key(|module| {
                    let file = self.folder.join("tests/steps").join(module).with_extension("rs");
                    fs::read_to_string(file).unwrap_or_default()
                });
            let place = function.and_then(|function| source.find(&format!("fn {function}(")));
            let number = case.and_then(|case| case.split('_').nth(1)?.parse::<u32>().ok());
            (module.map(str::to_owned), place, number, name.clone())
        });
        names
    }
}
