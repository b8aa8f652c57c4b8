//! Makes a failed test's output readable: the rule first, then both sides, then where, and what the test printed.

use super::sides::{Line, labelled};
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
    let (lines, places) = read(report);
    let mut text = labelled(lines).join("\n").trim_matches('\n').to_owned();
    for place in places {
        text = format!("{text}\n{place}");
    }
    if !before.trim().is_empty() {
        text = format!("{}\n\nThe test printed:\n{}", text.trim_end(), before.trim_end());
    }
    shorten(text.trim())
}

/// What a line of a report is a part of.
enum Part {
    Words,
    /// The diff of `pretty_assertions`, which ends with an empty line.
    Value,
    /// A report of insta.
    Snapshot,
}

/// The lines of a report, and the places in the learner's files that it names.
fn read(report: &str) -> (Vec<Line>, Vec<String>) {
    let (mut lines, mut places) = (Vec::new(), Vec::new());
    let mut part = Part::Words;
    let mut rest = report.lines().peekable();
    while let Some(line) = rest.next() {
        if let Some(place) = panicked_at(line) {
            places.extend(learners_own(place).map(|place| format!("at {place}")));
            part = Part::Words;
        } else if line.contains(" Snapshot Summary ") {
            part = Part::Snapshot;
        } else if line.starts_with("note: run with `RUST_BACKTRACE") {
        } else if line == "Diff < yours / expected > :" {
            part = Part::Value;
        } else {
            match part {
                Part::Snapshot => lines.extend(snapshot_line(line)),
                Part::Value if !line.is_empty() => lines.push(Line::of_a_value(line)),
                Part::Value | Part::Words => {
                    part = Part::Words;
                    lines.push(Line::of_words(line, rest.peek().copied().unwrap_or_default()));
                }
            }
        }
    }
    (lines, places)
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

/// A line of insta's report, without its frame, its line numbers and its paths.
fn snapshot_line(line: &str) -> Option<Line> {
    let frame = |c: char| ('\u{2500}'..='\u{257f}').contains(&c);
    if !line.is_empty() && line.chars().all(frame) {
        return None;
    }
    if let Some((numbers, text)) = line.split_once('│')
        && numbers.chars().all(|c| c.is_ascii_digit() || c == ' ')
    {
        return Some(Line::of_a_snapshot(text));
    }
    let words = [
        "Snapshot file: ",
        "Snapshot: ",
        "Source: ",
        "-old snapshot",
        "+new results",
        "- is expected, + is yours",
    ];
    let known = words.iter().any(|words| line.starts_with(words));
    (!known && line != "Stopped on the first failure.").then(|| Line::Text(line.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn the_rule_comes_before_both_sides_and_before_what_was_printed() {
        let printed = "dbg\n\nthread 'open::x' (7) panicked at tests/steps/open.rs:6:19:\n\
            the rule\n\n\u{1b}[1mDiff\u{1b}[0m \u{1b}[31m< yours\u{1b}[0m / expected > :\n<1\n>2\n\n\
            note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n";
        let clean = clean(printed);
        assert_eq!(
            clean,
            "the rule\n\nexpected │ 2\n   yours │ 1\n\nThe test printed:\ndbg"
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
    fn the_workbooks_own_checks_show_the_same_sides() {
        let said = |words: &str| clean(&format!("\nthread 'x' (1) panicked at a.rs:1:1:\n{words}\n"));
        assert_eq!(
            said("no copy:\nexpected no allocation\n   yours 1 allocation of 8 bytes\n(a word)"),
            "no copy:\nexpected │ no allocation\n   yours │ 1 allocation of 8 bytes\n(a word)"
        );
        assert_eq!(
            said("as Python:\n  view[0]\n    expected 97\n       yours 98"),
            "as Python:\n  view[0]\nexpected │ 97\n   yours │ 98\n         │  ^"
        );
        assert_eq!(said("expected a byte"), "expected a byte");
    }

    #[test]
    fn a_snapshot_is_its_rule_and_its_diff() {
        let printed = "━━━━━━ Snapshot Summary ━━━━━━\nSnapshot file: a.snap\nSnapshot: snap\nSource: tests/steps.rs:3\n\
            ─────────\nhex groups from the right\n- is expected, + is yours\n─────────\n-old snapshot\n+new results\n────┬────\n\
            \u{20}   1       │-6162\n          1 │+61-62\n    2     2 │ abc\n────┴────\nStopped on the first failure.\n";
        assert_eq!(
            clean(printed),
            "hex groups from the right\nexpected │ 6162\n   yours │ 61-62\n         │   ^\n         │ abc"
        );
    }
}
