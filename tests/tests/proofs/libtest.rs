//! Runs a test binary and reads what it says.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// A run of one chapter's tests.
pub struct Run {
    /// Every test that ran, by its name, with what it printed: `None` when it is green.
    pub tests: BTreeMap<String, Option<String>>,
    /// All that the binary printed.
    pub output: String,
}

impl Run {
    /// The names of the tests that are green.
    pub fn green(&self) -> impl Iterator<Item = &str> {
        self.tests
            .iter()
            .filter(|(_, red)| red.is_none())
            .map(|(name, _)| name.as_str())
    }

    /// The tests that are red, with what they printed.
    pub fn red(&self) -> impl Iterator<Item = (&str, &str)> {
        self.tests
            .iter()
            .filter_map(|(name, red)| Some((name.as_str(), red.as_deref()?)))
    }
}

/// The names of all tests in `binary`.
pub fn list(binary: &Path, folder: &Path) -> Vec<String> {
    let listed = output(binary, folder, &["--list", "--format=terse"]);
    listed
        .lines()
        .filter_map(|line| Some(line.strip_suffix(": test")?.to_owned()))
        .collect()
}

/// Runs the tests of `binary` whose names contain `filter`, as cargo would in the package at `folder`.
pub fn run(binary: &Path, folder: &Path, filter: &str) -> Run {
    let output = output(binary, folder, &["--color=never", filter]);
    let mut tests = BTreeMap::new();
    for line in output.lines() {
        if let Some((name, verdict)) = line
            .strip_prefix("test ")
            .and_then(|line| line.rsplit_once(" ... "))
        {
            let red = (verdict != "ok").then(|| section(&output, name).to_owned());
            // libtest adds to the name of a test that panics on purpose.
            tests.insert(name.trim_end_matches(" - should panic").to_owned(), red);
        }
    }
    Run { tests, output }
}

/// What the red test `name` printed, from its heading to the next one or the list of failures.
fn section<'a>(output: &'a str, name: &str) -> &'a str {
    let heading = format!("---- {name} stdout ----\n");
    let Some((_, printed)) = output.split_once(&heading) else {
        return "";
    };
    let end = printed.find("\n---- ").or_else(|| printed.find("\nfailures:\n"));
    &printed[..end.unwrap_or(printed.len())]
}

/// Wrong answers may loop for ever, so a binary gets two minutes.
fn output(binary: &Path, folder: &Path, arguments: &[&str]) -> String {
    // Proofs run side by side, and two of them may run the same binary.
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let log = binary.with_extension(format!("{}.log", RUNS.fetch_add(1, Ordering::Relaxed)));
    let file = File::create(&log).expect("the target folder can be written");
    let mut child = Command::new(binary)
        .args(arguments)
        .current_dir(folder)
        .env_remove("RUST_BACKTRACE")
        .env("INSTA_UPDATE", "no")
        .env("INSTA_FORCE_PASS", "0")
        .env(
            "INSTA_WORKSPACE_ROOT",
            folder.ancestors().nth(2).unwrap_or(folder),
        )
        .stdin(Stdio::null())
        .stderr(Stdio::from(
            file.try_clone().expect("a file can be written twice"),
        ))
        .stdout(Stdio::from(file))
        .spawn()
        .unwrap_or_else(|error| panic!("{}: {error}", binary.display()));
    wait(&mut child).expect("a child can be waited for");
    String::from_utf8_lossy(&fs::read(log).expect("the log reads")).into_owned()
}

fn wait(child: &mut std::process::Child) -> io::Result<()> {
    let end = Instant::now() + Duration::from_secs(120);
    while child.try_wait()?.is_none() {
        if Instant::now() > end {
            child.kill()?;
            child.wait()?;
        }
        thread::sleep(Duration::from_millis(5));
    }
    Ok(())
}
