//! When the live workbook runs tests, and what it counts.

use std::time::Duration;
use std::{fs, thread};

use crate::learners_code::answering;
use crate::scratch::{SOLVED, Scratch};
use crate::server::{Server, is};

#[test]
fn what_does_not_compile_keeps_the_count_of_before() {
    let scratch = Scratch::new();
    scratch.edit("open", SOLVED);
    let server = Server::start(&scratch, 0);
    let event = server.event(is("open", "green"));
    assert!(event.contains(r#""green":1,"stale":false"#), "{event}");
    scratch.edit("shut", "garbage");
    let event = server.event(is("shut", "broken"));
    assert!(event.contains(r#""green":1,"stale":true"#), "{event}");
    scratch.edit("shut", SOLVED);
    let event = server.event(is("shut", "green"));
    assert!(event.contains(r#""green":2,"stale":false"#), "{event}");
}

#[test]
fn while_tests_run_it_is_said_how_many_of_each_step_have_reported() {
    let scratch = Scratch::new();
    let go = scratch.path().join("go");
    scratch.edit("open", SOLVED);
    scratch.edit(
        "shut",
        answering(&format!(
            "while !std::path::Path::new({go:?}).exists() {{}}\n    42"
        )),
    );
    let server = Server::start_with_limit(&scratch, 0, "60");
    server.event(|event| {
        event.contains(r#""tests":{"open":{"reported":1,"of":1},"shut":{"reported":0,"of":1}}"#)
            && event.contains(r#""phase":"testing""#)
    });
    fs::write(go, "").unwrap();
    let event = server.event(is("shut", "green"));
    assert!(event.contains(r#""run":null"#), "{event}");
}

#[test]
fn a_run_does_not_answer_what_it_wrote_itself() {
    let scratch = Scratch::new();
    let runs = scratch.path().join("runs");
    // A file of Rust that no source names, with something else in it each time.
    scratch.edit(
        "open",
        format!(
            "pub fn answer() -> u32 {{
    use std::io::Write as _;
    let mut runs = std::fs::File::options().create(true).append(true).open({runs:?}).unwrap();
    runs.write_all(b\"x\").unwrap();
    std::fs::write(\"src/new.rs\", format!(\"// {{:?}}\", std::time::SystemTime::now())).unwrap();
    42
}}
"
        ),
    );
    let server = Server::start(&scratch, 0);
    server.event(is("open", "green"));
    thread::sleep(Duration::from_secs(3));
    let count = || fs::read(&runs).unwrap().len();
    assert_eq!(count(), 1, "one run, and none because of what it wrote");
    scratch.edit("shut", SOLVED);
    server.event(is("shut", "green"));
    assert_eq!(count(), 2, "a save is answered as ever");
}
