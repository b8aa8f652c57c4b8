//! Reads what a test program prints.
//!
//! The tests write into the same pipe as libtest, whatever they like and in the middle of its lines. So a line about a
//! test counts only where libtest's own summary is there, the exit status agrees with it, and its counts agree with the
//! lines; a test that this leaves open runs by itself, and then summary and status alone decide. A program that prints a
//! whole summary and ends itself with the status that belongs to it is believed: nothing outside could tell.

use std::collections::BTreeMap;
use std::time::Duration;

use super::notes::last_words;
use super::process::Finished;

/// What came of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Passed,
    /// With what the test printed.
    Failed(String),
    /// Had not ended after this time, and was stopped.
    Stuck(Duration),
    /// Ended the test program: how, in a sentence, and what it said.
    Died(String),
    /// Its turn never came: those before it took all the time.
    NotRun,
    /// It is marked with `#[ignore]`.
    Ignored,
}

/// Each test's verdict, by its name.
pub type Verdicts = BTreeMap<String, Verdict>;

/// The line that libtest ends with.
#[derive(Debug, PartialEq, Eq)]
struct Summary {
    passed: usize,
    failed: usize,
    ignored: usize,
}

impl Summary {
    /// The summary that a program printed, if it is one of `total` tests and the exit status says the same.
    fn of(finished: &Finished, output: &str, total: usize) -> Option<Self> {
        let (_, line) = output.rsplit_once("test result: ")?;
        let line = line.lines().next()?;
        let count = |word: &str| {
            let (before, _) = line.split_once(&format!(" {word};"))?;
            before.rsplit(' ').next()?.parse().ok()
        };
        let summary = Self {
            passed: count("passed")?,
            failed: count("failed")?,
            ignored: count("ignored")?,
        };
        let (word, status) = if summary.failed == 0 {
            ("ok. ", 0)
        } else {
            ("FAILED. ", 101)
        };
        let counted = summary
            .passed
            .checked_add(summary.failed)?
            .checked_add(summary.ignored)?;
        let agrees = line.starts_with(word) && finished.status?.code() == Some(status) && counted == total;
        agrees.then_some(summary)
    }
}

/// The names in the answer to `--list`.
pub fn names(listed: &str) -> Vec<String> {
    let lines = listed.lines();
    lines
        .filter_map(|line| Some(line.strip_suffix(": test")?.to_owned()))
        .collect()
}

/// Whether a program that ran `total` tests came to its end.
pub fn is_whole(finished: &Finished, total: usize) -> bool {
    Summary::of(finished, &finished.stdout.text(), total).is_some()
}

/// The verdicts that a program which ran the tests `names` leaves no doubt about.
pub fn of_all(finished: &Finished, names: &[String]) -> Verdicts {
    let output = finished.stdout.text();
    match Summary::of(finished, &output, names.len()) {
        Some(summary) => read(&output, names, &summary),
        None => Verdicts::new(),
    }
}

/// The verdict of a program that ran the test `name` alone; none if it was stopped.
pub fn of_one(finished: &Finished, name: &str) -> Option<Verdict> {
    finished.status?;
    let output = finished.stdout.text();
    Some(match Summary::of(finished, &output, 1) {
        Some(Summary { passed: 1, .. }) => Verdict::Passed,
        Some(Summary { failed: 1, .. }) => {
            let names = [name.to_owned()];
            let printed = sections(failures(&output).1, &names).remove(name);
            Verdict::Failed(printed.unwrap_or(output))
        }
        Some(_) => Verdict::Ignored,
        None => Verdict::Died(last_words(finished)),
    })
}

/// The results and the sections of the failures.
fn failures(output: &str) -> (&str, &str) {
    output.split_once("\nfailures:\n").unwrap_or((output, ""))
}

/// Reads the result lines, `test NAME ... ok`, and the sections of the failures, `---- NAME stdout ----`. Those of a
/// kind count if there are as many as `summary` says.
fn read(output: &str, names: &[String], summary: &Summary) -> Verdicts {
    let (results, failures) = failures(output);
    let mut sections = sections(failures, names);
    let mut words: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, word) in results.lines().filter_map(result) {
        words.entry(name).or_default().push(word);
    }
    let mut verdicts = Verdicts::new();
    let (mut passed, mut failed) = (0, 0);
    for name in names {
        let verdict = match words.get(name.as_str()).map(Vec::as_slice) {
            Some(["ok"]) => {
                passed += 1;
                Some(Verdict::Passed)
            }
            Some(["FAILED"]) => {
                failed += 1;
                sections.remove(name).map(Verdict::Failed)
            }
            Some([word]) if word.starts_with("ignored") => Some(Verdict::Ignored),
            _ => None,
        };
        verdicts.extend(verdict.map(|verdict| (name.clone(), verdict)));
    }
    verdicts.retain(|_, verdict| match verdict {
        Verdict::Passed => passed == summary.passed,
        Verdict::Failed(_) => failed == summary.failed,
        _ => passed == summary.passed && failed == summary.failed,
    });
    verdicts
}

/// The name and the result in a line about a test; something else may stand in front of it.
pub fn result(line: &str) -> Option<(&str, &str)> {
    let (before, word) = line.rsplit_once(" ... ")?;
    let name = before.rsplit_once("test ").map(|(_, name)| name)?;
    Some((name.strip_suffix(" - should panic").unwrap_or(name), word))
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

#[cfg(test)]
mod tests {
    use super::{Summary, Verdict, Verdicts, read};

    const OUTPUT: &str = "
running 3 tests
test open::a ... ok
test open::b ... FAILED
xtest open::c - should panic ... ok

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

    fn verdicts(output: &str, passed: usize, failed: usize) -> Verdicts {
        let names = ["open::a", "open::b", "open::c"].map(str::to_owned);
        let ignored = 0;
        read(
            output,
            &names,
            &Summary {
                passed,
                failed,
                ignored,
            },
        )
    }

    #[test]
    fn what_a_test_prints_is_not_taken_for_a_result() {
        let verdicts = verdicts(OUTPUT, 2, 1);
        assert_eq!(verdicts["open::a"], Verdict::Passed);
        assert_eq!(verdicts["open::c"], Verdict::Passed);
        let printed = "test open::a ... FAILED\nleft\nfailures:\nright\n\n";
        assert_eq!(verdicts["open::b"], Verdict::Failed(printed.to_owned()));
    }

    #[test]
    fn a_line_that_is_torn_leaves_its_test_open() {
        let torn = OUTPUT.replace("open::c - should panic ... ok", "open::c ... xok");
        let verdicts = verdicts(&torn, 2, 1);
        assert_eq!(
            verdicts.keys().collect::<Vec<_>>(),
            ["open::b"],
            "of two that passed one was read: neither counts"
        );
    }

    #[test]
    fn a_line_that_libtest_did_not_write_makes_all_of_its_kind_doubtful() {
        let forged = OUTPUT.replace("test open::b ... FAILED\n", "test open::b ... ok\n");
        assert!(verdicts(&forged, 2, 1).is_empty());
        let twice = OUTPUT.replace(
            "test open::b ... FAILED\n",
            "test open::b ... ok\ntest open::b ... FAILED\n",
        );
        assert!(!verdicts(&twice, 2, 1).contains_key("open::b"));
    }
}
