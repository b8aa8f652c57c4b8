//! How this program speaks in a terminal.

use anstyle::{AnsiColor, Style};

use crate::engine::{EXPECTED, State, YOURS};
use crate::session::{ChapterState, StepState};
use crate::text::visible;

/// Prints a line; a terminal or pipe that is gone is nobody's error.
#[macro_export]
macro_rules! say {
    ($($text:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(anstream::stdout(), $($text)*);
    }};
}

/// Prints a line that begins with `error:` on standard error.
#[macro_export]
macro_rules! say_error {
    ($($text:tt)*) => {{
        use std::io::Write as _;
        let style = anstyle::AnsiColor::Red.on_default().bold();
        let text = $crate::text::visible(&format!($($text)*));
        let _ = writeln!(anstream::stderr(), "{style}error:{style:#} {text}");
    }};
}

/// What a step's state is called, always a word, and the colour it has.
pub fn state(state: State) -> (&'static str, Style) {
    match state {
        State::Unknown => ("not run", Style::new().dimmed()),
        State::Running => ("running", Style::new().dimmed()),
        State::Todo => ("to do", AnsiColor::Yellow.on_default()),
        State::Red => ("red", AnsiColor::Red.on_default()),
        State::Broken => ("broken", AnsiColor::Red.on_default()),
        State::Reference => ("reference", AnsiColor::Cyan.on_default()),
        State::Green => ("green", AnsiColor::Green.on_default()),
    }
}

/// A chapter's progress: `[####----] 2/4  slicing`, `2/4 before` while it does not compile.
pub fn progress(chapter: &ChapterState) -> String {
    let all = chapter.steps.len();
    let bar = match chapter.green {
        None if chapter.stale => format!("[{}] ?/{all}", "?".repeat(2 * all)),
        Some(green) if chapter.stale => format!("{} before", bar(green, all)),
        green => bar(green.unwrap_or(0), all) + &by_reference(chapter),
    };
    format!("{bar}  {}", chapter.name)
}

/// How many steps the reference has solved, if any: ` and 1 by reference`.
fn by_reference(chapter: &ChapterState) -> String {
    let steps = chapter.steps.iter();
    match steps.filter(|step| step.report.state == State::Reference).count() {
        0 => String::new(),
        count => format!(" and {count} by reference"),
    }
}

/// A chapter's progress in a word or two: `slicing 2/4`, `slicing 2/4 before` while it does not compile.
pub fn count(chapter: &ChapterState) -> String {
    let (name, all) = (&chapter.name, chapter.steps.len());
    match chapter.green {
        None if chapter.stale => format!("{name} ?/{all}"),
        Some(green) if chapter.stale => format!("{name} {green}/{all} before"),
        green => format!("{name} {}/{all}{}", green.unwrap_or(0), by_reference(chapter)),
    }
}

/// `[####----] 2/4`, two characters a step.
pub fn bar(done: usize, all: usize) -> String {
    let green = AnsiColor::Green.on_default();
    format!(
        "[{green}{}{green:#}{}] {done}/{all}",
        "#".repeat(2 * done),
        "-".repeat(2 * (all - done))
    )
}

/// Prints a chapter's progress and what concerns all of its steps.
pub fn show_chapter(chapter: &ChapterState) {
    say!("{}", progress(chapter));
    for note in chapter.slow.iter().chain(&chapter.note) {
        say!("{}", indent(&visible(note)));
    }
}

/// Prints a step's state, with what there is to say about it if `details` are wanted.
pub fn show_step(chapter: &ChapterState, step: &StepState, details: bool) {
    let (word, style) = state(step.report.state);
    say!("  {style}{word:<8}{style:#} {}/{}", chapter.name, step.name);
    if details {
        for text in self::details(step) {
            say!("{}", indent(&text));
        }
    }
}

/// What a step that is not green has to say: rustc's message, or the first red test and its message.
pub fn details(step: &StepState) -> Vec<String> {
    let mut details: Vec<_> = step.report.error.iter().map(|error| visible(error)).collect();
    if let Some(first) = &step.report.first {
        details.push(format!("{}::{}", step.name, first.test));
        details.push(visible(&first.message));
    }
    details
}

/// A line of a red test in the colour of its side.
pub fn sided(line: &str) -> String {
    let style = match () {
        () if line.starts_with(EXPECTED) => AnsiColor::Green.on_default(),
        () if line.starts_with(YOURS) => AnsiColor::Red.on_default(),
        () => return line.to_owned(),
    };
    format!("{style}{line}{style:#}")
}

/// A text of several lines, moved to the right.
fn indent(text: &str) -> String {
    text.lines()
        .map(|line| format!("    {}", sided(line)))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::indent;

    #[test]
    fn the_colour_is_that_of_the_side() {
        assert_eq!(
            indent("a rule\nexpected │ 1\n   yours │ 2\n- 3"),
            "    a rule\n    \u{1b}[32mexpected │ 1\u{1b}[0m\n    \u{1b}[31m   yours │ 2\u{1b}[0m\n    - 3"
        );
    }
}
