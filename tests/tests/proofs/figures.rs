//! The figures that can be touched: their arithmetic, in JavaScript, gives the answers that were recorded from CPython.

use std::io::{self, Write as _};
use std::process::Command;

use crate::{must, root};

#[test]
fn their_arithmetic_is_cpythons() {
    let run = Command::new("node")
        .arg("tests/browser/model.mjs")
        .current_dir(root())
        .output();
    let Ok(output) = run else {
        // Not `eprintln!`: the test harness keeps that to itself as long as the test is green.
        let skipped = "NO NODE WAS FOUND. Skipped: whether the figures that can be touched compute what CPython answered.";
        let _ = writeln!(io::stderr(), "\n{skipped}\n");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    let passed = said
        .lines()
        .find(|line| line.contains(" recorded answers of CPython passed"));
    let findings: Vec<_> = match passed {
        Some(passed) if output.status.success() => {
            let _ = writeln!(io::stderr(), "  figures: {}", passed.trim_start_matches("# "));
            Vec::new()
        }
        _ => vec![format!("{said}{}", String::from_utf8_lossy(&output.stderr))],
    };
    must("the figures compute what CPython answered", &findings);
}
