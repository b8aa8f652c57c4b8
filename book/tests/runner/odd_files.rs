//! Files and messages that no learner means to make: pipes, devices, control characters, messages of megabytes.

use crate::scratch::{SOLVED, Scratch};
use crate::server::{Server, is};

#[test]
#[cfg(unix)]
fn what_is_no_file_is_said_and_nothing_waits_for_it() {
    let scratch = Scratch::new();
    let shut = scratch.step("shut");
    std::fs::remove_file(&shut).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&shut).status();
    assert!(made.unwrap().success());
    scratch.check_says(&[
        "broken   first/shut",
        "src/shut.rs cannot be read: a named pipe stands where a file belongs",
    ]);
    let (status, said) = scratch.run(&["diff", "first/shut"]);
    assert!(
        status == Some(2) && said.contains("a named pipe stands"),
        "{said}"
    );
    std::fs::remove_file(&shut).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &shut).unwrap();
    scratch.check_says(&["src/shut.rs cannot be read: a device stands where a file belongs"]);
    let (status, said) = scratch.run(&["reset", "first/shut"]);
    assert_eq!(status, Some(0), "{said}");
    scratch.check_says(&["to do    first/shut"]);
}

#[test]
fn what_a_test_says_to_the_terminal_is_shown_and_not_obeyed() {
    let scratch = Scratch::new();
    scratch.edit(
        "open",
        "pub fn answer() -> u32 {\n    panic!(\"one\\rtwo \\u{9b}2J \\u{202e}cba \\u{1b}[2J\")\n}\n",
    );
    let said = scratch.check_says(&["red      first/open", r"one\rtwo \u{9b}2J \u{202e}cba"]);
    let obeyed = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!said.contains(obeyed), "{said:?}");
}

#[test]
fn a_message_of_rustc_has_a_bound() {
    let scratch = Scratch::new();
    let long = format!("no{}\n", " no".repeat(100)).repeat(16 << 10);
    scratch.edit("open", format!("compile_error!(\"because {long}\");\n"));
    let said = scratch.check_says(&["broken   first/open", "error: because no no", "[…]"]);
    assert!(said.len() < 32 * 1024, "{} bytes of it", said.len());
}

#[test]
fn the_diff_names_a_difference_that_nobody_sees() {
    let scratch = Scratch::new();
    scratch.edit("open", SOLVED.replace('\n', "\r\n"));
    let (status, said) = scratch.run(&["diff", "first/open"]);
    assert_eq!(status, Some(0));
    assert!(
        said.trim_end()
            .ends_with("are the same but for the line ends (CR LF or LF)."),
        "{said}"
    );
    scratch.edit("open", SOLVED.replace("42", "4\u{202e}1").replace('\n', "\r\n"));
    let (_, said) = scratch.run(&["diff", "first/open"]);
    assert!(
        said.contains("the files differ in the line ends") && said.contains("-     4\\u{202e}1\n+     42\n"),
        "{said}"
    );
    assert!(
        said.contains("\n  pub fn answer() -> u32 {\n"),
        "equal lines are equal: {said}"
    );
}

#[test]
fn compiling_that_never_ends_is_said_and_a_save_ends_it() {
    let scratch = Scratch::new();
    let endless = "#![allow(long_running_const_eval)]\nconst _: () = loop {};\n";
    scratch.edit("open", format!("{endless}{SOLVED}").replace("//! Solved.\n", ""));
    let server = Server::start_with_limit(&scratch, 0, "0.3");
    let event = server.event(|event| event.contains("There is no answer after 3.6 s"));
    assert!(
        event.contains("cargo is still compiling") && is("open", "running")(&event),
        "{event}"
    );
    scratch.edit("open", SOLVED);
    let event = server.event(is("open", "green"));
    assert!(event.contains(r#""slow":null"#), "{event}");
}
