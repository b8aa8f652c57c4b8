//! The plain words for what went wrong with a test program as a whole.

use std::time::Duration;

use super::libtest::Run;
use super::process::{Finished, Left};
use super::verdicts::Verdict;
use crate::text::shorten;

/// Why a test has no result.
pub fn without_result(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Stuck(patience) => format!(
            "This test had not ended after {} and was stopped. Does a loop in your code never come to its end?",
            seconds(*patience)
        ),
        Verdict::Died(words) => format!("This test brought the test program down: {words}"),
        Verdict::NotRun => "This test has not run: tests before it took all the time.".to_owned(),
        Verdict::Ignored => "This test has not run: it is marked with `#[ignore]`.".to_owned(),
        Verdict::Passed | Verdict::Failed(_) => String::new(),
    }
}

/// How a program ended that should not have, and the last that it said.
pub fn last_words(finished: &Finished) -> String {
    let stderr = anstream::adapter::strip_str(&finished.stderr.text()).to_string();
    let lines: Vec<_> = stderr.lines().filter(|line| !line.trim().is_empty()).collect();
    let how = match finished.status {
        _ if stderr.contains("has overflowed its stack") => {
            "its stack overflowed. Does a function call itself without an end?".to_owned()
        }
        Some(status) => match status.code() {
            Some(code) => format!("it was ended with the status {code}, as `std::process::exit` does."),
            None => format!("it was ended by a {status}."),
        },
        None => "it was stopped.".to_owned(),
    };
    let last = &lines[lines.len().saturating_sub(5)..];
    shorten(format!("{how}\n{}", last.join("\n")).trim_end())
}

/// What a run says about the chapter as a whole, if anything.
pub fn of(run: &Run) -> Option<String> {
    let mut notes = Vec::new();
    let (mut stuck, mut longest) = (Vec::new(), Duration::ZERO);
    for (name, verdict) in &run.tests {
        if let Verdict::Stuck(patience) = verdict {
            stuck.push(name.as_str());
            longest = longest.max(*patience);
        }
    }
    if !stuck.is_empty() {
        notes.push(format!(
            "The tests that had not ended after {}: {}.",
            seconds(longest),
            some_of(&stuck)
        ));
    }
    if let Some(words) = &run.died {
        notes.push(format!(
            "The test program ended before all tests had reported, so each test ran by itself: {words}"
        ));
    }
    match run.left {
        Left::Nothing => {}
        Left::Stopped => notes.push("Something that a test had started was still running when the test had ended; it was stopped.".to_owned()),
        Left::Running => notes.push("Something that a test had started has not ended, and this system gives no means to find and stop it.".to_owned()),
    }
    if run.dropped > 0 {
        notes.push(format!(
            "The tests printed more than anybody reads: {} bytes of it were dropped.",
            run.dropped
        ));
    }
    (!notes.is_empty()).then(|| notes.join("\n"))
}

/// `2 s`, or `1.9 s` of a test whose turn came later.
fn seconds(time: Duration) -> String {
    format!("{} s", (time.as_secs_f64() * 10.0).round() / 10.0)
}

fn some_of(names: &[&str]) -> String {
    const SHOWN: usize = 8;
    match names.len().checked_sub(SHOWN) {
        Some(more @ 1..) => format!("{} and {more} more", names[..SHOWN].join(", ")),
        _ => names.join(", "),
    }
}
