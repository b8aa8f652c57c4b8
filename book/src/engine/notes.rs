//! The plain words for what went wrong with a test program as a whole.

use super::libtest::Run;

/// Why a test has no result.
pub fn never_reported(run: &Run) -> String {
    match (&run.stopped, &run.died) {
        (Some(limit), _) => format!(
            "This test had not ended after {} s and was stopped. Does a loop in your code never come to its end?",
            limit.as_secs_f64()
        ),
        (None, Some(words)) => format!("The test program ended before this test had reported:\n{words}"),
        (None, None) => "This test never reported.".to_owned(),
    }
}

/// What a run says about the chapter as a whole, if anything.
pub fn of(run: &Run) -> Option<String> {
    let mut notes = Vec::new();
    let silent: Vec<_> = run
        .tests
        .iter()
        .filter(|(_, verdict)| verdict.is_none())
        .map(|(name, _)| name.as_str())
        .collect();
    match run.stopped.map(|limit| limit.as_secs_f64()) {
        Some(limit) if silent.is_empty() => {
            notes.push(format!("All tests reported, but something they started had not ended after {limit} s and was stopped."));
        }
        Some(limit) => notes.push(format!(
            "The tests that had not ended after {limit} s: {}.",
            some_of(&silent)
        )),
        None => {}
    }
    if let Some(words) = &run.died {
        notes.push(format!(
            "The test program ended before all tests had reported: {words}"
        ));
    }
    if run.dropped > 0 {
        notes.push(format!(
            "The tests printed more than anybody reads: {} bytes of it were dropped.",
            run.dropped
        ));
    }
    (!notes.is_empty()).then(|| notes.join("\n"))
}

fn some_of(names: &[&str]) -> String {
    const SHOWN: usize = 8;
    match names.len().checked_sub(SHOWN) {
        Some(more @ 1..) => format!("{} and {more} more", names[..SHOWN].join(", ")),
        _ => names.join(", "),
    }
}
