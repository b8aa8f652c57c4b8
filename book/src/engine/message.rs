//! Makes a failed test's output readable: the rule first, then both sides, then where, and what the test printed.

use crate::text::shorten;

/// What `printed`, the section of a failed test, says, without thread names, library paths and frames.
pub fn clean(printed: &str) -> String {
    let plain = anstream::adapter::strip_str(printed).to_string();
    let start = plain
        .lines()
        .take_while(|line| !is_headline(line))
        .map(|line| line.len() + 1)
        .sum::<usize>();
    let (before, report) = plain.split_at(start.min(plain.len()));
    let (mut lines, mut places) = (Vec::new(), Vec::new());
    let mut in_snapshot = false;
    for line in report.lines() {
        if let Some(place) = panicked_at(line) {
            places.extend(learners_own(place).map(|place| format!("at {place}")));
            in_snapshot = false;
        } else if line.contains(" Snapshot Summary ") {
            in_snapshot = true;
        } else if in_snapshot {
            lines.extend(snapshot_line(line));
        } else if !line.starts_with("note: run with `RUST_BACKTRACE") {
            lines.push(without_assertion(line).to_owned());
        }
    }
    let mut text = lines.join("\n").trim().to_owned();
    for place in places {
        text = format!("{text}\n{place}");
    }
    if !before.trim().is_empty() {
        text = format!("{}\n\nThe test printed:\n{}", text.trim_end(), before.trim_end());
    }
    shorten(text.trim())
}

/// Whether a line begins the report of a panic or a snapshot.
fn is_headline(line: &str) -> bool {
    panicked_at(line).is_some() || line.contains(" Snapshot Summary ")
}

/// The place in `thread 'open::x' (12) panicked at src/open.rs:1:2:`.
fn panicked_at(line: &str) -> Option<&str> {
    let (thread, place) = line.split_once(" panicked at ")?;
    thread
        .starts_with("thread '")
        .then(|| place.trim_end_matches(':'))
}

/// Places in the learner's own files are worth knowing; those in the tests and in libraries are not.
fn learners_own(place: &str) -> Option<String> {
    let place = place.replace('\\', "/");
    (place.starts_with("exercises/") && place.contains("/src/")).then_some(place)
}

/// The rule without the words that the assertion macros put before it.
fn without_assertion(line: &str) -> &str {
    [
        "assertion `left == right` failed: ",
        "assertion failed: `(left == right)`: ",
    ]
    .iter()
    .find_map(|words| line.strip_prefix(words))
    .unwrap_or(line)
}

/// A line of insta's report, without its frame, its line numbers and its paths.
fn snapshot_line(line: &str) -> Option<String> {
    let frame = |c: char| ('\u{2500}'..='\u{257f}').contains(&c);
    if !line.is_empty() && line.chars().all(frame) {
        return None;
    }
    if let Some((numbers, text)) = line.split_once('│')
        && numbers.chars().all(|c| c.is_ascii_digit() || c == ' ')
    {
        return Some(text.to_owned());
    }
    match line {
        "-old snapshot" => Some("(- expected, + yours)".to_owned()),
        "+new results" | "Stopped on the first failure." => None,
        _ if ["Snapshot file: ", "Snapshot: ", "Source: "]
            .iter()
            .any(|word| line.starts_with(word)) =>
        {
            None
        }
        _ => Some(line.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn the_rule_comes_before_both_sides_and_before_what_was_printed() {
        let printed = "dbg\n\nthread 'open::x' (7) panicked at tests/steps/open.rs:6:19:\n\
            assertion failed: `(left == right)`: the rule (left: yours)\n\n\
            \u{1b}[1mDiff\u{1b}[0m \u{1b}[31m< left\u{1b}[0m / right > :\n<1\n>2\n\n\
            note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n";
        let clean = clean(printed);
        assert_eq!(
            clean,
            "the rule (left: yours)\n\nDiff < left / right > :\n<1\n>2\n\nThe test printed:\ndbg"
        );
    }

    #[test]
    fn a_place_in_the_learners_file_is_named_and_one_in_a_library_is_not() {
        let panic = |place: &str| {
            clean(&format!(
                "\nthread 'x' (1) panicked at {place}:\nnot yet implemented: do it\n"
            ))
        };
        assert_eq!(
            panic("exercises/01-views/src/open.rs:1:2"),
            "not yet implemented: do it\nat exercises/01-views/src/open.rs:1:2"
        );
        assert_eq!(
            panic("/home/you/.cargo/registry/src/x/src/lib.rs:1:2"),
            "not yet implemented: do it"
        );
    }

    #[test]
    fn a_snapshot_is_its_rule_and_its_diff() {
        let printed = "━━━━━━ Snapshot Summary ━━━━━━\nSnapshot file: a.snap\nSnapshot: snap\nSource: tests/steps.rs:3\n\
            ─────────\nhex groups from the right\n─────────\n-old snapshot\n+new results\n────┬────\n\
            \u{20}   1       │-6162\n          1 │+61-62\n    2     2 │ abc\n────┴────\nStopped on the first failure.\n";
        assert_eq!(
            clean(printed),
            "hex groups from the right\n(- expected, + yours)\n-6162\n+61-62\n abc"
        );
    }
}
