//! Runs a test program and reads what it prints.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use tokio::process::Command;

use super::process::{self, Finished};
use crate::catalogue::Chapter;
use crate::text::shorten;

/// Of what a program prints about each test, and before the next, so much is kept.
const KEEP: usize = 64 << 10;

/// The test program of a chapter.
pub struct Program {
    root: PathBuf,
    folder: PathBuf,
    binary: PathBuf,
}

/// What a test program did.
#[derive(Debug, Default)]
pub struct Run {
    /// All tests in the order of their source, each with what it printed if it failed; none if it never reported.
    pub tests: Vec<(String, Option<Verdict>)>,
    /// The limit, when it was reached.
    pub stopped: Option<Duration>,
    /// How the program ended when it did so before all tests had reported, and what it said.
    pub died: Option<String>,
    /// How many bytes of its output were dropped.
    pub dropped: u64,
}

/// A test's result as the program reported it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Passed,
    /// With what the test printed, empty when the program was stopped before it told.
    Failed(String),
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

    /// Runs all tests. When some do not end within the limit, or take the program down with them, the others run
    /// once more without them, so that their messages are known.
    pub async fn run(&self, limit: Duration) -> Result<Run> {
        let (listed, finished) = tokio::try_join!(
            self.start(["--list", "--format=terse"], limit),
            self.start(["--format=pretty"], limit),
        )?;
        ensure!(
            listed.status.is_some(),
            "the test program did not list its tests within {limit:?}"
        );
        let names = names(&listed.stdout.text());
        let mut seen = verdicts(&finished.stdout.text(), &names);
        let silent: Vec<_> = names.iter().filter(|name| !seen.contains_key(*name)).collect();
        let failed = seen.values().any(|verdict| *verdict != Verdict::Passed);
        if !silent.is_empty() && failed {
            let skip = silent.iter().flat_map(|name| ["--skip", name]);
            let again = self
                .start(["--format=pretty", "--exact"].into_iter().chain(skip), limit)
                .await?;
            seen.extend(verdicts(&again.stdout.text(), &names));
        }
        Ok(Run {
            died: finished
                .status
                .filter(|_| !silent.is_empty())
                .map(|status| last_words(status, &finished)),
            stopped: finished.status.is_none().then_some(limit),
            dropped: finished.stdout.dropped() + finished.stderr.dropped(),
            tests: self
                .in_order(names)
                .into_iter()
                .map(|name| (seen.remove(&name), name))
                .map(|(v, n)| (n, v))
                .collect(),
        })
    }

    async fn start(
        &self,
        args: impl IntoIterator<Item = impl AsRef<OsStr>>,
        limit: Duration,
    ) -> Result<Finished> {
        let mut command = Command::new(&self.binary);
        command
            .args(args)
            .arg("--color=never")
            .current_dir(&self.folder)
            .env("CARGO_MANIFEST_DIR", &self.folder)
            .env("RUST_BACKTRACE", "0")
            // As in .cargo/config.toml, which only cargo reads.
            .env("INSTA_UPDATE", "no")
            .env("INSTA_FORCE_PASS", "0")
            .env("INSTA_CARGO_INSTA", "1")
            .env("INSTA_WORKSPACE_ROOT", &self.root);
        process::run(command, limit, KEEP)
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

/// The names in the answer to `--list`.
fn names(listed: &str) -> Vec<String> {
    listed
        .lines()
        .filter_map(|line| line.strip_suffix(": test"))
        .map(str::to_owned)
        .collect()
}

/// Reads the result lines, `test NAME ... ok`, and the sections of the failures, `---- NAME stdout ----`.
fn verdicts(output: &str, names: &[String]) -> BTreeMap<String, Verdict> {
    let (results, failures) = output.split_once("\nfailures:\n").unwrap_or((output, ""));
    let mut sections = sections(failures, names);
    let mut verdicts = BTreeMap::new();
    for line in results.lines() {
        let Some((name, verdict)) = line
            .strip_prefix("test ")
            .and_then(|line| line.split_once(" ... "))
        else {
            continue;
        };
        let name = name.strip_suffix(" - should panic").unwrap_or(name).to_owned();
        if !names.contains(&name) {
            continue;
        }
        if verdict == "ok" || verdict.starts_with("ignored") {
            verdicts.insert(name, Verdict::Passed);
        } else if verdict.starts_with("FAILED") {
            let printed = sections.remove(&name).unwrap_or_default();
            verdicts.insert(name, Verdict::Failed(printed));
        }
    }
    verdicts
}

/// What each failed test printed. A section ends where the next one begins or where the failures are summed up.
fn sections(failures: &str, names: &[String]) -> BTreeMap<String, String> {
    let end = failures.rfind("\nfailures:\n").unwrap_or(failures.len());
    let mut sections: BTreeMap<String, String> = BTreeMap::new();
    let mut current = None;
    for line in failures[..end].lines() {
        let title = line
            .strip_prefix("---- ")
            .and_then(|line| line.strip_suffix(" stdout ----"));
        if let Some(name) = title.filter(|title| names.iter().any(|name| name == title)) {
            current = Some(sections.entry(name.to_owned()).or_default());
        } else if let Some(section) = &mut current {
            section.push_str(line);
            section.push('\n');
        }
    }
    sections
}

/// How a program ended that should not have.
fn last_words(status: ExitStatus, finished: &Finished) -> String {
    let stderr = anstream::adapter::strip_str(&finished.stderr.text()).to_string();
    let lines: Vec<_> = stderr.lines().filter(|line| !line.trim().is_empty()).collect();
    let last = &lines[lines.len().saturating_sub(5)..];
    shorten(format!("{status}\n{}", last.join("\n")).trim_end())
}

#[cfg(test)]
mod tests {
    use super::{Verdict, verdicts};

    const OUTPUT: &str = "
running 3 tests
test open::a ... ok
test open::b ... FAILED
test open::c - should panic ... ok

failures:

---- open::b stdout ----
test open::a ... FAILED
left
failures:
right


failures:
    open::b

test result: FAILED. 2 passed; 1 failed;
";

    #[test]
    fn what_a_test_prints_is_not_taken_for_a_result() {
        let names = ["open::a", "open::b", "open::c"].map(str::to_owned);
        let verdicts = verdicts(OUTPUT, &names);
        assert_eq!(verdicts["open::a"], Verdict::Passed);
        assert_eq!(verdicts["open::c"], Verdict::Passed);
        let printed = "test open::a ... FAILED\nleft\nfailures:\nright\n\n";
        assert_eq!(verdicts["open::b"], Verdict::Failed(printed.to_owned()));
    }

    #[test]
    fn a_test_that_never_reported_has_no_verdict() {
        let names = ["open::a", "open::b"].map(str::to_owned);
        let verdicts = verdicts("running 2 tests\ntest open::a ... ok\ntest open::b ... ", &names);
        assert!(!verdicts.contains_key("open::b"));
    }
}
