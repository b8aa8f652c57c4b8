//! What a test has started ends with it, also in a process group of its own and when nobody is there to end it.
#![cfg(target_os = "linux")]

use std::process::Stdio;
use std::time::Duration;
use std::{fs, thread};

use crate::learners_code::{answering, is_running};
use crate::scratch::Scratch;
use crate::verdicts::solved;

/// A step that starts a process in a group of its own, writes down which, and goes on with `then`.
fn starting_a_group(then: &str) -> String {
    answering(&format!(
        "use std::os::unix::process::CommandExt as _;
    let mut sleep = std::process::Command::new(\"sleep\");
    let child = sleep.arg(\"600\").process_group(0).spawn().unwrap();
    std::fs::write(\"pid.new\", format!(\"{{}} {{}}\", child.id(), std::process::id())).unwrap();
    std::fs::rename(\"pid.new\", \"pid\").unwrap();
    {then}"
    ))
}

/// The processes that such a step wrote down.
fn written_down(scratch: &Scratch) -> Vec<String> {
    let pids = fs::read_to_string(scratch.path().join("exercises/01-first/pid")).unwrap();
    pids.split(' ').map(str::to_owned).collect()
}

#[test]
fn what_left_the_group_is_stopped_too() {
    let scratch = solved();
    scratch.edit("shut", starting_a_group("loop {}"));
    scratch.check_says(&["had not ended after 2 s", "red      first/shut"]);
    for pid in written_down(&scratch) {
        assert!(!is_running(&pid), "process {pid} outlived `check`");
    }
    scratch.edit("shut", starting_a_group("42"));
    let (status, said) = scratch.run(&["check"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(
        said.contains("was still running when the test had ended; it was stopped."),
        "{said}"
    );
    for pid in written_down(&scratch) {
        assert!(!is_running(&pid), "process {pid} outlived `check`");
    }
}

#[test]
fn a_program_that_is_killed_leaves_no_test_behind() {
    let scratch = solved();
    scratch.edit("shut", starting_a_group("loop {}"));
    let mut check = scratch.command(&["check"]).stdout(Stdio::null()).spawn().unwrap();
    while !scratch.path().join("exercises/01-first/pid").is_file() {
        thread::sleep(Duration::from_millis(20));
    }
    // As `kill -9` does.
    check.kill().unwrap();
    check.wait().unwrap();
    for pid in written_down(&scratch) {
        assert!(!is_running(&pid), "process {pid} outlived the program");
    }
}
