//! Code that does not compile, panics, loops, floods or is not there: each is said in plain words.

use std::fs;

use crate::scratch::{SOLVED, Scratch};

pub fn answering(body: &str) -> String {
    format!("pub fn answer() -> u32 {{\n    {body}\n}}\n")
}

#[test]
fn a_starter_is_to_do_and_a_solved_chapter_is_green() {
    let scratch = Scratch::new();
    let said = scratch.check_says(&[
        "[----] 0/2  first",
        "to do    first/open",
        "not yet implemented: answer",
    ]);
    assert!(
        said.contains("at exercises/01-first/src/open.rs:4:5"),
        "the place of the `todo!` is named:\n{said}"
    );
    scratch.edit("open", SOLVED);
    assert_eq!(
        scratch.run(&["check", "first/open"]).0,
        Some(0),
        "a green step is enough when it alone is asked for"
    );
    assert_eq!(scratch.run(&["check", "first/shut"]).0, Some(1));
    scratch.edit("shut", SOLVED);
    let (status, said) = scratch.run(&["check"]);
    let runs = "`cargo run -p first --example both` runs what you have built";
    assert_eq!(
        (status, said.contains("[####] 2/2  first"), said.contains(runs)),
        (Some(0), true, true),
        "{said}"
    );
}

#[test]
fn a_wrong_answer_is_the_rule_and_both_sides() {
    let scratch = Scratch::new();
    scratch.edit("open", answering("41"));
    let said = scratch.check_says(&[
        "red      first/open",
        "the answer is 42\n",
        "expected │ 42\n",
        "   yours │ 41\n",
    ]);
    assert!(
        !said.contains("panicked at") && !said.contains("RUST_BACKTRACE"),
        "{said}"
    );
}

#[test]
fn a_panic_names_the_learners_line() {
    let scratch = Scratch::new();
    scratch.edit("open", answering("[1, 2][std::hint::black_box(7)]"));
    scratch.check_says(&[
        "red      first/open",
        "the index is 7",
        "at exercises/01-first/src/open.rs:2:5",
    ]);
}

#[test]
fn code_that_does_not_compile_is_broken_in_rustcs_words() {
    let scratch = Scratch::new();
    scratch.edit("shut", answering("\"no number\""));
    scratch.check_says(&[
        "not run  first/open",
        "broken   first/shut",
        "error[E0308]: mismatched types",
        "exercises/01-first/src/shut.rs:2:5",
        "No test of this chapter can run before src/shut.rs compiles.",
    ]);
}

#[test]
fn an_endless_loop_is_stopped_and_the_other_step_keeps_its_message() {
    let scratch = Scratch::new();
    scratch.edit("open", answering("41"));
    scratch.edit(
        "shut",
        answering("loop {\n        std::hint::spin_loop();\n    }"),
    );
    scratch.check_says(&[
        "The tests that had not ended after 2 s: shut::it_answers.",
        "red      first/shut",
        "This test had not ended after 2 s and was stopped.",
        "red      first/open",
        "yours │ 41",
    ]);
}

#[test]
#[cfg(unix)]
fn what_a_test_has_started_ends_with_it() {
    let scratch = Scratch::new();
    scratch.edit(
        "shut",
        answering(
            "let mut child = std::process::Command::new(\"sleep\").arg(\"600\").spawn().unwrap();
    std::fs::write(\"pid\", child.id().to_string()).unwrap();
    child.wait().unwrap();
    42",
        ),
    );
    scratch.check_says(&["had not ended after 2 s"]);
    let pid = fs::read_to_string(scratch.path().join("exercises/01-first/pid")).unwrap();
    assert!(!is_running(&pid), "process {pid}, started by a test, outlived it");
}

/// Whether a process of this number runs; one that has ended and waits for its parent does not.
#[cfg(unix)]
pub fn is_running(pid: &str) -> bool {
    // The supervisor and the kernel need a moment between the signal and the end, and on a busy machine more than one.
    for _ in 0..500 {
        let listed = std::process::Command::new("ps")
            .args(["-o", "stat=", "-p", pid])
            .output()
            .unwrap();
        let state = String::from_utf8_lossy(&listed.stdout).trim().to_owned();
        if state.is_empty() || state.starts_with('Z') {
            return false;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    true
}

#[test]
fn a_flood_of_output_is_cut_and_the_rule_survives_it() {
    let scratch = Scratch::new();
    scratch.edit(
        "shut",
        answering(
            "use std::io::Write as _;
    let line = format!(\"{}\\n\", \"y\".repeat(1 << 10));
    for _ in 0..8 {
        std::io::stdout().write_all(line.repeat(1 << 10).as_bytes()).unwrap();
        print!(\"{}\", line.repeat(1 << 10));
    }
    41",
        ),
    );
    let said = scratch.check_says(&[
        "The tests printed more than anybody reads",
        "red      first/shut",
        "the answer is 42",
    ]);
    assert!(
        said.len() < 64 * 1024,
        "the flood went on for {} bytes",
        said.len()
    );
}

#[test]
fn output_that_is_not_text_is_shown_as_far_as_it_is() {
    let scratch = Scratch::new();
    scratch.edit(
        "open",
        answering(
            "use std::io::Write as _;\n    std::io::stdout().write_all(b\"\\xff\\xfe\\n\").unwrap();\n    42",
        ),
    );
    scratch.check_says(&["green    first/open"]);
}

#[test]
fn a_program_that_is_brought_down_says_how() {
    let scratch = Scratch::new();
    scratch.edit(
        "shut",
        answering("eprintln!(\"goodbye\");\n    std::process::exit(7)"),
    );
    scratch.check_says(&[
        "The test program ended before all tests had reported",
        "red      first/shut",
    ]);
}

#[test]
fn a_file_that_is_gone_can_be_brought_back() {
    let scratch = Scratch::new();
    fs::remove_file(scratch.step("shut")).unwrap();
    scratch.check_says(&[
        "broken   first/shut",
        "src/shut.rs cannot be read",
        "cargo workbook reset first/shut",
    ]);
}

#[test]
fn a_source_that_is_not_utf_8_names_its_line() {
    let scratch = Scratch::new();
    scratch.edit("shut", b"//! A step.\n// na\xefve\n");
    scratch.check_says(&[
        "broken   first/shut",
        "src/shut.rs is not UTF-8: line 2 holds the byte 0xef",
    ]);
}

#[test]
fn an_error_outside_the_steps_breaks_all_of_them() {
    let scratch = Scratch::new();
    scratch.write(
        "exercises/01-first/src/lib.rs",
        "pub mod open;\npub mod shut;\npub mod more;\n",
    );
    scratch.check_says(&[
        "broken   first/open",
        "broken   first/shut",
        "file not found for module `more`",
    ]);
}
