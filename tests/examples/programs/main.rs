//! Answers programs of Python statements about views, out of the reference solutions: `tests/python/random_programs.py` asks
//! CPython the same and compares.
//!
//! A program on standard input is a line that says which types answer it, a statement a line, and an empty line. What is
//! written is an answer a line, the last ones being what its owners hold in the end, and an empty line.

mod bytes;
mod lifetimes;
mod memory;
mod text;

use std::io::{self, BufWriter, Write as _};
use std::panic::{self, AssertUnwindSafe};

fn main() -> io::Result<()> {
    // A panic is an answer like any other: a wrong one.
    panic::set_hook(Box::new(|_| {}));
    let input = io::read_to_string(io::stdin())?;
    let mut output = BufWriter::new(io::stdout().lock());
    for program in input.split_terminator("\n\n") {
        let (kind, statements) = program.split_once('\n').unwrap_or((program, ""));
        let answers = match kind {
            "# memory" => memory::answers(statements),
            "# bytes" => bytes::answers(statements),
            "# lifetimes" => lifetimes::answers(statements),
            _ => vec![format!("no types are known for {kind:?}")],
        };
        writeln!(output, "{}\n", answers.join("\n"))?;
    }
    output.flush()
}

/// An answer, the error that stands for it, or what a panic says.
fn answered(work: impl FnOnce() -> anyhow::Result<String>) -> String {
    match panic::catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => error.to_string(),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            format!(
                "panicked: {}",
                text.or_else(|| panic.downcast_ref().copied()).unwrap_or("?")
            )
        }
    }
}
