//! The plain words for what went wrong with a test program as a whole.

use std::time::Duration;

use super::libtest::Run;
use super::process::Left;
use super::verdicts::Verdict;

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
