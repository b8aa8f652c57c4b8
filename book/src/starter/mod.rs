//! What a learner begins with, made of the reference solution, so that every sentence of a step stands in one place.
//!
//! Two comments of a solution say where the starter differs. `// todo!("…")` is what the starter has in place of the
//! lines after it, up to the end of the function. `// The solution's own.` stands above an item that the starter does
//! not have. A name that no line of the starter speaks of is not imported there.

mod imports;

const TODO: &str = "// todo!(";
const OWN: &str = "// The solution's own.";
/// A `todo!` in what runs when a value is dropped: a second panic would end the whole run.
const GUARDED: &str = "\"when dropped: ";
/// As in `.rustfmt.toml`: a starter is formatted as the solution is.
const MAX_WIDTH: usize = 110;

/// The starter of a step, from its solution. A file without marks is its own starter.
pub fn of(solution: &str) -> String {
    let mut lines = solution.lines().peekable();
    let mut starter: Vec<String> = Vec::new();
    while let Some(line) = lines.next() {
        let indent = indent(line);
        if line.trim_start() == OWN {
            // An item ends with its brace, or on its one line.
            lines
                .by_ref()
                .find(|line| ends_at(line, indent) || one_line_item(line, indent));
            // No empty line is left over where the item was.
            let at_end = lines
                .peek()
                .is_none_or(|line| line.is_empty() || line.ends_with('}'));
            if at_end && starter.last().is_some_and(String::is_empty) {
                starter.pop();
            }
        } else if let Some(said) = line.trim_start().strip_prefix(TODO) {
            if let Some(signature) = starter.last_mut() {
                *signature = signature.replace("(mut ", "(").replace(", mut ", ", ");
            }
            starter.extend(todo(&" ".repeat(indent), said.trim_end_matches(')')));
            while lines
                .peek()
                .is_some_and(|line| !ends_at(line, indent.saturating_sub(4)))
            {
                lines.next();
            }
        } else {
            starter.push(line.to_owned());
        }
    }
    if solution.contains(TODO) {
        imports::forget(&mut starter);
    }
    starter.join("\n") + "\n"
}

/// A solution as a reader is shown it, without the marks.
pub fn without_marks(solution: &str) -> String {
    let shown = |line: &&str| line.trim_start() != OWN && !line.trim_start().starts_with(TODO);
    solution
        .lines()
        .filter(shown)
        .flat_map(|line| [line, "\n"])
        .collect()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether a function or an item that begins at `indent` ends with this line.
fn ends_at(line: &str, indent: usize) -> bool {
    line.strip_prefix(&" ".repeat(indent))
        .is_some_and(|rest| rest == "}" || rest == "};" || rest == ");")
}

fn one_line_item(line: &str, at: usize) -> bool {
    let text = line.trim_start();
    indent(line) == at && !text.starts_with("//") && !text.starts_with('#') && text.ends_with([';', '}'])
}

/// The lines of a `todo!`, as rustfmt sets them.
fn todo(indent: &str, said: &str) -> Vec<String> {
    if let Some(said) = said.strip_prefix(GUARDED) {
        let inner = todo(&format!("{indent}    "), &format!("\"{said}"));
        let guard = [
            "// This `if` only keeps an unwritten `todo!` from ending the whole test run.",
            "// Delete it with the `todo!`: your `drop` has to run in a panic, too.",
            "if !std::thread::panicking() {",
        ];
        return guard
            .iter()
            .map(|line| format!("{indent}{line}"))
            .chain(inner)
            .chain([format!("{indent}}}")])
            .collect();
    }
    let line = format!("{indent}todo!({said})");
    if line.chars().count() <= MAX_WIDTH {
        return vec![line];
    }
    vec![
        format!("{indent}todo!("),
        format!("{indent}    {said}"),
        format!("{indent})"),
    ]
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_starter_has_the_questions_in_place_of_the_bodies() {
        let solution = r#"//! Step 1: halve.
use std::fmt::{self, Write as _};
// The solution's own.
use std::mem;
use std::{iter, slice};

pub struct Half(u8);

impl Half {
    /// Half of it; `iter` is only spoken of here.
    pub fn of(mut whole: u8, f: &mut fmt::Formatter<'_>) -> u8 {
        // todo!("which bits of `slice` are left?")
        whole /= 2;
        if let Some(one) = slice::from_ref(&whole).first() {
            return *one;
        }
        mem::take(&mut whole)
    }

    // The solution's own.
    /// Nobody else calls it.
    fn helper() {
        iter::empty::<u8>();
    }
}

impl Drop for Half {
    fn drop(&mut self) {
        // todo!("when dropped: count one less")
        self.0 -= 1;
    }
}
"#;
        let starter = r#"//! Step 1: halve.
use std::fmt::{self, Write as _};

pub struct Half(u8);

impl Half {
    /// Half of it; `iter` is only spoken of here.
    pub fn of(whole: u8, f: &mut fmt::Formatter<'_>) -> u8 {
        todo!("which bits of `slice` are left?")
    }
}

impl Drop for Half {
    fn drop(&mut self) {
        // This `if` only keeps an unwritten `todo!` from ending the whole test run.
        // Delete it with the `todo!`: your `drop` has to run in a panic, too.
        if !std::thread::panicking() {
            todo!("count one less")
        }
    }
}
"#;
        assert_eq!(super::of(solution), starter, "what a starter is made of changed");
        assert_eq!(
            super::of(starter),
            starter,
            "a file without marks is its own starter"
        );
    }
}
