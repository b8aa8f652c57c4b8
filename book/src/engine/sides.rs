//! Shows both sides of a red test the same way, whichever crate compared them: what is expected, then what is yours.

/// What begins a line of one side, in the terminal and in the pages (`theme/live.js`).
pub const EXPECTED: &str = "expected │ ";
pub const YOURS: &str = "   yours │ ";
const BOTH: &str = "         │ ";

/// Wider lines than this may wrap, and then nothing stands below what it marks.
const MARKED: usize = 60;

/// A line of a test's report.
#[derive(Debug)]
pub enum Line {
    /// What belongs to no side.
    Text(String),
    Expected(String),
    Yours(String),
    /// A line of a diff in which the sides agree.
    Both(String),
}

impl Line {
    /// A line of the diff of `pretty_assertions`, whose left is yours.
    pub fn of_a_value(line: &str) -> Self {
        match line.split_at_checked(1) {
            Some(("<", text)) => Self::Yours(text.to_owned()),
            Some((">", text)) => Self::Expected(text.to_owned()),
            _ => Self::Both(line.strip_prefix(' ').unwrap_or(line).to_owned()),
        }
    }

    /// A line of insta's diff, whose old snapshot is what is expected.
    pub fn of_a_snapshot(line: &str) -> Self {
        match line.split_at_checked(1) {
            Some(("+", text)) => Self::Yours(text.to_owned()),
            Some(("-", text)) => Self::Expected(text.to_owned()),
            _ => Self::Both(line.strip_prefix(' ').unwrap_or(line).to_owned()),
        }
    }

    /// Any other line, and the one that follows it: the workbook's own checks name their sides in words.
    pub fn of_words(line: &str, next: &str) -> Self {
        let expected = line.trim_start().strip_prefix("expected ");
        if let Some(text) = expected.filter(|_| next.trim_start().starts_with("yours ")) {
            return Self::Expected(text.to_owned());
        }
        match line.trim_start().strip_prefix("yours ") {
            Some(text) if line.starts_with("   ") => Self::Yours(text.to_owned()),
            _ => Self::Text(line.to_owned()),
        }
    }
}

/// The lines with their labels. Where the sides differ, the expected one comes first, and what differs is marked.
pub fn labelled(lines: Vec<Line>) -> Vec<String> {
    let (mut shown, mut expected, mut yours) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        match line {
            Line::Expected(text) => expected.push(text),
            Line::Yours(text) => yours.push(text),
            Line::Text(text) => {
                differing(&mut shown, &mut expected, &mut yours);
                shown.push(text);
            }
            Line::Both(text) => {
                differing(&mut shown, &mut expected, &mut yours);
                shown.push(format!("{BOTH}{text}"));
            }
        }
    }
    differing(&mut shown, &mut expected, &mut yours);
    shown
}

/// Moves lines that differ to `shown`: in pairs when each has its other side.
fn differing(shown: &mut Vec<String>, expected: &mut Vec<String>, yours: &mut Vec<String>) {
    if expected.len() == yours.len() {
        for (expected, yours) in expected.drain(..).zip(yours.drain(..)) {
            let mark = mark(&expected, &yours).map(|mark| format!("{BOTH}{mark}"));
            shown.extend([format!("{EXPECTED}{expected}"), format!("{YOURS}{yours}")]);
            shown.extend(mark);
        }
    }
    shown.extend(expected.drain(..).map(|line| format!("{EXPECTED}{line}")));
    shown.extend(yours.drain(..).map(|line| format!("{YOURS}{line}")));
}

/// What stands below the characters that differ; `None` when that would be all of them, or too far to the right.
fn mark(expected: &str, yours: &str) -> Option<String> {
    let (expected, yours): (Vec<_>, Vec<_>) = (expected.chars().collect(), yours.chars().collect());
    let shorter = expected.len().min(yours.len());
    let longer = expected.len().max(yours.len());
    let pairs = expected.iter().zip(&yours);
    let before = pairs.take_while(|(one, other)| one == other).count();
    let pairs = expected.iter().rev().zip(yours.iter().rev());
    let behind = pairs
        .take_while(|(one, other)| one == other)
        .count()
        .min(shorter - before);
    let width = longer - before - behind;
    (before + behind > 0 && width > 0 && longer <= MARKED)
        .then(|| format!("{}{}", " ".repeat(before), "^".repeat(width)))
}

#[cfg(test)]
mod tests {
    use super::{Line, labelled};

    fn shown(lines: &[&str], read: fn(&str) -> Line) -> String {
        labelled(lines.iter().map(|line| read(line)).collect()).join("\n")
    }

    #[test]
    fn a_value_and_a_snapshot_show_the_same_sides() {
        let value = shown(&["<6162", ">61-62"], Line::of_a_value);
        assert_eq!(value, "expected │ 61-62\n   yours │ 6162\n         │   ^");
        assert_eq!(shown(&["-61-62", "+6162"], Line::of_a_snapshot), value);
    }

    #[test]
    fn lines_that_differ_stand_in_pairs_and_those_that_do_not_have_no_side() {
        assert_eq!(
            shown(
                &[" [", "<    1,", "<    2,", ">    3,", ">    4,", " ]"],
                Line::of_a_value
            ),
            "         │ [\nexpected │     3,\n   yours │     1,\n         │     ^\nexpected │     4,\n   yours │     2,\n\
             \u{20}        │     ^\n         │ ]"
        );
        assert_eq!(
            shown(&["<    1,", "<    2,", ">    3,"], Line::of_a_value),
            "expected │     3,\n   yours │     1,\n   yours │     2,"
        );
    }

    #[test]
    fn nothing_is_marked_where_everything_differs_or_a_line_may_wrap() {
        assert_eq!(
            shown(&["<ab", ">cd"], Line::of_a_value),
            "expected │ cd\n   yours │ ab"
        );
        let (one, other) = (format!("<{}1", "a".repeat(60)), format!(">{}2", "a".repeat(60)));
        assert!(!shown(&[&one, &other], Line::of_a_value).contains('^'));
    }
}
