//! `diff`: the learner's file of a step beside the reference solution.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use anyhow::{Context as _, Result};
use similar::{ChangeTag, TextDiff};

use crate::catalogue::Chapter;
use crate::text::visible;
use crate::{say, source, starter, target};

/// After this time the differences need not be the fewest that there could be.
const PATIENCE: Duration = Duration::from_millis(200);

/// Prints the differences, with three lines around each.
pub fn run(root: &Path, chapters: &[Chapter], name: &str) -> Result<()> {
    let (chapter, step) = target::find_step(chapters, name)?;
    let (yours, reference) = (step.file("exercises", chapter), step.file("solutions", chapter));
    let (old, new) = (read(root, &yours)?, read(root, &reference)?);
    let ends = ends_differ(&old, &new);
    let (old, new) = (lines(&old), starter::without_marks(&lines(&new)));
    match (old == new, ends.as_deref()) {
        (true, None) => {
            say!("{yours} and {reference} are the same.");
            return Ok(());
        }
        (true, Some(ends)) => {
            say!("{yours} and {reference} are the same but for {ends}.");
            return Ok(());
        }
        (false, Some(ends)) => say!("Beside the lines below, the files differ in {ends}."),
        (false, None) => {}
    }
    say!("--- {yours} (yours)\n+++ {reference} (the reference)");
    // Taking the colours out again takes longer than all the rest, so where there are to be none, none are put in.
    let colours = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    let out: &mut dyn Write = if colours {
        &mut anstream::stdout().lock()
    } else {
        &mut io::stdout().lock()
    };
    // A reader who has seen enough closes the pipe, and that is no error.
    let _ = print(BufWriter::with_capacity(1 << 16, out), &old, &new, colours);
    Ok(())
}

fn print(mut out: impl Write, old: &str, new: &str, colours: bool) -> io::Result<()> {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(old, new);
    for (number, group) in diff.grouped_ops(3).iter().enumerate() {
        if number > 0 {
            writeln!(out, "   ...")?;
        }
        for change in group.iter().flat_map(|operation| diff.iter_changes(operation)) {
            let (sign, style) = match change.tag() {
                ChangeTag::Delete => ('-', AnsiColor::Red.on_default()),
                ChangeTag::Insert => ('+', AnsiColor::Green.on_default()),
                ChangeTag::Equal => (' ', Style::new()),
            };
            let line = visible(change.value().trim_end());
            let style = if colours { style } else { Style::new() };
            writeln!(out, "{style}{sign} {line}{style:#}")?;
        }
    }
    out.flush()
}

fn read(root: &Path, file: &str) -> Result<String> {
    let bytes = source::read(&root.join(file)).with_context(|| format!("cannot read {file}"))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// How two files differ in what nobody sees, if they do.
fn ends_differ(old: &str, new: &str) -> Option<String> {
    let differs = |has: fn(&str) -> bool| has(old) != has(new);
    let ways = [
        (
            differs(|text| text.contains("\r\n")),
            "the line ends (CR LF or LF)",
        ),
        (
            differs(|text| text.starts_with(BYTE_ORDER_MARK)),
            "the byte order mark at the start",
        ),
        (
            differs(|text| text.ends_with('\n')),
            "the line end after the last line",
        ),
    ];
    let ways: Vec<_> = ways
        .iter()
        .filter(|(differs, _)| *differs)
        .map(|(_, way)| *way)
        .collect();
    (!ways.is_empty()).then(|| ways.join(" and "))
}

/// The text alone: its lines, each with the same end, the last one too.
fn lines(text: &str) -> String {
    let text = text
        .strip_prefix(BYTE_ORDER_MARK)
        .unwrap_or(text)
        .replace("\r\n", "\n");
    if text.is_empty() || text.ends_with('\n') {
        text
    } else {
        text + "\n"
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{ends_differ, lines, print};

    #[test]
    fn what_differs_unseen_is_named() {
        let plain = "a\nb\n";
        assert_eq!(ends_differ(plain, plain), None);
        for (other, words) in [
            ("a\r\nb\r\n", "the line ends (CR LF or LF)"),
            ("\u{feff}a\nb\n", "the byte order mark at the start"),
            ("a\nb", "the line end after the last line"),
            (
                "\u{feff}a\nb",
                "the byte order mark at the start and the line end after the last line",
            ),
        ] {
            assert_eq!(ends_differ(other, plain).as_deref(), Some(words));
            assert_eq!(lines(other), lines(plain), "{other:?} has the same lines");
        }
        assert_ne!(lines("a\n\n"), lines("a\n"), "an empty line is a line");
    }

    #[test]
    fn files_that_have_nothing_in_common_are_compared_in_time() {
        let text = |of: &str| -> String {
            (0..200_000)
                .map(|n| format!("{of} {}\n", n * 7 % 5_003))
                .collect()
        };
        let (old, new) = (text("left"), text("right"));
        let started = Instant::now();
        let mut out = Vec::new();
        print(&mut out, &old, &new, true).unwrap();
        assert_eq!(out.iter().filter(|byte| **byte == b'\n').count(), 400_000);
        let took = started.elapsed();
        // In a program without optimisation, on a busy machine; without the limit it is a minute.
        assert!(took < Duration::from_secs(10), "it took {took:?}");
    }
}
