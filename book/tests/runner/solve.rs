//! `solve` puts reference solutions in, keeps what was there, and never calls them the learner's.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::learners_code::answering;
use crate::scratch::{SOLVED, STARTER, Scratch};
use crate::server::{Server, is};

#[test]
fn a_step_is_solved_by_reference_and_the_learners_file_is_kept() {
    let scratch = Scratch::new();
    scratch.edit("open", "// half done");
    let (status, said) = scratch.run(&["solve", "first/open"]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(scratch.yours("open").as_deref(), Some(SOLVED));
    assert_eq!(scratch.yours("shut").as_deref(), Some(STARTER), "the step alone");
    assert!(
        scratch.has_kept("// half done") && said.contains("Your files are kept in"),
        "{said}"
    );
    scratch.check_says(&[
        "0/2 and 1 by reference  first",
        "reference first/open",
        "to do    first/shut",
    ]);
    assert!(scratch.left_over().is_empty(), "{:?}", scratch.left_over());
}

#[test]
fn a_second_solve_changes_nothing() {
    let scratch = Scratch::new();
    scratch.edit("open", "// mine");
    assert_eq!(scratch.run(&["solve", "first"]).0, Some(0));
    let kept = scratch.files(".workbook/backups");
    let (status, said) = scratch.run(&["solve", "first"]);
    assert!(
        status == Some(0) && said.contains("there is nothing to put in"),
        "{said}"
    );
    assert_eq!(scratch.files(".workbook/backups"), kept);
    let (status, said) = scratch.run(&["check"]);
    assert_eq!(status, Some(0), "a solved chapter is green: {said}");
    assert!(said.contains("0/2 and 2 by reference"), "{said}");
}

#[test]
fn what_a_learner_writes_is_green_also_when_it_is_the_same() {
    let scratch = Scratch::new();
    scratch.edit("open", SOLVED);
    scratch.check_says(&["1/2  first", "green    first/open"]);
    assert_eq!(scratch.run(&["solve", "first/open"]).0, Some(0));
    scratch.check_says(&["green    first/open"]);
    scratch.run(&["reset", "first"]);
    scratch.run(&["solve", "first/open"]);
    scratch.edit("open", answering("40 + 2"));
    scratch.check_says(&["green    first/open"]);
    scratch.run(&["reset", "first"]);
    scratch.edit("open", SOLVED);
    scratch.check_says(&["green    first/open"]);
}

#[test]
fn a_solve_is_undone_by_restore() {
    let scratch = Scratch::new();
    scratch.edit("open", answering("6 * 7"));
    let said = scratch.run(&["solve", "first/open"]).1;
    let folder = said
        .lines()
        .find_map(|line| line.strip_prefix("Your files are kept in "));
    let back = said.lines().find_map(|line| {
        line.strip_prefix("`cargo workbook restore ")?
            .strip_suffix("` brings them back.")
    });
    let (folder, back) = (Path::new(folder.unwrap()), back.unwrap());
    assert_eq!(folder.file_name().unwrap(), back);
    let (status, said) = scratch.run(&["restore", back]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(scratch.yours("open"), Some(answering("6 * 7")));
    scratch.check_says(&["green    first/open"]);
}

#[test]
fn before_a_step_comes_all_that_is_not_green_and_not_the_step() {
    let scratch = Scratch::new();
    scratch.edit("open", answering("41"));
    scratch.edit("shut", "// mine, and not to be touched\n".to_owned() + STARTER);
    let shut = scratch.yours("shut");
    let (status, said) = scratch.run(&["solve", "--before", "first/shut"]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(scratch.yours("open").as_deref(), Some(SOLVED));
    assert_eq!(scratch.yours("shut"), shut);
    assert!(scratch.has_kept(&answering("41")));
    let own = answering("40 + 2");
    scratch.edit("open", &own);
    let (status, said) = scratch.run(&["solve", "--before", "first/shut"]);
    assert!(
        status == Some(0) && said.contains("first/open is green and stays"),
        "{said}"
    );
    assert_eq!(scratch.yours("open"), Some(own));
    let (status, said) = scratch.run(&["solve", "--before", "first/open"]);
    assert!(
        status == Some(0) && said.contains("first/open needs no other step"),
        "{said}"
    );
}

#[test]
fn before_a_step_comes_what_does_not_compile() {
    let scratch = Scratch::new();
    scratch.edit("open", "garbage");
    let (status, said) = scratch.run(&["solve", "--before", "first/shut"]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(scratch.yours("open").as_deref(), Some(SOLVED));
    assert!(scratch.has_kept("garbage"));
}

#[test]
fn what_cannot_be_solved_is_refused_and_nothing_is_changed() {
    let scratch = Scratch::new();
    scratch.edit("open", "// mine");
    for (args, why) in [
        (&["solve", "first/opne"][..], "did you mean `first/open`"),
        (
            &["solve", "--before", "first"],
            "is a chapter; name one of its steps",
        ),
        (&["solve"], "required"),
        (
            &["solve", "first", "--before", "first/shut"],
            "cannot be used with",
        ),
    ] {
        let (status, said) = scratch.run(args);
        assert!(status == Some(2) && said.contains(why), "{args:?}: {said}");
    }
    fs::remove_file(scratch.path().join("solutions/01-first/src/open.rs")).unwrap();
    let (status, said) = scratch.run(&["solve", "first/open"]);
    assert!(status == Some(2) && said.contains("cannot read"), "{said}");
    assert_eq!(scratch.yours("open").as_deref(), Some("// mine"));
}

#[test]
fn solves_and_resets_at_the_same_time_wait_for_each_other() {
    let scratch = Scratch::new();
    scratch.edit("open", "// one");
    scratch.edit("shut", "// two");
    let start = |command: &str| {
        let mut command = scratch.command(&[command, "first"]);
        command.stdout(Stdio::null()).spawn().unwrap()
    };
    for mut command in [start("solve"), start("reset"), start("solve")] {
        assert!(command.wait().unwrap().success());
    }
    assert!(scratch.has_kept("// one") && scratch.has_kept("// two"));
    for step in ["open", "shut"] {
        let now = scratch.yours(step).unwrap();
        assert!(now == SOLVED || now == STARTER, "{step} is whole: {now}");
    }
    assert!(scratch.left_over().is_empty(), "{:?}", scratch.left_over());
}

#[test]
fn the_panel_says_reference() {
    let scratch = Scratch::new();
    scratch.edit("shut", SOLVED);
    let server = Server::start(&scratch, 0);
    server.event(is("shut", "green"));
    assert_eq!(scratch.run(&["solve", "first/open"]).0, Some(0));
    let event = server.event(is("open", "reference"));
    assert!(
        event.contains(r#""green":1,"stale":false"#),
        "one is the learner's: {event}"
    );
}
