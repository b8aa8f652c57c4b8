//! What is called green or red: these bytes, on this disk, now, and libtest says so.

use std::fs::{self, File};
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::learners_code::answering;
use crate::scratch::{SOLVED, Scratch};

/// A workbook whose two steps are green.
pub fn solved() -> Scratch {
    let scratch = Scratch::new();
    scratch.edit("open", SOLVED);
    scratch.edit("shut", SOLVED);
    assert_eq!(scratch.run(&["check"]).0, Some(0));
    scratch
}

impl Scratch {
    /// Puts `text` into the file of a step as a backup, an archive or `cp -p` does: with a time of long ago.
    fn put_back(&self, file: &str, text: &str) {
        let path = self.path().join(file);
        fs::write(&path, text).unwrap();
        let long_ago = SystemTime::now() - Duration::from_secs(60 * 60);
        let file = File::options().append(true).open(path).unwrap();
        file.set_modified(long_ago).unwrap();
    }

    #[track_caller]
    fn is_green(&self) {
        let (status, said) = self.run(&["check"]);
        assert_eq!(status, Some(0), "what is right is green:\n{said}");
    }
}

const OPEN: &str = "exercises/01-first/src/open.rs";

#[test]
fn bytes_with_an_old_time_are_compiled_all_the_same() {
    let scratch = solved();
    scratch.put_back(OPEN, "garbage");
    scratch.check_says(&["broken   first/open"]);
    scratch.put_back(OPEN, SOLVED);
    scratch.is_green();
    scratch.put_back(OPEN, &answering("41"));
    scratch.check_says(&["red      first/open"]);
}

#[test]
fn what_was_solved_is_green_again_when_it_is_moved_back_from_the_backup() {
    let scratch = solved();
    scratch.run(&["reset", "first"]);
    scratch.check_says(&["0/2  first"]);
    scratch.put_back(OPEN, SOLVED);
    scratch.put_back("exercises/01-first/src/shut.rs", SOLVED);
    scratch.is_green();
}

#[test]
fn tests_with_an_old_time_are_compiled_too() {
    let scratch = solved();
    let tests = "exercises/01-first/tests/steps/open.rs";
    let text = fs::read_to_string(scratch.path().join(tests)).unwrap();
    scratch.put_back(tests, &text.replace("42", "43"));
    scratch.check_says(&["red      first/open", "expected │ 43"]);
}

#[test]
fn what_somebody_else_has_built_in_between_is_not_taken_for_what_is_here() {
    let scratch = Scratch::new();
    scratch.edit("shut", SOLVED);
    let starter = fs::read_to_string(scratch.step("open")).unwrap();
    scratch.check_says(&["1/2  first"]);
    scratch.edit("open", SOLVED);
    // With the library alone the test program stays the one of before, until it is linked anew.
    for target in ["--lib", "--tests"] {
        let built = Command::new(env!("CARGO"))
            .args(["test", "--quiet", "--package", "first", target])
            .current_dir(scratch.path())
            .env("CARGO_TARGET_DIR", scratch.path().join("target"))
            .output()
            .unwrap();
        assert!(
            built.status.success(),
            "{}",
            String::from_utf8_lossy(&built.stdout)
        );
        scratch.put_back(OPEN, &starter);
        scratch.check_says(&["1/2  first", "to do    first/open"]);
        scratch.edit("open", SOLVED);
    }
}

#[test]
fn what_brings_the_program_down_is_blamed_and_nothing_else() {
    let scratch = solved();
    for (body, words) in [
        (
            "fn deeper(by: u32) -> u32 {\n        deeper(std::hint::black_box(by + 1)) + 1\n    }\n    deeper(0)",
            "its stack overflowed. Does a function call itself without an end?",
        ),
        ("std::process::abort()", "This test brought the test program down"),
        (
            "std::process::exit(0)",
            "it was ended with the status 0, as `std::process::exit` does.",
        ),
    ] {
        scratch.edit("shut", answering(body));
        scratch.check_says(&["1/2  first", "green    first/open", "red      first/shut", words]);
    }
}

#[test]
fn right_code_may_write_past_libtest() {
    let scratch = solved();
    let before = "use std::io::Write as _;\n    std::io::stdout().write_all(b\"x\").unwrap();\n    ";
    scratch.edit("open", answering(&format!("{before}42")));
    scratch.edit("shut", answering(&format!("{before}print!(\"y\");\n    42")));
    scratch.is_green();
    let forged = "println!(\"test open::it_answers ... FAILED\");";
    let child = format!(
        "std::process::Command::new({:?}).arg(\"--version\").status().unwrap();",
        env!("CARGO")
    );
    scratch.edit("open", answering(&format!("{child}\n    42")));
    scratch.edit("shut", answering(&format!("{before}{forged}\n    42")));
    scratch.is_green();
}

#[test]
fn a_wrong_answer_says_its_rule_whatever_it_prints_past_libtest() {
    let scratch = solved();
    scratch.edit(
        "open",
        answering("use std::io::Write as _;\n    std::io::stdout().write_all(b\"x\\nfailures:\\ny\").unwrap();\n    41"),
    );
    scratch.check_says(&["1/2  first", "red      first/open", "the answer is 42\n"]);
}

#[test]
fn a_program_that_says_ok_itself_and_leaves_is_not_green() {
    let scratch = solved();
    for summary in ["", "test result: ok. 1 passed; 0 failed; 0 ignored;\\n"] {
        let said = format!("test open::it_answers ... ok\\ntest shut::it_answers ... ok\\n{summary}");
        let status = i32::from(!summary.is_empty());
        let body = format!(
            "use std::io::Write as _;\n    std::io::stdout().write_all(b\"{said}\").unwrap();\n    std::process::exit({status})"
        );
        scratch.edit("open", answering(&body));
        scratch.check_says(&["1/2  first", "red      first/open", "green    first/shut"]);
    }
}

#[test]
fn what_a_shell_exports_for_tests_changes_no_verdict() {
    let scratch = Scratch::new();
    scratch.edit("shut", SOLVED);
    for (name, value) in [
        ("RUST_TEST_NOCAPTURE", "1"),
        ("RUST_TEST_THREADS", "0"),
        ("RUST_TEST_SHUFFLE", "1"),
        ("RUST_BACKTRACE", "full"),
        ("__RUST_TEST_INVOKE", "open::it_answers"),
    ] {
        let output = scratch.command(&["check"]).env(name, value).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        for words in [
            "1/2  first",
            "to do    first/open",
            "not yet implemented: answer\n    at exercises",
        ] {
            assert!(said.contains(words), "with {name}={value}:\n{said}");
        }
    }
}

#[test]
fn a_test_without_an_end_keeps_no_other_step_from_its_verdict() {
    let scratch = solved();
    let tests = "#[test]\nfn first_one() {\n    first::shut::answer();\n}\n\n".to_owned();
    let more: String = (0..8)
        .map(|number| tests.replace("first_one", &format!("more_{number}")))
        .collect();
    let own = fs::read_to_string(scratch.path().join("exercises/01-first/tests/steps/shut.rs")).unwrap();
    scratch.write("exercises/01-first/tests/steps/shut.rs", more + &own);
    scratch.edit("shut", answering("loop {}"));
    let said = scratch.check_says(&[
        "1/2  first",
        "green    first/open",
        "red      first/shut",
        "shut::more_0",
    ]);
    assert!(
        !said.contains("shut::more_7"),
        "what never began is not blamed:\n{said}"
    );
}
